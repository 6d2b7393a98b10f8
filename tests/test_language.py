"""Which language a document is in: by the caller, by the page, by its text."""

from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.article import Kind
from newsclean.blocks import Block
from newsclean.errors import NewscleanError
from newsclean.label import Labeller
from newsclean.language import ALIASES, asked, choose, detect, known
from newsclean.lexicon import PRONOUNS, function_words, languages, load, read_file, strings
from newsclean.lexicon.wording import FOLDER as WORDING
from newsclean.options import Options
from newsclean.read.text import read_text

ENGLISH = (
    "The council of the town voted on Tuesday to open the old bridge to walkers and cyclists, "
    "eleven years after it was shut because of the rust that had been found in its bearings."
)
GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, die alte Brücke wieder für Fußgänger und "
    "Radfahrer zu öffnen, elf Jahre nachdem sie wegen des Rosts in den Lagern gesperrt wurde."
)
# Languages without a lexicon, some of them close to one that has one.
ABSENT = {
    "sq": "Kryeministri tha të martën se ura mbi lumë do të hapet përsëri pas njëmbëdhjetë vitesh, "
    "dhe se punimet do të zgjasin deri në fund të verës.",
    "eu": "Udalak astearte gauean erabaki zuen zubi zaharra berriro irekitzea oinezkoentzat eta "
    "txirrindularientzat, herdoilaren ondorioz itxi zutenetik hamaika urtera.",
    "cy": "Penderfynodd y cyngor nos Fawrth ailagor yr hen bont i gerddwyr a beicwyr, un mlynedd "
    "ar ddeg ar ôl iddi gael ei chau oherwydd rhwd.",
    "ka": "საქალაქო საბჭომ სამშაბათს საღამოს გადაწყვიტა ძველი ხიდის ხელახლა გახსნა.",
    "kk": "Қалалық кеңес сейсенбі күні кешке ескі көпірді жаяу жүргіншілерге қайта ашу туралы "
    "шешім қабылдады, жұмыс наурыз айында басталады.",
    "mr": "शहर परिषदेने मंगळवारी रात्री जुना पूल पादचारी आणि सायकलस्वारांसाठी पुन्हा खुला करण्याचा निर्णय घेतला.",
    "ps": "د ښار شورا د سې شنبې په شپه پریکړه وکړه چې زوړ پل بیا د پلي تلونکو لپاره پرانیزي.",
}


def blocks(*texts: str) -> list[Block]:
    return [Block(text, 0, len(text)) for text in texts]


@pytest.mark.parametrize("code", languages())
def test_each_language_is_told_from_the_others(code: str):
    for paragraph in strings(read_file(code), "around"):
        assert detect(blocks(paragraph)) == code


@pytest.mark.parametrize(("code", "text"), ABSENT.items())
def test_a_language_without_a_lexicon_is_none(code: str, text: str):
    assert detect(blocks(text)) is None
    assert code not in languages()


@pytest.mark.parametrize("text", ["", "12:30", "!!!", "Vellmar", "Read more", "日", "1 2 3 4 5 6"])
def test_a_scrap_of_text_says_little(text: str):
    assert detect(blocks(text) if text else []) in (None, "zh")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("en_US", "en"), ("EN", "en"), ("de-AT", "de"),
        ("fr_FR.UTF-8", "fr"), ("  es-419 ", "es"), ("deu", "de"), ("tlh", None), ("x", None),
        ("", None), ("english", None), ("common", None),
    ],
)  # fmt: skip
def test_codes_as_pages_and_callers_write_them(code: str, language: str | None):
    assert known(code) == language


def test_every_alias_is_of_another_code():
    assert [code for code, language in ALIASES.items() if code == language] == []
    assert not set(ALIASES) & set(languages())


@pytest.mark.parametrize(("code", "language"), [("nb-NO", "no"), ("nn", "no"), ("pt-BR", "pt"),
                                               ("zh-Hant-TW", "zh"), ("hr", "sr"), ("ms", "id"),
                                               ("iw", "he")])  # fmt: skip
def test_variants_share_a_lexicon(code: str, language: str):
    assert known(code) == (language if language in languages() else None)


def test_a_caller_is_told_what_there_is():
    with pytest.raises(NewscleanError, match=r"'tlh'.*de, .*en, "):
        asked("tlh")
    assert newsclean.clean_text(ENGLISH, newsclean.Options(language="en-NZ")).language == "en"


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        ((), ENGLISH, "en"),
        (("en",), ENGLISH, "en"),
        # A template's language is copied with it.
        (("en",), GERMAN, "de"),
        (("", "de-AT", "en"), "Vellmar", "de"),
        (("de",), ABSENT["eu"] * 3, None),
        (("eu",), ABSENT["eu"], None),
        (("eu",), ENGLISH, "en"),
        (("mk",), "Советот на градот одлучи да го отвори стариот мост за пешаци.", None),
        (("12",), GERMAN, "de"),
        ((), "Vellmar", None),
    ],
)
def test_the_page_says_it_and_the_text_is_asked(
    stated: tuple[str, ...], text: str, language: str | None
):
    choice = choose(blocks(text), stated)
    assert choice.language == language
    assert bool(choice.note) == (language is None)


def page(text: str, head: str = "", lang: str = "") -> str:
    return f"<html lang='{lang}'><head>{head}</head><body><p>{text}</p><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "lang"),
    [
        ("", "ka-GE"),
        ("<meta http-equiv='content-language' content='ka'>", ""),
        ("<meta property='og:locale' content='ka_GE'>", ""),
    ],
)
def test_an_article_says_that_its_language_has_no_lexicon(head: str, lang: str):
    article = newsclean.clean_html(page(ABSENT["ka"], head, lang))
    assert article.language is None
    [note] = article.notes
    assert "'ka" in note
    assert "structure alone" in note
    assert ABSENT["ka"] in article.text


def test_a_text_in_no_known_language_is_decided_by_structure_alone():
    text = "\n\n".join([ABSENT["eu"]] * 3)
    article = newsclean.clean_text(text)
    assert (article.language, article.text) == (None, text)
    assert "structure alone" in article.notes[0]


def test_a_document_in_five_languages_keeps_all_of_them():
    codes = [code for code in ("de", "en", "es", "fr", "it", "pt") if code in languages()]
    text = "\n\n".join(strings(read_file(code), "around")[0] for code in codes)
    assert newsclean.clean_text(text).text == text


def test_english_chrome_is_known_in_every_language():
    for code in languages():
        above, below = strings(read_file(code), "around")
        article = newsclean.clean_text(f"{above}\n\nSign up for our newsletter\n\n{below}")
        assert article.language == code
        assert article.text == f"{above}\n\n{below}", code


def test_function_words_are_small_and_stand_once():
    for code in languages():
        words = function_words(code)
        assert words == tuple(dict.fromkeys(word.lower() for word in words)), code


def test_every_language_has_words_for_we_and_you_and_the_wording_of_its_kinds():
    pronouns = read_file(PRONOUNS)
    assert set(pronouns) == set(languages())
    for code in languages():
        words = str(pronouns[code]).split()
        assert words == list(dict.fromkeys(word.lower() for word in words)), code
        kinds = json.loads((WORDING / f"{code}.json").read_text("utf-8"))
        assert {Kind(kind) for kind in kinds} >= {Kind.PROMO, Kind.RELATED, Kind.LEGAL}, code


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ("Our letter goes out on Friday, and you can have it for nothing.", True),
        ("“Our boats go out on Friday, and you can have one,” said the harbour master.", False),
        ("The boats go out on Friday and come back on Sunday.", False),
    ],
)
def test_we_and_you_count_outside_quotation_marks_alone(line, apart):
    prose = "The harbour office of Vellmar counted 412 boats on Tuesday, nine more than a year ago."
    blocks = read_text(f"{prose}\n\n{prose[4:]}\n\n{line}\n\n{prose[:-1]} in May.")
    context = Labeller(load("en"), Options()).survey(blocks)
    assert context.address == ["", "", "two.apart" if apart else "", ""]
