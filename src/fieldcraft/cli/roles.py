"""`fieldcraft roles`: the group, and the commands of it that only read."""

from __future__ import annotations

from typing import Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.cli.role_sharing import draft_ad_of_role, export_roles, import_roles
from fieldcraft.cli.role_text import as_json_option, print_role, rows_of, version_option
from fieldcraft.cli.role_writing import check, edit_role, new_role, put_away, take_up


@click.group()
def roles() -> None:
    """Write the success criteria of a role, check them, share them, draft an ad from them."""


for command in (new_role, edit_role, check, put_away, take_up, export_roles, import_roles, draft_ad_of_role):
    roles.add_command(command)


@roles.command("list")
@click.option("--away", is_flag=True, help="Those that are put away instead.")
@as_json_option
def list_roles(away: bool, as_json: bool) -> None:
    """List your roles, the newest first; with --json the criteria of all of them."""
    with acting() as me:
        from fieldcraft.web.roles import actions

        found = actions.list_away(me.person) if away else actions.list_roles(me.person)
        if as_json:
            print_json([row for role in found for row in rows_of(role, me.today)])
            return
        for role in found:
            weak = sum(bool(row["faults"]) for row in rows_of(role, me.today))
            count = f"{len(role.criteria)} {'criterion' if len(role.criteria) == 1 else 'criteria'}"
            whom = f" for {role.content.whom}" if role.content.whom else ""
            click.echo(f"{role.id}  version {role.version}  {count}, {weak} weak  {role.content.title}{whom}")
        if not found:
            none = "No role is put away." if away else "No roles here; write one with `fieldcraft roles new`."
            click.echo(none, err=True)


@roles.command("show")
@click.argument("id")
@version_option
@as_json_option
def show_role(id: str, version: int | None, as_json: bool) -> None:
    """Show one role with what is weak in its criteria."""
    with acting() as me:
        from fieldcraft.web.roles import actions

        print_role(actions.show_role(me.person, id, version), me.today, as_json)


@roles.command("versions")
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print the versions as a JSON list.")
def list_versions(id: str, as_json: bool) -> None:
    """List the versions of a role with what each changed, the last one first."""
    from fieldcraft.roles.changes import differences

    with acting() as me:
        from fieldcraft.web.roles import actions

        found = actions.versions_of(me.person, id)
    rows: list[dict[str, Any]] = [
        {
            "version": role.version,
            "on": role.on.isoformat(),
            "changes": [each.sentence for each in differences(before, role)] if before else [],
        }
        for role, before in zip(found, [*found[1:], None], strict=True)
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(f"Version {row['version']}, {row['on']}")
        for sentence in row["changes"]:
            click.echo(f"- {sentence}")


@roles.command("ready-made")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def ready_made(as_json: bool) -> None:
    """List situations and activities to start a criterion from, with source and licence."""
    from dataclasses import asdict

    from fieldcraft.roles import ready_made as made

    situations, activities = made.situations().values(), made.activities().values()
    asks = made.question_to_activities()
    terms = {"situations": made.terms_of_situations(), "activities": made.terms_of_activities()}
    if as_json:
        rows = {"situations": [asdict(each) for each in situations], "asks": asks}
        rows["activities"] = [asdict(each) for each in activities]
        print_json(rows | {"terms": {name: asdict(each) for name, each in terms.items()}})
        return
    click.echo("Situations, and what good looks like in them")
    click.echo(_terms(terms["situations"]))
    for situation in situations:
        click.echo(f"{situation.id}  {situation.plain}\n     {situation.good}")
    click.echo(f"\nThings that product managers have done. Of each ask: {asks}")
    click.echo(_terms(terms["activities"]))
    for activity in activities:
        click.echo(f"{activity.id}  {activity.done}")


def _terms(terms: Any) -> str:
    return f"{terms.source}. Licence: {terms.licence}. {terms.attribution}"
