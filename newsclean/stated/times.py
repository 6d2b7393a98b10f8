"""When a page was published and updated, in ISO 8601: the closest statement to the article wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Final

from newsclean.article import Stamp
from newsclean.facts.dates import parse_stamp
from newsclean.read.page import Element, Head, Page
from newsclean.stated.linked import Linked
from newsclean.stated.markup import attributes

PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "datepublished", "date_published", "published-date", "published_date", "published_time",
    "w-published-date", "publish-date", "publish_date", "publishdate", "publication_date",
    "publicationdate", "article:publicationdate", "parsely-pub-date", "pub_date", "pubdate",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "citation_publication_date", "citation_online_date",
    "citation_date", "bt:pubdate", "cxenseparse:recs:publishtime", "article.published",
    "article.created", "date.created", "datecreated", "uploaddate", "published", "date",
)  # fmt: skip
UPDATED: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:updated_time",
    "datemodified", "date_modified", "modified-date", "modified_date", "dcterms.modified",
    "dc.date.modified", "lastmod", "last-modified", "revised", "updated",
)  # fmt: skip
EARLIEST, LATEST = 1990, 2100
LONGEST: Final = 60
MOST_ELEMENTS: Final = 40

_ISO: Final = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?(?![\d-])",
    re.IGNORECASE,
)
# A day in an address; a month alone says too little.
_URL: Final = re.compile(
    r"/(?:[^/?#]*[^\d/?#])?((?:19|20)\d\d)([-/._]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"
)
_STATE: Final = re.compile(
    r"(?:datePublished|publishedAt|published_at|publishDate)"
    r"(?:\\{0,3}\"|&quot;|&#34;)\s*:\s*(?:\\{0,3}\"|&quot;|&#34;)(\d{4}-\d\d-\d\d[^\"&\\<\n]{0,20})"
)
_TIME: Final = re.compile(r"<time\b[^<>]{0,300}>", re.IGNORECASE)


def times_of(
    page: Page,
    linked: Linked,
    seen: tuple[Stamp | None, Stamp | None],
    between: Sequence[str],
    language: str | None,
) -> tuple[Stamp | None, Stamp | None]:
    """When the page was published and last updated; None where it does not say so.

    Where all that is known of the one is the other, an update stands for both.

    Args:
        page: the page as read.
        linked: its JSON-LD.
        seen: both, by the stamps beside its text.
        between: the lines between headline and text.
        language: the page's, which decides the order of numbers in a date.
    """
    head = page.head
    updated = _first(_updates(head, linked), language) or seen[1]
    published = (
        _first(_publications(head, linked), language)
        or _first(_marked(page, "datepublished"), language)
        or _first(_elements(page), language)
        or _known(seen[0])
        or next(filter(None, (_known(parse_stamp(line, language)) for line in between)), None)
        or _first(_in_state(page.source), language)
        or _of_url(head)
        or updated
        or seen[0]
    )
    return published, updated or _first(_marked(page, "datemodified"), language)


def iso_of(text: str, language: str | None = None) -> str | None:
    """A date as machines write it in ISO 8601; None where it is none, or has two readings.

    >>> iso_of("2024-04-26T20:44:00+0200")
    '2024-04-26T20:44:00+02:00'
    >>> iso_of("Fri, 22 Dec 2023 17:15:49 +0000"), iso_of("July 17, 2025")
    ('2023-12-22T17:15:49+00:00', '2025-07-17')
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    match = _ISO.match(text)
    if match and _is_day(*map(int, match.group(1, 2, 3))):
        return _written(match)
    if text[:1].isalpha() and text[-5:-4] in "+-":
        try:
            return parsedate_to_datetime(text).isoformat()
        except ValueError:
            return None
    stamp = parse_stamp(text, language)
    return stamp.iso if stamp else None


def _written(match: re.Match[str]) -> str:
    year, month, day, hour, minute, second, zone = match.groups()
    iso = f"{year}-{month}-{day}"
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return iso
    iso += f"T{hour}:{minute}" + (f":{second}" if second else "")
    if zone is None:
        return iso
    if zone[0] not in "+-":
        return f"{iso}Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{iso}{zone[0]}{digits[:2]}:{digits[2:]}"


def _is_day(year: int, month: int, day: int) -> bool:
    return EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= day <= 31


def _first(texts: Iterator[str], language: str | None) -> Stamp | None:
    for text in texts:
        iso = iso_of(text, language)
        if iso:
            return Stamp(text.strip(), iso)
    return None


def _known(stamp: Stamp | None) -> Stamp | None:
    return stamp if stamp and stamp.iso else None


def _publications(head: Head, linked: Linked) -> Iterator[str]:
    yield from (str(entity.get("datePublished") or "") for entity in linked.articles)
    yield from _of_metas(head, PUBLISHED)
    yield from (str(entity.get("datePublished") or "") for entity in linked.pages)
    yield linked.written("datePublished")
    yield linked.first("dateCreated", "uploadDate")


def _updates(head: Head, linked: Linked) -> Iterator[str]:
    yield from (str(entity.get("dateModified") or "") for entity in linked.articles)
    yield from _of_metas(head, UPDATED)
    yield from (str(entity.get("dateModified") or "") for entity in linked.pages)
    yield linked.written("dateModified")


def _of_metas(head: Head, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from head.metas.get(name, ())


def _marked(page: Page, token: str) -> Iterator[str]:
    """The dates of elements that microdata or their class marks so."""
    marked = (element for element in page.elements if token in element.tokens)
    for element in islice(marked, MOST_ELEMENTS):
        yield from _date_of(page, element)


def _date_of(page: Page, element: Element) -> Iterator[str]:
    found = attributes(page.source, element.start)
    yield found.get("content", "")
    yield found.get("datetime", "")
    yield found.get("title", "")


def _elements(page: Page) -> Iterator[str]:
    """The dates of the page's ``<time>`` elements, in order, those that say so first."""
    found = [
        attributes(match[0], 0) for match in islice(_TIME.finditer(page.source), MOST_ELEMENTS)
    ]
    yield from (each.get("datetime", "") for each in found if "pubdate" in each)
    yield from (each.get("datetime", "") for each in found)


def _in_state(source: str) -> Iterator[str]:
    """The dates in the state that a page's scripts start from, which is JSON in some wrapping."""
    yield from (match[1] for match in islice(_STATE.finditer(source), MOST_ELEMENTS))


def _of_url(head: Head) -> Stamp | None:
    for url in (head.canonical, head.meta("og:url")):
        match = _URL.search(url)
        if match:
            return Stamp(match[0].strip("/"), f"{match[1]}-{match[3]}-{match[4]}")
    return None
