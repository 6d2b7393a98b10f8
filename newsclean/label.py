"""Measure, weigh and decide: from the blocks of a document to what each one is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from newsclean.blocks import OWN_PHRASE, Block, Entry, Features, Hit, Measured
from newsclean.context import Context, survey
from newsclean.decide import Decision, decide, is_all_body
from newsclean.decide.scale import Scale, Told
from newsclean.lexicon import Lexicon, matcher_of
from newsclean.lexicon.address import unquoted
from newsclean.lexicon.matcher import LONGEST_LINE, Line, read_line
from newsclean.lexicon.scripts import words_in
from newsclean.lexicon.wording import stems_of
from newsclean.looks import looks_of
from newsclean.measure import measure
from newsclean.options import BODY, Options
from newsclean.rules import see
from newsclean.weights import Weights, weights

KEY_CHARS: Final = 200
# A longer block is no box of an outlet about itself.
LONGEST_WORDED: Final = 1200
# What a line is, its first words say.
MOST_WORDS: Final = 60


class Labeller:
    """Decides on the blocks of one document; remembers what it has measured of them.

    Args:
        lexicon: the phrases of the document's language.
        options: the caller's own phrases, disabled rules and kinds to keep.
        numbers: gives the weights: those of text, or of pages.
    """

    __slots__ = (
        "_keeps_body",
        "_known",
        "_lexicon",
        "_matchers",
        "disabled",
        "has_own",
        "scale",
        "sections",
    )

    def __init__(
        self, lexicon: Lexicon, options: Options, numbers: Callable[[], Weights] = weights
    ) -> None:
        self._lexicon = lexicon
        self.disabled = options.disabled
        self._keeps_body = options.keep >= BODY
        self._known: dict[str, Measured] = {}
        self.sections = lexicon.sections
        self.scale = scale_of(numbers, options.disabled)
        self._matchers = list(lexicon.matchers)
        self.has_own = bool(options.phrases)
        if options.phrases:
            self._matchers.insert(0, matcher_of(_own_entries(options), lexicon.words))

    def decide(self, blocks: Sequence[Block]) -> list[Decision]:
        """What each block of a document is."""
        context = self.survey(blocks)
        return decide(context, self.tell(context), self.sections, self.scale)

    def stays(self, blocks: Sequence[Block]) -> bool:
        """Whether all blocks of a document are body and kept; cheaper than deciding."""
        if not self._keeps_body:
            return False
        context = self.survey(blocks)
        return is_all_body(context, self.tell(context), self.sections, self.scale)

    def survey(self, blocks: Sequence[Block], features: Sequence[Features | None] = ()) -> Context:
        """Everything that is known of the blocks before any rule looks at them.

        Args:
            blocks: the blocks.
            features: what each looks like, where that is known already.
        """
        measured = list(map(self._measured, blocks, features or [None] * len(blocks)))
        return survey(measured, known_language=self._lexicon.language is not None)

    def _measured(self, block: Block, features: Features | None) -> Measured:
        text = block.text
        seen = self._known.get(text)
        if seen is None:
            seen = self._known[text] = self._measure(block, features or measure(block))
        return seen if seen.block is block else seen._replace(block=block)

    def _measure(self, block: Block, features: Features) -> Measured:
        text = block.text
        looks = looks_of(block, features, self.sections)
        line = read_line(text) if len(text) <= LONGEST_WORDED else None
        hits = self._hits(text, line)
        wording: tuple[str, ...] = ()
        address = 0
        stems: frozenset[str] = frozenset()
        if line is not None:
            # What somebody is quoted with is not what the outlet says.
            own = unquoted(line.folded)
            words = line.words if own is line.folded else words_in(own)
            stems = stems_of(words)
            wording = self._lexicon.wording.signs(stems)
            if len(words) > MOST_WORDS:
                stems = stems_of(words[:MOST_WORDS])
            address = self._lexicon.address.count(own, words)
        key = text[:KEY_CHARS].casefold()
        return Measured(block, features, tuple(hits), key, looks, wording, address, stems)

    def hits_in(self, text: str) -> list[Hit]:
        """The phrases that stand in a line."""
        return self._hits(text, read_line(text) if len(text) <= LONGEST_LINE else None)

    def _hits(self, text: str, line: Line | None) -> list[Hit]:
        hits: list[Hit] = []
        for matcher in self._matchers:
            if line is not None and len(text) <= LONGEST_LINE:
                hits += matcher.find_in(line)
            else:
                hits += matcher.find(text)
        if self.disabled:
            hits = [hit for hit in hits if hit.entry.id not in self.disabled]
        return hits

    def tell(self, context: Context) -> list[list[Told]]:
        """For each block what is seen of it, weighed."""
        tell = self.scale.tell
        return [tell(see(context, index)) for index in range(len(context.forms))]


@lru_cache(8)
def scale_of(weights: Callable[[], Weights], disabled: frozenset[str]) -> Scale:
    """The scale for one set of weights, shared by all who have the same rules disabled."""
    return Scale(weights(), disabled)


def _own_entries(options: Options) -> list[tuple[Entry, str]]:
    return [
        (Entry(OWN_PHRASE, phrase.kind, phrase.where, "sure", "any", False), phrase.text)
        for phrase in options.phrases
    ]
