"""`fieldcraft roles`: write success criteria, check them, share them, and draft an ad from them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.cli.role_files import read_file, write_file
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from fieldcraft.roles.faults import Fault
    from fieldcraft.roles.role import Criterion, Role

as_json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print a JSON list of criteria, each with its faults."
)
version_option = click.option("--version", type=int, metavar="N", help="An earlier version.")


@click.group()
def roles() -> None:
    """Write the success criteria of a role, check them, share them, draft an ad from them."""


@roles.command("new")
@click.option(
    "--file", "source", metavar="FILE", help="Take it from JSON or Markdown; - reads standard input."
)
@click.option("--title", default="", metavar="TEXT", help="What the role is called.")
@click.option("--for", "whom", default="", metavar="TEXT", help="Whose role it is.")
@as_json_option
def new_role(source: str | None, title: str, whom: str, as_json: bool) -> None:
    """Write a role: asked one part at a time, or taken from a file."""
    from fieldcraft.roles.share import read_share

    if source is None and not sys.stdin.isatty():
        raise Refused("There is no terminal to ask in; give --file FILE.")
    value = None if source is None else read_file(source)
    with acting() as me:
        from fieldcraft.web.roles import actions

        if source is None:
            from fieldcraft.cli.role_dialogue import ask_for_role

            role = ask_for_role(me, title, whom)
        else:
            shared = read_share(value, me.today, title, whom)
            if len(shared) > 1:
                raise Refused(
                    f"The file holds {len(shared)} roles; take them in with `fieldcraft roles import`."
                )
            role = actions.open_role(me.person, shared[0].content, me.today, me.now)
        _print_role(role, me.today, as_json)


@roles.command("list")
@as_json_option
def list_roles(as_json: bool) -> None:
    """List your roles, the newest first; with --json the criteria of all of them."""
    with acting() as me:
        from fieldcraft.web.roles import actions

        found = actions.list_roles(me.person)
        if as_json:
            print_json([row for role in found for row in _rows_of(role, me.today)])
            return
        for role in found:
            weak = sum(bool(row["faults"]) for row in _rows_of(role, me.today))
            count = f"{len(role.criteria)} {'criterion' if len(role.criteria) == 1 else 'criteria'}"
            whom = f" for {role.content.whom}" if role.content.whom else ""
            click.echo(f"{role.id}  version {role.version}  {count}, {weak} weak  {role.content.title}{whom}")
        if not found:
            click.echo("No roles here; write one with `fieldcraft roles new`.", err=True)


@roles.command("show")
@click.argument("id")
@version_option
@as_json_option
def show_role(id: str, version: int | None, as_json: bool) -> None:
    """Show one role with what is weak in its criteria."""
    with acting() as me:
        from fieldcraft.web.roles import actions

        _print_role(actions.show_role(me.person, id, version), me.today, as_json)


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


@roles.command("edit")
@click.argument("id")
@click.option(
    "--file", "source", metavar="FILE", required=True, help="The whole role; - reads standard input."
)
@click.option("--version", type=int, metavar="N", help="Refuse when there is a later version than this.")
@as_json_option
def edit_role(id: str, source: str, version: int | None, as_json: bool) -> None:
    """Write the next version of a role from a file; criteria keep their ids where the file names them."""
    from fieldcraft.roles.share import read_share

    value = read_file(source)
    with acting() as me:
        from fieldcraft.web.roles import actions

        now = actions.show_role(me.person, id).content
        shared = read_share(value, now.starts, now.title, now.whom)
        if len(shared) > 1:
            raise Refused(f"The file holds {len(shared)} roles; name a file that holds one.")
        content = shared[0].content
        role = actions.write_role(me.person, id, lambda _: content, version, me.today, me.now)
        _print_role(role, me.today, as_json)


@roles.command("check")
@click.argument("source", metavar="FILE")
@as_json_option
def check(source: str, as_json: bool) -> None:
    """Say what is weak in the criteria of FILE (JSON, or Markdown as export writes it); keep nothing.

    Exit status 1 when something is weak, 2 when the file could not be read. - reads standard input.
    """
    from fieldcraft.roles.faults import faults_of
    from fieldcraft.roles.inputs import read_criteria
    from fieldcraft.web import clock

    criteria = read_criteria(read_file(source))
    criteria = tuple(
        each if each.id else replace(each, id=str(place)) for place, each in enumerate(criteria, 1)
    )
    found = faults_of(criteria, clock.today())
    if as_json:
        print_json([_row(each, faults) for each, faults in zip(criteria, found, strict=True)])
    else:
        _print_criteria(criteria, found)
    click.get_current_context().exit(1 if any(found) else 0)


@roles.command("export")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--to", "target", metavar="FILE", type=click.Path(path_type=Path), help="Write here.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown"]),
    help="How to write it; by default what the name of the file says (.md is Markdown), else JSON.",
)
@version_option
@as_json_option
def export(
    ids: tuple[str, ...], target: Path | None, form: str | None, version: int | None, as_json: bool
) -> None:
    """Write roles to a file that another Fieldcraft can take in: all of them, or those with these ids.

    The file records which version it holds, when it was written, and the head of your ledger. Without
    --to it is printed.
    """
    import json

    from fieldcraft.roles.markdown import to_markdown

    if version is not None and len(ids) != 1:
        raise Refused("--version is about one role; name its id.")
    with acting() as me:
        from fieldcraft.web.roles import actions

        found = [actions.show_role(me.person, id, version) for id in ids] or actions.list_roles(me.person)
        if not found:
            raise Refused("There are no roles to export; write one with `fieldcraft roles new`.")
        share = actions.export_roles(me.person, found, me.now)
        rows = [row for role in found for row in _rows_of(role, me.today)]
    markdown = form == "markdown" or (form is None and target is not None and target.suffix == ".md")
    text = to_markdown(share) if markdown else json.dumps(share, ensure_ascii=False, indent=2) + "\n"
    if target is not None:
        write_file(target, text, b"# Success criteria" if markdown else b"{", "export of roles")
    if as_json:
        print_json(rows)
    elif target is None:
        click.echo(text, nl=False)
    else:
        click.echo(f"Wrote {len(found)} {'role' if len(found) == 1 else 'roles'} to {target}.")


@roles.command("import")
@click.argument("source", metavar="FILE")
@as_json_option
def import_roles(source: str, as_json: bool) -> None:
    """Take the roles of FILE in, all of them or none; each becomes a new role with ids of its own."""
    from fieldcraft.roles.share import read_share

    value = read_file(source)
    with acting() as me:
        from fieldcraft.web.roles import actions

        taken = actions.take_in(me.person, read_share(value, me.today), me.today, me.now)
        if as_json:
            print_json([row for role in taken for row in _rows_of(role, me.today)])
            return
    for role in taken:
        click.echo(f"Took in {role.id}: {role.content.title}, {len(role.criteria)} criteria.")


@roles.command("ad")
@click.argument("id")
@click.option("--to", "target", metavar="FILE", type=click.Path(path_type=Path), help="Write here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: text and questions.")
def ad(id: str, target: Path | None, as_json: bool) -> None:
    """Draft a job ad from the criteria of a role, as Markdown; what they do not say becomes a question."""
    from fieldcraft.roles.ad import draft_ad
    from fieldcraft.roles.faults import faults_of

    with acting() as me:
        from fieldcraft.web.roles import actions

        role = actions.show_role(me.person, id)
        draft = draft_ad(role, faults_of(role.criteria, me.today, role.content.starts))
    if target is not None:
        write_file(target, draft.text, b"# ", "draft of an ad")
    if as_json:
        print_json({"text": draft.text, "questions": list(draft.questions)})
        return
    if target is None:
        click.echo(draft.text)
    click.echo("Before it goes out, questions to you:", err=True)
    for question in draft.questions:
        click.echo(f"- {question}", err=True)


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


def _print_role(role: Role, today: date, as_json: bool) -> None:
    from fieldcraft.roles.faults import faults_of

    if as_json:
        print_json(_rows_of(role, today))
        return
    whom = f", for {role.content.whom}" if role.content.whom else ""
    click.echo(f"{role.id}  {role.content.title}{whom}; version {role.version} of {role.on}")
    click.echo(f"Twelve months, {role.content.starts} to {role.until}")
    _print_criteria(role.criteria, faults_of(role.criteria, today, role.content.starts))
    if not role.criteria:
        click.echo("No criterion yet.", err=True)


def _print_criteria(criteria: Sequence[Criterion], found: Sequence[Sequence[Fault]]) -> None:
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


def _rows_of(role: Role, today: date) -> list[dict[str, Any]]:
    """The criteria of a role in the shape of CONTRACTS.md, each with the role it belongs to."""
    from fieldcraft.roles.faults import faults_of

    found = faults_of(role.criteria, today, role.content.starts)
    of = {"role": role.id, "title": role.content.title, "for": role.content.whom, "version": role.version}
    return [_row(each, faults) | of for each, faults in zip(role.criteria, found, strict=True)]


def _row(criterion: Criterion, faults: Sequence[Fault]) -> dict[str, Any]:
    from fieldcraft.roles.statement import is_english

    english = is_english(f"{criterion.change}\n{criterion.seen_by}")
    told = [fault.to_dict() for fault in faults]
    return criterion.to_dict() | {"faults": told, "read_as_english": english}
