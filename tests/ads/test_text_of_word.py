"""The text of a Word file, and the zip files that are none or are made to harm."""

from __future__ import annotations

import struct

import pytest

from fieldcraft.ads.text_of_word import word_text
from fieldcraft.refusal import Refused
from tests.ads.made_files import word_of, zip_of


def why_refused(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        word_text("ad.docx", data)
    return str(refused.value)


def test_paragraphs_and_table_cells_come_in_the_order_of_the_document() -> None:
    data = word_of(
        "Product Owner", "You:", table=[["CSPO", "required"], ["English", "good"]], after="Apply now"
    )
    lines = word_text("ad.docx", data).split("\n")
    assert lines == ["Product Owner", "You:", "CSPO", "required", "English", "good", "Apply now", ""]


def test_tabs_and_line_breaks_inside_a_paragraph_are_kept() -> None:
    assert word_text("ad.docx", word_of("CSPO\tor\nequal")) == "CSPO\tor\nequal\n"


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (
            {"content.xml": b"", "mimetype": b""},
            "is not a Word file but an OpenDocument file; open it and save",
        ),
        ({"xl/workbook.xml": b""}, "but a spreadsheet"),
        ({"ppt/presentation.xml": b""}, "but a set of slides"),
        ({"ad.txt": b"Owner"}, "but a zip archive; unpack it"),
        ({"word/document.xml": b"<w"}, "is a damaged Word file"),
        ({f"{n}.xml": b"" for n in range(2001)}, "was not opened"),
        ({"word/document.xml": b" " * 21_000_000}, "was not opened"),
        ({"word/document.xml": b" " * 1_000_000}, "was not opened"),
    ],
)
def test_other_zip_files_and_bombs_are_refused(parts: dict[str, bytes], sentence: str) -> None:
    assert sentence in why_refused(zip_of(parts))


def test_a_directory_that_lies_about_a_size_is_found_out() -> None:
    honest = zip_of({"word/document.xml": b" " * 30_000_000})
    lie = honest.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 5_000))
    assert "is a damaged Word file" in why_refused(lie)


def test_a_file_cut_short_is_refused_as_damaged() -> None:
    assert "is a damaged Word file" in why_refused(word_of("Owner")[:-40])


def test_a_text_part_far_larger_than_any_ad_is_refused() -> None:
    runs = b"".join(b"<w:p>%d</w:p>" % number for number in range(400_000))
    assert "was not opened" in why_refused(zip_of({"word/document.xml": runs}))
