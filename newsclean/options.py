"""What a caller may choose. The one place where defaults live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsclean.article import Kind, Role
from newsclean.errors import NewscleanError

BODY: frozenset[Kind] = Kind.of(Role.BODY)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the caller's own: a line that matches it is of this kind.

    ``where`` is ``line`` (the whole line), ``start``, ``end`` or ``inside``. Slots such as
    ``{names}`` and ``{any}`` work as in the lexicon (``docs/lexicon.md``).
    """

    text: str
    kind: Kind
    where: str = "line"

    def __post_init__(self) -> None:
        if self.where not in ("line", "start", "end", "inside"):
            raise NewscleanError(
                f"phrase {self.text!r}: where is {self.where!r}; "
                "it can be 'line', 'start', 'end' or 'inside'"
            )


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean.

    Args:
        keep: the kinds that make up ``Article.text``.
        language: a code such as ``"en"`` or ``"pt-BR"``; None goes by what the page says and by
            its text.
        phrases: own phrases, beside the lexicon's.
        disabled: ids of rules that shall not count.
        max_chars: longer input is labelled ``other`` past this many code points, and the
            Article's notes say so; None for no limit.
        metadata: whether trafilatura is asked for a page's metadata too
            (``Article.metadata``); it takes longer than all the rest.

    Raises:
        NewscleanError: for a language that newsclean does not know.

    >>> Options().with_kept("title").keep - Options().keep
    frozenset({<Kind.TITLE: 'title'>})
    """

    keep: frozenset[Kind] = BODY
    language: str | None = None
    phrases: tuple[Phrase, ...] = ()
    disabled: frozenset[str] = frozenset()
    max_chars: int | None = None
    metadata: bool = False

    def __post_init__(self) -> None:
        if isinstance(self.keep, str) or not isinstance(self.keep, Iterable):
            raise TypeError(f"keep takes a set of kinds, not {type(self.keep).__name__}")
        object.__setattr__(self, "keep", parse_kinds(self.keep))
        object.__setattr__(self, "disabled", frozenset(self.disabled))
        object.__setattr__(self, "phrases", tuple(self.phrases))
        if not isinstance(self.metadata, bool):
            raise TypeError(f"metadata takes a bool, not {type(self.metadata).__name__}")
        limit = self.max_chars
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int)):
            raise TypeError(f"max_chars takes an int or None, not {type(limit).__name__}")
        if limit is not None and limit < 0:
            raise NewscleanError(f"max_chars is {limit}; it cannot be negative")

    def with_kept(self, *kinds: Kind | str) -> Options:
        """These options, keeping the given kinds too."""
        return replace(self, keep=self.keep | parse_kinds(kinds))

    def without(self, *kinds: Kind | str) -> Options:
        """These options, dropping the given kinds."""
        return replace(self, keep=self.keep - parse_kinds(kinds))


def parse_kinds(names: Iterable[Kind | str]) -> frozenset[Kind]:
    """The kinds of the given names.

    Raises:
        NewscleanError: for a name that is no kind; the message lists the kinds.

    >>> parse_kinds(["title"])
    frozenset({<Kind.TITLE: 'title'>})
    """
    kinds = set()
    for name in names:
        try:
            kinds.add(Kind(name))
        except ValueError:
            known = ", ".join(kind.value for kind in Kind)
            raise NewscleanError(f"{name!r} is no kind; the kinds are: {known}") from None
    return frozenset(kinds)


FULL = Options(keep=BODY | {Kind.TITLE, Kind.STANDFIRST})
EVERYTHING = Options(keep=frozenset(Kind))
