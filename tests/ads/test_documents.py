"""One document from bytes or a path: its text, or a sentence that says what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldcraft.ads.documents import decode_document, read_document
from fieldcraft.ads.limits import MOST_CHARACTERS, MOST_FILE_BYTES
from fieldcraft.refusal import Refused
from tests.ads.made_files import pdf_of, word_of

ENDINGS = [".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".doc", ".rtf", ".odt", ".png", ""]
PDF = pdf_of("We need a product owner with CSPO.", "Second page.")
WORD = word_of("We need a product owner.", table=[["CSPO", "preferred"]])


def why_refused(name: str, data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        decode_document(name, data)
    return str(refused.value)


def text_or_sentence(name: str, data: bytes) -> str:
    try:
        text = decode_document(name, data)
    except Refused as refused:
        assert refused.problems[0].endswith(".")
        return ""
    assert text.strip()
    assert "\x00" not in text
    text.encode("utf-8")
    return text


def test_plain_text_comes_out_character_for_character() -> None:
    text = "Product Owner\r\n\r\n\tCSPO preferred – “or equivalent” ✓\r\n"
    assert decode_document("ad.txt", text.encode()) == text
    assert decode_document("ad.md", b"\xef\xbb\xbf" + text.encode()) == text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("ad.txt", b"", "ad.txt is empty; check that it was saved"),
        ("ad.txt", b" \r\n\t ", "holds no text that can be seen"),
        ("ad.html", b"<p> </p>", "holds no text that can be seen"),
        ("ad.docx", word_of(""), "holds no text that can be seen"),
        ("ad.txt", b"a " * 100_001, "holds more than 200,000 characters"),
        ("ad.txt", b"a" * (MOST_FILE_BYTES + 1), "is larger than 10 MB; copy the ad's text"),
    ],
)
def test_empty_and_over_long_documents_are_refused(name: str, data: bytes, sentence: str) -> None:
    assert sentence in why_refused(name, data)


def test_the_longest_text_allowed_is_read() -> None:
    assert len(decode_document("ad.txt", b"a" * MOST_CHARACTERS)) == MOST_CHARACTERS


def test_the_content_decides_what_a_file_is_before_its_name() -> None:
    assert "CSPO" in decode_document("ad.txt", PDF)
    assert "preferred" in decode_document("ad.pdf", WORD)
    assert decode_document("ad.doc", b"<html><body><p>Saved as a page</p></body></html>") == "Saved as a page"


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_bytes(b"Owner\r\n")
    assert read_document(tmp_path / "ad.txt") == "Owner\r\n"


def test_a_path_that_is_no_file_is_refused_with_its_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path, sentence in [
        (tmp_path / "none.txt", "There is no file none.txt there"),
        (tmp_path, "is a folder; name a file in it"),
        (tmp_path / "pipe", "is a device or a pipe"),
        (tmp_path / "loop", "loop cannot be read"),
        (Path("with\x00zero"), "no such path can exist"),
    ]:
        with pytest.raises(Refused, match=sentence):
            read_document(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    locked = tmp_path / "ad.txt"
    locked.write_text("secret")
    locked.chmod(0)
    with pytest.raises(Refused, match="may not be read by you"):
        read_document(locked)


def test_of_a_file_of_fifty_megabytes_only_the_first_ten_are_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Refused, match="is larger than 10 MB"):
        read_document(large)


@given(name=st.sampled_from(ENDINGS), data=st.binary(max_size=300))
def test_any_bytes_give_text_or_a_sentence(name: str, data: bytes) -> None:
    text_or_sentence("ad" + name, data)


@given(name=st.text(max_size=200), data=st.binary(min_size=1, max_size=20))
def test_any_name_gives_text_or_a_sentence(name: str, data: bytes) -> None:
    text_or_sentence(name, data)


@settings(max_examples=60, deadline=None)
@given(whole=st.sampled_from([PDF, WORD]), cut=st.floats(0, 1), name=st.sampled_from(ENDINGS))
def test_a_file_cut_short_gives_text_or_a_sentence(whole: bytes, cut: float, name: str) -> None:
    text_or_sentence("ad" + name, whole[: int(cut * len(whole))])


@settings(max_examples=150, deadline=None)
@given(
    whole=st.sampled_from([PDF, WORD]),
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20
    ),
)
def test_a_file_with_changed_bytes_gives_text_or_a_sentence(
    whole: bytes, changes: list[tuple[float, int]]
) -> None:
    data = bytearray(whole)
    for place, byte in changes:
        data[int(place * len(data))] = byte
    text_or_sentence("ad", bytes(data))
