"""`fieldcraft roles new`, `edit`, `check`, `put-away` and `take-up`: what changes a role, or would."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.cli.role_files import read_file
from fieldcraft.cli.role_text import as_json_option, print_criteria, print_role, row_of
from fieldcraft.refusal import Refused


@click.command("new")
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
        print_role(role, me.today, as_json)


@click.command("edit")
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
        print_role(role, me.today, as_json)


@click.command("check")
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
        print_json([row_of(each, faults) for each, faults in zip(criteria, found, strict=True)])
    else:
        print_criteria(criteria, found)
    click.get_current_context().exit(1 if any(found) else 0)


@click.command("put-away")
@click.argument("id")
@as_json_option
def put_away(id: str, as_json: bool) -> None:
    """Put a role away: it leaves the list, and its versions stay in the ledger. No role is deleted alone."""
    from fieldcraft.roles.role import AWAY_MEANS

    with acting() as me:
        from fieldcraft.web.roles import actions

        role = actions.put_role_away(me.person, id, me.today, me.now)
        if as_json:
            print_role(role, me.today, as_json)
            return
    click.echo(f"{role.id} is put away; `fieldcraft roles take-up {role.id}` takes it up again. {AWAY_MEANS}")


@click.command("take-up")
@click.argument("id")
@as_json_option
def take_up(id: str, as_json: bool) -> None:
    """Take a role up again that was put away."""
    with acting() as me:
        from fieldcraft.web.roles import actions

        print_role(actions.take_role_up(me.person, id, me.today, me.now), me.today, as_json)
