"""Lines that open with the name of who speaks."""

import pytest

from newsclean.blocks import Block, Measured
from newsclean.measure import measure
from newsclean.speakers import find_speakers


def measured(*lines: str) -> list[Measured]:
    blocks = [Block(line, 0, len(line)) for line in lines]
    return [Measured(block, measure(block), (), block.text.casefold()) for block in blocks]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("FRIESEN: On paper, yes.", "ABERNATHY: Why?", "FRIESEN: It lasts."), [True, False, True]),
        (("RW: Since when?", "Since May.", "RW: And why?"), [True, False, True]),
        (("記者：いつから？", "記者：なぜ？"), [True, True]),
        (("Turnout: 61 per cent", "Seats: 40"), [False, False]),
        (("Group 1: Vellmar", "Group 1: Lauenbrück"), [False, False]),
        (("note: one", "note: two"), [False, False]),
        (("He said it twice in one day: no.", "He said it twice in one day: no."), [False, False]),
    ],
)
def test_speakers(lines, expected):
    assert find_speakers(measured(*lines)) == expected
