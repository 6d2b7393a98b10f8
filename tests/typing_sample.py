"""How newsclean is used, for mypy and pyright: both take it strictly, neither finds a thing.

Not run; ``tests/test_typing.py`` has it checked.
"""

from __future__ import annotations

from typing import assert_type

import newsclean
from newsclean import Article, Cleaner, Credit, Kind, Options, Phrase, Role, Segment, Verdict
from newsclean.compare import Change, Comparison, Result, compare, read_results
from newsclean.report import Document, report
from newsclean.testing import NewsPage, assert_clean, news_page


def sample() -> None:
    article = newsclean.clean("text")
    assert_type(article, Article)
    assert_type(newsclean.clean(b"<p>bytes</p>"), Article)
    assert_type(article.text, str)
    assert_type(article.segments, tuple[Segment, ...])
    assert_type(article.title, str | None)
    assert_type(article.credits, tuple[Credit, ...])
    assert_type(article.verdict, Verdict)
    assert_type(article.restore(Kind.TITLE, Kind.CAPTION), str)
    assert_type(article.report("name"), str)
    assert_type(article.to_dict(), dict[str, object])
    assert_type(Article.from_json(article.to_json(indent=2)), Article)
    assert_type(Kind.of(Role.BODY), frozenset[Kind])

    options = Options(phrases=(Phrase("a", Kind.PROMO),)).with_kept("title", Kind.CREDIT)
    assert_type(options, Options)
    assert_type(Cleaner(options).clean_html("<p>x</p>"), Article)

    assert_type(report([Document("a", article)]), str)
    found = compare([Result("a", article)], read_results("{}", "b.json"))
    assert_type(found, Comparison)
    assert_type(found.changes, tuple[Change, ...])

    assert_type(assert_clean("text", allow=["title", Kind.CREDIT]), Article)
    page = news_page(["One."], cruft={Kind.PROMO}, form="text", seed=1)
    assert_type(page, NewsPage)
    assert_type(page.gold, tuple[tuple[Kind, str], ...])
