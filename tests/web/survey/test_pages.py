from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.ads.survey.run import Progress
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.survey import actions, jobs
from fieldcraft.web.survey.tables import SurveyRow
from tests.ads.survey import made

pytestmark = pytest.mark.django_db
PAGE = "/ads/survey/"


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    return made.write_csv(tmp_path / "ads.csv", made.rows(80))


def text(response: Any) -> str:
    return str(response.content.decode()).replace("\u00a0", " ")


def done(client: Client, ads: Path, **more: str) -> str:
    said = {"path": str(ads), "by": "country", "sample": "invented <ads>", "only_credentials": "on", **more}
    response = client.post(PAGE, said)
    assert response.status_code == 302, text(response)
    return str(response["Location"])


@pytest.mark.usefixtures("at_once")
def test_the_result_stands_there_with_its_sample_its_charts_and_what_was_left_out(
    client: Client, ads: Path
) -> None:
    page = text(client.get(done(client, ads)))
    assert "8 of 80 ads require a certification (10 %, could be" in page
    assert "invented &lt;ads&gt;" in page
    assert "say nothing about ads that are not in it" in page
    assert "By country" in page and "duplicates were left out" in page
    assert page.count('class="mark whisker"') > 10
    assert "Go on" not in page


@pytest.mark.usefixtures("at_once")
def test_it_is_kept_reopened_taken_out_and_deleted(client: Client, ads: Path) -> None:
    address = done(client, ads)
    assert address in text(client.get(PAGE))
    result = json.loads(client.get(f"{address}export.json").content)
    assert result["requiring_certification"]["count"] == 8
    lines = client.get(f"{address}export.csv")
    assert lines["Content-Type"].startswith("text/csv")
    assert "any certification" in lines.content.decode("utf-8-sig")
    assert "Delete the survey of ads.csv?" in text(client.get(f"{address}delete"))
    assert client.post(f"{address}delete").status_code == 302
    assert client.get(address).status_code == 404
    assert address not in text(client.get(PAGE))


@pytest.mark.usefixtures("at_once")
def test_a_file_can_be_sent(client: Client, ads: Path) -> None:
    sent = SimpleUploadedFile("mine.csv", ads.read_bytes())
    response = client.post(PAGE, {"file": sent})
    assert "mine.csv" in text(client.get(response["Location"]))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "one of the two"),
        ({"path": "nowhere.csv"}, "There is no nowhere.csv there"),
        (
            {"by": "planet", "file": b"text\nx\n"},
            "There is no column planet to group by; the columns are text.",
        ),
        ({"file": b""}, "is empty"),
        ({"sample": "x" * 400}, "at most 300 characters"),
    ],
)
def test_what_cannot_be_begun_is_said_and_what_was_typed_stays(
    client: Client, said: dict[str, Any], says: str, never: list[int]
) -> None:
    if "file" in said:
        said = {**said, "file": SimpleUploadedFile("a.csv", said["file"])}
    response = client.post(PAGE, said)
    assert response.status_code == 422
    assert says in text(response)
    assert 'value="planet"' in text(response) or "by" not in said
    assert never == []


def test_while_it_is_read_the_page_says_how_far_it_is(
    client: Client, ads: Path, never: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = done(client, ads)
    assert "The first ads are being read." in text(client.get(address))
    row = SurveyRow.objects.get()
    job = jobs.Job(began=-1e9, progress=Progress(50, 100, 40))
    monkeypatch.setitem(jobs._jobs, row.pk, job)
    page = text(client.get(address))
    assert "40 ads read, 50 % of the file" in page and "hours left" in page
    assert client.get(f"{address}export.json").status_code == 400


def test_it_can_be_stopped_and_gone_on_with(client: Client, ads: Path, never: list[int]) -> None:
    address = done(client, ads)
    client.post(f"{address}stop")
    page = text(client.get(address))
    assert "Stopped. What was read is kept." in page
    never.clear()
    client.post(f"{address}go-on")
    assert len(never) == 1
    SurveyRow.objects.update(state="failed", why="The disk is full.")
    page = text(client.get(address))
    assert "The disk is full." in page and "Try this survey again" in page


def test_nobody_sees_somebody_elses(client: Client, ads: Path, never: list[int]) -> None:
    row = actions.begin(Person.objects.create(name="ben"), None, str(ads), jobs_settings())
    local_owner()
    for path in ("", "delete", "export.json", "export.csv"):
        assert client.get(f"{PAGE}{row.pk}/{path}").status_code == 404
    for path in ("stop", "go-on", "delete"):
        assert client.post(f"{PAGE}{row.pk}/{path}").status_code == 404
    assert "ads.csv" not in text(client.get(PAGE))


def jobs_settings() -> Any:
    from fieldcraft.ads.survey.run import Settings

    return Settings()
