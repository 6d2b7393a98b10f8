"""What one could install instead: each peer in a few lines.

A peer is a function that imports its library and returns another, from a document to a text.
Workers run them, some in environments of their own, so this file needs the standard library only
until a peer is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

# Own environments, where a peer's requirements clash with newsclean's or are many.
# newspaper4k splits sentences of these languages with further packages, and fails without.
NEWSPAPER = ("newspaper4k[bn,hi,ja,np,ta,th,zh]",)
READABILITY = ("readability-lxml", "resiliparse")
NEWS_PLEASE = ("news-please",)
GOOSE = ("goose3",)
BOILERPY = ("boilerpy3",)
FUNDUS = ("fundus", "curl_cffi<0.15")  # fundus 0.5.7 does not import with newer ones
DATATROVE = ("datatrove", "ftfy", "nltk", "regex", "spacy", "tldextract", "xxhash")


@dataclass(frozen=True, slots=True)
class Document:
    """What a system is given: HTML or text, its address, and the kinds the gold holds."""

    text: str
    url: str = ""
    lang: str = ""
    keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a system says about a page."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


Extract = Callable[[Document], str]
Describe = Callable[[Document], Metadata]


@dataclass(frozen=True, slots=True)
class Peer:
    """A system: how it is shown, the package it comes in, how it is loaded, where it runs.

    ``env`` are the requirements of its own environment; empty where it runs in the present one.
    """

    label: str
    package: str
    load: Callable[[], Extract]
    env: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Describer:
    """A system that gives title, authors and date."""

    label: str
    package: str
    load: Callable[[], Describe]
    env: tuple[str, ...] = ()


def _newsclean() -> Extract:
    from benchmarks import ours

    return lambda document: ours.from_html(document.text, document.keeps).text


def _newsclean_text() -> Extract:
    from benchmarks import ours

    return lambda document: ours.from_text(document.text, document.keeps).text


def _trafilatura(**choices: bool) -> Callable[[], Extract]:
    def load() -> Extract:
        trafilatura: Any = import_module("trafilatura")

        def extract(document: Document) -> str:
            url = document.url or None
            text = trafilatura.extract(document.text, url=url, include_comments=False, **choices)
            return text or ""

        return extract

    return load


def _resiliparse(main_content: bool) -> Callable[[], Extract]:
    def load() -> Extract:
        plain = _plain_text()
        return lambda document: plain(document.text, main_content)

    return load


def _plain_text() -> Callable[[str, bool], str]:
    """HTML to text without judgement: nobody's bullets and alternative texts count."""
    convert: Any = import_module("resiliparse.extract.html2text").extract_plain_text

    def plain(html: str, main_content: bool = False) -> str:
        text = convert(html, main_content=main_content, alt_texts=False, list_bullets=False)
        return str(text)

    return plain


def _turbohtml() -> Extract:
    turbohtml: Any = import_module("turbohtml")

    def extract(document: Document) -> str:
        article = turbohtml.parse(document.text).article()
        return article.text if article is not None else ""

    return extract


def _justext() -> Extract:
    justext: Any = import_module("justext")
    stoplist = justext.get_stoplist("English")

    def extract(document: Document) -> str:
        paragraphs = justext.justext(document.text, stoplist)
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return extract


def _readability() -> Extract:
    readable: Any = import_module("readability").Document
    plain = _plain_text()
    return lambda document: plain(readable(document.text).summary(html_partial=True), False)


def _newspaper() -> Extract:
    read = _newspaper_article()
    return lambda document: read(document).text or ""


def _newspaper_article() -> Callable[[Document], Any]:
    newspaper: Any = import_module("newspaper")

    def read(document: Document) -> Any:
        url = document.url or "http://localhost/"
        return newspaper.article(url, input_html=document.text, fetch_images=False)

    return read


def _news_please() -> Extract:
    please: Any = import_module("newsplease").NewsPlease

    def extract(document: Document) -> str:
        url = document.url or None
        article = please.from_html(document.text, url=url, fetch_images=False)
        return getattr(article, "maintext", None) or ""

    return extract


def _goose() -> Extract:
    goose: Any = import_module("goose3").Goose({"enable_image_fetching": False})
    return lambda document: goose.extract(raw_html=document.text).cleaned_text or ""


def _boilerpy() -> Extract:
    extractors: Any = import_module("boilerpy3.extractors")
    extractor = extractors.ArticleExtractor(raise_on_failure=False)
    return lambda document: extractor.get_content(document.text) or ""


def _c4() -> Extract:
    """C4's line filter; its rules that drop whole documents are off."""
    return _filter(
        "C4QualityFilter",
        filter_lorem_ipsum=False,
        filter_curly_bracket=False,
        min_num_sentences=-1,
    )


def _filter(name: str, **choices: Any) -> Extract:
    """A datatrove filter: what it leaves of a text, nothing where it drops the document."""
    row: Any = import_module("datatrove.data").Document
    judge: Any = getattr(import_module("datatrove.pipeline.filters"), name)(**choices)

    def extract(document: Document) -> str:
        judged = row(text=document.text, id="0")
        return judged.text if document.text and judge.filter(judged) is True else ""

    return extract


PEERS: dict[str, Peer] = {
    "newsclean": Peer("newsclean", "newsclean", _newsclean),
    "trafilatura": Peer("trafilatura", "trafilatura", _trafilatura()),
    "trafilatura_precision": Peer(
        "trafilatura, favor_precision", "trafilatura", _trafilatura(favor_precision=True)
    ),
    "trafilatura_fast": Peer("trafilatura, fast", "trafilatura", _trafilatura(fast=True)),
    "resiliparse": Peer(
        "resiliparse, main_content", "resiliparse", _resiliparse(main_content=True)
    ),
    "resiliparse_all": Peer(
        "resiliparse, all text", "resiliparse", _resiliparse(main_content=False)
    ),
    "turbohtml": Peer("turbohtml, article()", "turbohtml", _turbohtml),
    "readability": Peer("readability-lxml", "readability-lxml", _readability, READABILITY),
    "newspaper4k": Peer("newspaper4k", "newspaper4k", _newspaper, NEWSPAPER),
    "news_please": Peer("news-please", "news-please", _news_please, NEWS_PLEASE),
    "justext": Peer("jusText, English", "jusText", _justext),
    "goose3": Peer("goose3", "goose3", _goose, GOOSE),
    "boilerpy3": Peer("boilerpy3", "boilerpy3", _boilerpy, BOILERPY),
}

TEXT_PEERS: dict[str, Peer] = {
    "newsclean": Peer("newsclean, text", "newsclean", _newsclean_text),
    "c4": Peer("datatrove, C4 lines", "datatrove", _c4, DATATROVE),
    "fineweb": Peer(
        "datatrove, FineWeb", "datatrove", partial(_filter, "FineWebQualityFilter"), DATATROVE
    ),
    "gopher": Peer(
        "datatrove, Gopher", "datatrove", partial(_filter, "GopherQualityFilter"), DATATROVE
    ),
}
# They drop whole documents and no line: harm can be measured, a gain cannot.
WHOLE_DOCUMENTS = frozenset({"fineweb", "gopher"})


def _newsclean_facts() -> Describe:
    from benchmarks import ours

    def describe(document: Document) -> Metadata:
        article = ours.from_html(document.text)
        published = article.published.iso if article.published else None
        return Metadata(article.title, article.bylines, published)

    return describe


def _trafilatura_facts() -> Describe:
    trafilatura: Any = import_module("trafilatura")

    def describe(document: Document) -> Metadata:
        found = trafilatura.extract_metadata(document.text, default_url=document.url or None)
        if found is None:
            return Metadata()
        authors = re.split(r";\s*", found.author) if found.author else []
        return Metadata(found.title, tuple(authors), found.date)

    return describe


def _newspaper_facts() -> Describe:
    read = _newspaper_article()

    def describe(document: Document) -> Metadata:
        article = read(document)
        date = str(article.publish_date) if article.publish_date else None
        return Metadata(article.title or None, tuple(article.authors), date)

    return describe


def _fundus_facts() -> Describe:
    """Fundus' parser for the publisher of the address; nothing for other publishers."""
    publishers = {
        _host(publisher.domain): publisher
        for publisher in import_module("fundus").PublisherCollection
    }

    def describe(document: Document) -> Metadata:
        publisher: Any = publishers.get(_host(document.url))
        if publisher is None:
            return Metadata()
        found = publisher.parser().parse(document.text, "suppress")
        date = found.get("publishing_date")
        authors = tuple(found.get("authors") or ())
        return Metadata(found.get("title"), authors, str(date) if date else None)

    return describe


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


DESCRIBERS: dict[str, Describer] = {
    "newsclean": Describer("newsclean", "newsclean", _newsclean_facts),
    "trafilatura": Describer("trafilatura", "trafilatura", _trafilatura_facts),
    "newspaper4k": Describer("newspaper4k", "newspaper4k", _newspaper_facts, NEWSPAPER),
    "fundus": Describer("Fundus, own publishers", "fundus", _fundus_facts, FUNDUS),
}
