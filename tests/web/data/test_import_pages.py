from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.web.home import data_folder
from fieldcraft.web.people.actions import local_owner
from tests.bets.imports.files import FATEBOOK_HEADER, fatebook_line
from tests.web.data.living import OLD_BETS, bets_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def text(response: Any) -> str:
    return str(response.content.decode())


def send(client: Client, content: str) -> Any:
    return client.post("/data/import", {"file": SimpleUploadedFile("bets.csv", content.encode())})


def fields(page: str) -> dict[str, str]:
    """What a browser would send back from the page's form."""
    found = dict(re.findall(r'<input type="hidden" name="(digest)" value="([^"]*)"', page))
    for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[name] = chosen[1] if chosen else ""
    return found


def test_a_spreadsheet_is_shown_before_it_is_kept_and_kept_when_confirmed(client: Client) -> None:
    page = text(send(client, OLD_BETS))
    assert "1 line, read as a plain spreadsheet. Nothing is kept yet." in page
    assert "It converts" in page and "outcome: yes" in page
    assert bets_of(local_owner()) == []
    form = fields(page)
    assert (form["column_1"], form["column_4"]) == ("title", "due")
    response = client.post("/data/import/columns", form | {"do": "import"}, follow=True)
    assert "Bets imported, marked unwitnessed: 1." in text(response)
    assert [bet.draft.title for bet in bets_of(local_owner())] == ["It converts"]
    assert not (data_folder() / "waiting-import").exists()


def test_a_column_that_was_guessed_wrongly_can_be_chosen_anew(client: Client) -> None:
    form = fields(text(send(client, OLD_BETS)))
    page = text(client.post("/data/import/columns", form | {"column_5": "nothing", "do": "look"}))
    assert "outcome: not known yet" in page and fields(page)["column_5"] == "nothing"
    assert bets_of(local_owner()) == []


def test_what_cannot_be_decided_is_asked_for(client: Client) -> None:
    lines = [FATEBOOK_HEADER, fatebook_line(), fatebook_line(chance="0.1", by="Ben")]
    response = send(client, "\n".join(lines))
    assert response.status_code == 422 and "say which are yours" in text(response)
    form = fields(text(response)) | {"mine": "Ben", "do": "import"}
    assert "unwitnessed: 1." in text(client.post("/data/import/columns", form, follow=True))


def test_bad_lines_are_listed_and_nothing_is_kept_unless_they_are_to_be_left_out(client: Client) -> None:
    form = fields(text(send(client, OLD_BETS + "It stays,0.5,2025-01-02,never,no\n"))) | {"do": "import"}
    response = client.post("/data/import/columns", form)
    assert response.status_code == 422
    assert "Nothing was imported: bad lines: 1." in text(response)
    assert "Line 3: The due date" in text(response)
    assert bets_of(local_owner()) == []
    response = client.post("/data/import/columns", form | {"skip_bad": "on"}, follow=True)
    assert "Bad lines left out: 1." in text(response)
    assert len(bets_of(local_owner())) == 1


def test_without_a_file_one_is_asked_for(client: Client) -> None:
    response = client.post("/data/import")
    assert response.status_code == 422 and "Choose a file first." in text(response)


def test_what_is_no_table_is_refused_in_a_sentence(client: Client) -> None:
    response = send(client, "just words\nand more\n")
    assert response.status_code == 422 and "No column can be taken for" in text(response)


def test_a_file_that_is_gone_has_to_be_sent_again(client: Client) -> None:
    form = fields(text(send(client, OLD_BETS)))
    send(client, "Title,Due\n")
    response = client.post("/data/import/columns", form | {"do": "import"})
    assert response.status_code == 400 and "choose it once more" in text(response)


def test_what_is_not_on_offer_is_refused(client: Client) -> None:
    form = fields(text(send(client, OLD_BETS))) | {"column_1": "colour", "do": "import"}
    assert client.post("/data/import/columns", form).status_code == 400
