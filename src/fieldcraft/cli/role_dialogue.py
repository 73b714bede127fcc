"""A role written in the terminal: one part at a time, each with a weak and a good example."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from fieldcraft.cli.acting import Acting
from fieldcraft.refusal import Refused
from fieldcraft.roles.faults import FEWEST, MOST, fault_kinds, faults_of_one
from fieldcraft.roles.inputs import read_criterion, read_role
from fieldcraft.roles.parts import Part, parts
from fieldcraft.roles.role import Criterion, Role


def ask_for_role(me: Acting, title: str, whom: str) -> Role:
    """Ask for the role and its criteria; each criterion is kept when it is finished."""
    from fieldcraft.web.roles import actions

    title = title or _ask("What is the role called?")
    whom = whom or _ask("For whom? (Enter for nobody yet)")
    role = actions.open_role(me.person, read_role({"title": title, "for": whom}, me.today), me.today, me.now)
    click.echo(f"Kept as {role.id}. Now its criteria, {FEWEST} to {MOST} of them.", err=True)
    try:
        while len(role.criteria) < MOST:
            criterion = _ask_for_criterion(role, me)
            role = actions.write_role(
                me.person,
                role.id,
                lambda content, new=criterion: replace(content, criteria=(*content.criteria, new)),  # type: ignore[misc]
                None,
                me.today,
                me.now,
            )
            click.echo(f"\nKept as {role.criteria[-1].id}.", err=True)
            if not click.confirm("Another one?", default=len(role.criteria) < FEWEST, err=True):
                break
    except click.Abort:
        raise Refused(
            f"Stopped; {role.id} is kept with {len(role.criteria)} criteria. Go on with "
            "`fieldcraft roles edit`, or on its page."
        ) from None
    return role


def _ask_for_criterion(role: Role, me: Acting) -> Criterion:
    said: dict[str, Any] = {}
    for part in parts().values():
        while True:
            said[part.field] = _ask_for_part(part)
            try:
                criterion = read_criterion(said)
            except Refused as refused:
                for problem in refused.problems:
                    click.echo(problem, err=True)
                continue
            faults = faults_of_one(criterion, me.today, role.content.starts)
            weak = [fault.message for fault in faults if fault.part == part.field]
            for message in weak:
                click.echo(f"  ! {message}", err=True)
            if not weak or not click.confirm("Write it anew?", default=True, err=True):
                break
    return criterion


def _ask_for_part(part: Part) -> str:
    click.echo(f"\n{part.asks}\n  {part.help}", err=True)
    click.echo(f"  Weak: {part.weak}\n    {fault_kinds()[part.why].text.format(word=part.weak)}", err=True)
    click.echo(f"  Good: {part.good}", err=True)
    return _ask("A day, as YYYY-MM-DD" if part.field == "by" else part.label)


def _ask(text: str) -> str:
    return str(click.prompt(text, default="", show_default=False, err=True)).strip()
