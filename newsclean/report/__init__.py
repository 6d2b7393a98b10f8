"""The page that shows a person what each segment is, and why."""

from newsclean.report.notebook import notebook
from newsclean.report.page import Document, report

__all__ = ["Document", "notebook", "report"]
