"""Plain text from bytes in the encodings that ads arrive in."""

from __future__ import annotations

import codecs
import re

from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.refusal import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_\-]{2,20})|encoding=[\"']([a-z0-9_\-]{2,20})", re.I
)
# What a page may declare; Python knows more, some of which are no encodings of text.
_DECLARABLE = re.compile(
    r"iso-?8859-\d+|windows-125\d|koi8-[ru]|shift_jis|euc-(jp|kr)|gb(2312|k|18030)|big5", re.I
)
# Control characters that no text holds, except the few that lay text out.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# Western languages write about a tenth of their letters with marks, other scripts nearly all. A letter behind
# such a byte is not counted: in Big5 it is the half of a character. A few are let through, whatever they are.
_ASCII_LETTERS, _OTHER_LETTERS = re.compile(rb"(?<![\x80-\xff])[A-Za-z]"), re.compile(rb"[\xa1-\xff]")
_FEW_OTHER_LETTERS = 8
_UNUSED_IN_1252 = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def decode_text(name: str, data: bytes) -> str:
    """The text of `data`, its byte-order mark dropped, its line ends kept.

    Tried in turn: the byte-order mark, UTF-16 without one (told by where its zero bytes stand), UTF-8,
    then Windows-1252, whose five unused bytes are read as Latin-1. Refuses what is not text, and what plainly
    stands in an encoding of another script, such as GB18030 or Windows-1251.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(name, _strictly(data[len(mark) :], encoding))
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _checked(name, _strictly(data, unmarked))
    text = _strictly(data, "utf-8")
    if text is not None:
        return _checked(name, text)
    text = _checked(name, _western(data))
    if not _may_be_western(data):
        raise Refused(
            f"{shown_name(name)} is written in an encoding that is not read (UTF-8, UTF-16 and "
            "Windows-1252 are); save it as UTF-8."
        )
    return text


def decode_page(name: str, data: bytes) -> str:
    """As `decode_text`, but a page that is not UTF-8 is read in the encoding that its first 2 kB declare."""
    declared = _DECLARED.search(data[:2048])
    label = (declared[1] or declared[2]).decode("ascii") if declared else ""
    marked = any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(data)
    if marked or not _DECLARABLE.fullmatch(label) or _strictly(data, "utf-8") is not None:
        return decode_text(name, data)
    return _checked(name, data.decode(label, errors="replace"))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _western(data: bytes) -> str:
    return data.decode("cp1252", errors="surrogateescape").translate(_UNUSED_IN_1252)


def _may_be_western(data: bytes) -> bool:
    """Whether at most a quarter of the letters are none of a to z, were they Windows-1252."""
    others = sum(1 for _ in _OTHER_LETTERS.finditer(data))
    latin = sum(1 for _ in _ASCII_LETTERS.finditer(data))
    return others <= _FEW_OTHER_LETTERS or 3 * others <= latin


def _unmarked_utf16(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every second byte, and hardly any in the others."""
    start = data[:4096]
    if len(start) < 2 or len(data) % 2:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    pairs = len(start) / 2
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _checked(name: str, text: str | None) -> str:
    """`text`, unless it holds a zero or more control characters than a stray one in fifty."""
    if text is not None and "\x00" not in text:
        strays = sum(1 for _ in _CONTROLS.finditer(text))
        if strays <= 1 + len(text) // 50:
            return text
    raise Refused(
        f"{shown_name(name)} is not text but binary data; give the ad as .txt, .md, .html, .pdf or .docx."
    )
