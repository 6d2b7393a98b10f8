"""Scrapy: an item pipeline. The extra is ``scrapy``.

ITEM_PIPELINES = {"newsclean.pipelines.scrapy.NewscleanPipeline": 300}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from newsclean import Options
from newsclean.pipelines.extras import need
from newsclean.pipelines.facts import FACTS, facts_of
from newsclean.pipelines.rows import check_columns
from newsclean.pipelines.work import SourceKind, cleaner_for

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

Item = TypeVar("Item")
_DEFAULT = Options()


class NewscleanPipeline:
    """Cleans one field of each item, and puts the text and what it states beside it.

    Args:
        field: the field with the page or text; items without it pass as they are. The setting is
            ``NEWSCLEAN_FIELD``.
        columns: what to put beside it, by the names of ``newsclean.clean_batch``;
            ``NEWSCLEAN_COLUMNS``.
        kind: what the field holds; ``NEWSCLEAN_KIND``.
        options: what to keep; ``NEWSCLEAN_KEEP`` names kinds besides the body.
    """

    def __init__(
        self,
        field: str = "html",
        columns: Sequence[str] = ("text", *FACTS),
        kind: SourceKind = "auto",
        options: Options = _DEFAULT,
    ) -> None:
        self.adapt = need("itemadapter", "scrapy").ItemAdapter
        self.field, self.columns = field, check_columns(columns)
        self.clean = cleaner_for(kind, options)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> NewscleanPipeline:
        """The pipeline that a crawler's settings describe."""
        settings = crawler.settings
        return cls(
            settings.get("NEWSCLEAN_FIELD", "html"),
            settings.getlist("NEWSCLEAN_COLUMNS", ["text", *FACTS]),
            settings.get("NEWSCLEAN_KIND", "auto"),
            _DEFAULT.with_kept(*settings.getlist("NEWSCLEAN_KEEP")),
        )

    def process_item(self, item: Item) -> Item:
        """The same item, with more fields."""
        adapter = self.adapt(item)
        document = adapter.get(self.field)
        if document is not None:
            adapter.update(facts_of(self.clean(document), self.columns))
        return item
