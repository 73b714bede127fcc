"""Bytes to text in the encodings that ads arrive in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.text_of_bytes import decode_page, decode_text
from fieldcraft.refusal import Refused

GERMAN = "Wir suchen für Köln eine Product Ownerin (m/w/d): „Scrum-Zertifikat erwünscht“\r\n"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_an_encoding_is_told_without_a_mark(encoding: str) -> None:
    assert decode_text("ad.txt", GERMAN.encode(encoding)) == GERMAN


@given(
    st.sampled_from(sorted(MARKS)), st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]))
)
def test_a_byte_order_mark_decides_and_is_dropped(encoding: str, text: str) -> None:
    # UTF-32 (LE) begins as UTF-16 (LE) does when a zero follows; no text starts with a zero.
    assert decode_text("ad.txt", MARKS[encoding] + text.encode(encoding)) == text


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1))
def test_latin_1_text_that_is_no_utf_8_is_read(text: str) -> None:
    western = f"{text} été" + " words" * len(text)
    assert decode_text("ad.txt", western.encode("latin-1")) == western


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "岗位职责：负责产品规划与需求分析，有PMP证书者优先。"),
        ("big5", "工作內容：負責產品規劃與需求分析，需具備PMP證書。"),
        ("euc-kr", "제품 관리자 채용. 자격 요건: PMP 자격증 필수."),
        ("cp1251", "Менеджер продукта. Требования: сертификат PMP обязателен."),
        ("koi8-r", "Менеджер продукта. Требования: сертификат PMP обязателен."),
    ],
)
def test_an_encoding_of_another_script_is_refused_rather_than_guessed(encoding: str, text: str) -> None:
    with pytest.raises(Refused, match=r"odd\.txt is written in an encoding .* save it as UTF-8"):
        decode_text("odd.txt", text.encode(encoding))


def test_a_western_text_with_many_marks_is_no_other_script() -> None:
    text = "Vous êtes diplômé(e), expérimenté(e) et très intéressé(e) à évoluer là où l'équipe s'élève."
    assert decode_text("ad.txt", text.encode("cp1252")) == text


def test_bytes_that_windows_1252_leaves_unused_are_read_as_latin_1() -> None:
    assert decode_text("ad.txt", b"\xe9\x81" + b"words " * 20).startswith("é\x81words")


@pytest.mark.parametrize("data", [b"words\x00words", bytes(range(1, 32)) * 4, b"\xff\xfe\x00\xd8\x00\xd8"])
def test_binary_data_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Refused, match=r"odd\.txt is not text but binary data"):
        decode_text("odd.txt", data)


def test_a_page_that_is_not_utf_8_is_read_as_it_declares() -> None:
    page = "<meta charset='windows-1251'><p>Менеджер продукта"
    assert decode_page("ad.html", page.encode("cp1251")) == page


def test_a_declaration_that_is_no_text_encoding_is_passed_over() -> None:
    page = b"<meta charset=unicode_escape><p>caf\xe9 \\x41"
    assert decode_page("ad.html", page).endswith("café \\x41")


def test_utf_8_is_believed_over_a_wrong_declaration() -> None:
    page = "<meta charset='iso-8859-1'><p>für"
    assert decode_page("ad.html", page.encode()) == page
