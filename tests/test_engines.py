"""Each engine, for real and small: what it gives is what ``clean_batch`` gives, byte for byte."""

from __future__ import annotations

import json
import shutil
import sys

import pytest

import newsclean
from newsclean.pipelines.facts import facts_of

# What engines warn of is their own affair.
pytestmark = pytest.mark.filterwarnings("ignore")

PROSE = "The council of Vellmar voted on Tuesday to close its last coal plant, the mayor said."
TEXT = (
    f"News\n\nLast coal plant to close\n\nBy Ada Lind\n\n{PROSE}\n\n"
    "With additional reporting from Bo Ek in Oslo\n\nArticles You May Like\n\nMortgages Explained\n"
)
DOCUMENTS = {"id": list(range(6)), "text": [TEXT, None, PROSE, "", f"<p>{PROSE}</p>", TEXT * 2]}


def engine(module: str, extra: str | None = None):
    return pytest.importorskip(module, reason=f"needs newsclean[{extra or module}]")


@pytest.fixture(scope="module")
def expected() -> list[dict[str, object]]:
    pa = engine("pyarrow", "arrow")
    return newsclean.clean_batch(pa.table(DOCUMENTS), carry=["id"]).to_pylist()


def test_the_documents_are_worth_comparing(expected):
    assert [row["error"] is None for row in expected] == [True, False, True, True, True, True]
    assert expected[0]["credits"]
    assert expected[0]["related"]


# --- Spark ---


@pytest.fixture(scope="module")
def spark():
    engine("pyspark", "spark")
    if shutil.which("java") is None:
        pytest.skip("needs Java 17: apt-get install openjdk-17-jre-headless")
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_spark_gives_the_same(spark, expected):
    from newsclean.pipelines import spark as on_spark

    rows = list(zip(*DOCUMENTS.values(), strict=True))
    frame = spark.createDataFrame(rows, "id long, text string").repartition(2)
    cleaned = on_spark.clean(frame, carry=["id"]).orderBy("id")
    assert cleaned.toArrow().to_pylist() == expected


def test_spark_takes_options_and_columns(spark):
    from newsclean.pipelines import spark as on_spark

    frame = spark.createDataFrame([(TEXT,)], "body string")
    options = newsclean.Options().with_kept("section_label")
    (row,) = on_spark.clean(frame, "body", options=options, columns=["text"]).collect()
    assert row.asDict() == {"text": newsclean.clean(TEXT, options).text}


# --- Ray ---


@pytest.fixture(scope="module")
def ray():
    ray = engine("ray")
    engine("ray.data", "ray")
    # The page on Ray may have begun it: tests/test_docs.py.
    ray.init(num_cpus=1, include_dashboard=False, ignore_reinit_error=True)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()


def test_ray_gives_the_same(ray, expected):
    import pyarrow as pa

    from newsclean.pipelines import ray as on_ray

    dataset = ray.data.from_arrow(pa.table(DOCUMENTS))
    cleaned = on_ray.clean(dataset, carry=["id"], batch_size=4)
    assert sorted(cleaned.take_all(), key=lambda row: row["id"]) == expected


# --- datatrove ---


@pytest.fixture
def datatrove():
    return engine("datatrove")


def test_datatrove_formats_with_its_local_executor(tmp_path, datatrove):
    engine("orjson", "datatrove")
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from newsclean.pipelines.datatrove import NewscleanFormatter

    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate([TEXT, PROSE])]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "out"
    steps = [
        JsonlReader(str(tmp_path / "in")),
        NewscleanFormatter(),
        JsonlWriter(str(out), output_filename="${rank}.jsonl", compression=None),
    ]
    LocalPipelineExecutor(pipeline=steps, logging_dir=str(tmp_path / "logs")).run()
    written = [json.loads(line) for line in (out / "00000.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in written] == [newsclean.clean(t).text for t in (TEXT, PROSE)]
    facts = facts_of(newsclean.clean(TEXT))
    assert {name: written[0]["metadata"][name] for name in facts} == facts


def test_datatrove_extracts_in_its_sandbox(datatrove):
    from datatrove.data import Document

    from newsclean.pipelines.datatrove import NewscleanExtractor

    pages = [f"<nav>News</nav><p>{PROSE}</p>", "<nav>Sport</nav>"]
    documents = [Document(text=page, id=str(n)) for n, page in enumerate(pages)]
    cleaned = list(NewscleanExtractor().run(documents))
    assert [document.text for document in cleaned] == [newsclean.clean_html(pages[0]).text]


# --- datasets ---


@pytest.fixture
def datasets(tmp_path, monkeypatch):
    datasets = engine("datasets")
    datasets.disable_progress_bars()
    return datasets


def test_datasets_give_the_same(datasets, expected):
    from newsclean.pipelines import datasets as on_datasets

    dataset = datasets.Dataset.from_dict(DOCUMENTS)
    assert on_datasets.clean(dataset, carry=["id"], batch_size=4).to_list() == expected
    streamed = dataset.to_iterable_dataset()
    assert list(on_datasets.clean(streamed, carry=["id"], batch_size=4)) == expected


def test_datasets_map_takes_the_function(datasets):
    from newsclean.pipelines.datasets import map_function

    dataset = datasets.Dataset.from_dict({"body": [TEXT], "url": ["u"]}).with_format("arrow")
    mapped = dataset.map(map_function("body", columns=["text"], carry=["url"]), batched=True)
    assert mapped.with_format(None)[0]["text"] == PROSE


# --- Polars, pandas, DuckDB ---


def test_polars_gives_the_same(expected):
    polars = engine("polars")
    from newsclean.pipelines.frames import clean_polars

    cleaned = clean_polars(polars.DataFrame(DOCUMENTS), carry=["id"])
    assert cleaned.to_dicts() == expected


def test_pandas_gives_the_same_with_its_own_index(expected):
    pandas = engine("pandas")
    from newsclean.pipelines.frames import clean_pandas

    frame = pandas.DataFrame(DOCUMENTS, index=list("abcdef"))
    cleaned = clean_pandas(frame, carry=["id"])
    assert list(cleaned.index) == list("abcdef")
    assert list(cleaned["text"].dropna()) == [r["text"] for r in expected if r["text"] is not None]
    assert list(cleaned["verdict"].dropna()) == [r["verdict"] for r in expected if not r["error"]]
    assert list(cleaned.loc["a", "bylines"]) == ["Ada Lind"]


def test_duckdb_gives_the_same_and_can_query_it(expected):
    duckdb = engine("duckdb")
    import pyarrow as pa

    from newsclean.pipelines.frames import clean_duckdb

    with duckdb.connect() as connection:
        connection.register("articles", pa.table(DOCUMENTS))
        relation = connection.sql("select * from articles order by id")
        cleaned = clean_duckdb(relation, carry=["id"], batch_size=4)
        assert cleaned.to_pylist() == expected
        query = "select count(*) from cleaned where error is null"
        assert connection.sql(query).fetchall() == [(5,)]
        nothing = clean_duckdb(connection.sql("select * from articles where id < 0"), carry=["id"])
        assert nothing.num_rows == 0
        assert nothing.schema.equals(cleaned.schema)


# --- Scrapy, LangChain, Haystack ---


def test_scrapy_fills_an_item_s_fields():
    scrapy = engine("scrapy")
    from scrapy.utils.test import get_crawler

    from newsclean.pipelines.scrapy import NewscleanPipeline

    crawler = get_crawler(
        settings_dict={
            "NEWSCLEAN_FIELD": "page",
            "NEWSCLEAN_KEEP": "title",
            "NEWSCLEAN_KIND": "html",
        }
    )
    pipeline = NewscleanPipeline.from_crawler(crawler)
    page = f"<h1>Last coal plant to close</h1><p>{PROSE}</p>"
    item = pipeline.process_item({"url": "u", "page": page})
    article = newsclean.clean_html(page, newsclean.Options().with_kept("title"))
    assert item == {"url": "u", "page": page, "text": article.text} | facts_of(article)
    assert item["text"].startswith("Last coal plant")
    assert pipeline.process_item({"url": "u"}) == {"url": "u"}

    class Article(scrapy.Item):
        html = scrapy.Field()
        text = scrapy.Field()

    item = NewscleanPipeline(columns=["text"]).process_item(Article(html=page))
    assert item["text"] == PROSE


def test_langchain_cleans_documents_and_leaves_the_given_ones():
    engine("langchain_core", "langchain")
    from langchain_core.documents import Document

    from newsclean.pipelines.langchain import NewscleanTransformer

    given = [Document(TEXT, id="a", metadata={"source": "s"}), Document("   ")]
    (cleaned,) = NewscleanTransformer().transform_documents(given)
    assert (cleaned.id, cleaned.page_content) == ("a", PROSE)
    assert cleaned.metadata == {"source": "s"} | facts_of(newsclean.clean(TEXT))
    assert given[0].page_content == TEXT
    assert given[0].metadata == {"source": "s"}
    assert len(NewscleanTransformer(keep_empty=True).transform_documents(given)) == 2


def test_haystack_runs_it_in_a_pipeline_and_writes_it_as_yaml():
    engine("haystack")
    from haystack import Document, Pipeline

    from newsclean.pipelines.haystack import NewscleanCleaner

    pipeline = Pipeline()
    pipeline.add_component("cleaner", NewscleanCleaner(keep=["section_label"]))
    again = Pipeline.loads(pipeline.dumps(), unsafe=True)
    given = [
        Document(content=TEXT, meta={"source": "s"}),
        Document(content=None),
        Document(content=""),
    ]
    for each in (pipeline, again):
        cleaned = each.run({"cleaner": {"documents": given}})["cleaner"]["documents"]
        assert [document.content for document in cleaned] == [f"News\n\n{PROSE}", None]
        assert cleaned[0].meta["source"] == "s"
        assert cleaned[0].meta["verdict"] == newsclean.clean(TEXT).verdict.value


# --- without them ---


def test_what_is_not_installed_names_its_extra(monkeypatch):
    from newsclean.pipelines.extras import ExtraMissingError, need

    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ExtraMissingError, match=r"pip install 'newsclean\[spark\]'"):
        need("pyspark", "spark")
