"""The text of a PDF, and the ways in which a PDF is no readable ad."""

from __future__ import annotations

import zlib

import pytest

from fieldcraft.ads.text_of_pdf import pdf_text
from fieldcraft.refusal import Refused
from tests.ads.made_files import encrypted, pdf_of, pdf_with


def why_refused(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        pdf_text("ad.pdf", data)
    return str(refused.value)


def test_the_pages_come_in_order_one_after_the_other() -> None:
    assert pdf_text("ad.pdf", pdf_of("Product Owner", "CSPO required")) == "Product Owner\nCSPO required"


def test_a_file_with_a_password_is_refused() -> None:
    assert "is protected by a password; open it, print it" in why_refused(
        encrypted(pdf_of("Owner"), "secret")
    )


def test_a_file_locked_only_against_printing_is_read() -> None:
    assert pdf_text("ad.pdf", encrypted(pdf_of("Owner"), "")) == "Owner"


def test_a_scan_is_refused_and_told_from_damage() -> None:
    assert "without text, a scan or a picture" in why_refused(pdf_of("", ""))


def test_a_damaged_file_is_refused_without_a_word_on_standard_error(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert "is a damaged PDF" in why_refused(pdf_of("Owner")[:60])
    assert capfd.readouterr().err == ""


def test_a_book_is_refused_with_its_number_of_pages() -> None:
    assert "has 51 pages; an ad has a few" in why_refused(pdf_of(*["x"] * 51))


def test_a_page_of_endless_drawing_is_refused() -> None:
    assert "far larger inside than an ad" in why_refused(
        pdf_with([b"BT /F1 12 Tf " + b"(a) Tj " * 60_000 + b"ET"])
    )


def test_a_stream_that_unpacks_to_far_too_much_is_refused() -> None:
    packed = zlib.compress(b" " * 50_000_000, 9)
    bomb = pdf_with([packed]).replace(b"/Length", b"/Filter /FlateDecode /Length")
    assert "far larger inside than an ad" in why_refused(bomb)
