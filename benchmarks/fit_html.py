"""Fits the weights of the zone model for pages; see ``benchmarks/fit.py`` for text.

Run as ``python -m benchmarks.fit_html --corpora FOLDER [--folds] [--write]``. The documents are the pages of
the development corpora, the golds as plain ``<article><p>``, and made documents with cruft that
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
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks import fit
from benchmarks.fit import BODY_SHARE, Model, Sequence_, grams, tokens, zones_of
from benchmarks.synthetic import Phrasebook, document
from newsclean.blocks import Measured
from newsclean.context import Context
from newsclean.label import Labeller
from newsclean.label_page import survey_page
from newsclean.language import detect
from newsclean.lexicon import languages, load
from newsclean.options import Options
from newsclean.read.html import read_html

WEIGHT = {"naeb-dev": 2.0, "fundus-dev": 4.0, "wcxb-dev": 0.8}
CLEAN = 1.5
MADE = 1.0
MOST_BLOCKS = 1500
LONG = 6
REACH = 12
PATH = Path(fit.__file__).parents[1] / "newsclean" / "weights_html.toml"


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
    long = [i for i, place in enumerate(places) if place >= 0]
    if not long:
        long_gold = " ".join(words)
        for index, block in enumerate(split):
            if block and " ".join(block) == long_gold:
                places[index] = 0
        return
    bounds = [(-1, -1), *((i, i) for i in long), (len(split), -1)]
    for (first, _), (stop, _) in zip(bounds, bounds[1:], strict=False):
        low = places[first] + max(1, len(split[first]) - 4) if first >= 0 else 0
        high = places[stop] if stop < len(split) else len(words)
        low = max(0, low - 4)
        if high <= low:
            continue
        indices: list[int] = list(range(first + 1, stop))
        if first < 0:
            gap = list(words[low:high])
            for index in reversed(indices):
                block = split[index]
                if 0 < len(block) < LONG and gap and " ".join(block) not in fronts:
                    if gap[-len(block) :] == block:
                        places[index] = high - len(block)
                        gap = gap[: -len(block)]
            continue
        gap_text = list(words[low : min(high, low + 400)])
        cursor = 0
        for index in indices:
            block = split[index]
            if not 0 < len(block) < LONG or " ".join(block) in fronts:
                continue
            for start in range(cursor, min(cursor + REACH, len(gap_text) - len(block) + 1)):
                if gap_text[start : start + len(block)] == block:
                    places[index] = low + start
                    cursor = start + len(block)
                    break


def context_of(source: str | bytes) -> Context | None:
    """A page's blocks as the rules see them."""
    page = read_html(source)
    if not page.blocks or len(page.blocks) > MOST_BLOCKS:
        return None
    return survey_page(Labeller(load(detect(page.blocks)), Options()), page)


def _sequence(context: Context, body: list[bool], site: str, weight: float) -> Sequence_:
    fired = Labeller(load(None), Options()).fire(context)
    sizes = [measured.features.size for measured in context.blocks]
    return Sequence_(site, fired, zones_of(body), sizes, weight)


def _sure(measured: Measured) -> bool:
    return fit._says_otherwise(measured)


def pages(folder: Path) -> Iterator[Sequence_]:
    """The pages of the development corpora, and the golds alone."""
    for name, weight in WEIGHT.items():
        for row in map(json.loads, (folder / name / "gold.jsonl").open()):
            if not row.get("body"):
                continue
            front = "\n".join(str(row.get(key) or "") for key in ("title", "standfirst"))
            site = fit.site_of(row["url"])
            source = gzip.open(folder / name / "pages" / f"{row['id']}.html.gz").read()
            context = context_of(source)
            if context is not None:
                texts = [measured.block.text for measured in context.blocks]
                found = labels(texts, row["body"], front)
                body = [b and not _sure(m) for b, m in zip(found, context.blocks, strict=True)]
                if any(body):
                    yield _sequence(context, body, site, weight)
            lines = [line.strip() for line in row["body"].split("\n") if line.strip()]
            clean = context_of(as_page([(line, "p") for line in lines]))
            if clean is not None:
                body = [not _sure(measured) for measured in clean.blocks]
                yield _sequence(clean, body, site, weight * CLEAN)


def as_page(lines: list[tuple[str, str]], title: str = "") -> str:
    """Lines with their tags, in the least HTML that a page can be."""
    body = "\n".join(f"<{tag}>{html.escape(line)}</{tag}>" for line, tag in lines)
    head = f"<head><title>{html.escape(title)}</title></head>" if title else ""
    return f"<!DOCTYPE html><html>{head}<body><article>\n{body}\n</article></body></html>"


def made(folder: Path) -> Iterator[Sequence_]:
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
            source, body = document(paragraphs, row["title"], titles, book, chance)
            lines = [line for line in source.split("\n") if line.strip()]
            if len(lines) != len(body):
                continue
            yield from _made_page(lines, body, row, chance)


def _made_page(
    lines: list[str], body: list[bool], row: dict[str, str], chance: random.Random
) -> Iterator[Sequence_]:
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
    context = context_of(as_page(list(zip(lines, tags, strict=True)), title))
    if context is not None and len(context.blocks) == len(body):
        yield _sequence(context, body, fit.site_of(row["url"]), MADE)


def held_figures(model: Model, sequences: list[Sequence_]) -> tuple[float, float, float]:
    """Precision, recall and F1 by size of the blocks, averaged over documents, quickly."""
    from newsclean.decide.zones import find_zones, score
    from newsclean.weights import Steps, Weights, weights

    numbers = dict(
        zip(
            [f"{fit.STATES[a]}_{fit.STATES[b]}" for a, b in fit.STEPS],
            np.exp(model.steps),
            strict=True,
        )
    )
    others = [fit.BEFORE, fit.OPENING, fit.WITHIN, fit.ENDING, fit.AFTER]
    table = model.weights - model.weights[:, [fit.BODY]]
    zones = {
        rule: tuple(map(float, row[others])) for rule, row in zip(model.rules, table, strict=True)
    }
    found = Weights(
        "", Steps(**{n: float(numbers[n]) for n in Steps._fields}), float(np.exp(model.starts[0])),
        float(np.exp(model.starts[1])), zones, {}, weights().thresholds,
    )  # fmt: skip
    precision, recall = [], []
    for s in sequences:
        chances = find_zones([score(rules, found) for rules in s.rules], found)
        kept = sum(n for n, c in zip(s.sizes, chances, strict=True) if c.body >= 0.5)
        gold = sum(n for n, z in zip(s.sizes, s.zones, strict=True) if z in fit.IS_BODY)
        both = sum(
            n
            for n, c, z in zip(s.sizes, chances, s.zones, strict=True)
            if c.body >= 0.5 and z in fit.IS_BODY
        )
        precision.append(both / kept if kept else 1.0)
        recall.append(both / gold if gold else 1.0)
    p, r = float(np.mean(precision)), float(np.mean(recall))
    return p, r, 2 * p * r / (p + r)


def main() -> None:
    """Fit on all folds but those held, and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--fold", type=int, help="leave out one fold of the sites")
    parser.add_argument("--iterations", type=int, default=150)
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument("--least", type=int, default=20)
    parser.add_argument("--out", type=Path, default=PATH)
    choice = parser.parse_args()
    fit.PENALTY = choice.penalty
    if choice.cache and choice.cache.exists():
        sequences = pickle.loads(choice.cache.read_bytes())
    else:
        sequences = [*pages(choice.corpora), *made(choice.corpora)]
        if choice.cache:
            choice.cache.write_bytes(pickle.dumps(sequences))
    train = [s for s in sequences if choice.fold is None or fit.fold_of(s.site) != choice.fold]
    held = [s for s in sequences if choice.fold is not None and fit.fold_of(s.site) == choice.fold]
    model = Model(train, least=choice.least)
    print(
        len(train),
        "documents,",
        sum(len(s.zones) for s in train),
        "blocks,",
        len(model.rules),
        "rules",
    )
    print("loss", model.fit(train, choice.iterations))
    for name, weight in WEIGHT.items():
        for title, group in (("train", train), ("held", held)):
            chosen = [s for s in group if s.weight == weight]
            if chosen:
                print(name, title, len(chosen), *(f"{x:.4f}" for x in held_figures(model, chosen)))
    fit.write_zones(model, choice.out)
    print(Counter(rule.split(".")[0] for rule in model.rules))


if __name__ == "__main__":
    main()
