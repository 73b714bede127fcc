"""`fieldcraft ledger`: export the append-only ledger, verify it, and print its head."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fieldcraft.cli.acting import acting
from fieldcraft.cli.output import print_json
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.bets.ledger import Entry, Fault, Head

# Above what an entry can have, so that a file without line ends is not read into memory whole.
LONGEST_LINE = 64 * 1024 * 1024


@click.group()
def ledger() -> None:
    """Export the append-only ledger of your bets, verify it, and print its head."""


@ledger.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def head(as_json: bool) -> None:
    """Print the length of your ledger and its last hash, as LENGTH:HASH."""
    with acting() as me:
        from fieldcraft.web.bets import actions

        now = actions.ledger_head(me.person)
    if as_json:
        print_json({"length": now.length, "hash": now.hash})
    else:
        click.echo(str(now))


@ledger.command()
@click.option(
    "--to", "target", metavar="FILE", required=True, type=click.Path(path_type=Path), help="Write here."
)
@click.option("--force", is_flag=True, help="Replace a file that is no ledger.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def export(target: Path, force: bool, as_json: bool) -> None:
    """Write your ledger to a file: one entry a line, in canonical JSON."""
    from fieldcraft.bets.ledger import write_lines

    if not force:
        _check_replaceable(target)
    with acting() as me:
        from fieldcraft.web.bets import actions

        noted = Noted(actions.ledger_entries(me.person))
        _write_whole(target, write_lines(_readable(noted)))
    if as_json:
        print_json({"file": str(target), "length": noted.head.length, "hash": noted.head.hash})
    else:
        click.echo(f"Wrote {noted.head.length} entries to {target}.")
        click.echo(
            f"Its head is {noted.head}; whoever notes it can tell later that nothing before it changed."
        )


@ledger.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--head", "seen", metavar="LENGTH:HASH", help="A head that was noted earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify(file: Path | None, seen: str | None, as_json: bool) -> None:
    """Check that a ledger is whole: yours, or an exported FILE, which needs nothing else.

    Exit status 1 when it is not; the first broken entry is named.
    """
    from fieldcraft.bets import ledger as rules

    earlier = None if seen is None else rules.read_head(seen)
    if file is None:
        with acting() as me:
            from fieldcraft.web.bets import actions

            noted = Noted(actions.ledger_entries(me.person))
            fault = rules.verify(noted, earlier)
    else:
        noted = Noted(rules.read_lines(_lines_of(file)))
        fault = rules.verify(noted, earlier)
    _print_verdict(noted.head, fault, as_json)
    click.get_current_context().exit(0 if fault is None else 1)


class Noted:
    """Entries on their way to a reader, with the head of the last one that went by."""

    def __init__(self, entries: Iterable[Entry | Fault]) -> None:
        from fieldcraft.bets.ledger import GENESIS

        self.entries = entries
        self.head: Head = GENESIS

    def __iter__(self) -> Iterator[Entry | Fault]:
        from fieldcraft.bets.ledger import Entry

        for entry in self.entries:
            if isinstance(entry, Entry):
                self.head = entry.head
            yield entry


def _print_verdict(last: Head, fault: Fault | None, as_json: bool) -> None:
    if as_json:
        why = None if fault is None else {"entry": fault.sequence, "why": fault.why}
        print_json({"whole": fault is None, "length": last.length, "hash": last.hash, "fault": why})
    elif fault is None:
        click.echo(f"The ledger is whole: {last.length} entries, head {last}.")
    else:
        click.echo(f"Entry {fault.sequence} {fault.why}")


def _readable(entries: Iterable[Entry | Fault]) -> Iterator[Entry]:
    from fieldcraft.bets.ledger import Entry

    for entry in entries:
        if not isinstance(entry, Entry):
            raise Refused(f"Entry {entry.sequence} of your ledger {entry.why} Restore a backup, then export.")
        yield entry


def _lines_of(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as lines:
            while line := lines.readline(LONGEST_LINE):
                yield line
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{file} cannot be read ({why}); name a file that `ledger export` wrote.") from None


def _check_replaceable(target: Path) -> None:
    """Refuse to replace a file that is neither empty nor an export of a ledger."""
    from fieldcraft.bets.ledger import Fault, read_lines

    if not target.exists():
        return
    first = next(read_lines(_lines_of(target)), None)
    if isinstance(first, Fault):
        raise Refused(f"{target} exists and is no ledger; choose another name, or replace it with --force.")


def _write_whole(target: Path, lines: Iterable[bytes]) -> None:
    """Write the lines to a file beside the target, then give it the target's name: whole or not at all."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except (OSError, ValueError) as error:
        raise _cannot_write(target, error) from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise _cannot_write(target, error) from None
    finally:
        draft.unlink(missing_ok=True)


def _cannot_write(target: Path, error: Exception) -> Refused:
    why = getattr(error, "strerror", None) or error
    return Refused(f"{target} cannot be written ({why}); choose another place.")
