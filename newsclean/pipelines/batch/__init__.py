"""``newsclean batch``: files in, files out, in parts that survive a kill."""

from newsclean.pipelines.batch.plan import DEFAULT_COLUMNS, BatchError, Plan
from newsclean.pipelines.batch.run import Report, Watch, run
from newsclean.pipelines.batch.tally import Tally

__all__ = ["DEFAULT_COLUMNS", "BatchError", "Plan", "Report", "Tally", "Watch", "run"]
