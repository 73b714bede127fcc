"""What a file is: told by its first bytes, and by its name only where bytes say nothing."""

from __future__ import annotations

import re
from pathlib import PurePath

from fieldcraft.refusal import Refused

READ_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})

# Where it starts, the bytes that stand there, what such a file is called in a sentence.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"\x89PNG\r\n", "a PNG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (8, b"WEBP", "a WebP picture"),
    (4, b"ftypheic", "a HEIC picture"),
    (4, b"ftypmif1", "a HEIC picture"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftyp", "a film or sound recording"),
    (0, b"ID3", "a sound recording"),
    (0, b"\x1f\x8b", "a packed archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a packed archive"),
    (0, b"Rar!\x1a", "a packed archive"),
    (0, b"BZh", "a packed archive"),
    (0, b"\xfd7zXZ", "a packed archive"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"{\\rtf", "an RTF file"),
    (0, b"%!PS", "a PostScript file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.I | re.S,
)
_PICTURE = "an ad in a picture cannot be read: copy its text, or type it, into a .txt file"
_SAVE_AS = "open it and save it as .docx, .pdf or .txt"


def shown_name(name: str) -> str:
    """The file's own name, fit for a sentence: no folders, no control characters, 80 characters at most."""
    own = PurePath(name).name or "The text"
    clean = "".join(character if character.isprintable() else "?" for character in own)
    return clean if len(clean) <= 80 else clean[:77] + "..."


def ending(name: str) -> str:
    """The last suffix in small letters with its dot, for example ".pdf"; empty when there is none."""
    return PurePath(name).suffix.lower()


def kind_of(name: str, data: bytes) -> str:
    """One of "pdf", "zip", "html", "plain"; refuses what can be told to be something else.

    A zip may be a Word file; `text_of_word` looks inside. "plain" says only that no signature was found.
    """
    start = data[:1024]
    if b"%PDF-" in start and (start.lstrip().startswith(b"%PDF-") or ending(name) == ".pdf"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_OLE):
        raise Refused(_old_office_file(name, data))
    for offset, signature, what in _SIGNATURES:
        if data.startswith(signature, offset) and (offset != 8 or data.startswith(b"RIFF")):
            raise Refused(_not_an_ad(name, what))
    if ending(name) in (".html", ".htm", ".xhtml") or _HTML_START.match(start.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if ending(name) in (".pdf", ".docx", ".doc", ".odt", ".rtf"):
        raise Refused(
            f"{shown_name(name)} does not hold what its ending {ending(name)} says, or is damaged; "
            "fetch it again, or rename it to .txt if it is plain text."
        )
    return "plain"


def _not_an_ad(name: str, what: str) -> str:
    claimed = {".pdf": "a PDF", ".docx": "a Word file", ".doc": "a Word file", ".txt": "text", ".md": "text"}
    is_it = f"is not {claimed[ending(name)]} but" if ending(name) in claimed else "is"
    todo = _PICTURE if "picture" in what else _SAVE_AS if "RTF" in what or "PostScript" in what else None
    return f"{shown_name(name)} {is_it} {what}; {todo or 'give the ad as .txt, .md, .html, .pdf or .docx'}."


def _old_office_file(name: str, data: bytes) -> str:
    """Old binary Office files and password-protected new ones share one container format (OLE)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            f"{shown_name(name)} is protected by a password; open it, remove the password and save it again."
        )
    return f"{shown_name(name)} is an old Word (.doc) or other old Office file; {_SAVE_AS} and try again."
