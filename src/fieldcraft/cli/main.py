"""`fieldcraft`: the command line. Each group lives in a file of its own and is read when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

from fieldcraft import __version__
from fieldcraft.refusal import Refused

# name -> (module, one line for --help); the module holds a click command of that name, perhaps among others.
COMMANDS = {
    "ads": ("fieldcraft.cli.ads", "Read job ads: what they demand and how; lint and rewrite your own."),
    "answers": ("fieldcraft.cli.answers", "List, show and export the answers you kept."),
    "ask": ("fieldcraft.cli.ask", "Ask: what are you about to spend time or money on?"),
    "backup": ("fieldcraft.cli.data", "Copy the whole database to a file, also while it is in use."),
    "bets": ("fieldcraft.cli.bets", "Open, show, rate and settle bets."),
    "desk": ("fieldcraft.cli.desk", "Show what is due and what waits, and what the week taught."),
    "doctor": ("fieldcraft.cli.doctor", "Check the data folder, the database, the ledger and the bets."),
    "erase": ("fieldcraft.cli.data", "Erase everything of yours, the ledger too."),
    "export": ("fieldcraft.cli.data", "Write everything of yours to one archive of open formats."),
    "import": ("fieldcraft.cli.data", "Take such an archive into an empty Fieldcraft."),
    "ledger": ("fieldcraft.cli.ledger", "Export and verify the append-only ledger."),
    "practice": ("fieldcraft.cli.practice", "Play a simulated product, and be debriefed."),
    "restore": ("fieldcraft.cli.data", "Put a backup in the place of the database."),
    "roles": ("fieldcraft.cli.roles", "Write success criteria, check and share them, draft an ad."),
    "serve": ("fieldcraft.cli.serve", "Open Fieldcraft in the browser, on this computer only."),
}


class CommandsOnDemand(click.Group):
    """A group that knows its commands' names and imports one only when it runs, so that start-up is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        held = vars(import_module(COMMANDS[name][0])).values()
        return next(each for each in held if isinstance(each, click.Command) and each.name == name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(cls=CommandsOnDemand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fieldcraft")
def fieldcraft() -> None:
    """Fieldcraft: a question in, an honest answer and one bet out.

    Results go to standard output, messages to standard error; --json gives one JSON object.
    Exit status: 0 done, 1 done and there is something to report, 2 could not do it and nothing changed.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; a refusal becomes its sentences on standard error and exit status 2."""
    _write_any_letter()
    try:
        code = fieldcraft.main(args=arguments, prog_name="fieldcraft", standalone_mode=False)
    except Refused as refused:
        for problem in refused.problems:
            click.echo(problem, err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except OSError as error:
        if error.filename is not None:
            raise
        # Standard output could not take it: a full disk. What still waits to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        click.echo(f"The output could not be written ({error.strerror}); choose another place.", err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("Stopped; nothing was changed.", err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _write_any_letter() -> None:
    """Let every letter be printed: to programs as UTF-8, to a terminal that lacks one with a stand-in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
