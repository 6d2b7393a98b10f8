"""datatrove: a formatter for texts and an extractor for pages. The extra is ``datatrove``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean import Options
from newsclean.pipelines.extras import need
from newsclean.pipelines.facts import FACTS, facts_of
from newsclean.pipelines.rows import check_columns
from newsclean.pipelines.work import SourceKind, check_kind, cleaner_for

if TYPE_CHECKING:
    from datatrove.data import DocumentsPipeline
    from datatrove.pipeline.extractors.base import BaseExtractor
    from datatrove.pipeline.formatters.base import BaseFormatter
else:
    BaseExtractor = need("datatrove.pipeline.extractors.base", "datatrove").BaseExtractor
    BaseFormatter = need("datatrove.pipeline.formatters.base", "datatrove").BaseFormatter

_DEFAULT = Options()
_TIMEOUT = 10.0


class NewscleanFormatter(BaseFormatter):  # type: ignore[misc]
    """Cleans the text of each document, and puts what it found beside it.

    Args:
        options: what to keep, and how to read.
        facts: columns of ``newsclean.clean_batch`` that go into the metadata.
        kind: what the documents are: ``text``, ``html``, or ``auto``.
    """

    name = "newsclean"

    def __init__(
        self,
        options: Options = _DEFAULT,
        facts: Sequence[str] = FACTS,
        kind: SourceKind = "text",
    ) -> None:
        check_kind(kind)
        super().__init__()
        self.kind: SourceKind = kind
        self.options, self.facts = options, check_columns(facts)

    def format(self, text: str) -> str:
        """The clean text alone."""
        return cleaner_for(self.kind, self.options)(text).text

    def run(
        self,
        data: DocumentsPipeline,
        rank: int = 0,  # noqa: ARG002
        world_size: int = 1,  # noqa: ARG002
    ) -> DocumentsPipeline:
        """Clean the documents one by one."""
        one = cleaner_for(self.kind, self.options)
        for document in data:
            self.stat_update("total")
            with self.track_time():
                article = one(document.text)
                document.text = article.text
                document.metadata |= facts_of(article, self.facts)
            self.stat_update(article.verdict.value)
            yield document


class NewscleanExtractor(BaseExtractor):  # type: ignore[misc]
    """Takes the clean text out of each page.

    As datatrove's extractors do, it works in a process of its own, where a page that takes longer
    than ``timeout`` seconds is left out, as is one without a text.
    """

    name = "newsclean"

    def __init__(self, options: Options = _DEFAULT, timeout: float = _TIMEOUT) -> None:
        super().__init__(timeout=timeout)
        self.options = options

    def extract(self, text: str) -> str:
        """The clean text of a page."""
        return cleaner_for("html", self.options)(text).text
