"""The benchmarks: definitions on hand-computed examples, readers on tiny fixtures, commands."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from benchmarks import bootstrap, envs, gate, harm, kinds, made, metadata, metrics, report, speed
from benchmarks.__main__ import main
from benchmarks.corpora import Corpus, Page, open_corpora, open_corpus
from benchmarks.corpora.page import names
from benchmarks.errors import BadInput
from benchmarks.metrics import Gold, Score, Scores, Snippets
from benchmarks.peers import Document, Metadata
from benchmarks.runner import UnavailableError, Worker, run
from benchmarks.text import Fold

BODY = "The bridge is open again, the council said.\n\nIt had been closed for two years."
CRUFT = "Articles You May Like"
SPECIMEN = """\
+++
about = "two paragraphs and a link list"
lang = "en"
sort = "wire"
+++
paragraph: The bridge over the river is open again, the council said on Tuesday evening.

paragraph: It had been closed for two years, and nobody had expected it back so early.

related: Articles You May Like

related: Five Ways to Save on Petrol
"""


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def write_json(path: Path, data: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def write_gzip(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Two pages with gold, one without, and one system's texts."""
    rows: list[dict[str, Any]] = [
        {"id": "a", "url": "https://www.one.example/1", "lang": "en", "body": BODY},
        {"id": "b", "url": "https://news.two.co.uk/2", "lang": "en", "body": BODY},
        {"id": "c", "url": "https://three.example/3", "lang": "en"},
    ]
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    texts = [{"id": "a", "text": f"{BODY}\n\n{CRUFT}"}, {"id": "b", "text": BODY}]
    write_gzip(folder / "texts" / "peer.jsonl.gz", "\n".join(map(json.dumps, texts)))
    for name in "abc":
        write_gzip(folder / "pages" / f"{name}.html.gz", f"<article><p>{BODY}</p></article>")
    return folder


# Metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It's 5 o'clock.", ["It", "s", "5", "o", "clock"]),
        ("東京でABC", ["東", "京", "で", "ABC"]),
        ("서울 시", ["서", "울", "시"]),
        ("", []),
    ],
)
def test_tokens_are_words_and_single_east_asian_characters(text: str, expected: list[str]) -> None:
    assert metrics.tokens(text) == expected


def test_a_short_text_is_one_shingle() -> None:
    assert metrics.shingles(["a", "b"]) == [("a", "b")]
    assert metrics.shingles([]) == []
    assert len(metrics.shingles(list("abcdef"))) == 3


def test_score_counts_shingles_as_multisets() -> None:
    # Gold: abcd bcde cdef. Output: abcd bcde bcde twice over is not counted twice.
    found = metrics.score(Gold.of("a b c d e f"), "a b c d e")
    assert (found.tp, found.fp, found.fn) == (2 / 3, 0, 1 / 3)
    assert found.f1 == pytest.approx(2 * 2 / (2 * 2 + 1))
    assert not found.exact


def test_score_of_an_added_line() -> None:
    # Gold 3 shingles; output "a b c d e f g h" 5 shingles, 3 of them right.
    found = metrics.score(Gold.of("a b c d e f"), "a b c d e f g h")
    assert (found.tp, found.fp, found.fn) == (3 / 5, 2 / 5, 0)


def test_word_f1_is_of_lower_cased_bags() -> None:
    # Shared: the, cat. 2*2 / (3 + 4).
    assert metrics.score(Gold.of("The cat sat"), "the CAT ran off").word_f1 == pytest.approx(4 / 7)
    assert metrics.score(Gold.of("x"), "").word_f1 == 0


def test_precision_leaves_out_pages_without_output() -> None:
    scores = Scores.of([Score(0.5, 0.5, 0, 0.5, False), Score(0, 0, 1, 0, False)])
    assert scores.precision == 0.5
    assert scores.recall == 0.5
    assert scores.f1 == 0.5
    assert scores.summary()["doc_f1"] == pytest.approx((2 / 3) / 2)


def test_f1_is_the_harmonic_mean_of_the_means() -> None:
    scores = Scores.of([Score(0.8, 0.2, 0, 1, True), Score(0.5, 0, 0.5, 1, False)])
    precision, recall = (0.8 + 1) / 2, (1 + 0.5) / 2
    assert scores.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert scores.summary()["exact"] == 0.5


def test_oracle_keeps_lines_whose_shingles_are_mostly_in_the_gold() -> None:
    gold = Gold.of("one two three four five six seven\n\nNotes")
    text = "one two three four five six\nNotes\nMore\none two x y z v w\nNotes on two"
    assert metrics.oracle(gold, text) == "one two three four five six\nNotes"


def test_oracle_drops_a_line_at_sixty_percent() -> None:
    # Five shingles, three in the gold: 60 %, and more is wanted.
    gold = Gold.of("a b c d e f")
    assert not gold.holds(["a", "b", "c", "d", "e", "f", "x", "y"])
    assert gold.holds(["a", "b", "c", "d", "e", "f", "x"])


def test_snippets() -> None:
    found = metrics.find_snippets("in here", ["in", "out"], ["here", "there"])
    assert found == Snippets(found=1, wanted=2, leaked=1)
    assert found.summary() == {"precision": 0.5, "recall": 0.5, "f1": 0.5}


def test_lost_characters_and_whole() -> None:
    assert metrics.lost_share("abcd ef\n\ngh", "abcd\ngh") == pytest.approx(2 / 8)
    assert metrics.lost_share("a a", "a") == 0.5
    assert metrics.lost_share("", "") == 0
    assert metrics.is_whole("a  b\n\nc", "a b c")
    assert not metrics.is_whole("a b", "b a")


def test_closed() -> None:
    assert metrics.closed(0.9, 0.95, 1.0) == pytest.approx(0.5)
    assert metrics.closed(0.9, 0.8, 1.0) == pytest.approx(-1)
    assert metrics.closed(1.0, 1.0, 1.0) == 0


def test_bootstrap_is_seeded_and_certain_of_constants() -> None:
    values = np.array([0.0, 1.0, 1.0, 0.0])

    def share(rows: bootstrap.Rows) -> float:
        return float(values[rows].mean())

    first = bootstrap.doubt(4, share, 200)
    assert first == bootstrap.doubt(4, share, 200)
    assert first.interval[0] < 0.5 < first.interval[1]
    assert bootstrap.doubt(4, lambda rows: 1.0, 50) == bootstrap.Doubt((1.0, 1.0), 0.0)
    assert bootstrap.doubt(0, share).noise == 0


# Corpora


def test_own_form_counts_rows_without_gold(own: Path) -> None:
    corpus = open_corpus(f"tiny={own}")
    assert [page.id for page in corpus.pages] == ["a", "b"]
    assert corpus.without_gold == 1
    assert "1 rows without gold left out" in corpus.about()
    assert corpus.systems == ["peer"]
    assert corpus.texts("peer")["b"] == BODY
    assert BODY in corpus.pages[0].html()


@pytest.mark.parametrize(
    ("name", "kept"),
    [("wcxb-dev", {"title"}), ("fundus-dev", {"standfirst"}), ("naeb-dev", set())],
)
def test_the_convention_follows_the_name(own: Path, name: str, kept: set[str]) -> None:
    assert open_corpus(f"{name}={own}").keeps == kept


def test_the_digest_names_the_content(own: Path) -> None:
    before = open_corpus(str(own)).digest
    write_gzip(own / "pages" / "a.html.gz", "<p>changed</p>")
    assert open_corpus(str(own)).digest != before


def test_a_site_has_one_fold() -> None:
    assert Page("x", "https://www.bbc.co.uk/1").site == "bbc.co.uk"
    assert Page("x", "https://news.example.com/1").site == "example.com"
    pages = [Page(str(n), f"https://s{n % 9}.org/{n}") for n in range(90)]
    parts = Fold.parse("1/5").split(pages)
    assert len(parts["looked at"]) + len(parts["held back"]) == 90
    held = {pages[n].site for n in parts["held back"]}
    assert held.isdisjoint(pages[n].site for n in parts["looked at"])


def test_article_extraction_benchmark(tmp_path: Path) -> None:
    write_json(tmp_path / "ground-truth.json", {"k": {"articleBody": BODY, "url": "https://x.y"}})
    write_gzip(tmp_path / "html" / "k.html.gz", "<p>x</p>")
    corpus = open_corpus(f"aeb={tmp_path}")
    assert corpus.form == "article-extraction-benchmark"
    assert (corpus.pages[0].body, corpus.pages[0].html()) == (BODY, "<p>x</p>")


def test_wcxb(tmp_path: Path) -> None:
    truth = {"title": "T", "author": "Ann Sample, MD", "main_content": BODY, "with": ["open"]}
    article = {"_internal": {"page_type": {"primary": "article"}}, "ground_truth": truth}
    forum = {"_internal": {"page_type": {"primary": "forum"}}, "ground_truth": truth}
    empty = {"ground_truth": {"main_content": "", "title": "T"}}
    for split, name, row in [("dev", "1", article), ("test", "2", forum), ("dev", "3", empty)]:
        write_json(tmp_path / split / "ground-truth" / f"{name}.json", row)
    write_gzip(tmp_path / "dev" / "html" / "1.html.gz", "<p>x</p>")
    corpus = open_corpus(f"wcxb={tmp_path}")
    assert [(page.id, page.sort) for page in corpus.pages] == [("1", "article"), ("2", "forum")]
    assert corpus.without_gold == 1
    assert corpus.keeps == {"title"}
    assert corpus.pages[0].authors == ("Ann Sample",)
    assert len(open_corpus(f"wcxb={tmp_path}", sort="forum").pages) == 1
    assert len(open_corpus(f"wcxb={tmp_path / 'dev'}").pages) == 1


def test_fundus_evaluation(tmp_path: Path) -> None:
    truth = {"P_0": {"url": "https://p.com/0", "body": ["One.", "[Two.]"]}}
    write_json(tmp_path / "dataset" / "ground_truth.json", truth)
    write_gzip(tmp_path / "dataset" / "html" / "P_0.html.gz", "<p>x</p>")
    corpus = open_corpus(f"f={tmp_path}")
    assert corpus.pages[0].body == "One.\n\nTwo."
    assert corpus.pages[0].html() == "<p>x</p>"
    assert open_corpus(f"f={tmp_path / 'dataset'}").digest == corpus.digest


def test_trafilatura_evaluation(tmp_path: Path) -> None:
    rows = {"https://x.de/1": {"file": "x.html", "with": ["a"], "without": ["b"]}}
    write_json(tmp_path / "tests" / "evaldata.json", rows)
    page = tmp_path / "tests" / "eval" / "x.html"
    page.parent.mkdir()
    page.write_bytes("<meta charset=iso-8859-1><p>Bücher</p>".encode("latin-1"))
    corpus = open_corpus(f"t={tmp_path}")
    assert not corpus.has_bodies
    assert "Bücher" in corpus.pages[0].html()
    assert (corpus.pages[0].with_, corpus.pages[0].without) == (("a",), ("b",))


def test_readability_pages(tmp_path: Path) -> None:
    folder = tmp_path / "test" / "test-pages" / "one"
    folder.mkdir(parents=True)
    (folder / "source.html").write_text("<p>x</p>", encoding="utf-8")
    (folder / "expected.html").write_text("<div><p>One <b>two</b>.</p><p>Three.</p></div>")
    write_json(folder / "expected-metadata.json", {"title": "T", "lang": "en"})
    page = open_corpus(f"r={tmp_path}").pages[0]
    assert (page.id, page.body, page.title) == ("one", "One two.\nThree.", "T")


@pytest.mark.parametrize("as_list", [True, False])
def test_newspaper_dataset(tmp_path: Path, as_list: bool) -> None:
    row = {"url": "https://x.com", "text": BODY, "authors": ["Ann Sample"], "title": "T"}
    data: object = [row | {"html_file": "h.html"}] if as_list else {"h.html": row}
    write_json(tmp_path / "news_articles.json", data)
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "h.html").write_text("<p>x</p>", encoding="utf-8")
    page = open_corpus(f"n={tmp_path}").pages[0]
    assert (page.id, page.body, page.authors) == ("h", BODY, ("Ann Sample",))
    assert page.html() == "<p>x</p>"


def test_names_of_a_string() -> None:
    assert names("Ann Sample, MD, RD") == ("Ann Sample",)
    assert names("Ann Sample and Ben Muster") == ("Ann Sample", "Ben Muster")
    assert names(None) == ()


@pytest.mark.parametrize("command", ["quality", "text", "harm", "metadata"])
def test_a_missing_corpus_is_one_line(command: str, tmp_path: Path) -> None:
    done = invoke(command, "--corpus", f"x={tmp_path / 'none'}")
    assert done.exit_code == 2
    assert str(tmp_path / "none") in done.output
    assert "expected a corpus" in done.output
    assert done.output.count("\n") == 1


def test_no_corpus_and_an_unknown_form(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="expected --corpus"):
        open_corpora(())
    with pytest.raises(BadInput, match=r"ground-truth\.json"):
        open_corpus(str(tmp_path))


def test_a_malformed_line_is_named(own: Path) -> None:
    (own / "gold.jsonl").write_text('{"id": "a", "body": "x"}\n{oops\n', encoding="utf-8")
    done = invoke("harm", "--corpus", str(own))
    assert done.exit_code == 2
    assert "gold.jsonl:2: expected a line" in done.output


@pytest.mark.parametrize("content", ["[]", "{oops", '{"a": 1}'])
def test_a_malformed_gold_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "ground-truth.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=r"ground-truth\.json.*expected") as error:
        open_corpus(str(tmp_path))
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("dev/ground-truth/1.json", "[]"),
        ("dev/ground-truth/1.json", '{"ground_truth": 1}'),
        ("news_articles.json", "5"),
        ("news_articles.json", "[1]"),
        ("evaldata.json", '{"u": []}'),
        ("ground_truth.json", '{"u": 1}'),
    ],
)
def test_every_form_names_a_malformed_gold(tmp_path: Path, file: str, content: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=path.name) as error:
        open_corpus(str(tmp_path))
    assert "expected" in error.value.message


def test_golds_that_are_no_text_count_as_none(own: Path) -> None:
    with (own / "gold.jsonl").open("a", encoding="utf-8") as file:
        file.write('\n{"id": "d", "body": 5}\n{"id": "e", "with": "no list"}')
    assert open_corpus(str(own)).without_gold == 3


def test_a_page_without_html_is_named(own: Path) -> None:
    (own / "pages" / "b.html.gz").unlink()
    with pytest.raises(BadInput, match="page b: no HTML"):
        [page.html() for page in open_corpus(str(own)).pages]


def test_a_broken_gzip_is_named(own: Path) -> None:
    (own / "texts" / "peer.jsonl.gz").write_bytes(b"no gzip")
    with pytest.raises(BadInput, match=r"peer\.jsonl\.gz"):
        open_corpus(str(own)).texts("peer")


# Commands


def test_text_prints_gain_oracle_and_folds(own: Path) -> None:
    arguments = ["--corpus", f"tiny={own}", "--fold", "0/2", "--worst", "1", "--no-save"]
    done = invoke("text", *arguments, "--processes", "1")
    assert done.exit_code == 0, done.output
    for word in ("peer", "newsclean", "oracle", "closed", "looked at", "held back", "leaked"):
        assert word in done.output
    assert "1 rows without gold" in done.output


def test_text_names_an_extractor_that_is_not_stored(own: Path) -> None:
    done = invoke("text", "--corpus", f"tiny={own}", "--behind", "nobody", "--no-save")
    assert "no texts/nobody.jsonl.gz" in done.output


def test_a_wrong_fold_says_what_is_right(own: Path) -> None:
    done = invoke("text", "--corpus", str(own), "--fold", "5/5")
    assert done.exit_code == 2
    assert "K/N" in done.output


def test_quality_on_stored_texts(own: Path) -> None:
    arguments = ["--systems", "peer", "--stored", "--by", "site", "--no-save", "--processes", "1"]
    done = invoke("quality", "--corpus", f"tiny={own}", *arguments)
    assert done.exit_code == 0, done.output
    assert "stored" in done.output
    # Two shingles of fifteen leak on one of two pages.
    assert "1.000" in done.output


def test_harm_of_a_system_that_loses_half() -> None:
    losses = [harm.loss("aaaa bbbb", "aaaa"), harm.loss("cc", "cc")]
    figures = harm.summary(losses)
    assert figures["lost"] == pytest.approx(4 / 10)
    assert figures["whole"] == 0.5
    assert figures["worst"] == 0.5


def test_harm_prints(own: Path) -> None:
    done = invoke("harm", "--corpus", f"tiny={own}", "--no-save", "--processes", "1")
    assert done.exit_code == 0, done.output
    assert "came back whole" in done.output


# Kinds


def label(gold: str, found: str, confidence: float = 0.9) -> kinds.Label:
    return kinds.Label(gold, found, confidence, "text", "")


def test_kinds_are_counted_by_line() -> None:
    documents = (
        (label("paragraph", "paragraph"), label("related", "paragraph")),
        (label("related", "related", 0.3), label("paragraph", "paragraph", 1.0)),
    )
    figures = kinds.summary(documents)
    paragraph, related = figures["kinds"]["paragraph"], figures["kinds"]["related"]
    assert (paragraph["precision"], paragraph["recall"]) == (pytest.approx(2 / 3), 1)
    assert (related["precision"], related["recall"]) == (1, 0.5)
    assert figures["macro_f1"] == pytest.approx((0.8 + 2 / 3) / 2)
    assert figures["accuracy"] == 0.75
    assert figures["confusions"] == [{"gold": "related", "found": "paragraph", "lines": 1}]
    assert figures["kept"]["precision"] == pytest.approx(2 / 3)
    assert [row["lines"] for row in figures["calibration"]] == [0, 1, 0, 0, 3]


def test_kinds_command_reads_specimens(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "wire-bridge.txt").write_text(SPECIMEN, encoding="utf-8")
    done = invoke("kinds", str(tmp_path), "--no-save", "--worst", "1", "--processes", "1")
    assert done.exit_code == 0, done.output
    assert "macro-F1" in done.output
    assert "1 documents, 4 lines" in done.output


def test_a_folder_without_specimens_is_named(tmp_path: Path) -> None:
    done = invoke("kinds", str(tmp_path))
    assert done.exit_code == 2
    assert "specimen" in done.output


# Metadata


def test_metadata_folds_case_and_space() -> None:
    page = Page("x", title="The  Bridge", authors=("Ann Sample", "Ben Muster"), date="2025-01-02")
    found = Metadata("the bridge", ("ANN SAMPLE", "Desk"), "2025-01-02T23:00+01:00")
    figures = metadata.compare(page, found).summary()
    assert (figures["title"], figures["date"]) == (1, 1)
    assert figures["authors"] == 0.5


def test_metadata_that_the_gold_lacks_does_not_count() -> None:
    counts = metadata.compare(Page("x", date="yesterday"), Metadata("T", ("A",), "2025-01-02"))
    assert counts == metadata.Counts()


# Workers


def test_a_worker_answers_and_counts() -> None:
    done = run("text", "newsclean", [Document(BODY), Document("")], processes=1)
    assert done.failures == 0
    assert [type(answer.result) for answer in done.answers] == [str, str]
    assert done.answers[0].ms > 0
    assert done.answers[0].peak_mb > 0


def test_a_system_that_does_not_import_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envs, "python", lambda name, requirements: Path(sys.executable))
    with pytest.raises(UnavailableError, match="boilerpy3"):
        Worker("html", "boilerpy3")


def test_an_unknown_system_is_reported() -> None:
    with pytest.raises(UnavailableError, match="there are newsclean"):
        Worker("html", "nobody")


# Speed


@pytest.mark.parametrize("make", [made.text, made.page])
def test_made_documents_have_their_size_and_do_not_change(make: Any) -> None:
    for size in (1_000, 20_000):
        assert len(make(size)) == pytest.approx(size, abs=60)
        assert make(size) == make(size)


@pytest.mark.parametrize(("power", "expected"), [(1, 1.0), (2, 2.0)])
def test_exponent(power: int, expected: float) -> None:
    points = [{"bytes": size, "ms": size**power / 1e6} for size in speed.SIZES]
    assert speed.exponent(points) == pytest.approx(expected)
    assert speed.steepest(points) == pytest.approx(expected)
    assert speed.exponent(points[:1]) is None


# The gate


def figure(value: float, digest: str = "d") -> gate.Figure:
    return gate.Figure("kinds/seeds/macro_f1", value, 0.002, digest)


def floors(value: float) -> gate.Floors:
    return gate.Floors({}, []).raised([figure(value)])


def test_the_gate_fails_beyond_the_noise() -> None:
    assert gate.check(floors(0.9), [figure(0.8985)])
    assert not gate.check(floors(0.9), [figure(0.8975)])


def test_the_noise_forgives_half_a_point_at_most() -> None:
    wide = gate.Floor(0.9, 0.2, "d", "r")
    assert wide.lowest == pytest.approx(0.895)


def test_raise_does_not_lower(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors(0.9).raised([figure(0.8)]).save(path)
    loaded = gate.Floors.load(path)
    assert loaded.floors["kinds/seeds/macro_f1"].floor == 0.9
    assert loaded.raised([figure(0.95)]).floors["kinds/seeds/macro_f1"].floor == 0.95


def test_lowering_keeps_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors(0.9).lower(figure(0.85), "a label was wrong").save(path)
    loaded = gate.Floors.load(path)
    assert loaded.floors["kinds/seeds/macro_f1"].floor == 0.85
    entry = loaded.lowered[0]
    assert (entry["from"], entry["to"], entry["why"]) == (0.9, 0.85, "a label was wrong")


def test_lowering_needs_a_reason() -> None:
    done = invoke("gate", "--lower", "kinds/seeds/macro_f1")
    assert done.exit_code == 2
    assert "--why" in done.output


def test_malformed_floors_are_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"floors": []}', encoding="utf-8")
    with pytest.raises(BadInput, match=r"floors\.json.*expected"):
        gate.Floors.load(path)


def test_the_stored_floors_are_readable() -> None:
    assert isinstance(gate.Floors.load(gate.FLOORS).floors, dict)


# Results and the page


def test_results_name_no_paths(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    done = invoke("harm", "--corpus", f"tiny={own}", "--processes", "1")
    assert done.exit_code == 0, done.output
    data = report.load("harm")
    assert data is not None
    assert data["command"] == "python -m benchmarks harm --corpus tiny=PATH --processes 1"
    assert data["corpora"]["tiny"]["newsclean"]["articles"] == 2


def test_a_part_is_not_saved(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RESULTS", tmp_path)
    assert invoke("harm", "--corpus", f"tiny={own}", "--limit", "1").exit_code == 0
    assert report.load("harm") is None


def test_the_page_is_rendered_and_stays_the_same(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib")
    from benchmarks import render

    monkeypatch.setattr(report, "RESULTS", tmp_path)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "wire-bridge.txt").write_text(SPECIMEN, encoding="utf-8")
    corpus = ["--corpus", f"tiny={own}", "--processes", "1"]
    assert invoke("text", *corpus).exit_code == 0
    assert invoke("kinds", str(tmp_path), "--processes", "1").exit_code == 0
    pages = []
    for _ in range(2):
        written = render.run(tmp_path / "page.md", tmp_path)
        pages.append([path.read_bytes() for path in written])
    assert pages[0] == pages[1]
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "python -m benchmarks text" in page
    assert "results/kinds.svg" in page
    assert (tmp_path / "text.svg").exists()


def test_a_corpus_is_about_something() -> None:
    corpus = Corpus("n", Path(), "own", (Page("a", body="x"),), 0, frozenset())
    assert corpus.about() == "n: 1 pages; scored as body alone"


# --- many documents ---


def test_pipelines_are_measured_and_the_page_is_rendered(tmp_path: Path, monkeypatch):
    from benchmarks import scale

    monkeypatch.setattr(report, "RESULTS", tmp_path)
    result = invoke("pipelines", "--documents", 12, "--only", "batch")
    assert result.exit_code == 0, result.output
    assert "batch" in result.output
    assert not list(tmp_path.iterdir())
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- measured: by x -->\nold\n<!-- /measured -->\nb\n", encoding="utf-8")
    assert scale.run(page) == []
    report.save("pipelines-text", {"documents": 12, "loop": {"bytes_in": 3013.7}})
    assert scale.run(page) == [page]
    text = page.read_text(encoding="utf-8")
    assert text.startswith("a\n<!-- measured: by x -->\n\n")
    assert "| documents measured | 12 |\n| bytes in, each | 3,014 |" in text
    assert "| two threads | – |" in text
    assert text.endswith("\n\n<!-- /measured -->\nb\n")


def test_pipelines_name_what_there_is_to_measure():
    result = invoke("pipelines", "--only", "hadoop")
    assert result.exit_code == 2
    assert "hadoop; there are: loop, threads, many-1" in result.output


def test_made_documents_of_many_are_the_same_each_time():
    from benchmarks.pipelines import documents

    first, again = (dict(documents("text", 40)) for _ in range(2))
    assert first == again
    assert len(set(first.values())) == 40
