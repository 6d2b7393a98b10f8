"""Bytes → text: which charset a page is in, and whether it is a page at all."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

# Importing it registers the codecs ``whatwg-…``: what browsers mean by a label.
from turbohtml.detect import detect

PRESCAN: Final = 1024
SAMPLE: Final = 4096
# Text has tabs and line ends; a tenth of other control characters is a program or a picture.
CONTROLS_ALLOWED: Final = 0.1
# A stray byte or two in a hundred thousand is a slip of the page's; more is another charset.
SLIPS_ALLOWED: Final = 0.001

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_META: Final = re.compile(
    rb"""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_XML: Final = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
)
_RIFF: Final = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_CONTROL_BYTES: Final = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


class Decoded(NamedTuple):
    """Text, the charset that it was decoded by, and what is worth saying of that."""

    text: str
    charset: str
    notes: tuple[str, ...] = ()


def what_binary(source: str | bytes) -> str:
    """What a source is that is no text, in words; empty for text.

    Args:
        source: a page as it came.

    >>> what_binary(b"%PDF-1.7 ...")
    'a PDF'
    """
    head = source[:SAMPLE]
    if isinstance(head, str):
        controls = len(_CONTROLS.findall(head))
        head = head[:16].encode("latin-1", "replace")
    else:
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _wide(head):
            return ""
        controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if _RIFF.match(head):
        return "a WebP image"
    size = min(len(source), SAMPLE)
    return "binary data" if controls > CONTROLS_ALLOWED * size else ""


def decode(source: bytes, charset: str | None = None) -> Decoded:
    """The text of a page's bytes.

    A byte-order mark wins, then the caller's charset (the header's, usually), then what the page
    declares in its first 1024 bytes, then UTF-8 where it fits, then what the bytes look like,
    then windows-1252. A declaration that the bytes contradict is not believed.

    Args:
        source: the bytes.
        charset: a charset by any name that browsers know; unknown ones are ignored.

    Returns:
        The text; bytes that stand for nothing become U+FFFD, which a note says.

    >>> decode("<p>für</p>".encode("latin-1"), "latin1")
    Decoded(text='<p>für</p>', charset='latin1', notes=('charset latin1: as given',))
    """
    for bom, name in _BOMS:
        if source.startswith(bom):
            return _by(source[len(bom) :], name, "byte-order mark")
    notes: tuple[str, ...] = ()
    if charset is not None:
        if _known(charset):
            return _by(source, charset, "as given")
        notes = (f"charset {charset!r} is unknown",)
    wide = _wide(source[:SAMPLE])
    if wide:
        return _by(source, wide, "by its zero bytes", notes)
    return _undeclared(source, _declared(source), notes)


def _undeclared(source: bytes, declared: str, notes: tuple[str, ...]) -> Decoded:
    """The text by what the page says of itself, as far as its bytes bear that out."""
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        # No text in another charset is valid UTF-8 by chance, but for ISO-2022 and pure ASCII.
        if not declared.startswith("iso-2022"):
            how = "declared" if declared in ("utf-8", "utf8") else "the bytes fit"
            return Decoded(text, "utf-8", (*notes, f"charset utf-8: {how}"))
    if declared in ("utf-8", "utf8"):
        decoded = _by(source, "utf-8", "declared", notes)
        if decoded.text.count("\ufffd") <= 2 + SLIPS_ALLOWED * len(source):
            return decoded
    elif declared:
        return _by(source, declared, "declared", notes)
    guess = detect(source).encoding or "windows-1252"
    name = guess.lower() if _known(guess) else "windows-1252"
    return _by(source, name, "a guess by its bytes", notes)


def _declared(source: bytes) -> str:
    found = _META.search(source, 0, PRESCAN) or _XML.match(source, 0, PRESCAN)
    if found is None:
        return ""
    name = found[1].decode("ascii", "replace").lower()
    # A declaration that could be read as ASCII is not in UTF-16, whatever it says.
    if name.startswith("utf-16"):
        return "utf-8"
    return name if _known(name) else ""


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of markup is zero."""
    pairs = len(head) // 2
    if pairs < 4:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16le"
    return "utf-16be" if even > 0.4 * pairs and odd < 0.05 * pairs else ""


def _known(name: str) -> bool:
    try:
        codecs.lookup(f"whatwg-{name}")
    except (LookupError, ValueError):
        return False
    return True


def _by(source: bytes, name: str, how: str, notes: tuple[str, ...] = ()) -> Decoded:
    notes = (*notes, f"charset {name}: {how}")
    try:
        text = source.decode(f"whatwg-{name}", "replace")
    except (LookupError, ValueError):
        text = source.decode("utf-8", "replace")
    replaced = text.count("\ufffd")
    if replaced:
        notes = (*notes, f"{replaced} characters could not be decoded")
    return Decoded(text, name, notes)
