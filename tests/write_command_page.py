"""Writes docs/commands.md: what each command says of itself under --help.

`python -m tests.write_command_page` prints the page, with `--write` it replaces it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from fieldcraft.cli.main import fieldcraft
from tests.house import ROOT

PAGE = ROOT / "docs" / "commands.md"
_HEAD = """# Commands

Written from each command's own `--help` by `python -m tests.write_command_page --write`.
Results go to standard output, messages to standard error. Exit status: 0 done; 1 done and there is something
to report; 2 could not do it, and nothing was changed.
"""


def page() -> str:
    """The whole page, one section a command and a subcommand."""
    sections = [f"## {words}\n\n```text\n{help_text}\n```\n" for words, help_text in sections_of_commands()]
    return "\n".join([_HEAD, *sections])


def sections_of_commands() -> Iterator[tuple[str, str]]:
    """Each command as it is typed, with its help, 80 columns wide."""
    settings = fieldcraft.context_settings
    yield from _walk(
        fieldcraft, click.Context(fieldcraft, info_name="fieldcraft", terminal_width=80, **settings)
    )


def _walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _walk(below, click.Context(below, parent=context, info_name=name, terminal_width=80))


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), "utf-8")
    else:
        print(page(), end="")
