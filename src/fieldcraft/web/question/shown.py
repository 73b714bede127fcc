"""An answer as the page shows it: the same values, in words and marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from fieldcraft.bets.sentences import day
from fieldcraft.charts.beliefs import draw_beliefs
from fieldcraft.charts.figure import Figure
from fieldcraft.charts.means import draw_means
from fieldcraft.question.figures import beliefs_of, means_of
from fieldcraft.question.inputs import ASKERS, FOR
from fieldcraft.question.write import ads_sentence, plain, row
from fieldcraft.sources.claims import all_claims
from fieldcraft.web import clock
from fieldcraft.web.question.tables import AnswerRow

STYLESHEET = Path(__file__).parents[1] / "static" / "fieldcraft.css"

Result = Mapping[str, Any]

# In characters: what fits under a number in its column.
SHORT = 20
# So many of the changes that would reverse the order stand in the open.
CHANGES_SHOWN = 4


def beside(answer: AnswerRow) -> dict[str, Any]:
    """What every page of a question shows in its margin: what is believed, and what the ads say."""
    result = answer.result
    return {
        "answer": answer,
        "result": result,
        "beliefs": beliefs_figure(result),
        "ads_said": ads_sentence(result),
        "who": ", ".join((ASKERS[answer.inputs["asker"]], FOR[answer.inputs["for"]].lower())),
        "changes": result["what_would_change_it"][:CHANGES_SHOWN],
        "more_changes": result["what_would_change_it"][CHANGES_SHOWN:],
    }


def parts_of(answer: AnswerRow) -> dict[str, Any]:
    """Everything that the answer's page and its exported file show."""
    costs: Mapping[str, Mapping[str, float]] = answer.inputs["costs"]
    return beside(answer) | {
        "compared": compared(answer.result),
        "evidence": evidence(answer.result),
        "worked_out": day(answer.today, clock.today()),
        "stated": {
            option: {key: plain(value) for key, value in cost.items()} for option, cost in costs.items()
        },
    }


def html_of(answer: AnswerRow) -> str:
    """The printable page of an answer as one file, with its style inside."""
    style = STYLESHEET.read_text(encoding="utf-8")
    return render_to_string("question/export.html", parts_of(answer) | {"style": style, "editable": False})


def beliefs_figure(result: Result) -> Figure:
    return draw_beliefs(beliefs_of(result))


def compared(result: Result) -> dict[str, Any]:
    """The means as a figure and as table rows in two groups: too close to tell apart, and the others."""
    figure = draw_means(means_of(result))
    rows = [
        option | _said(option) | {"mark": mark, "cells": row(option, result["currency"]), "first": index == 0}
        for index, (option, mark) in enumerate(zip(result["options"], figure.marks, strict=True))
    ]
    close = [each for each in rows if each["first"] or each["too_close"]]
    return {
        "figure": figure,
        "groups": [
            ("First, and too close to it to tell apart" if len(close) > 1 else "First", close),
            ("After that", [each for each in rows if each not in close]),
        ],
    }


def _said(option: Result) -> dict[str, Any]:
    """Where the hours and the money come from: a few words stand in their cell, a sentence below the row."""
    said = {key: option[f"{key}_said"] for key in ("hours", "money")}
    if option["money"] is not None and option["money"]["high"] == 0:
        said["money"] = ""
    short = {f"{key}_short": text if len(text) <= SHORT else "" for key, text in said.items()}
    # One source may stand for both.
    return short | {"notes": list(dict.fromkeys(text for text in said.values() if len(text) > SHORT))}


def evidence(result: Result) -> dict[str, Any]:
    """The claims for and against each means: the first and the asked one in the open, the rest folded."""
    told: set[str] = set()
    shown: list[dict[str, Any]] = []
    folded: list[dict[str, Any]] = []
    for index, option in enumerate(result["options"]):
        sides = [_side(word, option[key], told) for word, key in (("For", "for"), ("Against", "against"))]
        target = shown if index == 0 or option["asked_for"] else folded
        target.append({"about": option["means"], "sides": [side for side in sides if side is not None]})
    reason = next(each["text"] for each in result["reasons"] if each["id"] == result["reason_first"])
    side = _side("What is known", result["evidence"], told)
    folded.append({"about": f"The reason “{reason}”", "sides": [] if side is None else [side]})
    return {
        "shown": [each for each in shown if each["sides"]],
        "folded": [each for each in folded if each["sides"]],
    }


def _side(word: str, ids: list[str], told: set[str]) -> dict[str, Any] | None:
    """The claims of one side; those that were told already come as their ids. None when there are none."""
    claims = [claim for id in ids if (claim := all_claims().get(id)) is not None and claim.may_be_shown]
    if not claims:
        return None
    fresh = [claim for claim in claims if claim.id not in told]
    again = [claim.id for claim in claims if claim.id in told]
    told.update(claim.id for claim in claims)
    return {"word": word, "claims": fresh, "again": again}


def steps_ahead(result: Result) -> str:
    """Where one stands among the questions: "Question 3, seven at the most"."""
    return f"Question {len(result['answered']) + 1}, seven at the most"
