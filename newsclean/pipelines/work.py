"""What is done with one document, wherever it is done, and an Article's way between processes."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Literal, TypeVar, get_args

from newsclean import Article, Cleaner, NewscleanError, Options, clean

Document = str | bytes
SourceKind = Literal["auto", "text", "html"]

T = TypeVar("T")


def check_kind(kind: str) -> None:
    """Raises NewscleanError where ``kind`` is not one that documents can be."""
    if kind not in get_args(SourceKind):
        raise NewscleanError(f"kind is {kind!r}; it can be 'auto', 'text' or 'html'")


def cleaner_for(kind: SourceKind, options: Options) -> Callable[[Document | None], Article]:
    """The call that cleans one document; bytes of text are read as UTF-8."""
    check_kind(kind)
    cleaner = Cleaner(options)

    def one(document: Document | None) -> Article:
        if document is None:
            raise NewscleanError("there is no document: the value is null")
        if kind == "html":
            return cleaner.clean_html(document)
        if kind == "text":
            text = document.decode("utf-8-sig", "replace") if isinstance(document, bytes) else None
            return cleaner.clean_text(document if text is None else text)  # type: ignore[arg-type]
        return clean(document, options)

    return one


def attempt(
    work: Callable[[Document | None], T], document: Document | None
) -> tuple[T | None, str]:
    """What ``work`` makes of a document and an empty string, or None and what went wrong."""
    try:
        return work(document), ""
    except NewscleanError as error:
        return None, str(error)
    except Exception as error:  # one document never ends a run
        return None, f"{type(error).__name__}: {error}"


class _Reducers(dict[type, Callable[[object], tuple[type, tuple[object, ...]]]]):
    """For pickle: a dataclass as its class and its fields.

    Frozen slotted classes are otherwise copied field by field in Python, both ways, which takes
    twice the time.
    """

    def __missing__(self, cls: type) -> Callable[[object], tuple[type, tuple[object, ...]]]:
        if not is_dataclass(cls):
            raise KeyError(cls)
        values = attrgetter(*(field.name for field in fields(cls)))
        self[cls] = lambda instance: (cls, values(instance))
        return self[cls]


_REDUCERS = _Reducers()


def pack(article: Article) -> bytes:
    """An Article as bytes for another process of the same version."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(article)
    return buffer.getvalue()


def unpack(packed: bytes) -> Article:
    """The Article that ``pack`` packed."""
    article: Article = pickle.loads(packed)
    return article


class PackedWork:
    """Cleans a document and packs the Article; made anew in each process."""

    def __init__(self, kind: SourceKind, options: Options) -> None:
        self.kind, self.options = kind, options
        self.one = cleaner_for(kind, options)

    def __reduce__(self) -> tuple[type[PackedWork], tuple[SourceKind, Options]]:
        return PackedWork, (self.kind, self.options)

    def __call__(self, document: Document | None) -> bytes:
        """The packed Article."""
        return pack(self.one(document))
