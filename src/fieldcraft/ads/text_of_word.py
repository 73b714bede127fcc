"""The text of a Word file (.docx), whose packing is checked before anything opens it."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.ads.limits import MOST_WORD_PART_BYTES, MOST_ZIP_BYTES, MOST_ZIP_ENTRIES, MOST_ZIP_RATIO
from fieldcraft.refusal import Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRITTEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PIECE = 65_536


def word_text(name: str, data: bytes) -> str:
    """Paragraphs and table cells in the order of the document, one a line; headers and footers are left out.

    Refuses other zip files, damaged ones, and zip bombs: the directory of the zip is checked first, then
    each part is unpacked in small pieces, so that a directory that lies about sizes is found out too.
    """
    damaged = (
        f"{shown_name(name)} is a damaged Word file; open it in a word processor and save it again, "
        "or copy its text into a .txt file."
    )
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            _check_directory(name, entries)
            repacked = _repacked(name, packed, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise Refused(damaged) from None
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return _text_in_order(Document(repacked).element.body)
    # python-docx has no error of its own for a part that is missing or of another kind than it should be.
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, TypeError, IndexError):
        raise Refused(damaged) from None


def _check_directory(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the zip says of itself: how many parts, how large, how tightly packed, what kind."""
    size = sum(entry.file_size for entry in entries)
    packed_size = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > MOST_ZIP_ENTRIES
        or size > MOST_ZIP_BYTES
        or size > MOST_ZIP_RATIO * max(1, packed_size)
    ):
        raise Refused(_far_too_large(name))
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return
    what = (
        "an OpenDocument file; open it and save it as .docx, .pdf or .txt"
        if "content.xml" in names
        else "a spreadsheet; give the ad as .txt, .md, .html, .pdf or .docx"
        if "xl/workbook.xml" in names
        else "a set of slides; save the ad's slides as a PDF"
        if "ppt/presentation.xml" in names
        else "a zip archive; unpack it and give the folder or the files in it"
    )
    raise Refused(f"{shown_name(name)} is not a Word file but {what}.")


def _far_too_large(name: str) -> str:
    return (
        f"{shown_name(name)} is packed so that it would unpack to far more than an ad, and was not opened; "
        "copy the ad's text into a .txt file."
    )


def _repacked(name: str, packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> BytesIO:
    """The same parts in a new zip, each unpacked no further than the limits allow."""
    left = MOST_ZIP_BYTES
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for entry in {entry.filename: entry for entry in entries if not entry.is_dir()}.values():
            most = min(left, MOST_WORD_PART_BYTES if entry.filename.endswith(".xml") else left)
            pieces: list[bytes] = []
            with packed.open(entry) as part:
                while piece := part.read(_PIECE):
                    pieces.append(piece)
                    most -= len(piece)
                    if most < 0:
                        raise Refused(_far_too_large(name))
            content = b"".join(pieces)
            left -= len(content)
            new.writestr(entry.filename, content)
    out.seek(0)
    return out


def _text_in_order(body: Any) -> str:
    """Text runs joined; a line a paragraph. Walks the tree itself, since text boxes, content controls and
    nested tables stand where python-docx's lists of paragraphs and tables do not look."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag == _FALLBACK:
            # The same text box once more, for old programs.
            walk.skip_subtree()
        elif event == "start" and element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif event == "start" and element.tag in _WRITTEN:
            pieces.append(_WRITTEN[element.tag])
        elif event == "end" and element.tag == f"{_W}p":
            pieces.append("\n")
    return "".join(pieces)
