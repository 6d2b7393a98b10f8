"""The recipe: read, label until nothing changes, compose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from newsclean.article import Article, Facts, Kind, Link, Reason, Role, Segment
from newsclean.blocks import Block
from newsclean.decide import Decision
from newsclean.errors import wrong_type
from newsclean.label import Labeller
from newsclean.language import asked, choose, detect
from newsclean.lexicon import load
from newsclean.options import Options, parse_kinds
from newsclean.read.text import read_text
from newsclean.settle import Labelled, settle
from newsclean.verdict import Judgement, judge
from newsclean.weights import ruleset, weights_html
from newsclean.write.text import compose

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from newsclean.read.page import Mark, Page

# The log-odds of what needs no weighing; the segment's confidence follows from it.
CERTAIN = 9.0
NO_CRUFT = frozenset(Kind) - Kind.of(Role.CRUFT)
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

    __slots__ = ("_asked", "options")

    def __init__(self, options: Options | None = None) -> None:
        if options is not None and not isinstance(options, Options):
            raise TypeError(f"options takes newsclean.Options, not {type(options).__name__}")
        self.options = options or Options()
        language = self.options.language
        self._asked = None if language is None else asked(language)

    def clean_text(self, source: str) -> Article:
        """The article in a plain text that a scraper left; see ``newsclean.clean_text``."""
        if not isinstance(source, str):
            raise TypeError(wrong_type("clean_text", "str", source))
        limit = self.options.max_chars
        blocks = read_text(source if limit is None else source[:limit])
        language, *notes = self._choice(blocks)
        labellers: dict[str | None, Labeller] = {}

        def labeller(some: Sequence[Block]) -> Labeller:
            # What is left may be in another language than what went.
            found = self._asked or detect(some)
            if found not in labellers:
                labellers[found] = Labeller(load(found), self.options)
            return labellers[found]

        labelled = settle(source, blocks, self.options.keep, labeller)
        if limit is not None and source[limit:].strip():
            notes.append(f"only the first {limit} of {len(source)} characters were read")
            labelled.append(Labelled(_rest(source, limit), BEYOND_LIMIT))
        from newsclean.facts import collect  # a third of what importing newsclean would take

        segments = tuple(self._segment(block, decision) for block, decision in labelled)
        facts = collect(segments, language)
        return _article(segments, facts, judge(segments), language, notes)

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

    def mark(self, soup: BeautifulSoup | Tag) -> Article:
        """Write kinds into a tree; see ``newsclean.mark``."""
        from newsclean.read.soup import read_soup
        from newsclean.soup import mark_tree

        read = read_soup(soup)
        article = self.clean_page(read.page)
        mark_tree(read, article.segments)
        return article

    def strip(
        self, soup: BeautifulSoup | Tag, keep: Iterable[Kind | str] | None = None
    ) -> tuple[Segment, ...]:
        """Take cruft out of a tree; see ``newsclean.strip``."""
        from newsclean.read.soup import read_soup
        from newsclean.soup import strip_tree

        if isinstance(keep, str):
            raise TypeError("keep takes a set of kinds, not str")
        kept = self.options.keep | NO_CRUFT if keep is None else parse_kinds(keep)
        read = read_soup(soup)
        return strip_tree(read, self.clean_page(read.page).segments, kept)

    def clean_page(self, page: Page, notes: Sequence[str] = ()) -> Article:
        """The article in a page that was read."""
        # Whoever cleans text alone does not wait for these.
        from newsclean.label_page import decide_page
        from newsclean.read.page import css_paths
        from newsclean.second_opinion import OPINIONS, compare, is_doubtful, metadata_of
        from newsclean.stated import facts_of

        head = page.head
        stated = (head.language, head.meta("content-language"), head.meta("og:locale"))
        language, *unknown = self._choice(page.blocks, stated)
        decisions = decide_page(Labeller(load(language), self.options, weights_html), page)
        asks = bool(page.elements) and not self.options.disabled.issuperset(OPINIONS)
        if asks and is_doubtful(page.blocks, decisions):
            decisions, note = compare(page.source, page.blocks, decisions)
            notes = (*notes, note)
        paths = css_paths(page.elements, [mark.element for mark in page.marks])
        segments = tuple(map(self._segment, page.blocks, decisions, page.marks, paths))
        facts, judgement = facts_of(page, segments, language)
        if self.options.metadata and page.elements:
            facts = replace(facts, metadata=metadata_of(page.source))
        return _article(segments, facts, judgement, language, (*page.notes, *notes, *unknown))

    def _choice(
        self, blocks: Sequence[Block], stated: Sequence[str] = ()
    ) -> tuple[str | None, *tuple[str, ...]]:
        """The language of a document, and a note where there is no lexicon for it."""
        if self._asked is not None:
            return (self._asked,)
        language, note = choose(blocks, stated)
        return (language, note) if note else (language,)

    def _segment(
        self,
        block: Block,
        decision: Decision,
        mark: Mark | None = None,
        path: str | None = None,
    ) -> Segment:
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
            mark.heading if mark else 0,
            mark is not None and mark.list_item and mark.ordered,
            tuple(Link(*link) for link in mark.links) if mark else (),
        )


def _article(
    segments: tuple[Segment, ...],
    facts: Facts,
    judgement: Judgement,
    language: str | None,
    notes: Sequence[str],
) -> Article:
    total = sum(len(segment.text) for segment in segments)
    sureness = sum(len(segment.text) * segment.confidence for segment in segments)
    return Article(
        text=compose(segment for segment in segments if segment.kept),
        segments=segments,
        facts=facts,
        language=language,
        verdict=judgement.verdict,
        complete=judgement.complete,
        confidence=sureness / total if total else 1.0,
        ruleset=ruleset(),
        notes=tuple(notes),
        verdict_confidence=judgement.confidence,
    )


def _rest(source: str, limit: int) -> Block:
    rest = source[limit:]
    start = limit + len(rest) - len(rest.lstrip())
    text = rest.strip()
    return Block(text, start, start + len(text))
