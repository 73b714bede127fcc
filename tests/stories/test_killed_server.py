"""The server killed in the middle of a long import and of putting a backup back: all of it, or nothing."""

from __future__ import annotations

import random
import signal
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection

from fieldcraft.web.data.import_job import AT_ONCE
from tests.web.data.homes import HEADER, LINE, done, run, with_bets
from tests.web.served import Visitor, served

DAY = "2026-03-05"
BLOWS = 5
MANY = AT_ONCE + 1000

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="kills SQLite's writers"),
]


def titles(home: Path) -> set[str]:
    """What is there, all of it whole."""
    ran = run(home, "doctor")
    assert ran.returncode == 0, ran.stdout
    return {bet["title"] for bet in done(home, "bets", "list")}


def confirm_and_kill(home: Path, send: tuple[str, str, bytes], confirm: str, pause: float) -> None:
    """Send a file, confirm it, and kill the server so many seconds later."""
    path, field, content = send
    with served(home, day=DAY) as server:
        visitor = Visitor(server.address)
        visitor.read("/data/")
        visitor.send_file(path, field, "sent", content)
        fields = visitor.hidden() | visitor.chosen() | {"do": "import"}

        def confirmed() -> None:
            # The server dies before it answers, or after.
            with suppress(OSError):
                visitor.send(confirm, fields)

        thread = Thread(target=confirmed)
        thread.start()
        time.sleep(pause)
        server.process.kill()
        thread.join()


def test_a_long_import_whose_server_is_killed_leaves_nothing_half_done(tmp_path: Path) -> None:
    home, chance, seen = tmp_path / "home", random.Random("import"), set[int]()
    home.mkdir()
    lines = HEADER + "".join(LINE.replace("It converts", f"Bet {number}") for number in range(MANY))
    for _ in range(BLOWS):
        confirm_and_kill(
            home,
            ("/data/import", "file", lines.encode()),
            "/data/import/columns",
            chance.uniform(0.05, 2.5),
        )
        found = titles(home)
        assert len(found) in (0, MANY)
        seen.add(len(found))
        left = {path.name for path in home.iterdir()} - {"waiting-import"}
        assert all(name.startswith(("fieldcraft.sqlite3", "secret_key")) for name in left), left
    # The blows are spread from long before the end of an import to about its end.
    assert 0 in seen


def test_a_server_killed_while_it_puts_a_backup_back_has_the_old_or_the_new(tmp_path: Path) -> None:
    home, chance = with_bets(tmp_path / "home", ["One"]), random.Random("restore")
    done(home, "backup", "--to", str(tmp_path / "first"))
    with_bets(home, [f"Two {number}" for number in range(500)])
    done(home, "backup", "--to", str(tmp_path / "second"))
    both = {path: path.read_bytes() for path in (tmp_path / "first", tmp_path / "second")}
    one, many = {"One"}, {"One", *(f"Two {number}" for number in range(500))}
    for blow in range(BLOWS):
        content = both[tmp_path / ("first", "second")[blow % 2]]
        sent = ("/data/restore", "backup", content)
        confirm_and_kill(home, sent, "/data/restore/confirm", chance.uniform(0, 0.3))
        assert titles(home) in (one, many)
