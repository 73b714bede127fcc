"""`fieldcraft roles export`, `import` and `ad`: how a role leaves Fieldcraft and comes in."""

from __future__ import annotations

from pathlib import Path

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.cli.role_files import read_file, write_file
from fieldcraft.cli.role_text import as_json_option, rows_of, version_option
from fieldcraft.refusal import Refused


@click.command("export")
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
def export_roles(
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
        rows = [row for role in found for row in rows_of(role, me.today)]
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


@click.command("import")
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
            print_json([row for role in taken for row in rows_of(role, me.today)])
            return
    for role in taken:
        click.echo(f"Took in {role.id}: {role.content.title}, {len(role.criteria)} criteria.")


@click.command("ad")
@click.argument("id")
@click.option("--to", "target", metavar="FILE", type=click.Path(path_type=Path), help="Write here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: text and questions.")
def draft_ad_of_role(id: str, target: Path | None, as_json: bool) -> None:
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
