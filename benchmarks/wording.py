"""Counts which words are typical of the phrases of a kind, for every language.

Run as ``python -m benchmarks.wording`` after a change of the lexicons, and before the fits: what
such words weigh is fitted. Writes ``newsclean/fitted/wording/``.
"""

from __future__ import annotations

import json

import click

from newsclean.lexicon import COMMON, entries, languages
from newsclean.lexicon.fold import folded
from newsclean.lexicon.scripts import words_in
from newsclean.lexicon.slots import SLOT
from newsclean.lexicon.wording import FOLDER, stems_of

# A word is typical of a kind when so many of its phrases hold it, and when more than half of its
# use in phrases is there, kinds counted alike however many phrases they have.
LEAST_PHRASES = 3
TYPICAL = 0.5


def typical(name: str) -> dict[str, list[str]]:
    """The stems that are typical of each kind in the phrases of one lexicon file.

    >>> "newsle" in typical("en")["promo"]
    True
    """
    totals: dict[str, int] = {}
    counts: dict[str, dict[str, int]] = {}
    for entry, phrases in entries(name):
        kind = entry.kind.value
        totals[kind] = totals.get(kind, 0) + len(phrases)
        for phrase in phrases:
            for stem in stems_of(words_in(folded(SLOT.sub(" ", phrase)))):
                by_kind = counts.setdefault(stem, {})
                by_kind[kind] = by_kind.get(kind, 0) + 1
    found: dict[str, list[str]] = {kind: [] for kind in sorted(totals)}
    for stem, by_kind in sorted(counts.items()):
        shares = {kind: count / totals[kind] for kind, count in by_kind.items()}
        kind = max(shares, key=lambda kind: (shares[kind], kind))
        if by_kind[kind] >= LEAST_PHRASES and shares[kind] > TYPICAL * sum(shares.values()):
            found[kind].append(stem)
    return {kind: stems for kind, stems in found.items() if stems}


@click.command()
def main() -> None:
    """Count, and write newsclean/fitted/wording/."""
    FOLDER.mkdir(exist_ok=True)
    for name in (COMMON, *languages()):
        lines = {kind: " ".join(stems) for kind, stems in typical(name).items()}
        content = json.dumps(lines, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(f"{content}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
