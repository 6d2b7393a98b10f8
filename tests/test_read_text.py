"""Text → blocks: one block a paragraph, in every layout that scrapers leave."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from strategies import LINE_ENDS, wrapped

from newsclean.read.text import BULLETS, SINGLE_LINE, read_text

# Two short lines, and prose too short to be taken apart when it stands alone.
KICKER = "News"
TITLE = "Swing bridge to open"
PROSE = "The bridge is open again, the council said on Tuesday."

PARAGRAPHS = [
    "The council of Harrowby voted on Tuesday night to reopen the old swing bridge to walkers and "
    "cyclists, eleven years after it was shut because of rust in its bearings. The vote was nine "
    "to four. The gallery, which had been full since six, clapped until it was asked to stop.",
    "“We have waited long enough,” said Ann Sample, who leads the council. “People have been "
    "walking three miles round to get to the station, and some of them have stopped going at "
    "all.” She thanked those who had written in, and those who had written in twice.",
    "The repair will cost 2.4 million, most of which comes from the county. Work is to begin in "
    "March and to last until the end of the summer, so that the bridge can open in time for the "
    "regatta, which marks its centenary this year and is to be opened by a former oarsman.",
    "Shopkeepers on the north bank, who had asked for a lane for cars as well, said that they were "
    "disappointed but would not go to court. One of them, a baker, has promised a cake in the "
    "shape of the bridge, which is to be cut where the bridge is cut when a ship comes through.",
]
ITEMS = [
    "The bearings will be taken out one by one and replaced by new ones made of bronze, as they "
    "were in the beginning.",
    "The deck will be laid anew with oak, which lasts forty years if it is looked after.",
    "The lamps will be brought back from the museum, where they have stood since the war.",
]


def texts(source: str) -> list[str]:
    """The blocks' texts, after a check that they point to what they say."""
    position = 0
    found = []
    for block in read_text(source):
        assert source[position : block.start].strip() == ""
        assert block.start < block.end
        piece = source[block.start : block.end]
        assert piece == piece.strip()
        assert " ".join(piece.split()) == block.text
        position = block.end
        found.append(block.text)
    assert source[position:].strip() == ""
    return found


# name, source, blocks
LAYOUTS = [
    ("nothing", "", []),
    ("space only", " \n\t\r\n\f\u2028\xa0 ", []),
    ("one word without a line end", "News", ["News"]),
    ("one line", PROSE + "\n", [PROSE]),
    ("one line, set in", "    " + PROSE, [PROSE]),
    ("a paragraph a line", f"{KICKER}\n{TITLE}\n{PROSE}\n", [KICKER, TITLE, PROSE]),
    ("no line end at the end", f"{KICKER}\n{TITLE}\n{PROSE}", [KICKER, TITLE, PROSE]),
    ("empty lines between", f"{KICKER}\n\n{TITLE}\n\n\n\n{PROSE}\n", [KICKER, TITLE, PROSE]),
    ("blank lines that hold spaces", f"{KICKER}\n \t\n{TITLE}\n\xa0\nEnd", [KICKER, TITLE, "End"]),
    ("empty lines before and after", f"\n\n\n{KICKER}\n{TITLE}\n\n\n", [KICKER, TITLE]),
    ("spaces at line ends", f"{KICKER}   \n{TITLE}\t\n  {PROSE} \n", [KICKER, TITLE, PROSE]),
    ("line ends of all sorts", f"{KICKER}\r\n{TITLE}\rA\u2028B", [KICKER, TITLE, "A", "B"]),
    ("\\n\\r is an empty line", f"{KICKER}\n\r{TITLE}", [KICKER, TITLE]),
    ("a form feed between pages", f"{PROSE}\n\f{TITLE}\n", [PROSE, TITLE]),
    ("tabs between words", "Swing\tbridge\t\tto  open\nNews", [TITLE, KICKER]),
    ("a table row of tabs", "Harrowby\t3\t1\nElmsea\t0\t2", ["Harrowby 3 1", "Elmsea 0 2"]),
    ("no-break spaces", "Swing\xa0bridge \u202fto\u3000open\nNews", [TITLE, KICKER]),
    ("a menu of bars", f"Home | News | Sport\n{PROSE}", ["Home | News | Sport", PROSE]),
    ("a menu of bars alone", "Home|News|Sport|Weather", ["Home|News|Sport|Weather"]),
    ("a separator", f"{PROSE}\n___\n{TITLE}", [PROSE, "___", TITLE]),
    ("a bullet on a line of its own", "•\nBronze\n•\nOak", ["•", "Bronze", "•", "Oak"]),
    ("zero-width characters are no space", "\u200b\nNews\u200b", ["\u200b", "News\u200b"]),
    ("a byte order mark", f"\ufeff{KICKER}\n{TITLE}", ["\ufeffNews", TITLE]),
    ("NUL and bidi controls", "Ne\x00ws\n\u202eswen\u202c", ["Ne\x00ws", "\u202eswen\u202c"]),
    ("lone surrogates", "\ud800\nNews \udfff", ["\ud800", "News \udfff"]),
    ("characters beyond the plane", "📰 News\n🌉 Bridge", ["📰 News", "🌉 Bridge"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"), [pytest.param(*rest, id=name) for name, *rest in LAYOUTS]
)
def test_a_layout(source: str, expected: list[str]):
    assert texts(source) == expected


@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
@pytest.mark.parametrize("gap", [1, 2, 3])
def test_every_line_end_ends_a_paragraph(end: str, gap: int):
    assert texts((end * gap).join([KICKER, TITLE, *PARAGRAPHS])) == [KICKER, TITLE, *PARAGRAPHS]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"], ids=ascii)
def test_empty_lines_are_counted_whatever_ends_them(end: str):
    blocks = read_text(f"{KICKER}{end}{TITLE}{end * 3}{PROSE}")
    assert [block.gap for block in blocks[1:]] == [0, 2]


def test_an_indent_is_told():
    assert [block.indent for block in read_text(f"{TITLE}\n  Bronze\n\tOak\n")] == [0, 2, 1]


@pytest.mark.parametrize("bullet", [*BULLETS, "1.", "2)", "(3)", "a)", "o", "·", "→"])
def test_each_bullet_opens_a_block(bullet: str):
    items = [f"{bullet} {word}" for word in ("Bronze", "Oak", "Lamps", "Paint", "Salt", "Rope")]
    assert texts("\n".join(items)) == items
    assert texts("\n".join("  " + item for item in items)) == items


# --- one single line ---


def test_a_short_line_is_one_block():
    line = " ".join([PROSE] * 5)
    assert len(line) <= SINGLE_LINE
    assert texts(line) == [line]


@pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n", " \n "])
def test_a_long_line_is_a_block_a_sentence(end: str):
    sentences = [
        PROSE,
        "“Is it?” asked Ann Sample.",
        "It is!",
        "Was it shut in 2013?",
        "It was (for good reason).",
        "“Rust.”",
    ] * 4
    blocks = read_text(" ".join(sentences) + end)
    assert [block.text for block in blocks] == sentences
    assert [block.inline for block in blocks] == [False] + [True] * (len(sentences) - 1)


def test_a_number_or_an_address_does_not_end_a_sentence():
    line = "The repair, says example.org, costs 2.4 million, and at 3.10pm the tide is high. "
    assert set(texts(line * 8)) == {line.strip()}


@pytest.mark.xfail(reason="every stop before a capital or a digit is taken for a sentence end")
@pytest.mark.parametrize("short", ["Ms. Byrne", "Dr. Weber", "the U.S. Navy", "No. 4", "J. Tench"])
def test_an_abbreviation_does_not_end_a_sentence(short: str):
    line = f"The bridge was opened by {short} in the rain, as the council had feared. "
    assert set(texts(line * 8)) == {line.strip()}


def test_the_spaces_of_a_single_line_are_folded():
    line = f"  {PROSE}\t\t" + f"{PROSE}\xa0 " * 9
    assert set(texts(line)) == {PROSE}


@pytest.mark.parametrize("space", ["", " ", "\u3000", "\n"], ids=ascii)
def test_sentences_without_spaces_between(space: str):
    sentence = "古い旋回橋は火曜日に再び開通したと市議会が発表した。"
    assert texts(space.join([sentence] * 30)) == [sentence] * 30


def test_a_long_line_without_a_sentence_end_is_one_block():
    line = "bridge " * 500
    assert texts(line) == [line.strip()]


# --- wrapped hard ---


def fails_at(layout: Callable[[int], str | None], expected: list[str]) -> list[int]:
    """The columns at which a layout is not read as it should be."""
    sources = [(column, layout(column)) for column in range(40, 121)]
    return [
        column for column, source in sources if source is not None and texts(source) != expected
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"], ids=ascii)
def test_wrapped_with_empty_lines_between(end: str):
    def layout(column: int) -> str:
        return (end * 2).join(end.join(wrapped(text, column)) for text in PARAGRAPHS)

    assert fails_at(layout, PARAGRAPHS) == []


def test_wrapped_and_set_in_throughout():
    def layout(column: int) -> str:
        return "\n\n".join("\n".join(wrapped(text, column, "    ", "    ")) for text in PARAGRAPHS)

    assert fails_at(layout, PARAGRAPHS) == []


def test_wrapped_without_empty_lines():
    def layout(column: int) -> str | None:
        lines = [wrapped(text, column) for text in PARAGRAPHS]
        width = max(len(line) for text in lines for line in text)
        # Where a paragraph's last line is full, nobody can tell where it ends.
        if any(
            len(text[-1]) + len(following[0].split()[0]) >= width
            for text, following in pairwise(lines)
        ):
            return None
        return "\n".join("\n".join(text) for text in lines)

    assert sum(layout(column) is not None for column in range(40, 121)) > 40
    assert fails_at(layout, PARAGRAPHS) == []


@pytest.mark.parametrize("gap", [1, 2])
@pytest.mark.parametrize("indent", ["  ", "    ", "\t", "\u3000"], ids=ascii)
def test_an_indent_opens_a_wrapped_paragraph(indent: str, gap: int):
    def layout(column: int) -> str:
        return ("\n" * gap).join("\n".join(wrapped(text, column, indent)) for text in PARAGRAPHS)

    assert fails_at(layout, PARAGRAPHS) == []


@pytest.mark.parametrize("hang", ["", "   "])
@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1.", "2)", "(3)", "a)"])
def test_bullets_in_wrapped_text(mark: str, hang: str):
    items = [f"{mark} {text}" for text in ITEMS]

    def layout(column: int) -> str:
        listed = "\n".join(line for item in items for line in wrapped(item, column, "", hang))
        parts = ["\n".join(wrapped(text, column)) for text in PARAGRAPHS]
        return "\n\n".join([*parts[:2], listed, *parts[2:]])

    assert fails_at(layout, [*PARAGRAPHS[:2], *items, *PARAGRAPHS[2:]]) == []


def test_a_dash_between_words_is_no_bullet():
    text = PARAGRAPHS[0].replace(" to ", " – to ").replace(" of ", " – of ").replace(", ", " – ")

    def layout(column: int) -> str:
        return "\n\n".join("\n".join(wrapped(each, column)) for each in [*PARAGRAPHS, text])

    assert fails_at(layout, [*PARAGRAPHS, text]) == []


def test_short_lines_stay_apart_in_wrapped_text():
    def layout(column: int) -> str:
        parts = ["\n".join(wrapped(text, column)) for text in PARAGRAPHS]
        return "\n\n".join([KICKER, *parts[:2], "How it began", *parts[2:], "ends"])

    expected = [KICKER, *PARAGRAPHS[:2], "How it began", *PARAGRAPHS[2:], "ends"]
    assert fails_at(layout, expected) == []


def test_a_long_address_does_not_set_the_width():
    parts = ["\n".join(wrapped(text, 72)) for text in PARAGRAPHS * 12]
    address = "https://example.org/" + "bridge/" * 15
    assert texts("\n\n".join([*parts, address])) == [*PARAGRAPHS * 12, address]


# --- not wrapped, though it may look so ---

HEADLINES = [
    "Council votes nine to four to reopen swing bridge",
    "Storm takes the roof off a boathouse at Elmsea",
    "Harrowby baker to bake a bridge for the regatta",
    "Why the last ferryman of the north bank is angry",
    "Four injured as a tram leaves the rails at Orla",
    "School at Skerry to close a week before the rest",
]


def test_headlines_of_one_length_stay_apart():
    assert texts("\n".join(HEADLINES)) == HEADLINES


def test_one_sentence_paragraphs_stay_apart():
    lines = [
        "No one was hurt.",
        "Crews from five stations were called at 3.10am on Monday.",
        "They found four of the seven sheds alight.",
        "A fifth had already fallen into the water.",
        "“It was like daylight,” said Moira Tench, who lives opposite.",
        "“You could read by it.”",
    ]
    assert texts("\n".join(lines)) == lines


def test_long_paragraphs_a_line_stay_apart():
    assert texts("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_names_of_a_menu_stay_apart():
    menu = ["Home", "News", "Sport", "Weather", "Opinion", "Subscribe", "Log in"]
    assert texts("\n".join(menu)) == menu
