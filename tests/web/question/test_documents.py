from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fieldcraft.ads.limits import MOST_ADS, MOST_FILE_BYTES
from fieldcraft.refusal import Refused
from fieldcraft.web.question.documents import documents_of


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_files_and_pasted_text_become_documents_in_their_order() -> None:
    read = documents_of([file("a.txt", b"CSPO required"), file("b.md", b"# Lead the team")], "PSPO is a plus")
    assert [(each.name, each.text) for each in read.documents] == [
        ("a.txt", "CSPO required"),
        ("b.md", "# Lead the team"),
        ("pasted text", "PSPO is a plus"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "is empty"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + b"x" * 99, "is not a PDF but"),
        ("huge.txt", b"a" * (MOST_FILE_BYTES + 1), "is larger than 10 MB"),
        ("sheet.xlsx", b"PK\x03\x04 and so on", "sheet.xlsx"),
    ],
)
def test_what_cannot_be_read_is_listed_with_a_sentence_and_the_rest_is_read(
    name: str, data: bytes, why: str
) -> None:
    read = documents_of([file(name, data), file("good.txt", b"Lead the team")], "")
    assert [each.name for each in read.documents] == ["good.txt"]
    assert [each.file for each in read.unreadable] == [name]
    assert why in read.unreadable[0].why


def test_texts_in_other_encodings_are_read() -> None:
    texts = ("Übersicht: CSPO nötig".encode("utf-16"), "Übersicht: CSPO nötig".encode("latin-1"))
    read = documents_of([file(f"{n}.txt", text) for n, text in enumerate(texts)], "")
    assert [each.text for each in read.documents] == ["Übersicht: CSPO nötig"] * 2


def test_five_thousand_files_are_refused_before_one_is_read() -> None:
    with pytest.raises(Refused, match=f"You dropped 5,000 files; {MOST_ADS} ads are the most"):
        documents_of([file("a.txt", b"x")] * 5000, "")


def test_a_pasted_text_keeps_to_the_same_rules_as_a_file() -> None:
    assert documents_of([], "a\0b").unreadable[0].file == "pasted text"
    assert "characters" in documents_of([], "word " * 100_000).unreadable[0].why
    page = documents_of([], "<!doctype html><script>x()</script><p>CSPO required</p>").documents[0]
    assert page.text.strip() == "CSPO required"


def test_every_pasted_text_gets_a_name_of_its_own() -> None:
    names = ["pasted text", "pasted text 2"]
    assert documents_of([], "Lead the team", names).documents[0].name == "pasted text 3"
    assert documents_of([], " \n ").documents == ()
