"""Documents of any size, made up: prose with cruft in between, the same on every run."""

from __future__ import annotations

import html
import random

SEED = 7
WORDS = [
    "the", "council", "river", "bridge", "said", "on", "Tuesday", "a", "report", "of", "new",
    "harbour", "plans", "and", "its", "mayor", "was", "not", "in", "favour", "after", "two",
    "years", "when", "workers", "found", "that", "old", "pipes", "under", "market", "street",
    "had", "begun", "to", "leak", "into", "cellars", "where", "families", "keep", "wine", "for",
    "winter", "which", "nobody", "had", "expected", "so", "early",
]  # fmt: skip
CRUFT = (
    "Articles You May Like",
    "Five Ways to Save on Petrol",
    "Sign up for our newsletter",
    "Share this article",
    "Advertisement",
    "Additional reporting by Ann Sample in Oslo",
)
# A line of cruft stands after this many paragraphs.
EVERY = 6
SENTENCES = 3
SENTENCE = 18


def text(size: int, seed: int = SEED) -> str:
    """A plain text of about ``size`` bytes."""
    draw = random.Random(seed)
    lines: list[str] = []
    length = 0
    while length < size:
        line = CRUFT[len(lines) % len(CRUFT)] if len(lines) % EVERY == EVERY - 1 else _prose(draw)
        lines.append(line)
        length += len(line) + 2
    return "\n\n".join(lines)[:size]


def page(size: int, seed: int = SEED) -> str:
    """An HTML page of about ``size`` bytes."""
    head = "<!DOCTYPE html><html><head><title>Made</title></head><body><article>\n"
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in text(size, seed).split("\n\n"))
    return f"{head}{body[: max(0, size - len(head))]}</article></body></html>"


def _prose(draw: random.Random) -> str:
    sentences = (" ".join(draw.choices(WORDS, k=SENTENCE)) for _ in range(SENTENCES))
    return " ".join(f"{sentence.capitalize()}." for sentence in sentences)
