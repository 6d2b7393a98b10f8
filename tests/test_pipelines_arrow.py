"""``clean_batch``: one fixed schema, and one row a row."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.pipelines.rows import COLUMNS, named, row

pa = pytest.importorskip("pyarrow", reason="needs newsclean[arrow]")

PROSE = "The council of Vellmar voted on Tuesday to close its last coal plant, the mayor said."
TEXT = (
    f"News\n\nLast coal plant to close\n\nBy Ada Lind\n\n{PROSE}\n\n"
    "With additional reporting from Bo Ek in Oslo\n\nArticles You May Like\n\nMortgages Explained\n"
)


def test_the_schema_is_the_one_that_is_documented():
    """A change of it needs a new number: newsclean.pipelines.rows.SCHEMA."""
    schema = newsclean.clean_batch(pa.table({"text": ["a"]})).schema
    assert schema.metadata == {b"newsclean.schema": b"1"}
    assert [f"{field.name}: {field.type}" for field in schema] == [
        "text: string",
        "title: string",
        "bylines: list<item: string>",
        "published: string",
        "language: string",
        "verdict: string",
        "confidence: double",
        "complete: bool",
        "credits: list<item: struct<role: string, names: list<item: string>, "
        "place: string, agency: string>>",
        "related: list<item: struct<title: string, url: string>>",
        "segments: list<item: struct<kind: string, text: string, start: int64, end: int64, "
        "kept: bool, confidence: double>>",
        "error: string",
    ]


def test_a_row_says_what_the_article_says():
    article = newsclean.clean(TEXT)
    (cells,) = newsclean.clean_batch(pa.table({"text": [TEXT]})).to_pylist()
    assert cells["text"] == article.text == PROSE
    assert cells["title"] == article.title
    assert cells["bylines"] == list(article.bylines) == ["Ada Lind"]
    assert cells["verdict"] == article.verdict
    assert cells["credits"][0]["names"] == list(article.credits[0].names) == ["Bo Ek"]
    assert cells["credits"][0]["place"] == "Oslo"
    assert cells["related"] == [{"title": "Mortgages Explained", "url": None}]
    assert cells["confidence"] == article.confidence
    assert cells["error"] is None
    assert [(s["kind"], s["start"], s["end"], s["kept"]) for s in cells["segments"]] == [
        (s.kind.value, s.start, s.end, s.kept) for s in article.segments
    ]
    assert [TEXT[s["start"] : s["end"]] for s in cells["segments"]] == [
        s["text"] for s in cells["segments"]
    ]
    as_json = named(row(article))
    assert {**as_json, "bylines": list(as_json["bylines"])} == cells | {
        "credits": [c | {"names": tuple(c["names"])} for c in cells["credits"]]
    }


@pytest.mark.parametrize(
    "make",
    [
        pa.table,
        pa.RecordBatch.from_pydict,
        lambda data: pa.concat_tables([pa.table(data).slice(0, 1), pa.table(data).slice(1)]),
    ],
)
def test_batches_tables_and_chunks_give_the_same(make):
    documents = {"text": [TEXT, PROSE, TEXT]}
    cleaned = newsclean.clean_batch(make(documents))
    assert cleaned["text"].to_pylist() == [newsclean.clean(d).text for d in documents["text"]]


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.dictionary(pa.int32(), pa.string()),
    ],
    ids=str,
)
def test_a_column_may_hold_any_sort_of_text(kind):
    column = pa.array([PROSE], pa.string()).cast(kind)
    assert newsclean.clean_batch(pa.table({"text": column}))["text"].to_pylist() == [PROSE]


def test_pages_come_as_bytes_in_their_own_charset():
    page = f'<meta charset="iso-8859-1"><p>{PROSE} Café.</p>'.encode("latin-1")
    (text,) = newsclean.clean_batch(pa.table({"html": [page]}), "html")["text"].to_pylist()
    assert text.endswith("Café.")


def test_columns_are_chosen_and_carried():
    batch = pa.table({"url": ["a", "b"], "text": [TEXT, None], "n": [1, 2]})
    cleaned = newsclean.clean_batch(batch, columns=["error", "text"], carry=["n", "url"])
    assert cleaned.to_pylist() == [
        {"n": 1, "url": "a", "text": PROSE, "error": None},
        {"n": 2, "url": "b", "text": None, "error": "there is no document: the value is null"},
    ]


def test_a_null_gives_a_row_of_nulls_and_empty_lists():
    (cells,) = newsclean.clean_batch(pa.table({"text": pa.array([None], pa.string())})).to_pylist()
    assert cells.pop("error") == "there is no document: the value is null"
    assert {name: value for name, value in cells.items() if value is not None} == {
        "bylines": [],
        "credits": [],
        "related": [],
        "segments": [],
    }


def test_an_empty_batch_keeps_its_schema():
    cleaned = newsclean.clean_batch(
        pa.table({"text": pa.array([], pa.string())}), carry=["text"][:0]
    )
    assert cleaned.num_rows == 0
    assert tuple(cleaned.schema.names) == COLUMNS


def test_options_and_kind_are_passed_on():
    batch = pa.table({"text": [TEXT]})
    options = newsclean.Options().with_kept("section_label")
    cleaned = newsclean.clean_batch(batch, options=options)
    assert cleaned["text"].to_pylist()[0].startswith("News\n")
    (segments,) = newsclean.clean_batch(pa.table({"t": ["<b>1"]}), "t", kind="text")["segments"]
    assert segments.as_py()[0]["text"] == "<b>1"


def test_large_columns_come_in_pieces(monkeypatch):
    monkeypatch.setattr("newsclean.pipelines.arrow.MOST_BYTES", 300)
    cleaned = newsclean.clean_batch(pa.table({"n": range(9), "text": [PROSE] * 9}), carry=["n"])
    assert cleaned["text"].num_chunks > 1
    assert cleaned["text"].to_pylist() == [PROSE] * 9


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"column": "body"}, "there is no column 'body'; there are: id, text"),
        ({"carry": ["url"]}, "there is no column 'url'; there are: id, text"),
        ({"carry": ["text"]}, "'text' cannot be carried: the result has its own"),
        ({"columns": ["words"]}, "'words' is no column; the columns are: text, title"),
        ({"kind": "pdf"}, "kind is 'pdf'"),
    ],
)
def test_a_wrong_choice_says_what_there_is(call, message):
    batch = pa.table({"id": [1], "text": [TEXT]})
    with pytest.raises(newsclean.NewscleanError, match=message):
        newsclean.clean_batch(batch, **call)


def test_a_wrong_type_says_what_is_accepted():
    with pytest.raises(TypeError, match="takes a pyarrow RecordBatch or Table, not list"):
        newsclean.clean_batch([TEXT])
    with pytest.raises(TypeError, match="'text' holds int64; it can hold strings or binary"):
        newsclean.clean_batch(pa.table({"text": [1]}))


def test_two_columns_of_one_name_are_said():
    batch = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], ["text", "text"])
    with pytest.raises(newsclean.NewscleanError, match="there are several columns 'text'"):
        newsclean.clean_batch(batch)


def test_a_lone_surrogate_does_not_stop_a_batch():
    from newsclean.pipelines.arrow import to_table

    table = to_table([row(newsclean.clean_text("The bridge\ud800 is open again, they said."))])
    assert table["text"].to_pylist() == ["The bridge? is open again, they said."]
