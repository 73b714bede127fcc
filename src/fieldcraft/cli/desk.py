"""`fieldcraft desk`: what is due, what waits, what to recall, and what the week taught."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json

if TYPE_CHECKING:
    from fieldcraft.web.bets.lines import ShownLine
    from fieldcraft.web.desk.desk import Desk, Part


@click.command("desk")
@click.option("--json", "as_json", is_flag=True, help="Print the desk as one JSON object.")
def show_desk(as_json: bool) -> None:
    """Show what is due today and what waits: to rate, to settle, to review, to recall."""
    with acting() as me:
        from fieldcraft.bets.sentences import day
        from fieldcraft.web.desk.desk import desk_of

        found = desk_of(me.person, me.today)
    if as_json:
        print_json({"day": me.today.isoformat(), **_as_json(found)})
        return
    click.echo("\n".join([day(me.today, me.today), *_as_lines(found)]))


def _as_json(desk: Desk) -> dict[str, Any]:
    parts = {"due": desk.due, "overdue": desk.overdue, "to_review": desk.review, "open": desk.running}
    return {
        **{
            name: {"bets": [_bet(line) for line in part.lines], "more": part.more}
            for name, part in parts.items()
        },
        "plans": [{"bet": str(plan.number), "if_then": plan.if_then} for plan in desk.plans],
        "to_recall": [{"id": lesson.id, "when": lesson.when} for lesson in desk.lessons],
        "week": list(desk.week),
    }


def _bet(line: ShownLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "title": line.title,
        "forecast": line.forecast,
        "cell": None if line.cell is None else line.cell.id,
        "rated": line.rated,
    }


def _as_lines(desk: Desk) -> list[str]:
    lines = ["", f"Due today ({desk.due.count})" if desk.due.lines else "Nothing is due today."]
    lines += _decide(desk.due)
    if desk.overdue.lines:
        lines += ["", f"Overdue ({desk.overdue.count})", *_decide(desk.overdue)]
    if desk.review.lines:
        lines += ["", f"Waiting for review ({desk.review.count})"]
        lines += [f"{each.id:>5}  {each.title} · settled {each.day}" for each in desk.review.lines]
    if desk.plans:
        lines += [
            "",
            "You said you would",
            *(f"{plan.number:>5}  {_one_line(plan.if_then or '')}" for plan in desk.plans),
        ]
    if desk.lessons:
        lines += ["", f"To recall ({len(desk.lessons)})"]
        lines += [f"{each.id:>5}  When {_one_line(each.when)}, I will …" for each in desk.lessons]
    if desk.running.lines:
        lines += ["", f"Open bets ({desk.running.count})"]
        lines += [
            f"{each.id:>5}  {each.title} · {each.forecast} · due {each.day}" for each in desk.running.lines
        ]
    if desk.week:
        lines += ["", "What the week taught", *(f"       {_one_line(sentence)}" for sentence in desk.week)]
    return lines


def _decide(part: Part) -> list[str]:
    """The lines of bets that are due, each with what it waits for."""
    return [
        f"{each.id:>5}  {each.title} · {each.forecast} · due {each.day} · "
        f"{'to settle' if each.rated else 'to rate'}"
        for each in part.lines
    ]


def _one_line(text: str) -> str:
    """Without line ends and control characters, which a terminal would obey."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
