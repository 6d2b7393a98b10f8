"""Fits the weights of the zone model for pages; see ``benchmarks/fit.py`` for text.

Run as ``python -m benchmarks.fit_html --corpora FOLDER [--fold K]``. The documents are the pages
of the development corpora, the golds as plain ``<article><p>``, and made documents with cruft that
has no class. A block is body when most of its 4-grams are in the gold; of several that say the
same, the one is that stands in the gold's order.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import pickle
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from benchmarks import fit, report
from benchmarks.fit import BODY_SHARE, Model, Training, grams, tokens, zones_of
from benchmarks.synthetic import Phrasebook, document
from newsclean.article import Role
from newsclean.context import Context
from newsclean.label import Labeller
from newsclean.label_page import survey_page
from newsclean.language import detect
from newsclean.lexicon import languages, load
from newsclean.options import Options
from newsclean.read.html import read_html
from newsclean.rules import fire
from newsclean.specimen import load_all

WEIGHT = {"naeb-dev": 2.0, "fundus-dev": 4.0, "wcxb-dev": 0.8}
CLEAN = 3.0
MADE = 3.0
SPECIMEN = 12.0
MOST_BLOCKS = 1500
# Longer blocks count no more than this when seen alone.
MOST_SIZE = 300
PENALTY = 40.0
ALONE_PENALTY = 60.0
# A rule has to fire this often, and on this many sites. Few iterations: more learn the sites.
LEAST = 60
LEAST_SITES = 15
ITERATIONS = 60
LONG = 6
REACH = 12
SEEDS = Path(fit.__file__).parents[1] / "seeds"
PATH = fit.FITTED / "page.json"


def labels(texts: list[str], gold: str, front: str) -> list[bool]:
    """Which blocks of a page are body: by their words, and by their place in the gold."""
    words = tokens(gold)
    at: dict[tuple[str, ...], list[int]] = {}
    for position, gram in enumerate(grams(words)):
        at.setdefault(gram, []).append(position)
    fronts = {" ".join(tokens(line)) for line in front.split("\n")} - {""}
    split = [tokens(text) for text in texts]
    places: list[int] = [-1] * len(texts)
    for index, block in enumerate(split):
        found = list(grams(block))
        if len(block) < LONG or " ".join(block) in fronts or not found:
            continue
        known = [gram for gram in found if gram in at]
        if len(known) > BODY_SHARE * len(found):
            places[index] = at[known[0]][0]
    _thin(split, places, words)
    _short(split, places, words, fronts)
    return [place >= 0 for place in places]


def _thin(split: list[list[str]], places: list[int], words: list[str]) -> None:
    """Of blocks that say the same, those stay that stand in the gold's order."""
    same: dict[str, list[int]] = {}
    for index, block in enumerate(split):
        if places[index] >= 0:
            same.setdefault(" ".join(block), []).append(index)
    gold = " ".join(words)
    for text, copies in same.items():
        wanted = max(1, gold.count(text))
        if len(copies) <= wanted:
            continue
        others = [i for i, place in enumerate(places) if place >= 0 and i not in set(copies)]
        own = places[copies[0]]

        def strangeness(index: int, others: list[int] = others, own: int = own) -> float:
            before = [places[i] for i in others if i < index][-2:]
            after = [places[i] for i in others if i > index][:2]
            return float(
                sum(abs(own - place) + 1000 * (place > own) for place in before)
                + sum(abs(own - place) + 1000 * (place < own) for place in after)
                + 500 * (4 - len(before) - len(after))
            )

        for index in sorted(copies, key=strangeness)[wanted:]:
            places[index] = -1


def _short(split: list[list[str]], places: list[int], words: list[str], fronts: set[str]) -> None:
    """A short line is body where the gold has it between the paragraphs around it."""
    long = [index for index, place in enumerate(places) if place >= 0]
    if not long:
        for index, block in enumerate(split):
            if block and block == words:
                places[index] = 0
        return
    brief = [
        0 < len(block) < LONG and places[index] < 0 and " ".join(block) not in fronts
        for index, block in enumerate(split)
    ]
    _lead_in(split, places, words, brief, long[0])
    for first, stop in pairwise([*long, len(split)]):
        low = max(0, places[first] + max(1, len(split[first]) - 4) - 4)
        high = places[stop] if stop < len(split) else len(words)
        gap = words[low : max(low, min(high, low + 400))]
        cursor = 0
        for index in range(first + 1, stop):
            block = split[index]
            reach = min(cursor + REACH, len(gap) - len(block) + 1) if brief[index] else 0
            for start in range(cursor, reach):
                if gap[start : start + len(block)] == block:
                    places[index] = low + start
                    cursor = start + len(block)
                    break


def _lead_in(
    split: list[list[str]], places: list[int], words: list[str], brief: list[bool], first: int
) -> None:
    """The short lines right above the first paragraph, as far as the gold has them."""
    gap = words[: places[first]]
    for index in range(first - 1, -1, -1):
        block = split[index]
        if brief[index] and gap[-len(block) :] == block:
            gap = gap[: -len(block)]
            places[index] = len(gap)


class Seen(NamedTuple):
    """The texts of a page's blocks, and the blocks as the rules see them."""

    texts: list[str]
    context: Context

    def unless_sure(self, body: list[bool]) -> list[bool]:
        """Which blocks are body, without those that a sure phrase makes something else."""
        return [
            one and not fit._says_otherwise(measured)
            for one, measured in zip(body, self.context.blocks, strict=True)
        ]


def see_page(source: str | bytes) -> Seen | None:
    """A page as the rules see it."""
    page = read_html(source)
    if not page.blocks or len(page.blocks) > MOST_BLOCKS:
        return None
    nearby = survey_page(Labeller(load(detect(page.blocks)), Options()), page, whole=True)
    return Seen([block.text for block in page.blocks], nearby.context)


def _sequence(seen: Seen, body: list[bool], site: str, weight: float) -> Training:
    """A page as a document to learn from.

    Args:
        seen: the page.
        body: for all of its blocks whether they are body.
        site: where it is from.
        weight: how much it counts.
    """
    context = seen.context
    fired = [fire(context, index) for index in range(len(context.forms))]
    sizes = [measured.features.size for measured in context.blocks]
    return Training(site, fired, zones_of(body), sizes, weight)


def pages(folder: Path) -> Iterator[Training]:
    """The pages of the development corpora, and the golds alone."""
    for name, weight in WEIGHT.items():
        for row in map(json.loads, (folder / name / "gold.jsonl").open()):
            if not row.get("body"):
                continue
            front = "\n".join(str(row.get(key) or "") for key in ("title", "standfirst"))
            site = fit.site_of(row["url"])
            packed = (folder / name / "pages" / f"{row['id']}.html.gz").read_bytes()
            source = gzip.decompress(packed)
            seen = see_page(source)
            if seen is not None:
                body = seen.unless_sure(labels(seen.texts, row["body"], front))
                if any(body):
                    yield _sequence(seen, body, site, weight)
            lines = [line.strip() for line in row["body"].split("\n") if line.strip()]
            clean = see_page(as_page([(line, "p") for line in lines]))
            if clean is not None:
                body = clean.unless_sure([True] * len(clean.texts))
                yield _sequence(clean, body, site, weight * CLEAN)


def as_page(lines: list[tuple[str, str]], title: str = "") -> str:
    """Lines with their tags, in the least HTML that a page can be."""
    body = "\n".join(f"<{tag}>{html.escape(line)}</{tag}>" for line, tag in lines)
    head = f"<head><title>{html.escape(title)}</title></head>" if title else ""
    return f"<!DOCTYPE html><html>{head}<body><article>\n{body}\n</article></body></html>"


def made(folder: Path) -> Iterator[Training]:
    """Gold bodies with cruft that has no class among the paragraphs."""
    chance = random.Random(2027)
    books = {language: Phrasebook(language) for language in languages()}
    for name in WEIGHT:
        rows = [r for r in map(json.loads, (folder / name / "gold.jsonl").open()) if r.get("body")]
        titles = [row["title"] for row in rows if row.get("title")]
        for row in rows:
            book = books.get(row.get("lang") or "en")
            paragraphs = [line.strip() for line in row["body"].split("\n") if line.strip()]
            if book is None or not row.get("title") or not paragraphs:
                continue
            source, kinds = document(paragraphs, row["title"], titles, book, chance)
            body = [kind is None for kind in kinds]
            lines = [line for line in source.split("\n") if line.strip()]
            if len(lines) != len(body):
                continue
            yield from _made_page(lines, body, row, chance)


def _made_page(
    lines: list[str], body: list[bool], row: dict[str, str], chance: random.Random
) -> Iterator[Training]:
    other = chance.choice(("p", "div", "div", "p"))
    tags = []
    for line, is_body in zip(lines, body, strict=True):
        short = len(line) < 60
        tag = "p" if is_body else other
        if line == row["title"]:
            tag = "h1" if chance.random() < 0.8 else "p"
        elif short and is_body and line[-1:] not in ".!?:":
            tag = chance.choice(("h2", "h3", "p"))
        elif short and not is_body and chance.random() < 0.15:
            tag = "h3"
        tags.append(tag)
    title = row["title"] if chance.random() < 0.5 else ""
    seen = see_page(as_page(list(zip(lines, tags, strict=True)), title))
    if seen is not None and len(seen.texts) == len(body):
        yield _sequence(seen, body, fit.site_of(row["url"]), MADE)


def fit_alone(model: Model, sequences: list[Training], iterations: int) -> dict[str, float]:
    """What each rule says of a block seen alone: log-odds of body, blocks weighed by size."""
    matrix = model.matrix(sequences)
    turned = matrix.T.tocsr()
    gold = np.concatenate([np.isin(s.zones, fit.IS_BODY) for s in sequences]).astype(float)
    weight = np.concatenate([s.weight * np.minimum(s.sizes, MOST_SIZE) / 100 for s in sequences])
    often = np.sqrt(turned @ weight + 1.0)

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        numbers = vector / often
        odds = matrix @ numbers
        error = 1.0 / (1.0 + np.exp(-odds)) - gold
        value = (weight * (np.logaddexp(0, odds) - gold * odds)).sum()
        value += ALONE_PENALTY / 2 * float(numbers @ numbers)
        return value, (turned @ (weight * error) + ALONE_PENALTY * numbers) / often

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return dict(zip(model.rules, (found.x / often).tolist(), strict=True))


def specimens(folder: Path) -> Iterator[Training]:
    """The labelled texts that tell the zones, a plain paragraph a block."""
    for specimen in load_all(folder):
        lines = [(" ".join(block.text.split()), "p") for block in specimen.blocks]
        seen = see_page(as_page(lines)) if lines and fit.tells_zones(specimen.name) else None
        if seen is not None and len(seen.texts) == len(lines):
            body = [block.kind.role is Role.BODY for block in specimen.blocks]
            yield _sequence(seen, body, f"specimen:{specimen.name}", SPECIMEN)


def main() -> None:
    """Fit on the sites of all folds but the one held back, and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keep the documents here")
    parser.add_argument("--fold", type=int, help="leave out one fold of the sites")
    parser.add_argument("--out", type=Path, default=PATH)
    choice = parser.parse_args()
    fit.PENALTY = PENALTY
    if choice.cache and choice.cache.exists():
        sequences = pickle.loads(choice.cache.read_bytes())
    else:
        sequences = [*pages(choice.corpora), *made(choice.corpora), *specimens(SEEDS)]
        if choice.cache:
            choice.cache.write_bytes(pickle.dumps(sequences))
    train = [s for s in sequences if choice.fold is None or fit.fold_of(s.site) != choice.fold]
    model = Model(train, LEAST, LEAST_SITES)
    report.note(f"{len(train)} documents, {len(model.rules)} rules")
    report.note(f"loss {model.fit(train, ITERATIONS):.0f}")
    alone = fit_alone(model, train, ITERATIONS)
    said = {rule: round(number, 2) for rule, number in alone.items()}
    fit.write(fit.zones_table(model) | {"alone": said}, choice.out)


if __name__ == "__main__":
    main()
