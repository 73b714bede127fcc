from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from fieldcraft.web.sent_paths import path_of
from tests.web.sending import send

seen: list[tuple[str | None, str, int]] = []


def look(request: HttpRequest) -> HttpResponse:
    seen[:] = [(file.name, path_of(file), file.size or 0) for file in request.FILES.getlist("folder")]
    return HttpResponse(request.POST.get("said", ""))


# The page that refuses has links to the others.
urlpatterns = [path("look/", look), path("", include("fieldcraft.web.urls"))]
handler400 = "fieldcraft.web.refusals.bad_request"
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def look_at(*names: bytes, data: bytes = b"x") -> Any:
    client = Client(raise_request_exception=False)
    return send(client, "/look/", {"said": "yes"}, [("folder", name, data) for name in names])


def test_the_path_is_kept_beside_the_name_and_fields_come_as_ever() -> None:
    assert look_at(b"mine/.git/a.txt", b"mine/b.txt", b"c.txt").content == b"yes"
    assert [(name, sent) for name, sent, _ in seen] == [
        ("a.txt", "mine/.git/a.txt"),
        ("b.txt", "mine/b.txt"),
        ("c.txt", "c.txt"),
    ]


@pytest.mark.parametrize(
    ("name", "own", "sent"),
    [
        ("../../etc/passwd", "passwd", "../../etc/passwd"),
        ("C:\\\\fakepath\\\\a.txt", "a.txt", "C:\\fakepath\\a.txt"),
        ("mine/ü/é.txt", "é.txt", "mine/ü/é.txt"),
        ("mine/a\u202eb\x07.txt", "ab.txt", "mine/ab.txt"),
        ("mine/&amp;.txt", "&.txt", "mine/&.txt"),
        ("mine/\ufffd/\ufffd.txt", "\ufffd.txt", "mine/\ufffd/\ufffd.txt"),
    ],
)
def test_the_name_is_what_django_makes_of_it_and_the_path_has_no_control_characters(
    name: str, own: str, sent: str
) -> None:
    look_at(name.encode())
    assert [(each[0], each[1]) for each in seen] == [(own, sent)]


# A browser writes names in UTF-8, and U+FFFD for what has no letter; other bytes come from no browser.
@pytest.mark.parametrize("name", [b"", b"mine/", b"mine/..", b".", b"mine/\xff\xe9.txt"])
def test_a_part_without_a_name_of_its_own_is_no_file(name: bytes) -> None:
    assert look_at(name).content == b"yes"
    assert seen == []


def test_a_path_that_is_too_long_is_refused_with_a_sentence() -> None:
    answer = look_at(b"mine/" + b"deeper/" * 300 + b"a.txt")
    assert answer.status_code == 400
    assert "its path cannot be read, and nothing was kept" in answer.content.decode()


def test_other_faults_of_a_request_stay_what_they_were() -> None:
    kind = "multipart/form-data; boundary=x"
    answer = Client(raise_request_exception=False).generic("POST", "/look/", b"", content_type=kind)
    assert answer.status_code == 200
    bad = Client(raise_request_exception=False).generic("POST", "/look/", b"x", content_type=kind + "é")
    assert bad.status_code == 400
    assert "cannot be read; go back" in bad.content.decode()


@override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=10)
def test_a_large_file_is_kept_on_the_disk_with_its_path() -> None:
    look_at(b"mine/a.txt", data=b"y" * 1000)
    assert seen == [("a.txt", "mine/a.txt", 1000)]


def test_a_file_that_never_had_a_path_has_its_name() -> None:
    assert path_of(SimpleUploadedFile("a.txt", b"")) == "a.txt"
