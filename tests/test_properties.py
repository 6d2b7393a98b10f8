"""The invariants, on documents that nobody chose: see ``strategies.py``.

Every kind of document and of options is drawn; what failed once stands below as a case of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    CLEAN,
    SPECIMENS,
    cruft,
    documents,
    line_documents,
    options,
    paragraphs,
    runs,
    specimen_documents,
    unicode_documents,
    wrapped,
)

import newsclean
from newsclean import Article, Kind, Options, Segment, clean_text
from newsclean.blocks import Block
from newsclean.decide import Decision
from newsclean.lexicon import find, load
from newsclean.options import BODY, EVERYTHING, FULL
from newsclean.read.text import read_text
from newsclean.settle import settle
from newsclean.specimen import Specimen
from newsclean.write.text import compose

ROOT = Path(newsclean.__file__).parent.parent


def marks(text: str) -> str:
    """The characters that are not white space."""
    return "".join(text.split())


# --- 1: nothing lost ---


def check_nothing_lost(text: str, article: Article) -> None:
    position = 0
    for segment in article.segments:
        assert position <= segment.start < segment.end <= len(text)
        assert not text[position : segment.start].strip()
        assert " ".join(text[segment.start : segment.end].split()) == segment.text
        position = segment.end
    assert not text[position:].strip()
    assert marks(article.restore(*Kind)) == marks(text)


@runs(120)
@given(unicode_documents(), options())
def test_nothing_is_lost_of_any_characters(text: str, chosen: Options):
    check_nothing_lost(text, clean_text(text, chosen))


@runs(120)
@given(st.one_of(line_documents(), specimen_documents()), options())
def test_nothing_is_lost_of_any_page(text: str, chosen: Options):
    check_nothing_lost(text, clean_text(text, chosen))


# --- 2: nothing invented ---


@runs(150)
@given(documents(), options())
def test_nothing_is_invented(text: str, chosen: Options):
    article = clean_text(text, chosen)
    left = iter(marks(text))
    assert all(mark in left for mark in marks(article.text))
    if any(segment.inline for segment in article.segments):
        return  # The sentences of one line stay on one line: they are no paragraphs.
    source = marks(text)
    for paragraph, count in Counter(map(marks, article.text.split("\n\n"))).items():
        assert not paragraph or source.count(paragraph) >= count


# --- 3: idempotent ---


def check_idempotent(text: str, chosen: Options) -> None:
    once = clean_text(text, chosen).text
    assert clean_text(once, chosen).text == once


@pytest.mark.parametrize("chosen", [Options(), FULL, EVERYTHING], ids=["body", "full", "all"])
@pytest.mark.parametrize(
    "source", [unicode_documents, line_documents, specimen_documents], ids=lambda f: f.__name__
)
def test_cleaning_the_cleaned_text_changes_nothing(source, chosen: Options):
    @runs(120)
    @given(source())
    def check(text: str) -> None:
        check_idempotent(text, chosen)

    check()


@runs(120)
@given(documents(), options())
def test_cleaning_the_cleaned_text_changes_nothing_with_any_options(text: str, chosen: Options):
    """The body is kept in each: captions or credits alone are no document to read again."""
    check_idempotent(text, replace(chosen, keep=chosen.keep | BODY))


@pytest.mark.parametrize("chosen", [Options(), FULL], ids=["body", "full"])
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)
def test_cleaning_a_cleaned_specimen_changes_nothing(specimen: Specimen, chosen: Options):
    check_idempotent(specimen.source, chosen)


SENTENCE = "The council said that the bridge is open again and that it will stay open."
# Found by the properties above, made small: what is left is in another language, or in none.
ONCE_FAILED = {
    "a German caption": ("A\nfoto:\nMit Material der dpa\n", FULL),
    "a German video": ("A A\nVideo: So läuft ein Insolvenzverfahren ab\n", FULL),
    "a German channel": ("A A A\nFolgen Sie uns auf Telegram\n", FULL),
    "German lines between English ones": (
        "- live updates\n- live updates\nMit * gekennzeichnete Links\nsind Affiliate-Links. "
        "Kaufen\nSie darüber ein, erhalten wir\neine Provision.\nNotices\nJobs\nPolice & Courts\n"
        "Digger taken from Wexcombe\nallotments found in pond\nWexcombe Mercury Newsdesk",
        Options(),
    ),
    "a list with an empty line in it": (
        "* 60 g butter, plus more for the dish\n* 2 tbsp flour\n* 300 ml whole milk\n"
        "* 1 heaped tbsp grainy mustard\n* 150 g hard cheese, grated\n\n"
        "* 1 sheet ready-rolled puff pastry and 1 beaten egg\n",
        Options(),
    ),
    "more rounds than are gone": ("\n".join(f"Line {k}" for k in range(600)), Options()),
    "one line, most of it dropped": (
        "Sign up for the Lives newsletter. Remarkable people, remembered every Saturday. Get it "
        "sent to your inbox. - live updates She entered Easterbrook College at 17 as one of two "
        "women in engineering. The dean informed them on the first morning that they would be "
        "excused from site visits. Skip to site index Sign up for the Lives newsletter. Get it "
        "sent to your inbox. Ottoline Marchetti-Byrne, Who Taught Bridges to Sway, Dies at 91",
        Options(language="en"),
    ),
}


@pytest.mark.parametrize("name", ONCE_FAILED)
def test_what_was_not_idempotent_is_now(name: str):
    check_idempotent(*ONCE_FAILED[name])


Keeps = Callable[[Sequence[Block]], list[bool]]


def check_settled(source: str, keeps: Keeps) -> None:
    """With any way to decide, what was kept would be kept whole if it were read again."""

    class Fixed:
        def decide(self, blocks: Sequence[Block]) -> list[Decision]:
            kinds = (Kind.PARAGRAPH if kept else Kind.OTHER for kept in keeps(blocks))
            return [Decision(kind, 0.5, ()) for kind in kinds]

        def stays(self, blocks: Sequence[Block]) -> bool:
            return all(keeps(blocks))

    labelled = settle(source, read_text(source), BODY, lambda blocks: Fixed())
    segments = [
        Segment(decision.kind, b.text, b.start, b.end, decision.kind in BODY, 0.5, (), b.inline)
        for b, decision in labelled
    ]
    assert all(keeps(read_text(compose(segment for segment in segments if segment.kept))))


def test_empty_lines_that_the_clean_text_does_not_have_are_not_relied_on():
    check_settled("A\nB\n\nC", lambda blocks: [any(b.gap == 0 for b in blocks)] * len(blocks))


def test_indents_that_the_clean_text_does_not_have_are_not_relied_on():
    check_settled("A\n\n  B\n\nC", lambda blocks: [any(b.indent for b in blocks)] * len(blocks))


def test_what_is_left_of_a_long_line_is_read_as_a_short_one():
    source = " ".join([SENTENCE] * 3 + ["Sign up for our newsletter."] * 8)
    check_settled(
        source, lambda blocks: [len(blocks) > 1 and "Sign up" not in b.text for b in blocks]
    )


# --- 4: a clean article comes back whole ---


def prose(lang: str) -> list[str]:
    """Paragraphs of clean specimens that no phrase of the lexicon stands in."""
    lexicon = load(lang)
    found = [text for specimen in CLEAN if specimen.lang == lang for text in paragraphs(specimen)]
    return [text for text in dict.fromkeys(found) if not find(lexicon, text)]


PROSE = {lang: prose(lang) for lang in ("de", "en", "es", "fr")}


# On one line every sentence is a piece of its own: none of a word or two.
PLAIN = {
    lang: [t for t in texts if all(len(b.text) >= 40 for b in read_text(" ".join([t] * 9)))]
    for lang, texts in PROSE.items()
}


@st.composite
def articles(draw: st.DrawFn, pools: dict[str, list[str]]) -> list[str]:
    pool = pools[draw(st.sampled_from(sorted(pools)))]
    return draw(st.lists(st.sampled_from(pool), min_size=4, max_size=12, unique=True))


@runs(120)
@given(articles(PROSE), st.sampled_from(("\n", "\n\n", "\r\n", "\r", "\u2028", " \n \n\n", "\f")))
def test_an_article_of_prose_comes_back_whole(texts: list[str], end: str):
    assert clean_text(end.join(texts)).text == "\n\n".join(texts)


@runs(100)
@given(articles(PROSE), st.integers(40, 120), st.sampled_from(("\n", "\r\n")))
def test_an_article_of_wrapped_prose_comes_back_whole(texts: list[str], column: int, end: str):
    source = (end * 2).join(end.join(wrapped(text, column)) for text in texts)
    assert clean_text(source).text == "\n\n".join(texts)


@runs(50)
@given(articles(PLAIN))
def test_an_article_on_one_line_comes_back_whole(texts: list[str]):
    assert clean_text(" ".join(texts)).text == " ".join(texts)


def test_there_is_enough_prose():
    assert all(len(texts) >= 8 for texts in PROSE.values())
    assert all(len(texts) >= 5 for texts in PLAIN.values())


# --- 5: replayable ---


@runs(150)
@given(documents(), options())
def test_the_text_follows_from_the_segments(text: str, chosen: Options):
    article = clean_text(text, chosen)
    assert article.text == compose(s for s in article.segments if s.kept)
    for segment in article.segments:
        assert segment.kept == (segment.kind in chosen.keep)
        assert segment.reasons
        odds = sum(reason.weight for reason in segment.reasons)
        assert segment.confidence == pytest.approx(1.0 / (1.0 + exp(-odds)), abs=1e-6)
        assert all(reason.rule and reason.note for reason in segment.reasons)
    assert article.restore() == article.text


@runs(120)
@given(documents(), options())
def test_what_is_restored_stands_in_its_place(text: str, chosen: Options):
    article = clean_text(text, chosen)
    everything = article.restore(*Kind).split()
    for kind in Kind:
        left = iter(everything)
        assert all(word in left for word in article.restore(kind).split())


@runs(150)
@given(documents(), options())
def test_what_is_written_is_read_back(text: str, chosen: Options):
    # JSON cannot tell a pair of surrogates from the character that they spell.
    article = clean_text(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), chosen)
    assert Article.from_json(article.to_json()) == article


# Some specimens, and fewer with their lines in another order: the same in every process.
SAMPLE = [specimen.source for specimen in SPECIMENS[::12]] + [
    "\n".join(sorted(block.text for block in specimen.blocks)) for specimen in SPECIMENS[::36]
]


def digests(sources: list[str]) -> list[str]:
    return [hashlib.sha256(clean_text(s).to_json().encode()).hexdigest() for s in sources]


@runs(100)
@given(documents(), options())
def test_equal_input_gives_equal_bytes(text: str, chosen: Options):
    first = clean_text(text, chosen).to_json()
    clean_text("Articles You May Like\n\nTen bridges to see", FULL)
    assert clean_text(text, chosen).to_json() == first
    equal = Options(keep=frozenset(sorted(chosen.keep, reverse=True)), language=chosen.language)
    assert clean_text(text, equal).to_json() == first


def test_equal_input_gives_equal_bytes_in_any_order_and_thread():
    expected = digests(SAMPLE)
    assert digests(SAMPLE[::-1]) == expected[::-1]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(digests, [SAMPLE[::2]] * 4)) == [expected[::2]] * 4


@pytest.mark.parametrize("seed", ["1", "2"])
def test_equal_input_gives_equal_bytes_in_a_fresh_process(seed: str):
    script = (
        "import json, sys; from test_properties import SAMPLE, digests; "
        "json.dump(digests(SAMPLE), sys.stdout)"
    )
    paths = [str(ROOT), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert json.loads(done.stdout) == digests(SAMPLE)


def test_first_calls_in_threads_are_like_any_other():
    """Everything that is made on first use is made by eight threads at once, which wait on each
    other; no clock may have a say in what comes out."""
    script = (
        "import json, sys, threading; from concurrent.futures import ThreadPoolExecutor; "
        "from newsclean import clean_text; texts = json.load(sys.stdin); "
        "start = threading.Barrier(8); "
        "run = lambda _: (start.wait(), [clean_text(text).to_json() for text in texts])[1]; "
        "found = list(ThreadPoolExecutor(8).map(run, range(8))); "
        "expected = [clean_text(text).to_json() for text in texts]; "
        "print(sum(a != b for texts in found for a, b in zip(texts, expected)), end='')"
    )
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        input=json.dumps(SAMPLE[::3]),
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == "0"


# --- 6: bounded (how fast, the benchmarks say) ---

LONG = {
    "ten thousand empty lines": "\n" * 10_000,
    "a megabyte of one character": "x" * 1_000_000,
    "a megabyte of a mark": "•" * 1_000_000,
    "a megabyte of words in one line": "bridge " * 150_000,
    "a megabyte of sentences in one line": f"{SENTENCE} " * 13_000,
    "marks piled up": "!?" * 100_000 + "\n" + "?! " * 50_000 + "\n" + '!?"' * 50_000,
    "brackets piled up": "(" * 100_000 + "." + ")" * 100_000,
    "twenty thousand short lines": "\n".join(f"Line {number}" for number in range(20_000)),
    "twenty thousand headlines": "\n".join(
        f"Council votes on bridge number {number}" for number in range(20_000)
    ),
    "twenty thousand cries": f"{SENTENCE}\n\n" + "Look at that!\n\n" * 20_000,
    "twenty thousand attributions": f"{SENTENCE}\n\n“It is open.”\n\n" + "— Ann Lee\n\n" * 20_000,
    "four thousand paragraphs": "\n\n".join(
        f"{number}. {SENTENCE} {SENTENCE}" for number in range(4_000)
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_document_is_cleaned(name: str):
    text = LONG[name]
    article = clean_text(text)
    check_nothing_lost(text, article)
    assert article.text == compose(s for s in article.segments if s.kept)


_PIECE = st.one_of(cruft(), st.sampled_from(["!?", "|", "(", "«", ". ", "A", "\n"]))


@runs(20)
@given(st.lists(_PIECE, min_size=1, max_size=4), st.integers(500, 2000))
def test_anything_said_again_and_again_is_cleaned(pieces: list[str], times: int):
    text = "".join(pieces) * times
    check_nothing_lost(text, clean_text(text))
