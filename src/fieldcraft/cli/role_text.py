"""Roles and criteria as the commands print them: for people, and as the JSON of CONTRACTS.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.output import print_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fieldcraft.roles.faults import Fault
    from fieldcraft.roles.role import Criterion, Role

as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON list of criteria, each with its faults."
)
version_option = click.option("--version", type=int, metavar="N", help="An earlier version.")


def print_role(role: Role, today: date, as_json: bool) -> None:
    """Print a role with what is weak in its criteria."""
    from fieldcraft.roles.faults import faults_of

    if as_json:
        print_json(rows_of(role, today))
        return
    whom = f", for {role.content.whom}" if role.content.whom else ""
    click.echo(f"{role.id}  {role.content.title}{whom}; version {role.version} of {role.on}")
    click.echo(f"Twelve months, {role.content.starts} to {role.until}")
    if role.away:
        click.echo(f"Put away; `fieldcraft roles take-up {role.id}` takes it up again.")
    print_criteria(role.criteria, faults_of(role.criteria, today, role.content.starts))
    if not role.criteria:
        click.echo("No criterion yet.", err=True)


def print_criteria(criteria: Sequence[Criterion], found: Sequence[Sequence[Fault]]) -> None:
    """Print criteria for people, each with its faults."""
    from fieldcraft.roles.parts import parts

    for criterion, faults in zip(criteria, found, strict=True):
        click.echo(f"\n{criterion.id}  {criterion.change or '(no change written)'}")
        for name, part in list(parts().items())[1:]:
            if value := getattr(criterion, name):
                click.echo(f"    {part.label}: {value}")
        for fault in faults:
            click.echo(f"  ! {fault.code}: {fault.message}")
        if not faults:
            click.echo("    Nothing weak was found.")


def rows_of(role: Role, today: date) -> list[dict[str, Any]]:
    """The criteria of a role in the shape of CONTRACTS.md, each with the role it belongs to."""
    from fieldcraft.roles.faults import faults_of

    found = faults_of(role.criteria, today, role.content.starts)
    of = {"role": role.id, "title": role.content.title, "for": role.content.whom, "version": role.version}
    return [row_of(each, faults) | of for each, faults in zip(role.criteria, found, strict=True)]


def row_of(criterion: Criterion, faults: Sequence[Fault]) -> dict[str, Any]:
    """A criterion in the shape of CONTRACTS.md."""
    from fieldcraft.roles.statement import is_english

    english = is_english(f"{criterion.change}\n{criterion.seen_by}")
    told = [fault.to_dict() for fault in faults]
    return criterion.to_dict() | {"faults": told, "read_as_english": english}
