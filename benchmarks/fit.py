"""Fits the weights of the zone model on the development corpora.

Run as ``python -m benchmarks.fit --corpora FOLDER [--without K]``. What a rule weighs is not a
matter of taste: the weights are those of a linear-chain model over four zones (before, body,
within, after), fitted by L-BFGS on what extractors leave of pages whose body is known, on the
bodies themselves, and on the labelled specimens. The rules stay readable: the script only puts
numbers beside their names in ``newsclean/fitted/text.json``.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import click
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks import metrics
from benchmarks.corpora.page import fold_of as fold_of_site
from benchmarks.synthetic import Phrasebook, document
from newsclean.article import Role
from newsclean.blocks import Measured
from newsclean.context import Context
from newsclean.label import Labeller
from newsclean.language import detect
from newsclean.lexicon import languages, load
from newsclean.options import Options
from newsclean.read.text import read_text
from newsclean.rules import fire
from newsclean.specimen import load_all

CORPORA = ("naeb-dev", "fundus-dev", "wcxb-dev")
SYSTEMS = (
    "trafilatura",
    "trafilatura_precision",
    "readability",
    "newspaper4k",
    "resiliparse",
    "resiliparse_all",
)
# News counts most, and a clean article must come back whole.
CORPUS_WEIGHT = {"naeb-dev": 2.0, "fundus-dev": 3.0, "wcxb-dev": 1.0}
CLEAN_WEIGHT = 3.0
SPECIMEN_WEIGHT = 20.0
SYNTHETIC_WEIGHT = 1.2
SYNTHETIC_COPIES = 2
PENALTY = 30.0
BODY_SHARE = 0.6
SURE_LINE = 200
FOLDS = 5
STATES = ("before", "opening", "body", "within", "ending", "after")
BEFORE, OPENING, BODY, WITHIN, ENDING, AFTER = range(len(STATES))
IS_BODY = (OPENING, BODY)
# Which state may follow which.
STEPS = [
    (BEFORE, BEFORE), (BEFORE, OPENING),
    (OPENING, BODY), (OPENING, WITHIN), (OPENING, ENDING),
    (BODY, BODY), (BODY, WITHIN), (BODY, ENDING),
    (WITHIN, WITHIN), (WITHIN, BODY),
    (ENDING, AFTER), (AFTER, AFTER),
]  # fmt: skip
STARTS = (BEFORE, OPENING)
FITTED = Path(__file__).parent.parent / "newsclean" / "fitted"
SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Training:
    """One document: the rules that fire on each block, each block's zone, and its weight."""

    site: str
    rules: list[list[str]]
    zones: list[int]
    sizes: list[int]
    weight: float


def tokens(text: str) -> list[str]:
    """The tokens that the measures count, in lower case."""
    return metrics.tokens(text.lower())


def grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    """All runs of four tokens."""
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def in_body(lines: list[str], gold: str, front: str = "") -> list[bool]:
    """Which lines of an extractor's output are body, by the gold text."""
    known = set(grams(tokens(gold)))
    known_lines = Counter(" ".join(tokens(line)) for line in gold.split("\n"))
    front_lines = {" ".join(tokens(line)) for line in front.split("\n")} - {""}
    verdicts = []
    for line in lines:
        words = tokens(line)
        joined = " ".join(words)
        if joined in front_lines:
            verdicts.append(False)
            continue
        found = list(grams(words))
        if found and len(words) > 5:
            verdicts.append(sum(gram in known for gram in found) > BODY_SHARE * len(found))
        elif known_lines[joined] > 0:
            known_lines[joined] -= 1
            verdicts.append(True)
        else:
            verdicts.append(False)
    return verdicts


def zones_of(body: list[bool]) -> list[int]:
    """States from what is body: before the first, the first, within, after the last."""
    if not any(body):
        return [BEFORE] * len(body)
    first = body.index(True)
    last = len(body) - 1 - body[::-1].index(True)
    states = [
        BODY if is_body else BEFORE if i < first else AFTER if i > last else WITHIN
        for i, is_body in enumerate(body)
    ]
    states[first] = OPENING
    if last + 1 < len(states):
        states[last + 1] = ENDING
    return states


def site_of(url: str) -> str:
    """The host of a page, without www."""
    return urlsplit(url).netloc.removeprefix("www.")


def fold_of(site: str) -> int:
    """The fold of a site: the same for every corpus and run."""
    return fold_of_site(site, FOLDS)


def survey_text(source: str, language: str | None) -> Context:
    """A text's blocks as the rules see them."""
    blocks = read_text(source)
    return Labeller(load(language or detect(blocks)), Options()).survey(blocks)


def sequence(
    source: str, gold: str, front: str, language: str | None, site: str, weight: float
) -> Training | None:
    """A training document from an extractor's output and the gold."""
    context = survey_text(source, language)
    lines = [measured.block.text for measured in context.blocks]
    if not lines:
        return None
    # Annotators leave a "Read more" or a credit in the body now and then; the lexicon knows
    # better, and what it is sure of shall not be unlearned.
    body = [
        known and not _says_otherwise(measured)
        for known, measured in zip(in_body(lines, gold, front), context.blocks, strict=True)
    ]
    sizes = [measured.features.size for measured in context.blocks]
    fired = [fire(context, i) for i in range(len(lines))]
    return Training(site, fired, zones_of(body), sizes, weight)


def _says_otherwise(measured: Measured) -> bool:
    return measured.features.size <= SURE_LINE and any(
        hit.entry.strength == "sure" and hit.entry.where in ("line", "start")
        for hit in measured.hits
    )


def corpus_sequences(folder: Path, name: str) -> Iterator[Training]:
    """What every extractor left of every page, and the bodies alone."""
    rows = {row["id"]: row for row in map(json.loads, (folder / name / "gold.jsonl").open())}
    weight = CORPUS_WEIGHT[name]
    for system in SYSTEMS:
        with gzip.open(folder / name / "texts" / f"{system}.jsonl.gz", "rt") as lines:
            for text in map(json.loads, lines):
                row = rows.get(text["id"])
                if row and row.get("body") and text["text"]:
                    made = sequence(
                        text["text"], row["body"], row.get("title") or "", None,
                        site_of(row["url"]), weight,
                    )  # fmt: skip
                    if made:
                        yield made
    for row in rows.values():
        if row.get("body"):
            title = row.get("title") or ""
            made = sequence(
                row["body"], row["body"], title, None, site_of(row["url"]), weight * CLEAN_WEIGHT
            )
            if made:
                yield made


def synthetic_sequences(folder: Path) -> Iterator[Training]:
    """Gold bodies with lexicon phrases around them; see ``benchmarks/synthetic.py``."""
    chance = random.Random(2026)
    books = {language: Phrasebook(language) for language in languages()}
    for name in CORPORA:
        rows = [
            row for row in map(json.loads, (folder / name / "gold.jsonl").open()) if row.get("body")
        ]
        titles = [row["title"] for row in rows if row.get("title")]
        for row in rows:
            book = books.get(row.get("lang") or "en")
            paragraphs = [line.strip() for line in row["body"].split("\n") if line.strip()]
            if book is None or not row.get("title"):
                continue
            for _ in range(SYNTHETIC_COPIES):
                source, kinds = document(paragraphs, row["title"], titles, book, chance)
                body = [kind is None for kind in kinds]
                context = survey_text(source, None)
                if len(context.blocks) != len(body):
                    continue
                fired = [fire(context, i) for i in range(len(body))]
                sizes = [measured.features.size for measured in context.blocks]
                yield Training(site_of(row["url"]), fired, zones_of(body), sizes, SYNTHETIC_WEIGHT)


def tells_zones(name: str) -> bool:
    """Whether the zones are fitted on a specimen."""
    return crc32(name.encode()) % 5 == 0


def specimen_sequences(folder: Path) -> Iterator[Training]:
    """A fifth of the labelled specimens: the kinds are fitted on all of them, and learn from the
    others how far a zone may be trusted."""
    for specimen in load_all(folder):
        if not tells_zones(specimen.name):
            continue
        context = survey_text(specimen.source, specimen.lang)
        roles = {block.start: block.kind.role for block in specimen.blocks}
        body = [roles.get(m.block.start) in (Role.BODY, None) for m in context.blocks]
        yield Training(
            f"specimen:{specimen.name}",
            [fire(context, i) for i in range(len(body))],
            zones_of(body),
            [measured.features.size for measured in context.blocks],
            SPECIMEN_WEIGHT,
        )


class Model:
    """The zone model's numbers: a weight a rule and zone, and one a step."""

    def __init__(self, sequences: list[Training], least: int = 12, least_sites: int = 4) -> None:
        seen: Counter[str] = Counter(rule for s in sequences for fired in s.rules for rule in fired)
        sites: dict[str, set[str]] = {}
        for s in sequences:
            for fired in s.rules:
                for rule in fired:
                    sites.setdefault(rule, set()).add(s.site)
        # A rule seen on two sites only would learn the sites.
        self.rules = sorted(
            r for r, n in seen.items() if n >= least and len(sites[r]) >= least_sites
        )
        self.index = {rule: i for i, rule in enumerate(self.rules)}
        self.weights = np.zeros((len(self.rules), len(STATES)))
        self.steps = np.zeros(len(STEPS))
        self.starts = np.zeros(len(STARTS))

    def matrix(self, sequences: list[Training]) -> csr_matrix:
        rows, columns = [], []
        row = 0
        for s in sequences:
            for fired in s.rules:
                for rule in fired:
                    column = self.index.get(rule)
                    if column is not None:
                        rows.append(row)
                        columns.append(column)
                row += 1
        return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(self.rules)))

    def fit(self, sequences: list[Training], iterations: int = 120) -> float:
        """Fits all numbers; returns the final loss."""
        order = sorted(range(len(sequences)), key=lambda i: -len(sequences[i].zones))
        sequences = [sequences[i] for i in order]
        batch = Batch(self.matrix(sequences), sequences)
        size = self.weights.size
        states = len(STATES)
        # Rules that fire on every other block would drown the rare ones: each coordinate is
        # scaled by how often its rule fires.
        often = np.sqrt(np.asarray(batch.matrix.T @ batch.row_weight).ravel() + 1.0)
        scale = np.concatenate(
            [np.repeat(often, states), np.full(len(STEPS) + len(STARTS), often.max() / 4)]
        )

        def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
            numbers = vector / scale
            weights = numbers[:size].reshape(self.weights.shape)
            value, grad_w, grad_s, grad_t = batch.loss(
                weights, numbers[size : size + len(STEPS)], numbers[size + len(STEPS) :]
            )
            value += PENALTY * float((weights**2).sum()) / 2
            grad_w += PENALTY * weights
            grad_w[:, BODY] = 0
            return value, np.concatenate([grad_w.ravel(), grad_s, grad_t]) / scale

        start = np.concatenate([self.weights.ravel(), self.steps, self.starts]) * scale
        found = minimize(
            loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations, "maxcor": 20}
        )
        numbers = found.x / scale
        self.weights = numbers[:size].reshape(self.weights.shape)
        self.steps = numbers[size : size + len(STEPS)]
        self.starts = numbers[size + len(STEPS) :]
        return float(found.fun)


class Batch:
    """All documents side by side, a time step at a time."""

    def __init__(self, matrix: csr_matrix, sequences: list[Training]) -> None:
        self.matrix = matrix
        self.transposed = matrix.T.tocsr()
        self.lengths = np.array([len(s.zones) for s in sequences])
        self.offsets = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.zones = np.concatenate([np.array(s.zones) for s in sequences])
        self.weights = np.array([s.weight for s in sequences])
        self.row_weight = np.repeat(self.weights, self.lengths)
        # Documents are sorted by length, so those still running at a step are a prefix.
        self.running = [int((self.lengths > t).sum()) for t in range(int(self.lengths.max()))]

    def loss(
        self, weights: np.ndarray, steps: np.ndarray, starts: np.ndarray
    ) -> tuple[float, np.ndarray, np.ndarray, np.ndarray]:
        scores = self.matrix @ weights
        step = np.full((len(STATES), len(STATES)), -1e9)
        for value, (a, b) in zip(steps, STEPS, strict=True):
            step[a, b] = value
        start = np.full(len(STATES), -1e9)
        for value, zone in zip(starts, STARTS, strict=True):
            start[zone] = value
        top = scores.max(axis=1, keepdims=True)
        emit = np.exp(scores - top)
        jump = np.exp(step)
        alpha, scale = self._forward(emit, jump, np.exp(start))
        beta = self._backward(emit, jump, scale)
        gamma = alpha * beta
        gamma /= gamma.sum(axis=1, keepdims=True)
        log_z = np.log(scale).sum(axis=0) if scale.ndim > 1 else np.log(scale)
        n = len(self.zones)
        value = float(
            (self.row_weight * (log_z + top[:, 0] - scores[np.arange(n), self.zones])).sum()
        )
        difference = gamma.copy()
        difference[np.arange(n), self.zones] -= 1
        grad_w = self.transposed @ (difference * self.row_weight[:, None])
        # Steps: expected minus observed.
        inner = np.ones(n, bool)
        inner[self.offsets] = False
        at = np.flatnonzero(inner)
        # Of every pair of neighbours the chances sum to one; then all pairs at once.
        ahead, here = alpha[at - 1], emit[at] * beta[at]
        norm = ((ahead @ jump) * here).sum(axis=1)
        expected = jump * (ahead.T @ (here * (self.row_weight[at] / norm)[:, None]))
        observed = np.zeros((len(STATES), len(STATES)))
        np.add.at(observed, (self.zones[at - 1], self.zones[at]), self.row_weight[at])
        value -= float((observed * np.where(step > -1e8, step, 0)).sum())
        first = self.offsets
        expected_start = (gamma[first] * self.weights[:, None]).sum(axis=0)
        observed_start = np.bincount(self.zones[first], weights=self.weights, minlength=len(STATES))
        value -= float((observed_start * np.where(start > -1e8, start, 0)).sum())
        grad_s = np.array([(expected - observed)[a, b] for a, b in STEPS])
        grad_t = np.array([(expected_start - observed_start)[z] for z in STARTS])
        return value, grad_w, grad_s, grad_t

    def _forward(
        self, emit: np.ndarray, jump: np.ndarray, start: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        alpha = np.zeros_like(emit)
        scale = np.ones(len(emit))
        for t, running in enumerate(self.running):
            rows = self.offsets[:running] + t
            value = (start if t == 0 else alpha[rows - 1] @ jump) * emit[rows]
            total = value.sum(axis=1)
            alpha[rows] = value / total[:, None]
            scale[rows] = total
        return alpha, scale

    def _backward(self, emit: np.ndarray, jump: np.ndarray, scale: np.ndarray) -> np.ndarray:
        beta = np.ones_like(emit)
        for t in range(len(self.running) - 2, -1, -1):
            running = self.running[t + 1]
            rows = self.offsets[:running] + t
            following = rows + 1
            beta[rows] = (emit[following] * beta[following] / scale[following][:, None]) @ jump.T
        return beta


def zones_table(model: Model) -> dict[str, dict[str, Any]]:
    """The fitted numbers, as the product reads them."""
    steps = {f"{STATES[a]}_{STATES[b]}": v for v, (a, b) in zip(model.steps, STEPS, strict=True)}
    starts = {f"start_{STATES[z]}": v for v, z in zip(model.starts, STARTS, strict=True)}
    others = [BEFORE, OPENING, WITHIN, ENDING, AFTER]
    against_body = model.weights - model.weights[:, [BODY]]
    return {
        "steps": {name: round(float(v), 3) for name, v in (steps | starts).items()},
        "zones": {
            rule: [round(float(row[state]), 2) for state in others]
            for rule, row in zip(model.rules, against_body, strict=True)
        },
    }


def write(table: Mapping[str, Mapping[str, object]], path: Path) -> None:
    """Write fitted numbers: one rule a line, so that a change can be read.

    Args:
        table: rules to numbers, or such tables by name.
        path: the file.
    """
    if all(isinstance(value, Mapping) and len(value) > len(STATES) for value in table.values()):
        parts = [f"{json.dumps(name)}: {_rows(part)}" for name, part in table.items()]
        text = "{\n" + ",\n".join(parts) + "\n}\n"
    else:
        text = _rows(table) + "\n"
    path.write_text(text, "utf-8")


def _rows(table: Mapping[str, object]) -> str:
    rows = [f"{json.dumps(rule)}: {json.dumps(value)}" for rule, value in table.items()]
    return "{\n" + ",\n".join(rows) + "\n}"


def gather(corpora: Path, processes: int = 2) -> list[Training]:
    """All training documents."""
    jobs: list[tuple[Source, Path, str]] = [(corpus_sequences, corpora, name) for name in CORPORA]
    jobs += [(_synthetic, corpora, ""), (_specimens, SEEDS, "")]
    with Pool(processes) as pool:
        return [one for part in pool.starmap(_gathered, jobs, chunksize=1) for one in part]


Source = Callable[[Path, str], Iterator[Training]]


def _synthetic(corpora: Path, _: str) -> Iterator[Training]:
    return synthetic_sequences(corpora)


def _specimens(seeds: Path, _: str) -> Iterator[Training]:
    return specimen_sequences(seeds)


def _gathered(source: Source, folder: Path, name: str) -> list[Training]:
    return list(source(folder, name))


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--without", type=click.IntRange(0, FOLDS - 1), help="Leave this fold of sites out.")
@click.option("--iterations", default=300, show_default=True)
def main(corpora: Path, without: int | None, iterations: int) -> None:
    """Fit the zone model's weights and write them into newsclean/fitted/text.json."""
    documents = [d for d in gather(corpora) if without is None or fold_of(d.site) != without]
    model = Model(documents)
    click.echo(f"{len(documents)} documents, {len(model.rules)} rules")
    click.echo(f"loss {model.fit(documents, iterations):.0f}")
    write(zones_table(model), FITTED / "text.json")


if __name__ == "__main__":
    main()
