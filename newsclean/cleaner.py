"""The recipe: read, measure, weigh, decide, compose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsclean.article import Article, Segment
from newsclean.blocks import Block, Measured
from newsclean.context import Context, survey
from newsclean.decide import Decision, decide, is_all_body
from newsclean.errors import NewscleanError
from newsclean.facts import collect
from newsclean.language import detect
from newsclean.lexicon import Lexicon, languages, load
from newsclean.measure import measure
from newsclean.options import BODY, Options
from newsclean.read.text import read_text
from newsclean.rules import fire
from newsclean.settle import Labelled, settle
from newsclean.verdict import judge
from newsclean.weights import weights
from newsclean.write.text import compose

KEY_CHARS = 200


class Cleaner:
    """Cleans documents with one set of options; safe to share between threads.

    Args:
        options: what to keep and how to read; the defaults keep the body.

    Raises:
        NewscleanError: where the options name a language without a lexicon.

    >>> Cleaner().clean_text("News\\n\\nThe bridge is open again, the council said.").text
    'The bridge is open again, the council said.'
    """

    __slots__ = ("options",)

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        language = self.options.language
        if language is not None and language not in languages():
            known = ", ".join(languages())
            raise NewscleanError(f"no lexicon for language {language!r}; there is: {known}")

    def clean_text(self, source: str) -> Article:
        """The article in a plain text that a scraper left; see ``newsclean.clean_text``."""
        blocks = read_text(source)
        language = self.options.language or detect(blocks)
        lexicon = load(language)

        known: dict[str, Measured] = {}
        numbers = weights()
        keeps_body = self.options.keep >= BODY

        def label(some: Sequence[Block]) -> list[Decision]:
            context = measure_all(some, lexicon, known)
            return decide(context, self._fire(context), lexicon.sections, numbers)

        def stays(some: Sequence[Block]) -> bool:
            context = measure_all(some, lexicon, known)
            return keeps_body and is_all_body(context, self._fire(context), numbers)

        labelled = settle(source, blocks, self.options.keep, label, stays)
        return self._compose(labelled, language)

    def _fire(self, context: Context) -> list[list[str]]:
        fired = [fire(context, index) for index in range(len(context.forms))]
        disabled = self.options.disabled
        if not disabled:
            return fired
        return [[rule for rule in rules if rule not in disabled] for rules in fired]

    def _compose(self, labelled: list[Labelled], language: str | None) -> Article:
        segments = tuple(_segments(labelled, self.options))
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
        )


def measure_all(
    blocks: Sequence[Block], lexicon: Lexicon, known: dict[str, Measured] | None = None
) -> Context:
    """Everything that is known of a document's blocks before any rule looks at them.

    Args:
        blocks: the blocks in order.
        lexicon: the phrases of the document's language.
        known: what was measured before, by text; filled in passing.
    """
    if known is None:
        known = {}
    find = lexicon.matcher.find
    measured = []
    for block in blocks:
        text = block.text
        seen = known.get(text)
        if seen is None:
            hits = tuple(find(text))
            seen = Measured(block, measure(block), hits, text[:KEY_CHARS].casefold())
            known[text] = seen
        measured.append(seen if seen.block is block else seen._replace(block=block))
    return survey(measured)


def _segments(labelled: list[Labelled], options: Options) -> list[Segment]:
    return [
        Segment(
            decision.kind,
            block.text,
            block.start,
            block.end,
            decision.kind in options.keep,
            decision.confidence,
            decision.reasons,
            block.inline,
        )
        for block, decision in labelled
    ]


@cache
def cleaner(options: Options) -> Cleaner:
    """One cleaner for equal options."""
    return Cleaner(options)
