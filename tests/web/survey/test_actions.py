from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.ads.survey.run import Settings
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.survey import actions
from fieldcraft.web.survey.actions import NoSuchSurvey, Sent
from fieldcraft.web.survey.tables import SurveyRow
from tests.ads.survey import made

pytestmark = pytest.mark.django_db
BY = Settings(by="country", only_credentials=True)


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    return made.write_csv(tmp_path / "ads.csv", made.rows(40))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("at_once")
def test_a_survey_of_a_file_that_was_sent_is_kept_and_the_file_is_not(ads: Path, home: Path) -> None:
    row = actions.begin(local_owner(), Sent("../my ads.csv", [ads.read_bytes()]), "", BY)
    row = actions.show_survey(local_owner(), row.pk)
    assert row.state == SurveyRow.State.DONE, row.why
    assert row.result is not None and row.result["requiring_certification"]["count"] == 4
    assert files_in(home) == []


@pytest.mark.usefixtures("at_once")
def test_a_survey_of_a_path_leaves_what_is_there(ads: Path) -> None:
    row = actions.begin(local_owner(), None, f" {ads} ", BY)
    actions.delete(local_owner(), row.pk)
    assert ads.is_file()
    assert actions.list_surveys(local_owner()) == []


@pytest.mark.parametrize("both", [True, False])
def test_a_file_and_a_path_or_neither_are_refused(ads: Path, both: bool, home: Path) -> None:
    sent = Sent("a.csv", [b"x"]) if both else None
    with pytest.raises(Refused, match="one of the two"):
        actions.begin(local_owner(), sent, str(ads) if both else " ", BY)


def test_what_cannot_be_read_is_refused_and_nothing_is_left(home: Path, never: list[int]) -> None:
    with pytest.raises(Refused, match="Name it: with --text-field"):
        actions.begin(local_owner(), Sent("a.csv", [b"a,b\nx,y\n"]), "", Settings())
    assert files_in(home) == [] and not SurveyRow.objects.exists() and never == []


def test_a_form_sent_twice_begins_one(ads: Path, never: list[int]) -> None:
    rows = [actions.begin(local_owner(), None, str(ads), BY, "key") for _ in range(2)]
    assert rows[0] == rows[1]
    assert never == [rows[0].pk]


def test_one_that_should_run_and_that_nobody_works_on_is_gone_on_with(ads: Path, never: list[int]) -> None:
    row = actions.begin(local_owner(), None, str(ads), BY)
    actions.show_survey(local_owner(), row.pk)
    assert never == [row.pk, row.pk]
    actions.stop(local_owner(), row.pk)
    never.clear()
    actions.show_survey(local_owner(), row.pk)
    assert never == []
    actions.go_on(local_owner(), row.pk)
    assert never == [row.pk]


def test_one_whose_file_is_gone_cannot_be_gone_on_with(never: list[int]) -> None:
    row = SurveyRow.objects.create(
        owner=local_owner(), path="", uploaded=True, name="a.csv", state="stopped", created=clock.now()
    )
    with pytest.raises(Refused, match=r"a\.csv that was sent is no longer here"):
        actions.go_on(local_owner(), row.pk)
    actions.delete(local_owner(), row.pk)
    assert never == []


def test_somebody_elses_survey_is_none(ads: Path, never: list[int]) -> None:
    row = actions.begin(Person.objects.create(name="ben"), None, str(ads), BY)
    for action in (actions.show_survey, actions.stop, actions.go_on, actions.delete):
        with pytest.raises(NoSuchSurvey):
            action(local_owner(), row.pk)
    with pytest.raises(NoSuchSurvey):
        actions.show_survey(local_owner(), 2**70)


def test_deleting_removes_the_work_and_the_file_that_was_sent(
    ads: Path, home: Path, never: list[int]
) -> None:
    row = actions.begin(local_owner(), Sent("a.csv", [ads.read_bytes()]), "", BY)
    assert made.survey(row.source, actions.work_folder(), BY, stop_after=1) is None
    assert len(files_in(home)) == 2
    actions.delete(local_owner(), row.pk)
    assert files_in(home) == []


def test_erasing_removes_the_files_of_a_persons_surveys_and_not_those_of_others(
    ads: Path, home: Path, never: list[int]
) -> None:
    ben = Person.objects.create(name="ben")
    mine = actions.begin(local_owner(), Sent("a.csv", [ads.read_bytes()]), "", BY)
    his = actions.begin(ben, Sent("b.csv", [ads.read_bytes()]), "", BY)
    actions.forget_files(local_owner(), actions.work_folder())
    assert files_in(home) == [his.source]
    mine.delete()
    his.delete()
    actions.forget_files(local_owner(), actions.work_folder())
    assert files_in(home) == []
