"""Files turned into text: one document from bytes, or from a path."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from fieldcraft.ads.file_kinds import kind_of, shown_name
from fieldcraft.ads.limits import MOST_CHARACTERS, MOST_FILE_BYTES
from fieldcraft.ads.text_of_bytes import decode_text
from fieldcraft.ads.text_of_html import html_text
from fieldcraft.ads.text_of_pdf import pdf_text
from fieldcraft.ads.text_of_word import word_text
from fieldcraft.refusal import Refused

# What a PDF's or a page's text may hold and neither a database nor a terminal can take.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_EXTRACT = {"pdf": pdf_text, "zip": word_text, "html": html_text}


def decode_document(name: str, data: bytes) -> str:
    """The text of a txt, md, html, pdf or docx file; of plain text every character, line ends kept.

    What the file is, its first bytes decide, and its name only where they do not. A byte-order mark is
    dropped. Raises Refused, with a sentence that says what to do, for everything that is no readable ad.
    """
    if len(data) > MOST_FILE_BYTES:
        raise Refused(
            f"{shown_name(name)} is larger than {MOST_FILE_BYTES // 1_000_000} MB; "
            "copy the ad's text into a .txt file."
        )
    if not data:
        raise Refused(f"{shown_name(name)} is empty; check that it was saved, or paste the ad's text.")
    kind = kind_of(name, data)
    text = decode_text(name, data) if kind == "plain" else _UNPRINTABLE.sub("", _EXTRACT[kind](name, data))
    if not text.strip():
        raise Refused(
            f"{shown_name(name)} holds no text that can be seen; copy the ad's text from where you read it "
            "and paste it."
        )
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            f"{shown_name(name)} holds more than {MOST_CHARACTERS:,} characters, and no ad is that long; "
            "cut the ad out of it and try again."
        )
    return text


def read_document(path: Path) -> str:
    """The text of the file at `path`; the one place that opens a document, and never reads past the limit."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Refused(f"{shown_name(str(path))} is a folder; name a file in it.")
        if not stat.S_ISREG(mode):
            raise Refused(f"{shown_name(str(path))} is a device or a pipe; name a file.")
        with path.open("rb") as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except FileNotFoundError:
        raise Refused(f"There is no file {shown_name(str(path))} there; check its name and folder.") from None
    except PermissionError:
        raise Refused(
            f"{shown_name(str(path))} may not be read by you; change its permissions or copy it elsewhere."
        ) from None
    # ValueError: a path that no file can have, such as one with a zero in it.
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no such path can exist"
        raise Refused(f"{shown_name(str(path))} cannot be read ({why}); check its name and folder.") from None
    return decode_document(path.name, data)
