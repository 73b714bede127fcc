"""A candidate's story: an ad read between the lines leads to a question and a bet; twice, with one result."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from fieldcraft.ads.read import read_ad
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.question.tables import AnswerRow
from tests.cli.run import run

AD = Path(__file__).parents[2] / "src/fieldcraft/ads/data/examples/product-owner-bank.txt"
WOULD_SAY = {"rule": "ads", "stage": "switching", "replies": "hardly_any", "experience": "never"}

pytestmark = pytest.mark.django_db(transaction=True)


def said_to(question: dict[str, Any]) -> str:
    return WOULD_SAY.get(question["id"], "dont_know")


def in_the_terminal(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The ad as read, and the answer about the first certificate that it demands."""
    read = json.loads(run("ads", "read", str(AD), "--json").out)
    name = next(each["name"] for each in read["credentials"] if each["kind"] == "certification")
    said: dict[str, Any] = {"asker": "new", "about": "certificate", "name": name, "answers": {}}
    path = folder / "answers.json"
    while True:
        path.write_text(json.dumps(said), "utf-8")
        ran = run("ask", "--answers", str(path), "--ad", str(AD), "--json")
        assert ran.code == 0, ran.err
        answer: dict[str, Any] = json.loads(ran.out)
        if (question := answer["next_question"]) is None:
            return read, answer
        said["answers"][question["id"]] = said_to(question)


def in_the_browser(client: Client) -> tuple[str, AnswerRow]:
    """The same by pages: the ad is kept, its own link leads to the question, the answer to a bet."""
    with AD.open("rb") as file:
        page = client.post("/ads/", {"file": file, "pasted": ""}, follow=True)
    annotated = page.content.decode()
    link = re.search(r'href="(/ask\?[^"]+)">Ask about this certificate', annotated)
    assert link
    form = client.get(link[1].replace("&amp;", "&")).context["form"]
    fields = {name: form[name].value() or "" for name in ("name", "about", "with_ad", "for_whom", "form_key")}
    page = client.post("/ask", {**fields, "asker": "new", "pasted": ""}, follow=True)
    while "question" in (page.context or {}):
        question, answer = page.context["question"], page.context["answer"]
        sent = {"version": answer.version, "question": question["id"], "answer": said_to(question)}
        page = client.post(f"/ask/{answer.pk}/", sent, follow=True)
        assert page.status_code == 200
    return annotated, AnswerRow.objects.get()


def test_terminal_and_pages_read_the_same_between_the_lines_and_come_to_the_same_answer(
    client: Client, tmp_path: Path
) -> None:
    read, told = in_the_terminal(tmp_path)
    annotated, kept = in_the_browser(client)
    assert read == read_ad(AD.read_text("utf-8")).to_dict()
    page = " ".join(strip_tags(annotated).replace("&#x27;", "'").split())
    # What was told further up is only referred to.
    told_first = {pain["id"]: pain for pain in reversed(read["pains"])}.values()
    assert len(told_first) > 1
    for pain in told_first:
        assert " ".join(pain["pain"].split()) in page
        assert pain["ask_in_interview"] in page
    assert kept.inputs["name"] == "CSPO"
    for key in ("reasons", "end", "options", "first_step", "ads", "bet"):
        assert json.loads(json.dumps(kept.result[key])) == told[key], key
    assert told["ads"]["requiring_this"] == 1


def test_the_questions_to_take_along_are_the_same(client: Client) -> None:
    in_the_browser(client)
    listed = client.get(f"/ads/{KeptAdRow.objects.get().pk}/questions").context["questions"]
    printed = " ".join(run("ads", "read", str(AD), "--questions").out.split())
    places = [printed.index(f"“{each.ask_in_interview}”") for each in listed]
    assert places == sorted(places)
    assert f"{len(listed)}. “" in printed and f"{len(listed) + 1}. “" not in printed


def test_the_answer_becomes_a_bet_and_a_bet_becomes_evidence_for_the_ads_pain(client: Client) -> None:
    _, answer = in_the_browser(client)
    shown = client.get(f"/answers/{answer.pk}/bet").context
    form = shown["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    fields |= {"title": "One order of work that sales accepts", "tags": "backlog", "kind": "work"}
    # What is vague in it stands on the page.
    fields |= {"told": list(shown["vague"])}
    client.post(f"/answers/{answer.pk}/bet", fields, follow=True)
    bet = BetRow.objects.get().to_bet()
    assert bet.draft.tags == ("backlog",)
    page = client.get(f"/ads/{KeptAdRow.objects.get().pk}/").content.decode()
    assert f'You may have this: <a href="/bets/{bet.id}/">One order of work' in page
    made = json.loads(run("ads", "read", str(AD), "--bets", "--json").out)
    assert [each["bet"] for pain in made["pains"] for each in pain["your_bets"]][:1] == [bet.id]


def test_in_the_terminal_the_answers_bet_is_opened_and_listed(tmp_path: Path) -> None:
    _, answer = in_the_terminal(tmp_path)
    draft = tmp_path / "bet.json"
    draft.write_text(json.dumps(answer["bet"]), "utf-8")
    opened = run("bets", "open", "--file", str(draft), "--json")
    assert opened.code == 0, opened.err
    bet = json.loads(opened.out)
    assert (bet["state"], bet["title"]) == ("open", answer["bet"]["title"])
    assert [each["id"] for each in json.loads(run("bets", "list", "--json").out)] == [bet["id"]]
    assert answer["bet"]["title"] in run("bets", "list").out
