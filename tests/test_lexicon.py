"""The phrases: each matches itself, none takes its near misses, and a broken file says where."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from zlib import crc32

import pytest
from strategies import EXAMPLES

import newsclean
from newsclean import lexicon
from newsclean.article import Kind, Role
from newsclean.blocks import Entry, Hit
from newsclean.errors import NewscleanError
from newsclean.lexicon import (
    COMMON,
    FOLDER,
    entries,
    find,
    languages,
    load,
    read_file,
    strings,
)
from newsclean.lexicon.fold import DECORATION
from newsclean.lexicon.matcher import Matcher
from newsclean.lexicon.slots import SLOT, compile_phrase

FILES = (COMMON, *languages())
LOST = Path(__file__).parent / "data" / "near_misses_lost.txt"


def tables(name: str) -> list[dict[str, object]]:
    return read_file(name)["entry"]  # type: ignore[return-value]


def near_misses(name: str) -> list[tuple[Entry, str]]:
    return [
        (entry, text)
        for (entry, _), table in zip(entries(name), tables(name), strict=True)
        for text in strings(table, "near_misses")
    ]


def hits_of(name: str, text: str) -> list[Hit]:
    return find(load("en" if name == COMMON else name), text)


def entries_in(name: str, text: str) -> set[Entry]:
    return {hit.entry for hit in hits_of(name, text)}


def around(name: str) -> tuple[str, ...]:
    """The two paragraphs of a language between which a near miss has to survive."""
    return strings(read_file("en" if name == COMMON else name), "around")


def filled(phrase: str) -> str:
    return SLOT.sub(lambda slot: EXAMPLES[slot[1]], phrase)


def none_of(items: Iterable[object]) -> None:
    """Fails with the items, one a line: pytest would cut a long list short."""
    lines = [f"  {item}" for item in items]
    if lines:
        more = [f"  and {len(lines) - 30} more"] if len(lines) > 30 else []
        pytest.fail("\n".join([f"{len(lines)}:", *lines[:30], *more]), pytrace=False)


# --- what a file holds ---


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_its_language(name: str):
    table = read_file(name)
    assert table["language"] == name
    assert isinstance(table["name"], str)
    if name != COMMON:
        assert {"months", "weekdays", "and_words", "agencies", "facts", "around"} <= table.keys()


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_as_a_contributor_is_told_to_write_it(name: str):
    assert newsclean.check_lexicon(FOLDER / f"{name}.toml") == ()


@pytest.mark.parametrize("name", FILES)
def test_words_have_no_space_around(name: str):
    table = read_file(name)
    for key in table.keys() - {"language", "name", "entry", "facts"}:
        assert [w for w in strings(table, key) if w != w.strip()] == [], key


@pytest.mark.parametrize("name", FILES)
def test_ids_are_dotted_unique_and_begin_with_the_kind(name: str):
    ids = [entry.id for entry, _ in entries(name)]
    assert [i for i, count in Counter(ids).items() if count > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z_]+(\.[a-z][a-z0-9_]*)+", i)] == []
    assert [e.id for e, _ in entries(name) if e.id.split(".")[0] != e.kind.value] == []


def test_an_id_of_two_files_says_the_same_in_both():
    """Files share ids: a rule keeps its name in every language, and so it must mean one thing."""
    kinds: dict[str, set[Kind]] = {}
    for name in FILES:
        for entry, _ in entries(name):
            kinds.setdefault(entry.id, set()).add(entry.kind)
    assert {i: k for i, k in kinds.items() if len(k) > 1} == {}


@pytest.mark.parametrize("name", FILES)
def test_an_entry_has_phrases_and_near_misses_and_no_stray_keys(name: str):
    known = {"id", "kind", "where", "strength", "zone", "opens", "phrases", "near_misses", "doubt"}
    for table in tables(name):
        assert table.keys() <= known, table["id"]
        assert table["phrases"], table["id"]
        assert table["near_misses"], table["id"]
        assert isinstance(table.get("opens", False), bool), table["id"]


@pytest.mark.parametrize("name", languages())
def test_only_cruft_and_body_headings_open_runs(name: str):
    assert [e.id for e, _ in entries(name) if e.opens and e.kind.role is Role.BODY] == []


@pytest.mark.parametrize("name", FILES)
def test_phrases_have_single_spaces_and_whole_slots(name: str):
    wrong = [
        (entry.id, phrase)
        for entry, phrases in entries(name)
        for phrase in phrases
        if phrase != " ".join(phrase.split()) or re.search(r"[{}]", SLOT.sub("", phrase))
    ]
    none_of(wrong)


@pytest.mark.parametrize("name", FILES)
def test_a_phrase_is_more_than_slots(name: str):
    """A sign that no sentence holds (©) is as good as a word."""
    wrong = [
        (entry.id, phrase)
        for entry, phrases in entries(name)
        for phrase in phrases
        if not re.search(r"\w|[©®™#]", SLOT.sub("", phrase))
    ]
    none_of(wrong)


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_stands_twice(name: str):
    """The second of two whole lines can never match; a line may start like things of two kinds."""
    where: dict[tuple[str, ...], list[str]] = {}
    for entry, phrases in entries(name):
        for phrase in phrases:
            if entry.where != "line" or SLOT.search(phrase):
                key = (entry.where, entry.kind.value, phrase)
            else:
                key = (entry.where, phrase.strip(DECORATION) or phrase)
            where.setdefault(key, []).append(entry.id)
    none_of(f"{key[-1]!r}: {', '.join(ids)}" for key, ids in where.items() if len(ids) > 1)


# --- what phrases match ---


@pytest.mark.parametrize("name", FILES)
def test_a_phrase_matches_itself(name: str):
    """As its own entry, or as the same phrase of the same kind in another file. Patterns take
    milliseconds to make: of the phrases with slots one in four is tried."""
    missed = []
    for entry, phrases in entries(name):
        for phrase in phrases:
            if SLOT.search(phrase) and crc32(phrase.encode()) % 4:
                continue
            hits = hits_of(name, filled(phrase))
            if not any(
                hit.entry.kind is entry.kind and (hit.entry.id == entry.id or hit.phrase == phrase)
                for hit in hits
            ):
                missed.append((entry.id, entry.where, phrase))
    none_of(missed)


@pytest.mark.parametrize("name", FILES)
def test_a_phrase_matches_as_pages_write_it(name: str):
    missed = []
    for entry, phrases in entries(name):
        for phrase in phrases if entry.where == "line" else ():
            # "ß" has no capital of one letter, and a slot may want small letters.
            if SLOT.search(phrase) or "ß" in phrase or entry not in entries_in(name, phrase):
                continue
            lines = (f"» {phrase.capitalize()}:", f"• {phrase.upper()} »", f"[{phrase}…]")
            missed += [line for line in lines if entry not in entries_in(name, line)]
    none_of(missed)


@pytest.mark.parametrize("name", FILES)
def test_a_near_miss_is_not_surely_taken_by_its_own_entry(name: str):
    taken = [
        (entry.id, hit.phrase, text)
        for entry, text in near_misses(name)
        if entry.strength == "sure"
        for hit in hits_of(name, text)
        if hit.entry.id == entry.id
    ]
    none_of(taken)


def lost(name: str) -> set[str]:
    """The near misses of a file that do not come back from between two paragraphs, as lines."""
    found = set()
    above, below = around(name)
    for entry, text in near_misses(name):
        article = newsclean.clean_text("\n\n".join([above, text, below]))
        folded = " ".join(text.split())
        if f"\n\n{folded}\n\n" not in f"\n\n{article.text}\n\n":
            found.add(f"{name} {entry.id}: {folded}")
    return found


def known_lost() -> list[str]:
    return LOST.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_near_misses_survive_in_an_article(name: str):
    """But for those listed. ``python tests/test_lexicon.py`` writes the list anew."""
    known = {line for line in known_lost() if line.startswith(f"{name} ")}
    found = lost(name)
    assert sorted(found - known) == [], "now lost; not listed"
    assert sorted(known - found) == [], "survive now: take them off the list"


def test_the_list_of_lost_near_misses_is_in_order():
    assert known_lost() == sorted(set(known_lost()))


@pytest.mark.parametrize("name", languages())
def test_the_paragraphs_around_are_ordinary(name: str):
    assert not [h for text in around(name) for h in hits_of(name, text)]
    assert newsclean.clean_text("\n\n".join(around(name))).language == name


# --- a hand-made lexicon ---

WORDS = {"and_words": ["and"], "date_words": ["may"], "agencies": ["reuters"]}


def hits(where: str, phrase: str, line: str) -> bool:
    entry = Entry("related.test", Kind.RELATED, where, "sure", "any", False)
    return bool(Matcher([(entry, phrase)], WORDS).find(line))


@pytest.mark.parametrize(
    ("where", "phrase", "line", "expected"),
    [
        ("line", "read more", "Read more", True),
        ("line", "read more", "→ READ MORE »", True),
        ("line", "read more", "Read more:", True),
        ("line", "read more", "Read\u00a0more …", True),
        ("line", "read more", "Read more books", False),
        ("line", "read more", "I read more", False),
        ("line", "don't miss", "Don’t miss", True),
        ("start", "read more", "Read more books", True),
        ("start", "read more", "Read moreover", False),
        ("start", "read more:", "Read more: the bridge", True),
        ("start", "read more:", "Read more books", False),
        ("start", "read more", "“Read more,” she said.", False),
        ("end", "read more", "The bridge opens. Read more", True),
        ("end", "read more", "The bridge opens. Read more »", True),
        ("end", "read more", "The dread more", False),
        ("end", "ead more", "The bread more. Read more", False),
        ("end", "says:", "Anna Weber says:", True),
        ("inside", "t.co/", "see https://t.co/abc", True),
        ("inside", "read more", "To read more, subscribe.", True),
        ("inside", "read more", "They bread more.", False),
        ("inside", "read more", "x" * 401 + " read more ", False),
        ("start", "by {name}", "By Anna Weber", True),
        ("start", "by {name}", "by the river", False),
        ("line", "by {names}", "By Anna Weber, Ben Muster and Cy Probe", True),
        ("line", "by {names}", "By Anna Weber in the rain", False),
        ("line", "{n} comments", "3,400 comments", True),
        ("line", "{n} comments", "1.2k Comments", True),
        ("line", "{n} comments", "no comments", False),
        ("line", "updated {date}", "Updated 3 May 2024", True),
        ("line", "updated {time}", "Updated 10:30 pm", True),
        ("line", "photo: {agency}", "Photo: Reuters", True),
        ("line", "photo: {agency}", "Photo: Nobody", False),
        ("line", "follow {handle}", "Follow @harbour", True),
        ("line", "write to {email}", "Write to desk@example.org", True),
        ("line", "go to {url}", "Go to https://example.org/a", True),
        ("line", "more from {any}", "More from " + "x" * 80, True),
        ("line", "more from {any}", "More from " + "x" * 81, False),
        ("line", "share on {word} (opens in new window)", "Share on X (opens in new window)", True),
        ("start", "(c) {n}", "(c) 2024 The Harbour Post", True),
        ("start", "read {name}'s", "Read Anna Weber's review", True),
    ],
)
def test_a_phrase_and_a_line(where: str, phrase: str, line: str, expected: bool):
    assert hits(where, phrase, line) is expected


@pytest.mark.parametrize("phrase", ["published {date}", "{date} at {time}", "{names}, {date}"])
def test_no_pattern_runs_away_on_many_dates(phrase: str):
    pattern = compile_phrase(phrase, "line", {**WORDS, "date_words": ("march", "mar")})
    line = "published 05.08.2024, 13.05 Ada Roe, 12 mar 2024 at 10.30 " * 6 + "ö x"
    for start in range(0, 40, 10):
        # Ten thousand times what it takes; the pattern raises where that is not enough.
        assert pattern.match(line[start:], timeout=1.0) is None


# --- broken files ---

GOOD = """
language = "xx"
[[entry]]
id = "related.heading"
kind = "related"
where = "line"
strength = "sure"
phrases = ["more bridges"]
near_misses = ["More bridges were built."]
"""
# what is wrong, what is written for what, what the message must hold besides file and entry
BROKEN = [
    ("kind", '"related"', '"relate"', "kind.*'relate'.*related"),
    ("kind of a wrong type", 'kind = "related"', "kind = 3", "kind.*3"),
    ("no kind", 'kind = "related"', "", "kind"),
    ("kind and id differ", 'kind = "related"', 'kind = "promo"', "kind|id"),
    ("where", '"line"', '"middle"', "where.*'middle'.*line, start, end, inside"),
    ("no where", 'where = "line"', "", "where"),
    ("strength", '"sure"', '"certain"', "strength.*'certain'.*sure, likely, hint"),
    ("no strength", 'strength = "sure"', "", "strength"),
    ("zone", '"sure"', '"sure"\nzone = "middle"', "zone.*'middle'.*any, edge, head, tail"),
    ("opens", '"sure"', '"sure"\nopens = "yes"', "opens"),
    ("no phrases", 'phrases = ["more bridges"]', "", "phrases"),
    ("empty phrases", '["more bridges"]', "[]", "phrases"),
    ("phrases of a wrong type", '["more bridges"]', '"more bridges"', "phrases"),
    ("a phrase of a wrong type", '["more bridges"]', "[3]", "phrases"),
    ("an empty phrase", '"more bridges"', '"more bridges", ""', "phrase"),
    ("a phrase that is not folded", '"more bridges"', '"More bridges"', "More bridges"),
    ("a phrase of slots only", '"more bridges"', '"{any} {names}"', r"\{any\} \{names\}"),
    ("an unknown slot", '"more bridges"', '"more {bridges}"', r"\{bridges\}"),
    ("an unknown key", '"sure"', '"sure"\nnear_miss = ["A."]', "near_miss"),
    ("no near misses", 'near_misses = ["More bridges were built."]', "", "near_misses"),
]  # fmt: skip


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Has the loader read ``xx.toml`` from what it is given."""

    def write(content: str | bytes) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "xx.toml").write_bytes(data)

    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    read_file.cache_clear()
    yield SimpleNamespace(write=write)
    read_file.cache_clear()


def test_a_sound_file_is_read(broken):
    broken.write(GOOD)
    [(entry, phrases)] = entries("xx")
    assert entry == ("related.heading", Kind.RELATED, "line", "sure", "any", False)
    assert phrases == ("more bridges",)


@pytest.mark.parametrize(
    ("old", "new", "problem"), [pytest.param(*rest, id=name) for name, *rest in BROKEN]
)
def test_a_broken_entry_is_named(broken, old: str, new: str, problem: str):
    assert GOOD.count(old) == 1
    broken.write(GOOD.replace(old, new))
    with pytest.raises(NewscleanError) as caught:
        entries("xx")
    message = str(caught.value)
    assert "xx.toml" in message
    assert "'related.heading'" in message
    assert re.search(problem, message)


BROKEN_FILES = {
    "not toml": "[[entry]\n",
    "an open string": GOOD.replace('"related.heading"', '"related.heading'),
    "utf-16": GOOD.encode("utf-16"),
    "not utf-8": b'language = "\xff"',
    "entry is a number": "entry = 3\n",
    "entries are numbers": "entry = [3]\n",
    "no id": GOOD.replace('id = "related.heading"', ""),
    "an id of a wrong type": GOOD.replace('id = "related.heading"', "id = 3"),
    "an id twice": GOOD + GOOD.replace('language = "xx"', ""),
}


@pytest.mark.parametrize("content", BROKEN_FILES.values(), ids=list(BROKEN_FILES))
def test_a_broken_file_is_named(broken, content: str | bytes):
    broken.write(content)
    with pytest.raises(NewscleanError, match=r"xx\.toml"):
        entries("xx")


TABLES = [
    ("months", 'months = [["jan"]]', "months.*12"),
    ("a month of a wrong type", f"months = {[[1]] * 12}", "months.*1"),
    ("weekdays", 'weekdays = "mo"', "weekdays"),
    ("a capital", 'weekdays = ["Mo"]', "'Mo'.*'mo'"),
    ("twice", 'weekdays = ["mo", "mo"]', "'mo' twice"),
    ("one paragraph around", 'around = ["A."]', "around.*2"),
    ("an unknown key", 'weekday = ["mo"]', "weekday"),
    ("facts", "facts = 3", "facts"),
    ("an unknown fact", "facts = {buy = []}", "buy"),
    ("an unknown role", 'facts = {roles = {wrote = ["by"]}}', "wrote.*writing"),
    ("a sentence without names", 'facts = {sentences = ["they gave"]}', "they gave.*names"),
]


@pytest.mark.parametrize(
    ("line", "problem"), [pytest.param(*rest, id=name) for name, *rest in TABLES]
)
def test_a_broken_list_is_named_when_the_file_is_loaded_and_when_it_is_checked(
    broken, tmp_path: Path, line: str, problem: str
):
    content = GOOD.replace('language = "xx"', f'language = "xx"\nname = "X"\n{line}')
    broken.write(content)
    with pytest.raises(NewscleanError, match=rf"xx\.toml.*{problem}"):
        lexicon.load.__wrapped__("xx")
    told = newsclean.check_lexicon(tmp_path / "xx.toml")
    assert re.search(rf"xx\.toml.*{problem}", told[0])


def test_a_check_tells_of_every_broken_entry_at_once(tmp_path: Path):
    file = tmp_path / "xx.toml"
    entry = GOOD.replace('language = "xx"', "").strip()
    file.write_text(
        'language = "xx"\nname = "X"\n'
        + entry.replace('"line"', '"middle"')
        + "\n"
        + entry.replace("related.heading", "promo.box")
        + "\n"
        + entry.replace("related.heading", "related.late").replace("were built.", "")
    )
    told = newsclean.check_lexicon(file)
    assert ["'middle'" in told[0], "'promo.box'" in told[1], "near miss" in told[2]] == [True] * 3
    assert len(told) == 3


def test_an_absent_language_is_told_what_there_is():
    with pytest.raises(NewscleanError, match=r"'xx'.*de.*en.*es.*fr"):
        newsclean.clean_text("News", newsclean.Options(language="xx"))


if __name__ == "__main__":
    lines = sorted(line for name in FILES for line in lost(name))
    LOST.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} near misses are lost\n")
