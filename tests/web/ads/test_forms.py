from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fieldcraft.ads.folders import Document
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.forms import OneAdForm


def filled(pasted: str = "", file: bytes | None = None, name: str = "ad.txt") -> OneAdForm:
    files: dict[str, Any] = {} if file is None else {"file": SimpleUploadedFile(name, file)}
    form = OneAdForm({"pasted": pasted}, files)
    assert form.is_valid()
    return form


def test_a_pasted_ad_bears_its_first_words_and_a_file_its_name() -> None:
    assert filled("Owner\n\nCSPO required").document() == Document("Owner", "Owner\n\nCSPO required")
    assert filled(file=b"CSPO required").document() == Document("ad.txt", "CSPO required")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (lambda: filled(" \n"), "There is nothing to read; paste the text"),
        (lambda: filled("CSPO", b"PMP"), "There are two ads"),
        (lambda: filled(file=b""), "ad.txt is empty"),
        (
            lambda: filled(file=b"\xff\xd8\xff\xe0", name="photo.pdf"),
            "photo.pdf is not a PDF but a JPEG picture",
        ),
        (lambda: filled("x" * 200_001), "holds more than 200,000 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_sentence_that_files_get(form: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        form().document()
