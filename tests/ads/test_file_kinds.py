"""Telling what a file is, and saying so when it is no ad."""

from __future__ import annotations

import pytest

from fieldcraft.ads.file_kinds import kind_of, shown_name
from fieldcraft.refusal import Refused

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("ad.pdf", b"%PDF-1.7\n", "pdf"),
        ("ad.pdf", b"some junk first\n%PDF-1.7\n", "pdf"),
        ("ad.txt", b"A note on the header %PDF-1.7", "plain"),
        ("ad.docx", b"PK\x03\x04", "zip"),
        ("ad.html", b"Product Owner", "html"),
        ("ad", b"\xef\xbb\xbf<!-- saved --><!DOCTYPE HTML><p>Owner", "html"),
        ("ad.txt", b"<headline> Product Owner", "plain"),
        ("ad", b"Product Owner", "plain"),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(name: str, data: bytes, kind: str) -> None:
    assert kind_of(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "ad.pdf",
            JPEG,
            "ad.pdf is not a PDF but a JPEG picture; an ad in a picture cannot be read: copy its",
        ),
        ("ad.png", b"\x89PNG\r\n\x1a\n", "ad.png is a PNG picture"),
        ("ad.docx", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "is not a Word file but a WebP picture"),
        ("ad.doc", OLE, "is an old Word (.doc) or other old Office file; open it and save it as .docx"),
        ("ad.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        ("ad.rtf", b"{\\rtf1 Owner}", "ad.rtf is an RTF file; open it and save it as .docx, .pdf or .txt"),
        ("ad.txt", b"\x7fELF\x02\x01", "is not text but a program"),
        ("ad.gz", b"\x1f\x8b\x08", "is a packed archive; give the ad as .txt"),
        ("ad.pdf", b"just words", "does not hold what its ending .pdf says"),
        ("ad.odt", b"just words", "does not hold what its ending .odt says"),
    ],
)
def test_what_cannot_be_an_ad_is_named_and_the_way_out_said(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(name, data)
    assert sentence in str(refused.value)


def test_a_name_is_shown_short_and_without_control_characters() -> None:
    assert shown_name("ads/2026/owner.pdf") == "owner.pdf"
    assert shown_name("own\x1b[31mer\n.pdf") == "own?[31mer?.pdf"
    assert shown_name("caf\udce9.pdf") == "caf?.pdf"
    assert shown_name("") == "The text"
    assert len(shown_name("a" * 300)) == 80
