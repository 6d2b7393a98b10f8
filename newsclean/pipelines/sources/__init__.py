"""Where ``newsclean batch`` reads from: files of several forms, as one stream of documents."""

from newsclean.pipelines.sources.inputs import Input, InputError, expand
from newsclean.pipelines.sources.read import Meter, read_all
from newsclean.pipelines.sources.record import Place, Selection

__all__ = ["Input", "InputError", "Meter", "Place", "Selection", "expand", "read_all"]
