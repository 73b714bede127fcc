from __future__ import annotations

import json

import pytest

from fieldcraft.web.question.tables import AnswerRow
from tests.cli.run import run
from tests.web.question.asking import REQUIRES, somebody_else, started

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_kept_is_said_and_is_an_empty_list() -> None:
    assert "fieldcraft ask --keep" in run("answers", "list").err
    assert run("answers", "list", "--json").out == "[]\n"


def test_the_list_tells_what_was_asked_and_what_comes_first() -> None:
    row = started(REQUIRES)
    started(person=somebody_else())
    assert "the CSPO certificate; first: " in run("answers", "list").out
    listed = json.loads(run("answers", "list", "--json").out)
    assert [each["id"] for each in listed] == [row.pk]
    assert listed[0]["first"] == row.result["options"][0]["means"]
    assert listed[0]["outdated"] is False


def test_an_answer_is_printed_as_it_was_kept() -> None:
    row = started(REQUIRES)
    number = str(row.pk)
    shown = json.loads(run("answers", "show", number, "--json").out)
    assert shown["answer"] == row.result
    assert shown["inputs"] == row.inputs
    assert run("answers", "show", number).out.startswith("# You asked about the CSPO certificate")
    assert run("answers", "show", number, "--format", "html").out.startswith("<!doctype html>")


def test_an_answer_from_older_content_says_so_on_standard_error() -> None:
    row = started()
    AnswerRow.objects.update(content_hash="older")
    ran = run("answers", "show", str(row.pk))
    assert "has changed since" in ran.err
    assert "has changed since" not in ran.out


def test_an_answer_is_deleted_only_with_a_yes() -> None:
    row = started()
    assert run("answers", "delete", str(row.pk)).code == 2
    assert AnswerRow.objects.exists()
    assert run("answers", "delete", str(row.pk), "--yes").code == 0
    assert not AnswerRow.objects.exists()


@pytest.mark.parametrize("command", [("show",), ("delete", "--yes")])
def test_an_answer_that_is_not_there_or_not_mine_is_refused(command: tuple[str, ...]) -> None:
    row = started(person=somebody_else())
    name, *options = command
    ran = run("answers", name, str(row.pk), *options)
    assert ran.code == 2
    assert ran.err.startswith(f"You have no answer {row.pk};")
    assert AnswerRow.objects.exists()
