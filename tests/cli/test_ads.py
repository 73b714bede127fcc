"""`fieldcraft ads read`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fieldcraft.ads
from tests.cli.run import run

EXAMPLES = Path(fieldcraft.ads.__file__).parent / "data" / "examples"


AD = "We need a PMP. A CSPO is a plus."


def test_the_ad_comes_with_its_marks_and_the_notes_under_each_line() -> None:
    ran = run("ads", "read", "-", stdin=AD)
    assert ran.code == 0
    lines = ran.out.splitlines()
    top = lines.index("2 credentials: 1 required, 1 preferred.")
    ad = lines.index("We need a [◆ PMP]. A [◇ CSPO] is a plus.")
    assert top < lines.index("") == ad - 1
    assert "    ◆ PMP: required" in lines
    assert "    ◇ CSPO: preferred" in lines
    assert "      Ask: “Does a contract ask for it" in ran.out


def test_an_ad_without_credentials_says_so() -> None:
    assert "No credentials: this ad names no" in run("ads", "read", "-", stdin="Come as you are.").out


def test_json_is_the_contracts_object() -> None:
    made = json.loads(run("ads", "read", "-", "--json", stdin="\ufeffPMP required").out)
    assert set(made) == {"language", "text", "credentials", "sentences", "criteria", "pains"}
    assert made["text"] == "PMP required"
    assert made["credentials"][0]["start"] == 0
    (sentence,) = made["sentences"]
    assert set(sentence) == {"text", "start", "end", "label", "probability"}
    assert (sentence["text"], sentence["start"], sentence["end"]) == ("PMP required", 0, 12)
    (pain,) = made["pains"]
    assert pain["credential"] == made["credentials"][0]
    assert pain["pain"].startswith("Probably: ")
    assert pain["ask_in_interview"].endswith("?")
    assert all(pain[name] for name in ("write_instead", "evidence", "what_would_tell", "fair_if", "origin"))


def test_the_questions_are_numbered_and_each_is_asked_once() -> None:
    ran = run("ads", "read", "-", "--questions", stdin=f"{AD} {AD}")
    assert ran.out.startswith(" 1. “Does a contract ask for it")
    assert [line[:3] for line in ran.out.splitlines() if line[1:3] == "1." or line[1:3] == "2."] == [
        " 1.",
        " 2.",
    ]
    assert "no question" in run("ads", "read", "-", "--questions", stdin="Come as you are.").out


@pytest.mark.django_db(transaction=True)
def test_an_ad_is_kept_listed_shown_and_deleted() -> None:
    ran = run("ads", "read", "-", "--keep", stdin=AD)
    assert (ran.code, ran.err.split(" ")[:4]) == (0, ["It", "is", "kept", "as"])
    (row,) = json.loads(run("ads", "list", "--json").out)
    assert row["name"] == AD
    assert AD in run("ads", "list").out
    id = str(row["id"])
    assert json.loads(run("ads", "show", id, "--json").out)["id"] == row["id"]
    assert "[◆ PMP]" in run("ads", "show", id).out
    assert run("ads", "show", id, "--questions").out.startswith(" 1.")
    assert run("ads", "delete", id).out == "The ad was deleted.\n"
    gone = run("ads", "show", id)
    assert (gone.code, gone.err) == (2, f"You have no ad {id}; look it up in the list of your ads.\n")
    assert run("ads", "delete", id).code == 2
    assert "No ads are kept yet" in run("ads", "list").err


@pytest.mark.django_db(transaction=True)
def test_own_bets_are_named_where_they_may_be_evidence() -> None:
    draft = {"kind": "work", "title": "One order", "tags": ["backlog"], "due": "2099-01-01"}
    opened = run(
        "bets", "open", "--file", "-", "--json", stdin=json.dumps(draft | {"forecast": {"probability": 0.6}})
    )
    id = json.loads(opened.out)["id"]
    assert f"You may have this: bet {id}, One order." in run("ads", "read", "-", "--bets", stdin=AD).out
    made = json.loads(run("ads", "read", "-", "--bets", "--json", stdin=AD).out)
    assert [[each["bet"] for each in pain["your_bets"]] for pain in made["pains"]] == [[], [id]]


def test_a_file_that_is_not_there_is_refused_in_a_sentence() -> None:
    ran = run("ads", "read", "nowhere.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere.txt" in ran.err


@pytest.mark.parametrize(
    ("file", "name", "demand"),
    [
        ("product-owner-bank.txt", "CSPO", "required"),
        ("product-manager-logistics.md", "CSPO", "alternative"),
        ("product-manager-outcomes.html", None, "negated"),
        ("product-owner-energie.txt", "PSPO I", "preferred"),
        ("consultant-tender.txt", "PMP", "required"),
    ],
)
def test_the_shipped_examples_differ_in_their_demand(file: str, name: str | None, demand: str) -> None:
    made = json.loads(run("ads", "read", str(EXAMPLES / file), "--json").out)
    first = next(each for each in made["credentials"] if each["kind"] == "certification")
    assert (first["name"], first["demand"]) == (name, demand)
