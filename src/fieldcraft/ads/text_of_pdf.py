"""The text of a PDF, page after page, within bounds on pages, bytes and drawing operations."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.ads.limits import (
    MOST_CHARACTERS,
    MOST_PDF_FORMS,
    MOST_PDF_OPERATIONS,
    MOST_PDF_PAGES,
    MOST_PDF_STREAM_BYTES,
)
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from pypdf import PdfReader


def pdf_text(name: str, data: bytes) -> str:
    """The text layer of all pages, pages apart by a line break; stops soon after MOST_CHARACTERS.

    A file locked only against printing or copying opens without a password, as in any viewer. Refuses
    what needs a password, has too many pages, holds pictures of text only, or is damaged.
    """
    from pypdf import apply_configuration

    # Its warnings about odd files would stand among our own messages on standard error.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=MOST_PDF_STREAM_BYTES,
            lzw_maximum_output_length=MOST_PDF_STREAM_BYTES,
            run_length_maximum_output_length=MOST_PDF_STREAM_BYTES,
            array_based_stream_maximum_output_length=MOST_PDF_STREAM_BYTES,
            stream_decoding_work_maximum_length=4 * MOST_PDF_STREAM_BYTES,
            stream_parsing_work_maximum_count=MOST_PDF_OPERATIONS,
            xform_maximum_invocations_per_extraction=MOST_PDF_FORMS,
        ):
            text = _pages_text(name, data)
    except Refused:
        raise
    # pypdf's own page on errors says that broken files may raise any exception, and they do: KeyError,
    # RecursionError, MemoryError and others have been seen. Nothing else of ours runs in this block.
    except Exception:
        raise Refused(
            f"{shown_name(name)} is a damaged PDF or is far larger inside than an ad; "
            "open it, print it to a new PDF, or copy its text into a .txt file."
        ) from None
    if not text.strip():
        raise Refused(
            f"{shown_name(name)} is a PDF without text, a scan or a picture; copy or type the ad's text "
            "into a .txt file, or run a text recognition (OCR) over it first."
        )
    return text


def _pages_text(name: str, data: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), root_object_recovery_limit=1_000)
    if reader.is_encrypted and not _opens_without_password(reader):
        raise Refused(
            f"{shown_name(name)} is protected by a password; open it, print it to a new PDF without "
            "a password, or copy its text into a .txt file."
        )
    if len(reader.pages) > MOST_PDF_PAGES:
        raise Refused(
            f"{shown_name(name)} has {len(reader.pages)} pages; an ad has a few. "
            f"Save the ad's own pages as a PDF of {MOST_PDF_PAGES} pages at most."
        )
    pages: list[str] = []
    characters = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        characters += len(pages[-1])
        if characters > MOST_CHARACTERS:
            break
    return "\n".join(pages)


def _opens_without_password(reader: PdfReader) -> bool:
    from pypdf import PasswordType
    from pypdf.errors import DependencyError

    try:
        return reader.decrypt("") is not PasswordType.NOT_DECRYPTED
    except DependencyError:
        # AES needs a library that Fieldcraft does not carry.
        return False
