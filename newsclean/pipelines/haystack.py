"""Haystack: a component that cleans documents. The extra is ``haystack``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean import Options
from newsclean.pipelines.extras import need
from newsclean.pipelines.facts import facts_of
from newsclean.pipelines.work import SourceKind, cleaner_for

if TYPE_CHECKING:
    from haystack import Document, component
else:
    _haystack = need("haystack", "haystack")
    Document, component = _haystack.Document, _haystack.component


@component
class NewscleanCleaner:
    """Cleans the content of documents, before they are split.

    Args:
        kind: what the content is: ``text``, ``html``, or ``auto``.
        keep: kinds to keep besides the body, by name.
        keep_empty: whether a document without article text stays, with empty content.
    """

    def __init__(
        self, kind: SourceKind = "auto", keep: list[str] | None = None, keep_empty: bool = False
    ) -> None:
        # Plain values alone: Haystack writes a pipeline as YAML from them.
        self.kind, self.keep, self.keep_empty = kind, keep, keep_empty
        self.clean = cleaner_for(kind, Options().with_kept(*(keep or ())))

    @component.output_types(documents=list[Document])  # type: ignore[untyped-decorator]
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """New documents, with what the articles state in ``meta``; those without content stay."""
        cleaned = []
        for document in documents:
            if document.content is None:
                cleaned.append(document)
                continue
            article = self.clean(document.content)
            if article.text or self.keep_empty:
                meta = document.meta | facts_of(article)
                cleaned.append(replace(document, id="", content=article.text, meta=meta))
        return {"documents": cleaned}
