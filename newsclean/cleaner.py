"""The recipe: read, label until nothing changes, compose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat
from math import exp
from typing import TYPE_CHECKING

from newsclean.article import Article, Kind, Reason, Segment
from newsclean.blocks import Block
from newsclean.decide import Decision
from newsclean.errors import NewscleanError, wrong_type
from newsclean.label import Labeller
from newsclean.language import detect
from newsclean.lexicon import languages, load
from newsclean.options import Options
from newsclean.read.text import read_text
from newsclean.settle import Labelled, settle
from newsclean.verdict import judge
from newsclean.weights import weights, weights_html
from newsclean.write.text import compose

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from newsclean.read.page import Page

# The log-odds of what needs no weighing; the segment's confidence follows from it.
CERTAIN = 9.0
BEYOND_LIMIT = Decision(
    Kind.OTHER,
    1.0 / (1.0 + exp(-CERTAIN)),
    (Reason("limit.max_chars", CERTAIN, "past Options.max_chars"),),
)


class Cleaner:
    """Cleans documents with one set of options; safe to share between threads.

    Args:
        options: what to keep and how to read; the defaults keep the body.

    Raises:
        NewscleanError: where the options name a language without a lexicon.
        TypeError: where ``options`` is none.

    >>> Cleaner().clean_text("News\\n\\nThe bridge is open again, the council said.").text
    'The bridge is open again, the council said.'
    """

    __slots__ = ("options",)

    def __init__(self, options: Options | None = None) -> None:
        if options is not None and not isinstance(options, Options):
            raise TypeError(f"options takes newsclean.Options, not {type(options).__name__}")
        self.options = options or Options()
        language = self.options.language
        if language is not None and language not in languages():
            known = ", ".join(languages())
            raise NewscleanError(f"no lexicon for language {language!r}; there is: {known}")

    def clean_text(self, source: str) -> Article:
        """The article in a plain text that a scraper left; see ``newsclean.clean_text``."""
        if not isinstance(source, str):
            raise TypeError(wrong_type("clean_text", "str", source))
        limit = self.options.max_chars
        blocks = read_text(source if limit is None else source[:limit])
        language = self._language_of(blocks)
        labellers: dict[str | None, Labeller] = {}

        def labeller(some: Sequence[Block]) -> Labeller:
            # What is left may be in another language than what went.
            found = self._language_of(some)
            if found not in labellers:
                labellers[found] = Labeller(load(found), self.options)
            return labellers[found]

        labelled = settle(source, blocks, self.options.keep, labeller)
        notes = []
        if limit is not None and source[limit:].strip():
            notes.append(f"only the first {limit} of {len(source)} characters were read")
            labelled.append(Labelled(_rest(source, limit), BEYOND_LIMIT))
        if language is None:
            notes.append("the language is none with a lexicon: structure alone decided")
        return self._article(labelled, language, notes)

    def clean_html(self, source: str | bytes) -> Article:
        """The article in a page; see ``newsclean.clean_html``."""
        from newsclean.read.html import read_html  # the parser is needed for nothing else

        limit = self.options.max_chars
        page = read_html(source if limit is None else source[:limit])
        notes: tuple[str, ...] = ()
        if limit is not None and len(source) > limit:
            notes = (f"only the first {limit} of {len(source)} characters were read",)
        return self.clean_page(page, notes)

    def clean_soup(self, soup: BeautifulSoup | Tag) -> Article:
        """The article in a BeautifulSoup tree or a part of one, which is not changed."""
        from newsclean.read.soup import read_soup  # bs4 is needed for nothing else

        return self.clean_page(read_soup(soup).page)

    def clean_page(self, page: Page, notes: Sequence[str] = ()) -> Article:
        """The article in a page that was read."""
        # Whoever cleans text alone does not wait for these.
        from newsclean.label_page import decide_page
        from newsclean.read.page import css_paths
        from newsclean.stated import with_stated, with_urls

        language = self.options.language or detect(page.blocks)
        lexicon = load(language)
        labeller = Labeller(lexicon, self.options)
        decisions = decide_page(labeller, page, lexicon.sections, weights_html())
        labelled = [Labelled(*pair) for pair in zip(page.blocks, decisions, strict=True)]
        paths = css_paths(page.elements, [mark.element for mark in page.marks])
        article = self._article(labelled, language, (*page.notes, *notes), paths)
        facts = with_stated(article.facts, page.head)
        related = with_urls(facts.related, article.segments, page.marks)
        return replace(article, facts=replace(facts, related=related))

    def _language_of(self, blocks: Sequence[Block]) -> str | None:
        return self.options.language or detect(blocks)

    def _article(
        self,
        labelled: Sequence[Labelled],
        language: str | None,
        notes: Sequence[str],
        paths: Iterable[str | None] = repeat(None),
    ) -> Article:
        from newsclean.facts import collect  # a third of what importing newsclean would take

        segments = tuple(map(self._segment, labelled, paths))
        verdict, complete = judge(segments)
        total = sum(len(segment.text) for segment in segments)
        sureness = sum(len(segment.text) * segment.confidence for segment in segments)
        return Article(
            text=compose(segment for segment in segments if segment.kept),
            segments=segments,
            facts=collect(segments, language),
            language=language,
            verdict=verdict,
            complete=complete,
            confidence=sureness / total if total else 1.0,
            ruleset=weights().ruleset,
            notes=tuple(notes),
        )

    def _segment(self, labelled: Labelled, path: str | None) -> Segment:
        block, decision = labelled
        return Segment(
            decision.kind,
            block.text,
            block.start,
            block.end,
            decision.kind in self.options.keep,
            decision.confidence,
            decision.reasons,
            block.inline,
            path,
        )


def _rest(source: str, limit: int) -> Block:
    rest = source[limit:]
    start = limit + len(rest) - len(rest.lstrip())
    text = rest.strip()
    return Block(text, start, start + len(text))
