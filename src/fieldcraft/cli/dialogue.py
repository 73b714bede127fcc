"""The question as a conversation in the terminal: one question at a time, back and forth, then one bet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import click

from fieldcraft.charts.text import beliefs_as_text, means_as_text
from fieldcraft.cli.answering import AdsRead, answer_with, inputs_about, print_answer, read_ads
from fieldcraft.cli.output import say_vague
from fieldcraft.question.content import load_content
from fieldcraft.question.figures import beliefs_of, means_of
from fieldcraft.question.inputs import ABOUT, ASKERS, FOR, Inputs, read_inputs
from fieldcraft.question.parts import DONT_KNOW, SKIP
from fieldcraft.refusal import Refused
from fieldcraft.typed import typed_percent

HOW_TO_ANSWER = "A number, d for don't know, s to skip, b to go back, e to end here"


def ask_in_terminal(about: str | None, ads: AdsRead) -> None:
    """Ask until nothing more can change the answer, show it, and offer to keep it and to open its bet."""
    inputs = _start(about)
    if not ads.documents and not ads.unreadable:
        ads = _ask_for_ads()
    _say_ads(answer_with(inputs, ads))
    inputs = _ask_all(inputs, ads)
    answer = answer_with(inputs, ads)
    click.echo()
    print_answer(answer)
    click.echo(f"{means_as_text(means_of(answer))}\n", err=True)
    kept = ""
    if click.confirm("Keep this answer?", default=True, err=True):
        from fieldcraft.cli.keeping import keep_answer

        kept = f"Kept as answer {keep_answer(inputs, ads)}."
        click.echo(kept, err=True)
    try:
        if click.confirm("Turn the first step into a bet?", default=True, err=True):
            _open_bet(answer["bet"])
    except click.Abort:
        raise Refused(f"Stopped; no bet was opened. {kept}".strip()) from None


def _start(about: str | None) -> Inputs:
    said: dict[str, str]
    if about is None:
        kind = _choose("What are you about to spend time or money on?", ABOUT)
        said = {
            "about": kind,
            "name": click.prompt("Its name, if it has one", default="", show_default=False, err=True),
        }
    else:
        said = inputs_about(about)
    said["asker"] = _choose("Who asks?", ASKERS)
    said["for"] = _choose("For whom?", FOR) if said["asker"] == "leader" else "myself"
    return read_inputs(said, load_content())


def _ask_for_ads() -> AdsRead:
    from pathlib import Path

    named = click.prompt(
        "Job ads that worry you: a file or a folder (Enter for none)",
        default="",
        show_default=False,
        err=True,
    )
    return read_ads((Path(named).expanduser(),)) if named.strip() else AdsRead((), (), ())


def _ask_all(inputs: Inputs, ads: AdsRead) -> Inputs:
    given: list[str] = []
    while (question := (answer := answer_with(inputs, ads))["next_question"]) is not None:
        _say_beliefs(answer)
        key = _choose(
            question["text"],
            {each["id"]: each["text"] for each in question["answers"] if each["id"] not in (DONT_KNOW, SKIP)},
            note=question["why"],
            letters={"d": DONT_KNOW, "s": SKIP, "b": "back", "e": "end"},
        )
        if key == "end":
            return inputs
        if key == "back":
            if given:
                last = given.pop()
                rest = {each: said for each, said in inputs.answers.items() if each != last}
                inputs = replace(inputs, answers=rest)
            continue
        given.append(question["id"])
        inputs = inputs.with_answer(question["id"], key)
    click.echo(answer["why_not_more_questions"], err=True)
    return inputs


def _choose(
    text: str, choices: Mapping[str, str], note: str = "", letters: Mapping[str, str] | None = None
) -> str:
    """Ask for one of `choices` by its number, or one of `letters`; returns the id chosen."""
    click.echo(f"\n{text}", err=True)
    if note:
        click.echo(f"  Why this question: {note}", err=True)
    ids = list(choices)
    for number, key in enumerate(ids, start=1):
        click.echo(f"  {number}  {choices[key]}", err=True)
    if letters:
        click.echo(f"  {HOW_TO_ANSWER}", err=True)
    keys = {**{str(number): key for number, key in enumerate(ids, start=1)}, **(letters or {})}
    while True:
        said = str(click.prompt("Answer", err=True)).strip().lower()
        if said in keys:
            return keys[said]
        click.echo(f"“{said}” is not among the answers; type a number from 1 to {len(ids)}.", err=True)


def _say_beliefs(answer: Mapping[str, Any]) -> None:
    click.echo(f"\nWhat we believe so far:\n{beliefs_as_text(beliefs_of(answer))}", err=True)


def _say_ads(answer: Mapping[str, Any]) -> None:
    from fieldcraft.question.write import ads_sentence

    if said := ads_sentence(answer):
        click.echo(f"\n{said}", err=True)
    for row in answer["ads"]["unreadable"]:
        click.echo(f"  Not read: {row['file']}: {row['why']}", err=True)


def _open_bet(draft: Mapping[str, Any]) -> None:
    """Show the bet's fields that matter most, let each be changed, and open it; ask again what is refused."""
    from fieldcraft.cli.keeping import keep_bet, vague_in

    click.echo("\nOne bet for this week. Press Enter to keep a field as it is.", err=True)
    while True:
        draft = _changed(draft)
        try:
            vague = vague_in(draft)
            say_vague(vague)
            if vague and not click.confirm("Keep it anyway?", default=True, err=True):
                if click.confirm("Nothing is lost. Go through it once more?", default=True, err=True):
                    continue
                return
            number = keep_bet(draft)
        except Refused as refused:
            for problem in refused.problems:
                click.echo(problem, err=True)
            if not click.confirm("Nothing is lost. Go through it once more?", default=True, err=True):
                return
            continue
        click.echo(f"Kept as bet {number}; `fieldcraft bets list` shows it.", err=True)
        return


def _changed(draft: Mapping[str, Any]) -> dict[str, Any]:
    changed = dict(draft)
    for field, label in (
        ("title", "What you will do"),
        ("goal", "Goal"),
        ("reason", "Reason"),
        ("due", "Settled on (YYYY-MM-DD)"),
        ("if_then", "If-then plan"),
    ):
        changed[field] = click.prompt(label, default=draft[field], err=True)
    forecast = dict(draft["forecast"])
    forecast["question"] = click.prompt("What will have happened", default=forecast["question"], err=True)
    forecast["probability"] = _chance(forecast["probability"])
    changed["forecast"] = forecast
    return changed


def _chance(probability: float) -> float:
    """A chance asked for in percent, as a probability; read as the pages read it."""
    while True:
        said = str(click.prompt("How likely, in percent", default=f"{100 * probability:g} %", err=True))
        chance = typed_percent(said.strip())
        if isinstance(chance, float) and 0 < chance < 1:
            return chance
        click.echo(f"“{said}” is no chance; write a number above 0 and below 100, such as 70 %.", err=True)
