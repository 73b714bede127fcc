"""The main job: a question and three ads in, an answer and one kept bet out; twice, with one result."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.question.tables import AnswerRow
from tests.cli.run import run

EXAMPLES = Path(__file__).parents[2] / "src/fieldcraft/ads/data/examples"
THREE_ADS = sorted(EXAMPLES.glob("18f-*.md"))
WOULD_SAY = {
    "stage": "switching",
    "replies": "hardly_any",
    "experience": "never",
    "idea": "me",
    "monday": "profile",
}

pytestmark = pytest.mark.django_db(transaction=True)


def said_to(question: dict[str, Any]) -> str:
    return WOULD_SAY.get(question["id"], "dont_know") if question["id"] != "rule" else "ads"


def in_the_terminal(folder: Path) -> dict[str, Any]:
    """Ask with an answers file, as often as there is a next question."""
    said: dict[str, Any] = {
        "asker": "new",
        "for": "myself",
        "about": "certificate",
        "name": "CSPO",
        "answers": {},
    }
    path = folder / "answers.json"
    ads = [word for ad in THREE_ADS for word in ("--ad", str(ad))]
    while True:
        path.write_text(json.dumps(said), "utf-8")
        ran = run("ask", "--answers", str(path), *ads, "--json")
        assert ran.code == 0, ran.err
        answer: dict[str, Any] = json.loads(ran.out)
        if (question := answer["next_question"]) is None:
            return answer
        said["answers"][question["id"]] = said_to(question)


def in_the_browser(client: Client) -> AnswerRow:
    """Fill in the same pages by their forms."""
    with_files = {"name": "CSPO", "about": "certificate", "asker": "new", "for_whom": "myself", "pasted": ""}
    files = [ad.open("rb") for ad in THREE_ADS]
    page = client.post("/ask", {**with_files, "ads": files}, follow=True)
    for file in files:
        file.close()
    while "question" in (page.context or {}):
        question, answer = page.context["question"], page.context["answer"]
        page = client.post(
            f"/ask/{answer.pk}/",
            {"version": answer.version, "question": question["id"], "answer": said_to(question)},
            follow=True,
        )
        assert page.status_code == 200
    return AnswerRow.objects.get()


def test_terminal_and_pages_come_to_the_same_answer(client: Client, tmp_path: Path) -> None:
    assert len(THREE_ADS) == 3
    told = in_the_terminal(tmp_path)
    kept = in_the_browser(client)
    for key in ("reasons", "end", "options", "what_would_change_it", "first_step", "ads", "bet"):
        assert json.loads(json.dumps(kept.result[key])) == told[key], key
    assert told["ads"]["read"] == 3
    assert len(told["options"]) >= 5


def test_the_first_step_becomes_a_bet_that_stands_on_the_desk_and_is_settled(
    client: Client, tmp_path: Path
) -> None:
    answer = in_the_terminal(tmp_path)
    draft = tmp_path / "bet.json"
    draft.write_text(json.dumps(answer["bet"]), "utf-8")
    opened = run("bets", "open", "--file", str(draft), "--json")
    assert opened.code == 0, opened.err
    bet = json.loads(opened.out)
    assert answer["bet"]["title"] in client.get("/").content.decode()

    rating = tmp_path / "rating.json"
    rating.write_text(
        json.dumps({"knew": "three ads", "left_out": "", "again": True, "decision": 4}), "utf-8"
    )
    assert run("bets", "rate", bet["id"], "--file", str(rating)).code == 0
    settled = run("bets", "settle", bet["id"], "--happened", "yes", "--reason", "It did.", "--json")
    assert settled.code == 0, settled.err
    assert json.loads(settled.out)["state"] == "settled"
    assert run("ledger", "verify").code == 0
    assert LedgerEntryRow.objects.count() == 3


def test_the_pages_keep_the_bet_with_what_was_changed_in_it(client: Client) -> None:
    answer = in_the_browser(client)
    offered = client.get(f"/answers/{answer.pk}/bet")
    assert "No base rate" in offered.content.decode()
    form = offered.context["form"]
    fields: dict[str, Any] = {name: form[name].value() or "" for name in form.fields}
    fields |= {"title": "Count thirty ads", "probability": "65 %", "told": list(offered.context["vague"])}
    page = client.post(f"/answers/{answer.pk}/bet", fields, follow=True)
    assert page.redirect_chain[-1][0] == "/"
    assert "Count thirty ads" in page.content.decode()
    assert BetRow.objects.get().to_bet().draft.title == "Count thirty ads"
    again = client.post(f"/answers/{answer.pk}/bet", fields, follow=True)
    assert again.status_code == 200
    assert BetRow.objects.count() == 1


def test_an_answer_kept_in_the_terminal_is_there_on_the_pages(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"asker": "new", "about": "certificate", "name": "CSPO"}), "utf-8")
    ran = run("ask", "--answers", str(path), "--ad", str(THREE_ADS[0]), "--keep", "--json")
    assert ran.code == 0, ran.err
    number = json.loads(ran.out)["id"]
    assert client.get(f"/answers/{number}/").status_code == 200
    listed = run("answers", "list", "--json")
    assert [row["id"] for row in json.loads(listed.out)] == [number]
