"""Documents for the property tests: hostile Unicode, lines of cruft, specimens taken apart."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from newsclean.article import Kind, Role
from newsclean.lexicon import COMMON, entries, languages
from newsclean.lexicon.slots import SLOT
from newsclean.options import BODY, EVERYTHING, FULL, Options
from newsclean.specimen import Specimen, load_all

SEEDS = Path(__file__).parent.parent / "seeds"
SPECIMENS = load_all(SEEDS)
CLEAN = tuple(specimen for specimen in SPECIMENS if specimen.clean)

# One example of what each slot of a phrase stands for.
EXAMPLES = {
    "any": "the old harbour bridge",
    "name": "Anna Weber",
    "names": "Anna Weber",
    "place": "Oslo",
    "date": "12.05.2024",
    "time": "10:30",
    "n": "24",
    "url": "https://example.org/a",
    "email": "desk@example.org",
    "handle": "@example",
    "word": "harbour",
    "agency": "Reuters",
}

# Every character that ends a line for `str.splitlines`, and the pair that does so once.
LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
_USUAL_ENDS = ("\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", *LINE_ENDS[2:])
_ODD = (
    "\x00",
    "\x07",
    "\x1f",
    "\t",
    "\xa0",
    "\xad",
    "\u061c",
    "\u200b",
    "\u200d",
    "\u200f",
    "\u202e",
    "\u202f",
    "\u2066",
    "\u2069",
    "\u3000",
    "\ufeff",
    "\ufffe",
    "\ud800",
    "\udc80",
    "\udfff",
    "\U0010ffff",
    "e\u0301",
    "ß",
    "İ",
    "ﬁ",
)
_MARKS = tuple("•·–—*-+#>|/\\:;,.!?…\"'“”‘’„«»()[]{}<>@©_=~0139年月。！？、")
_WORDS = (
    "A",
    "the",
    "Bridge",
    "opens",
    "said.",
    "News",
    "Read more",
    "Von Anna Weber",
    "Dr.",
    "3.10am",
    "2024-05-03",
    "https://example.org/a?b=1",
    "@harbour",
    "#bridge",
    "今日は",
    "橋が開いた。",
    "Γέφυρα",
    "الجسر",
    "สะพาน",
)


@cache
def phrases(*names: str) -> tuple[str, ...]:
    """All phrases of the given lexicon files, slots filled."""
    return tuple(
        SLOT.sub(lambda slot: EXAMPLES[slot[1]], phrase)
        for name in names
        for _, texts in entries(name)
        for phrase in texts
    )


def written(phrase: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A phrase as pages write it: in some case, with a bullet before or a stop behind."""
    case = st.sampled_from((str, str.capitalize, str.title, str.upper))
    return st.builds(
        lambda text, case, before, after: before + case(text) + after,
        phrase,
        case,
        st.sampled_from(("", "", "", "• ", "- ", "> ", "» ", "| ", "    ", "\t", "“")),
        st.sampled_from(("", "", "", ":", ".", " »", "…", "|", " ", "”")),
    )


def cruft(*names: str) -> st.SearchStrategy[str]:
    """Lines that the lexicon knows."""
    files = names or (COMMON, *languages())
    return written(st.sampled_from(files).flatmap(lambda name: st.sampled_from(phrases(name))))


def unicode_documents() -> st.SearchStrategy[str]:
    """Anything that a `str` can hold, and what is known to be awkward."""
    piece = st.one_of(
        st.text(st.characters(), max_size=12),
        st.sampled_from(_ODD),
        st.sampled_from(_MARKS),
        st.sampled_from(LINE_ENDS),
        st.sampled_from(_WORDS),
        st.sampled_from((" ", "  ", ". ", "! ", "| ")),
    )
    return st.lists(piece, max_size=60).map("".join)


def line_documents() -> st.SearchStrategy[str]:
    """Lines of words, marks and cruft, in any order and with any line ends."""
    words = st.lists(
        st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKS), st.sampled_from(_ODD)),
        min_size=1,
        max_size=12,
    ).map(" ".join)
    sentence = st.sampled_from([b.text for s in SPECIMENS for b in s.blocks])
    line = st.one_of(words, cruft(), sentence)
    return st.lists(st.tuples(line, st.sampled_from(_USUAL_ENDS)), max_size=25).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


@st.composite
def specimen_documents(draw: st.DrawFn) -> str:
    """A specimen's blocks: some dropped, doubled or moved, cruft put in, laid out anew."""
    specimen = draw(st.sampled_from(SPECIMENS))
    other = draw(st.sampled_from(SPECIMENS))
    blocks = [block.text for block in specimen.blocks]
    if draw(st.booleans()):
        blocks = draw(st.permutations(blocks))
    low = draw(st.integers(0, len(blocks) // 2))
    blocks = blocks[low : draw(st.integers(low + 1, len(blocks)))]
    line = st.one_of(
        cruft(specimen.lang, COMMON),
        cruft("en"),
        st.sampled_from(blocks),
        st.sampled_from([block.text for block in other.blocks]),
    )
    for text in draw(st.lists(line, max_size=8)):
        blocks.insert(draw(st.integers(0, len(blocks))), text)
    return draw(laid_out(blocks))


@st.composite
def laid_out(draw: st.DrawFn, blocks: list[str]) -> str:
    """The blocks in one of the layouts that scrapers leave."""
    layout = draw(st.sampled_from(("lines", "lines", "wrapped", "one line", "mixed ends")))
    end = draw(st.sampled_from(LINE_ENDS))
    if layout == "one line":
        return " ".join(blocks)
    if layout == "mixed ends":
        ends = draw(
            st.lists(st.sampled_from(_USUAL_ENDS), min_size=len(blocks), max_size=len(blocks))
        )
        return "".join(text + end for text, end in zip(blocks, ends, strict=True))
    gap = end * draw(st.integers(1, 3))
    if layout == "wrapped":
        column = draw(st.integers(30, 130))
        indent = " " * draw(st.sampled_from((0, 0, 2, 4)))
        hanging = draw(st.sampled_from(("", indent)))
        blocks = [end.join(wrapped(text, column, indent, hanging)) for text in blocks]
    return gap.join(blocks) + end * draw(st.integers(0, 2))


def wrapped(text: str, column: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text that is wrapped hard, set in by ``first`` and ``rest``."""
    lines = textwrap.wrap(
        text,
        column,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [text]


def documents() -> st.SearchStrategy[str]:
    """Documents of all sorts."""
    return st.one_of(unicode_documents(), line_documents(), specimen_documents())


def options() -> st.SearchStrategy[Options]:
    """Options that keep the body, the body and the headline, everything, or some kinds."""
    kinds = st.frozensets(st.sampled_from(list(Kind)), max_size=6)
    return st.one_of(
        st.sampled_from((Options(), FULL, EVERYTHING)),
        kinds.map(lambda more: Options(keep=BODY | more)),
        kinds.map(lambda some: Options(keep=some)),
        st.sampled_from(languages()).map(lambda code: Options(language=code)),
    )


def paragraphs(specimen: Specimen) -> list[str]:
    """The long paragraphs of a specimen: what nobody takes for anything else."""
    return [
        block.text
        for block in specimen.blocks
        if block.kind.role is Role.BODY and len(block.text) >= 160 and block.text[-1] in ".”"
    ]


def runs(examples: int) -> settings:
    """The same examples in every run; how long one takes is measured elsewhere."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
