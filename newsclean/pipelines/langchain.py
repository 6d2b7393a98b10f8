"""LangChain: a document transformer. The extra is ``langchain``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean import Options
from newsclean.pipelines.extras import need
from newsclean.pipelines.facts import FACTS, facts_of
from newsclean.pipelines.rows import check_columns
from newsclean.pipelines.work import SourceKind, cleaner_for

if TYPE_CHECKING:
    from langchain_core.documents import BaseDocumentTransformer, Document
else:
    _documents = need("langchain_core.documents", "langchain")
    BaseDocumentTransformer, Document = _documents.BaseDocumentTransformer, _documents.Document

_DEFAULT = Options()


class NewscleanTransformer(BaseDocumentTransformer):  # type: ignore[misc]
    """Cleans the content of documents, before they are split.

    Args:
        kind: what the content is: ``text``, ``html``, or ``auto``.
        options: what to keep, and how to read.
        facts: columns of ``newsclean.clean_batch`` that go into the metadata.
        keep_empty: whether a document without article text stays, with empty content.
    """

    def __init__(
        self,
        kind: SourceKind = "auto",
        options: Options = _DEFAULT,
        facts: Sequence[str] = FACTS,
        *,
        keep_empty: bool = False,
    ) -> None:
        self.clean = cleaner_for(kind, options)
        self.facts, self.keep_empty = check_columns(facts), keep_empty

    def transform_documents(
        self,
        documents: Sequence[Document],
        **kwargs: object,  # noqa: ARG002
    ) -> Sequence[Document]:
        """New documents; the given ones are not changed."""
        cleaned = []
        for document in documents:
            article = self.clean(document.page_content)
            if article.text or self.keep_empty:
                metadata = document.metadata | facts_of(article, self.facts)
                cleaned.append(Document(article.text, id=document.id, metadata=metadata))
        return cleaned
