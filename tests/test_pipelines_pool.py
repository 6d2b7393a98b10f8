"""``clean_many``: every document gives one result, whatever becomes of the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice

import pytest

import newsclean
from newsclean.pipelines.pool import run_many
from newsclean.pipelines.work import pack, unpack

PROSE = "The council of Vellmar voted on Tuesday to close its last coal plant."
TEXT = f"News\n\n{PROSE}\n\nArticles You May Like\n\nMortgages Explained\n"
METHODS = ["fork", "spawn"]


class Perilous:
    """Does to its worker what the document says."""

    def __call__(self, document: str) -> str:
        if document == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if document == "exits":
            os._exit(3)
        if document == "hangs":
            while True:
                time.sleep(1)
        if document == "raises":
            raise ZeroDivisionError("by nought")
        return document.upper()


class NeverBegins:
    """Ends its process before it takes a document."""

    def __reduce__(self):
        return os._exit, (4,)


def outcomes(documents, **options):
    jobs = [(f"id{number}", document) for number, document in enumerate(documents)]
    return list(run_many(jobs, Perilous(), **({"workers": 2, "timeout": None} | options)))


# --- what comes out ---


@pytest.mark.parametrize("method", METHODS)
def test_results_are_those_of_clean_in_order(method):
    documents = [f"{TEXT}\n\nNumber {number}." for number in range(70)]
    results = newsclean.clean_many(documents, workers=2, start_method=method)
    assert [(r.id, r.article) for r in results] == [
        (number, newsclean.clean(document)) for number, document in enumerate(documents)
    ]


def test_ids_are_the_caller_s_and_need_not_travel():
    unpicklable = lambda: None  # noqa: E731
    (result,) = newsclean.clean_many([(unpicklable, TEXT)], workers=1)
    assert result.id is unpicklable
    assert result.article.text == PROSE


def test_without_an_order_all_come_as_they_are_done():
    results = newsclean.clean_many(enumerate([TEXT] * 150), workers=2, ordered=False)
    assert sorted(result.id for result in results) == list(range(150))


def test_no_documents_give_no_results():
    assert list(newsclean.clean_many([], workers=2)) == []


def test_options_and_kind_are_passed_on():
    options = newsclean.Options().with_kept("section_label")
    (result,) = newsclean.clean_many([TEXT], workers=1, options=options)
    assert result.article.text.startswith("News\n")
    (result,) = newsclean.clean_many(["<b>1</b>"], workers=1, kind="text")
    assert result.article.segments[0].text == "<b>1</b>"
    (result,) = newsclean.clean_many(["<b>1</b>"], workers=1, kind="html")
    assert result.article.segments[0].text == "1"


def test_an_article_comes_back_equal():
    article = newsclean.clean(f"<h1>Plant</h1><p>By Ada Lind</p><p>{PROSE}</p>")
    assert unpack(pack(article)) == article


def test_this_process_alone_gives_the_same():
    documents = [TEXT, None, 5, b"<p>A page.</p>"]
    alone = list(newsclean.clean_many(documents, workers=0))
    assert alone == list(newsclean.clean_many(documents, workers=1))
    assert [result.error is None for result in alone] == [True, False, False, True]


# --- what goes wrong ---


def test_a_null_and_a_wrong_type_cost_one_result():
    results = list(newsclean.clean_many([("a", TEXT), ("b", None), ("c", 5)], workers=1))
    assert [result.error for result in results] == [
        None,
        "there is no document: the value is null",
        "TypeError: clean() takes str, bytes, a BeautifulSoup or a Tag, not int",
    ]
    with pytest.raises(newsclean.NewscleanError, match="'b' has no article: there is no"):
        _ = results[1].article


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ordered", [True, False])
def test_a_document_that_ends_its_worker_costs_one_result(method, ordered):
    documents = ["a", "killed", "b", "raises", "exits", *["c"] * 100, "killed"]
    results = outcomes(documents, ordered=ordered, start_method=method)
    by_id = {identifier: (value, error) for identifier, value, error in results}
    assert len(results) == len(by_id) == len(documents)
    if ordered:
        assert [identifier for identifier, *_ in results] == list(by_id)
    assert {identifier: error for identifier, (_, error) in by_id.items() if error} == {
        "id1": "its worker process was killed (SIGKILL)",
        "id3": "ZeroDivisionError: by nought",
        "id4": "its worker process exited with status 3",
        "id105": "its worker process was killed (SIGKILL)",
    }
    assert by_id["id2"] == ("B", "")


def test_a_document_that_hangs_costs_one_result():
    results = outcomes(["a", "hangs", *["b"] * 80], timeout=0.3)
    assert [value for _, value, error in results if not error] == ["A", *["B"] * 80]
    assert results[1] == (
        "id1",
        None,
        "it took longer than the 0.3 s that a document may take",
    )


def test_processes_that_never_begin_end_the_run():
    with pytest.raises(newsclean.NewscleanError, match=r"no worker process gets to work.*__main__"):
        list(run_many([(0, "a")], NeverBegins(), 1, start_method="spawn"))


def test_what_the_caller_s_iterable_raises_reaches_the_caller():
    def documents():
        yield TEXT
        raise OSError("the tape tore")

    with pytest.raises(OSError, match="the tape tore"):
        list(newsclean.clean_many(documents(), workers=2))


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        (TEXT, "not str"),
        (b"", "not bytes"),
        ({"a": TEXT}, r"not dict; give its \.items\(\)"),
        (5, "not int"),
    ],
)
def test_a_single_document_or_a_mapping_is_a_wrong_call(documents, message):
    with pytest.raises(TypeError, match=message):
        newsclean.clean_many(documents)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": -1}, "workers is -1"),
        ({"kind": "pdf"}, "'auto', 'text' or 'html'"),
        ({"timeout": 0}, "seconds above 0"),
        ({"start_method": "magic"}, "start_method is 'magic'"),
    ],
)
def test_a_choice_that_cannot_be_met_says_what_can(options, message):
    with pytest.raises(newsclean.NewscleanError, match=message):
        newsclean.clean_many([], **options)


def test_a_tuple_that_is_no_pair_is_said():
    with pytest.raises(newsclean.NewscleanError, match="document 1 is a tuple of 3"):
        list(newsclean.clean_many([TEXT, (1, 2, 3)], workers=0))


# --- memory, threads, the end ---


@pytest.mark.parametrize("ordered", [True, False])
def test_documents_are_read_as_they_are_needed(ordered):
    taken = count()
    documents = (f"{TEXT}{next(taken)}" for _ in range(100_000))
    results = newsclean.clean_many(documents, workers=2, ordered=ordered)
    list(islice(results, 10))
    results.close()
    assert next(taken) < 3000


def test_a_slow_document_holds_the_others_back_within_bounds():
    taken = []
    documents = (taken.append(number) or word for number, word in enumerate(["hangs", *"a" * 9999]))
    results = run_many(((0, word) for word in documents), Perilous(), 2, timeout=0.5)
    next(results)
    assert len(taken) < 3000
    assert sum(1 for _ in results) == 9999


def test_closing_ends_the_processes():
    results = newsclean.clean_many([TEXT] * 500, workers=2)
    next(results)
    assert len(multiprocessing.active_children()) == 2
    results.close()
    assert not multiprocessing.active_children()


def test_threads_share_a_cleaner():
    cleaner = newsclean.Cleaner()
    with ThreadPoolExecutor(4) as threads:
        articles = set(threads.map(cleaner.clean_text, [TEXT] * 40))
    assert articles == {cleaner.clean_text(TEXT)}


def program(*, then: str) -> subprocess.Popen[str]:
    """A run over endless documents that says how far it is."""
    code = f"""
        import itertools, newsclean
        try:
            for result in newsclean.clean_many(itertools.repeat({TEXT!r}), workers=2):
                if result.id == 100:
                    print("going", flush=True)
        except KeyboardInterrupt:
            {then}
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def group_is_gone(group: int, within: float = 10.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_ctrl_c_reaches_the_caller_once_and_leaves_nothing_behind():
    with program(then='print("stopped")') as run:
        assert run.stdout.readline() == "going\n"
        os.killpg(run.pid, signal.SIGINT)
        output, errors = run.communicate(timeout=20)
    assert (output, errors, run.returncode) == ("stopped\n", "", 0)
    assert group_is_gone(run.pid)


def test_workers_end_when_their_parent_is_killed():
    with program(then="pass") as run:
        assert run.stdout.readline() == "going\n"
        run.kill()
        run.communicate(timeout=20)
    assert group_is_gone(run.pid)
