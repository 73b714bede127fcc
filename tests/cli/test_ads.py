"""`fieldcraft ads read`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fieldcraft.ads
from tests.cli.run import run

EXAMPLES = Path(fieldcraft.ads.__file__).parent / "data" / "examples"


def test_the_first_line_sums_up_and_a_block_follows_for_each_credential() -> None:
    ran = run("ads", "read", "-", stdin="We need a PMP. A CSPO is a plus.")
    assert ran.code == 0
    assert ran.out.split("\n\n") == [
        "2 credentials: 1 required, 1 preferred.",
        "PMP: required\n  We need a PMP.",
        "CSPO: preferred\n  A CSPO is a plus.\n",
    ]


def test_an_ad_without_credentials_says_so() -> None:
    assert run("ads", "read", "-", stdin="Come as you are.").out.startswith("No credentials:")


def test_json_is_the_contracts_object() -> None:
    made = json.loads(run("ads", "read", "-", "--json", stdin="\ufeffPMP required").out)
    assert set(made) == {"language", "text", "credentials", "sentences", "criteria"}
    assert made["text"] == "PMP required"
    assert made["credentials"][0]["start"] == 0


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
