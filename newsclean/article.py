"""What comes out: the article, its segments, and why each is what it is.

Everything here is frozen data. Nothing here reads text or decides anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The part of a page that a kind belongs to."""

    BODY = "body"
    FRONT = "front"
    BACK = "back"
    MEDIA = "media"
    CRUFT = "cruft"


class Kind(StrEnum):
    """What a segment is. See ``docs/kinds.md`` for which line is which."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE = "table"
    TITLE = "title"
    STANDFIRST = "standfirst"
    SECTION_LABEL = "section_label"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    CREDIT = "credit"
    AUTHOR_BIO = "author_bio"
    CORRECTION = "correction"
    CAPTION = "caption"
    MEDIA = "media"
    RELATED = "related"
    PROMO = "promo"
    SOCIAL = "social"
    COMMENTS = "comments"
    ADVERT = "advert"
    LEGAL = "legal"
    NAVIGATION = "navigation"
    PAYWALL = "paywall"
    OTHER = "other"

    @property
    def role(self) -> Role:
        """The part of the page this kind belongs to.

        >>> Kind.CAPTION.role
        <Role.MEDIA: 'media'>
        """
        return _ROLES[self]

    @classmethod
    def of(cls, *roles: Role) -> frozenset[Kind]:
        """All kinds of the given roles.

        >>> sorted(Kind.of(Role.MEDIA))
        [<Kind.CAPTION: 'caption'>, <Kind.MEDIA: 'media'>]
        """
        return frozenset(kind for kind in cls if kind.role in roles)


_MEMBERS: dict[Role, tuple[Kind, ...]] = {
    Role.BODY: (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE, Kind.LIST_ITEM, Kind.TABLE),
    Role.FRONT: (Kind.TITLE, Kind.STANDFIRST, Kind.SECTION_LABEL, Kind.BYLINE, Kind.TIMESTAMP),
    Role.BACK: (Kind.CREDIT, Kind.AUTHOR_BIO, Kind.CORRECTION),
    Role.MEDIA: (Kind.CAPTION, Kind.MEDIA),
    Role.CRUFT: (
        Kind.RELATED,
        Kind.PROMO,
        Kind.SOCIAL,
        Kind.COMMENTS,
        Kind.ADVERT,
        Kind.LEGAL,
        Kind.NAVIGATION,
        Kind.PAYWALL,
        Kind.OTHER,
    ),
}
_ROLES: dict[Kind, Role] = {kind: role for role, kinds in _MEMBERS.items() for kind in kinds}


class Verdict(StrEnum):
    """What the whole document is."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    STUB = "stub"
    PAYWALLED = "paywalled"
    CONSENT_WALL = "consent_wall"
    INDEX = "index"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule's share in a decision.

    ``weight`` is in log-odds: the weights of a segment's reasons sum to the log-odds of its
    confidence.
    """

    rule: str
    weight: float
    note: str

    def __repr__(self) -> str:
        return f"<Reason {self.rule} {self.weight:+.2f}>"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the input that is one thing.

    ``start`` and ``end`` are code points in the source as it was given; ``text`` is that
    piece as a reader sees it (hard line breaks and runs of space folded). ``inline`` tells that
    it stands on the same line as the segment before it. For HTML, ``path`` is the CSS path of
    the element, ``level`` a heading's (1 to 6, 0 for none), ``ordered`` tells an item of a
    numbered list, and ``links`` are the links in the text, each with its own span.
    """

    kind: Kind
    text: str
    start: int
    end: int
    kept: bool
    confidence: float
    reasons: tuple[Reason, ...] = ()
    inline: bool = False
    path: str | None = None
    level: int = 0
    ordered: bool = False
    links: tuple[Link, ...] = ()

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= 40 else self.text[:39] + "…"
        mark = "" if self.kept else " removed"
        return f"<Segment {self.kind.value}{mark} {self.start}:{self.end} {text!r}>"


@dataclass(frozen=True, slots=True)
class Credit:
    """Who else had a hand in the article, as a credit line says it."""

    role: str
    names: tuple[str, ...] = ()
    place: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, for whom and when the first paragraph says it was written."""

    place: str | None = None
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as found. ``iso`` is its ISO 8601 form where that is unambiguous."""

    text: str
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text (the title of a related item), its target where known, and its place in
    the source."""

    title: str
    url: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """The lead image: its address as the page states it, and its caption where one stands there."""

    url: str
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the labelled segments state, as structure, and what a page's own data states.

    ``site``, ``url``, ``image``, ``declared_language`` and ``section`` are known of pages alone:
    the site's name, canonical address, lead image, the language as declared ("de-CH") and
    the section. ``metadata`` is what trafilatura makes of the page, where
    ``Options(metadata=True)`` asks for it: pairs of name and value.
    """

    title: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    related: tuple[Link, ...] = ()
    captions: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    image: Image | None = None
    declared_language: str | None = None
    section: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A document, taken apart: the clean text, and every piece of the input with its kind.

    ``text`` holds the segments whose kind the caller keeps. ``confidence`` (0 to 1) is how sure
    the labelling is on the whole, weighed by length; ``complete`` is False where the article is
    known to be cut off; ``verdict_confidence`` is how sure the verdict is. ``notes`` say what was
    odd about the input. ``ruleset`` names the rules that decided: the same input, options and
    rule set give the same bytes.

    >>> import newsclean
    >>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
    >>> article.text
    'The bridge is open again, the council said.'
    """

    text: str
    segments: tuple[Segment, ...]
    facts: Facts
    language: str | None
    verdict: Verdict
    complete: bool
    confidence: float
    ruleset: str
    notes: tuple[str, ...] = ()
    verdict_confidence: float = 1.0

    def __repr__(self) -> str:
        kept = sum(segment.kept for segment in self.segments)
        return (
            f"<Article {self.verdict.value} {len(self.text)} characters, "
            f"{kept} of {len(self.segments)} segments kept>"
        )

    @property
    def title(self) -> str | None:
        """The headline, or None."""
        return self.facts.title

    @property
    def standfirst(self) -> str | None:
        """The deck or summary, or None."""
        return self.facts.standfirst

    @property
    def bylines(self) -> tuple[str, ...]:
        """The authors' names."""
        return self.facts.bylines

    @property
    def credits(self) -> tuple[Credit, ...]:
        """Who reported, edited, translated: from credit lines and agency bylines."""
        return self.facts.credits

    @property
    def dateline(self) -> Dateline | None:
        """Place, agency and date that open the first paragraph, or None."""
        return self.facts.dateline

    @property
    def published(self) -> Stamp | None:
        """When it was published, as far as the page says it."""
        return self.facts.published

    @property
    def updated(self) -> Stamp | None:
        """When it was last updated, as far as the page says it."""
        return self.facts.updated

    @property
    def related(self) -> tuple[Link, ...]:
        """The items of recirculation lists and "Read more" lines."""
        return self.facts.related

    @property
    def captions(self) -> tuple[str, ...]:
        """Captions and photo credits."""
        return self.facts.captions

    @property
    def corrections(self) -> tuple[str, ...]:
        """Corrections, editor's notes and disclosures."""
        return self.facts.corrections

    @property
    def site(self) -> str | None:
        """The name of the site, as its page states it."""
        return self.facts.site

    @property
    def url(self) -> str | None:
        """The page's canonical address, as it states it."""
        return self.facts.url

    @property
    def image(self) -> Image | None:
        """The lead image with its caption."""
        return self.facts.image

    @property
    def declared_language(self) -> str | None:
        """The language that the page declares ("de-CH"); ``language`` is the one it is read in."""
        return self.facts.declared_language

    @property
    def section(self) -> str | None:
        """The section that the page says it is in."""
        return self.facts.section

    @property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What trafilatura says of the page, where ``Options(metadata=True)`` asked for it."""
        return self.facts.metadata

    def restore(self, *kinds: Kind) -> str:
        """The clean text with segments of the given kinds put back in their places.

        Args:
            kinds: the kinds to put back; ``restore(*Kind)`` gives everything.

        Returns:
            Text: what was kept and what was put back, in the order of the input.

        >>> import newsclean
        >>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
        >>> article.restore(newsclean.Kind.SECTION_LABEL)
        'News\\n\\nThe bridge is open again, the council said.'
        """
        from newsclean.write.text import compose

        return compose(s for s in self.segments if s.kept or s.kind in kinds)

    def explain(self) -> str:
        """One line a segment, and under it the reasons, for a person to read."""
        from newsclean.write.explain import explain

        return explain(self)

    def to_text(self) -> str:
        """The kept segments as text to read: list items with "- ", rows of tables by tabs."""
        from newsclean.write.text import to_text

        return to_text(self)

    def to_markdown(self, *, links: bool = False) -> str:
        """The kept segments as Markdown; with links where they are asked for."""
        from newsclean.write.markdown import to_markdown

        return to_markdown(self, links=links)

    def to_html(self, *, links: bool = False) -> str:
        """The kept segments as clean, safe HTML: a fixed set of tags, and no attributes but the
        addresses of links where they are asked for."""
        from newsclean.write.html import to_html

        return to_html(self, links=links)

    def report(self, name: str = "") -> str:
        """A self-contained page that shows every segment, its kind and the reasons.

        Args:
            name: what the document is called: the file or the address that it came from.

        Returns:
            HTML that loads nothing and runs no script but its own.

        >>> import newsclean
        >>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
        >>> article.report("bridge.txt").startswith("<!doctype html>")
        True
        """
        from newsclean.report import Document, report

        return report([Document(name, self)])

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from newsclean.report import notebook

        return notebook(self)

    def to_dict(self) -> dict[str, object]:
        """Everything, as plain dictionaries, lists, strings and numbers."""
        from newsclean.write.json import to_dict

        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Everything, as JSON; ``from_json`` reads it back."""
        from newsclean.write.json import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Article:
        """The article that ``to_dict`` wrote.

        Raises:
            newsclean.NewscleanError: where ``data`` is not such a dictionary.
        """
        from newsclean.write.json import from_dict

        return from_dict(data)

    @classmethod
    def from_json(cls, text: str) -> Article:
        """The article that ``to_json`` wrote.

        Raises:
            newsclean.NewscleanError: where ``text`` is not such JSON.
        """
        from newsclean.write.json import from_json

        return from_json(text)
