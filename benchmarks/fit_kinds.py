"""Fits what rules say of kinds; run ``benchmarks.fit`` first, as the zones are among the evidence.

Run as ``python -m benchmarks.fit_kinds [--corpora FOLDER] [--folds N]``. The labelled specimens
teach all kinds; documents made of gold bodies and phrases of the lexicon teach what the phrases
mean; what extractors leave of pages whose body is known teaches what is body and what is not,
whatever its kind. One weight a rule and kind, with a penalty on its square; what stays small is
left out. With ``--folds`` nothing is written: every specimen is labelled by numbers that were
fitted without it, which is how good the labels are on documents that nobody looked at.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple, cast

import click
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks import report
from benchmarks.fit import CORPORA, FITTED, SEEDS, SYSTEMS, in_body, site_of, tokens, write
from benchmarks.synthetic import Phrasebook, document
from newsclean.article import Kind, Role
from newsclean.decide import Chances, chances_of
from newsclean.label import Labeller
from newsclean.label_page import chances_near, survey_page
from newsclean.language import detect
from newsclean.lexicon import languages, load, read_file, strings
from newsclean.options import Options
from newsclean.read.html import read_html
from newsclean.read.text import read_text
from newsclean.rules import rules_of
from newsclean.rules.beside import see, taken_for
from newsclean.specimen import Specimen, load_all
from newsclean.weights import KINDS, WORD, weights, weights_html

# A rule is asked of so many documents at least, or it would learn the document.
LEAST = 3
# A word has to stand in so many specimens: there are more words than lines.
LEAST_WORD = 6
PENALTY = 3.0
# What our own writing has that no page has: invented addresses.
INVENTED = frozenset(("exampl",))
# What the lines around have been taken for is fitted second, and held back more.
SECOND_PENALTY = 6.0
SECOND_ITERATIONS = 60
# A weight below this is none; one of a word has to be larger, or there would be no end of them.
SMALL = 0.06
SMALL_WORD = 0.12
# So many parts of the specimens are labelled by a fit without them, to learn from what went wrong.
PARTS = 3
PARTS_ITERATIONS = 45
SPECIMEN, MADE, PAGES, HTML, CLEAN, PIECE, MISSED = 1.0, 0.12, 0.2, 0.06, 0.8, 0.4, 0.6
ITERATIONS = 150
# Of the largest corpus, which is news in part, a share of the pages is enough.
SHARES = {"naeb-dev": 1.0, "fundus-dev": 1.0, "wcxb-dev": 0.3}
# Lines of longer documents count less, and the longest pages are left out.
USUAL_LINES, MOST_LINES = 60, 600
TELLING = (
    *("markup.title", "markup.described", "markup.heading"),
    *("shape.", "neighbour.", "place.", "phrase.", "own.", "next.", "part."),
)
PLACES = {kind: place for place, kind in enumerate(KINDS)}
IS_BODY = np.array([kind.role is Role.BODY for kind in KINDS])


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one document: the rules that fire on each, and what it may be; some are a part
    of one, or fire no rules but those on the text."""

    name: str
    rules: list[list[str]]
    allowed: list[tuple[int, ...]]
    weight: float
    is_whole: bool = True

    @property
    def is_specimen(self) -> bool:
        """Whether every line of it is labelled."""
        return self.name.startswith("specimen:")


BODY = tuple(np.flatnonzero(IS_BODY).tolist())
OTHERS = tuple(np.flatnonzero(~IS_BODY).tolist())
# What a line may be that is no body, where the title is known, and the deck too.
NO_TITLE = tuple(place for place in OTHERS if KINDS[place] is not Kind.TITLE)
NO_FRONT = tuple(place for place in NO_TITLE if KINDS[place] is not Kind.STANDFIRST)


Odds = np.ndarray
BESIDE = "beside."
# Start, end and text of a block.
Span = tuple[int, int, str]


def rules_on(source: str) -> tuple[list[Span], list[list[str]]]:
    """The spans of a text's blocks, and the rules that fire on each."""
    blocks = read_text(source)
    labeller = Labeller(load(detect(blocks)), Options())
    context = labeller.survey(blocks)
    found, _ = chances_of(context, labeller.tell(context), labeller.sections, labeller.scale)
    rules = [
        [*_first_rules(one), *(WORD + stem for stem in _words(measured.stems))]
        for one, measured in zip(found, context.blocks, strict=True)
    ]
    return [(block.start, block.end, block.text) for block in blocks], rules


def _words(stems: frozenset[str]) -> list[str]:
    """The words that may say something: numbers are those of the year in which we wrote."""
    return sorted(stem for stem in stems if stem not in INVENTED and not stem[0].isdigit())


def _first_rules(chances: Chances) -> list[str]:
    """The rules that fire on a line whatever those around it are taken for, but for its words:
    which of these weigh anything is for the fit to say."""
    rules = [rule for told in chances.told for rule in rules_of(told.sight)]
    return [rule for rule in rules if not rule.startswith((BESIDE, WORD))]


def rules_on_page(source: bytes) -> tuple[list[Span], list[list[str]]]:
    """The same for a page. Of its markup only what says that a line is title or deck counts: the
    rest tells the zones, and its kinds are not known."""
    page = read_html(source)
    labeller = Labeller(load(detect(page.blocks)), Options(), weights_html)
    nearby = survey_page(labeller, page)
    found, _, _ = chances_near(labeller, nearby.context)
    rules = [[rule for rule in _first_rules(one) if rule.startswith(TELLING)] for one in found]
    blocks = [page.blocks[index] for index in nearby.near]
    return [(block.start, block.end, block.text) for block in blocks], rules


def specimen_lines(specimen: Specimen) -> Lines:
    """A specimen's blocks as read, each with the kind of the labelled one it lies in most."""
    spans, rules = rules_on(specimen.source)
    allowed: list[tuple[int, ...]] = []
    for start, end, _ in spans:
        best = max(specimen.blocks, key=lambda b: min(end, b.end) - max(start, b.start))
        allowed.append((PLACES[best.kind],))
    return Lines(f"specimen:{specimen.name}", rules, allowed, SPECIMEN)


def page_lines(folder: Path, name: str) -> Iterator[Lines]:
    """What extractors left of each page of a corpus, the body alone, and the page itself."""
    chance = random.Random(2028)
    rows = {row["id"]: row for row in map(json.loads, (folder / name / "gold.jsonl").open())}
    texts = {system: _texts(folder / name, system) for system in SYSTEMS}
    share = SHARES[name]
    for row in rows.values():
        if not row.get("body") or chance.random() > share:
            continue
        for system in (*chance.sample(SYSTEMS[:-1], 2), SYSTEMS[-1]):
            left = texts[system].get(row["id"])
            if left:
                yield _partly(*rules_on(left), row, PAGES)
        yield _partly(*rules_on(row["body"]), row, CLEAN)
        yield _partly(*rules_on(_piece(row["body"], chance)), row, PIECE)
        packed = (folder / name / "pages" / f"{row['id']}.html.gz").read_bytes()
        spans, rules = rules_on_page(gzip.decompress(packed))
        if 0 < len(spans) <= MOST_LINES:
            yield replace(_partly(spans, rules, row, HTML), is_whole=False)


def _piece(body: str, chance: random.Random) -> str:
    """One to three paragraphs in a row: a brief, or what a feed shows."""
    lines = [line for line in body.split("\n") if line.strip()]
    first = chance.randrange(len(lines))
    return "\n\n".join(lines[first : first + chance.randint(1, 3)])


def _texts(folder: Path, system: str) -> dict[str, str]:
    with gzip.open(folder / "texts" / f"{system}.jsonl.gz", "rt") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def _partly(spans: list[Span], rules: list[list[str]], row: dict[str, Any], weight: float) -> Lines:
    """Lines that are body or not, whatever their kind; of the title and the deck it is known."""
    texts = [text for _, _, text in spans]
    title, deck = (_folded(row.get(key)) for key in ("title", "standfirst"))
    body = in_body(texts, row["body"], "\n".join(title | deck))
    first = body.index(True) if True in body else len(body)
    allowed: list[tuple[int, ...]] = []
    for index, (text, is_body) in enumerate(zip(texts, body, strict=True)):
        folded = " ".join(tokens(text))
        known = Kind.TITLE if folded in title else Kind.STANDFIRST if folded in deck else None
        others = NO_FRONT if index > first or deck else NO_TITLE
        allowed.append((PLACES[known],) if known else BODY if is_body else others)
    weight *= min(1.0, USUAL_LINES / max(1, len(texts)))
    return Lines(site_of(row["url"]), rules, allowed, weight)


def _folded(stated: object) -> set[str]:
    """The lines of a stated title or deck, folded."""
    lines = stated if isinstance(stated, list) else str(stated or "").split("\n")
    return {" ".join(tokens(str(line))) for line in lines} - {""}


def made_lines(folder: Path) -> Iterator[Lines]:
    """Gold bodies with lexicon phrases around them, whose kinds are known."""
    chance = random.Random(2029)
    books = {language: Phrasebook(language) for language in languages()}
    for name in CORPORA:
        rows = [r for r in map(json.loads, (folder / name / "gold.jsonl").open()) if r.get("body")]
        titles = [row["title"] for row in rows if row.get("title")]
        for row in rows:
            book = books.get(row.get("lang") or "en")
            paragraphs = [line.strip() for line in row["body"].split("\n") if line.strip()][:12]
            if book is None or not row.get("title"):
                continue
            source, kinds = document(paragraphs, row["title"], titles, book, chance)
            spans, rules = rules_on(source)
            if len(spans) == len(kinds):
                allowed = [BODY if kind is None else (PLACES[kind],) for kind in kinds]
                yield Lines(site_of(row["url"]), rules, allowed, MADE)


def missed_lines(_: Path) -> Iterator[Lines]:
    """Sentences that look like a phrase and are body, each between two paragraphs."""
    for language in languages():
        table = read_file(language)
        around = strings(table, "around")
        for entry in cast("list[dict[str, object]]", table["entry"]):
            for sentence in strings(entry, "near_misses"):
                spans, rules = rules_on("\n\n".join((around[0], sentence, around[1])))
                if len(spans) == len(around) + 1:
                    yield Lines(
                        f"near miss:{entry['id']}", rules[1:2], [BODY], MISSED, is_whole=False
                    )


class Fit:
    """One weight a rule and kind, fitted on documents.

    Args:
        documents: what it is fitted on.
        anew: whether to start from nothing rather than from the last fit.
    """

    def __init__(self, documents: Sequence[Lines], *, anew: bool = False) -> None:
        seen: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for one in documents:
            for rule in {rule for rules in one.rules for rule in rules}:
                if not rule.startswith(WORD):
                    seen[rule] += 1
                elif one.is_specimen:
                    words[rule] += 1
        self.rules = sorted(
            [rule for rule, count in seen.items() if count >= LEAST]
            + [rule for rule, count in words.items() if count >= LEAST_WORD]
        )
        self.index = {rule: place for place, rule in enumerate(self.rules)}
        # The last fit is a good start, where there is one.
        last = {} if anew else weights().kinds
        self.weights = np.zeros((len(self.rules), len(KINDS)))
        for row, rule in zip(self.weights, self.rules, strict=True):
            for place, weight in last.get(rule, ()):
                row[place] = weight

    def matrix(self, documents: Sequence[Lines]) -> csr_matrix:
        """A row a line, a column a rule."""
        columns = [
            [self.index[rule] for rule in dict.fromkeys(rules) if rule in self.index]
            for one in documents
            for rules in one.rules
        ]
        starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
        flat = np.fromiter((c for row in columns for c in row), dtype=np.int32)
        return csr_matrix((np.ones(len(flat)), flat, starts), (len(columns), len(self.rules)))

    def fit(
        self,
        documents: Sequence[Lines],
        iterations: int,
        penalty: float = PENALTY,
        known: Sequence[Odds] | None = None,
    ) -> float:
        """Fit; returns the final loss.

        Args:
            documents: what it is fitted on.
            iterations: how many steps at most.
            penalty: how much weights are held back.
            known: what is told of each document's lines already, in log-odds.
        """
        matrix = self.matrix(documents)
        turned = matrix.T.tocsr()
        allowed = np.zeros((matrix.shape[0], len(KINDS)), dtype=bool)
        for row, places in enumerate(p for one in documents for p in one.allowed):
            allowed[row, list(places)] = True
        weight = np.concatenate([np.full(len(one.rules), one.weight) for one in documents])
        before = np.concatenate(known) if known is not None else 0.0

        def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
            numbers = vector.reshape(self.weights.shape)
            odds = matrix @ numbers + before
            odds -= odds.max(axis=1, keepdims=True)
            shares = np.exp(odds)
            total = shares.sum(axis=1, keepdims=True)
            within = np.where(allowed, shares, 0.0)
            right = within.sum(axis=1, keepdims=True) + 1e-12
            value = float((weight * np.log(total / right)[:, 0]).sum())
            slope = turned @ (weight[:, None] * (shares / total - within / right))
            value += penalty / 2 * float((numbers**2).sum())
            return value, (slope + penalty * numbers).ravel()

        found = minimize(
            loss,
            self.weights.ravel(),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": iterations, "maxcor": 15},
        )
        self.weights = found.x.reshape(self.weights.shape)
        return float(found.fun)

    def table(self) -> dict[str, dict[str, float]]:
        """What is not small, by rule and kind."""
        return {
            rule: {
                kind.value: round(float(number), 2)
                for kind, number in zip(KINDS, row, strict=True)
                if abs(number) >= _small(rule)
            }
            for rule, row in zip(self.rules, self.weights, strict=True)
            if np.abs(row).max() >= _small(rule)
        }

    def odds(self, one: Lines) -> Odds:
        """What is told of every line of a document, in log-odds of the kinds."""
        return cast("Odds", self.matrix([one]) @ self.weights)


def _small(rule: str) -> float:
    return SMALL_WORD if rule.startswith(WORD) else SMALL


class Fits(NamedTuple):
    """What lines say of themselves and what is around them, then what that was taken for."""

    first: Fit
    second: Fit

    def kinds(self, one: Lines) -> list[Kind]:
        """The likeliest kind of every line of a document."""
        odds = self.first.odds(one)
        odds = odds + self.second.odds(_beside(one, odds))
        return [KINDS[place] for place in odds.argmax(axis=1)]


def fit_both(documents: Sequence[Lines], iterations: int, *, anew: bool = False) -> Fits:
    """Fit both steps. What the first makes of its own documents is better than what it makes of
    others: so the second learns from specimens that a fit without them has labelled.

    Args:
        documents: all there are.
        iterations: how many steps of the first fit at most.
        anew: whether to start from nothing rather than from the last fit.
    """
    first = Fit(documents, anew=anew)
    loss = first.fit(documents, iterations)
    report.note(f"{len(documents)} documents, {len(first.rules)} rules, loss {loss:.0f}")
    ours = [one for one in documents if one.is_specimen]
    rest = [one for one in documents if not one.is_specimen]
    known: list[tuple[Lines, Odds]] = [(one, first.odds(one)) for one in rest if one.is_whole]
    for part in range(PARTS):
        others = [one for number, one in enumerate(ours) if number % PARTS != part]
        without = Fit([*rest, *others], anew=True)
        without.fit([*rest, *others], PARTS_ITERATIONS)
        known += [(one, without.odds(one)) for one in ours[part::PARTS]]
    beside = [_beside(one, odds) for one, odds in known]
    second = Fit(beside, anew=anew)
    loss = second.fit(beside, SECOND_ITERATIONS, SECOND_PENALTY, [odds for _, odds in known])
    report.note(f"{len(beside)} documents, {len(second.rules)} rules, loss {loss:.0f}")
    return Fits(first, second)


def _beside(one: Lines, odds: Odds) -> Lines:
    """A document with the rules on what the lines around were taken for."""
    shares = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    taken = [
        taken_for(KINDS[place].value, float(row[place]))
        for place, row in zip(shares.argmax(axis=1), shares, strict=True)
    ]
    rules = [
        [rule for sight in see(taken, index) for rule in rules_of(sight)]
        for index in range(len(taken))
    ]
    return replace(one, rules=rules)


def gather(corpora: Path | None, specimens: Sequence[Specimen]) -> list[Lines]:
    """All documents to fit on."""
    with Pool(2) as pool:
        documents = pool.map(specimen_lines, specimens, chunksize=4)
        if corpora:
            jobs: list[tuple[int, Path]] = [(source, corpora) for source in range(len(SOURCES))]
            parts = [pool.apply_async(_listed, job) for job in jobs]
            documents += [one for part in parts for one in part.get()]
    return documents


SOURCES: tuple[Callable[[Path], Iterator[Lines]], ...] = (
    *(partial(page_lines, name=name) for name in CORPORA),
    made_lines,
    missed_lines,
)


def _listed(source: int, corpora: Path) -> list[Lines]:
    return list(SOURCES[source](corpora))


def cross_check(documents: Sequence[Lines], folds: int, iterations: int) -> None:
    """Label every specimen by numbers fitted without it, and print how good that is."""
    ours = [one for one in documents if one.is_specimen]
    random.Random(1).shuffle(ours)
    rest = [one for one in documents if not one.is_specimen]
    pairs: list[tuple[Kind, Kind]] = []
    exact = 0
    for fold in range(folds):
        held = ours[fold::folds]
        train = rest + [one for number, one in enumerate(ours) if number % folds != fold]
        # The last fit has seen what is held back.
        model = fit_both(train, iterations, anew=True)
        for one in held:
            found = model.kinds(one)
            gold = [KINDS[places[0]] for places in one.allowed]
            pairs += zip(gold, found, strict=True)
            exact += [k.role is Role.BODY for k in gold] == [k.role is Role.BODY for k in found]
    right = sum(gold is found for gold, found in pairs)
    scores = [_f1(kind, pairs) for kind in KINDS if any(gold is kind for gold, _ in pairs)]
    report.note(f"specimens held back: {len(ours)}, lines {len(pairs)}")
    report.note(f"accuracy {right / len(pairs):.3f}, macro-F1 {sum(scores) / len(scores):.3f}")
    report.note(f"body exact on {exact / len(ours):.3f} of the documents")
    wrong = Counter((gold.value, found.value) for gold, found in pairs if gold is not found)
    for (right_kind, mistaken), count in wrong.most_common(20):
        report.note(f"  {right_kind} → {mistaken}: {count}")


def _f1(kind: Kind, pairs: Sequence[tuple[Kind, Kind]]) -> float:
    both = sum(gold is kind and found is kind for gold, found in pairs)
    either = sum((gold is kind) + (found is kind) for gold, found in pairs)
    return 2 * both / either


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path, exists=True))
@click.option("--folds", type=click.IntRange(2), help="Cross-check the specimens, write nothing.")
@click.option("--iterations", default=ITERATIONS, show_default=True)
def main(corpora: Path | None, folds: int | None, iterations: int) -> None:
    """Fit what rules say of kinds and write it into newsclean/fitted/kinds.json."""
    documents = gather(corpora, list(load_all(SEEDS)))
    if folds:
        cross_check(documents, folds, iterations)
        return
    model = fit_both(documents, iterations)
    write(model.first.table() | model.second.table(), FITTED / "kinds.json")


if __name__ == "__main__":
    main()
