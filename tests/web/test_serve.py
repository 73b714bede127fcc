from __future__ import annotations

import json
import signal
import socket
import sqlite3
import threading
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from fieldcraft.question.content import load_content
from fieldcraft.refusal import Refused
from fieldcraft.web.serve import HOST, listen, open_in_browser
from tests.web.served import Visitor, served


def test_it_listens_on_this_computer_only() -> None:
    with listen(0) as listener:
        assert listener.getsockname()[0] == HOST == "127.0.0.1"


def test_a_port_that_was_asked_for_and_is_taken_is_refused() -> None:
    with listen(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"Port {port} cannot be used .*; choose another"):
            listen(port)


def test_without_a_wish_another_free_port_is_taken_when_the_usual_one_is_not_free() -> None:
    with suppress(OSError), closing(socket.socket()) as usual:
        usual.bind((HOST, 8000))
        usual.listen()
        with listen(None) as listener:
            assert listener.getsockname()[1] not in (0, 8000)


def test_no_browser_is_opened_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    assert open_in_browser("http://127.0.0.1:8000/") is False


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_answers_and_ends_cleanly(tmp_path: Path, signal_number: int) -> None:
    with served(tmp_path) as server:
        assert server.said.startswith(f"Fieldcraft is open at {server.address}/")
        assert "What are you about to spend time or money on?" in Visitor(server.address).read("/")
        code, last = server.stop(signal_number)
    assert (code, last) == (0, f"Fieldcraft has stopped; your data are in {tmp_path}.\n")


def test_a_request_under_a_foreign_name_is_refused(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        for name, status in (("evil.example", 421), ("localhost", 200)):
            request = Request(server.address + "/", headers={"Host": name})
            try:
                with urlopen(request, timeout=20) as answer:
                    assert answer.status == status
            except OSError as refused:
                assert getattr(refused, "code", None) == status
                refused.close()  # type: ignore[attr-defined]


def test_a_server_killed_while_saving_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Answers are given as fast as they can be, and the server is killed in the middle of it."""
    questions = list(load_content().questions.values())
    given = 0
    for delay in (0.0, 0.05, 0.11):
        with served(tmp_path) as server:
            visitor = Visitor(server.address)
            if not given:
                visitor.read("/ask")
                start = {"about": "certificate", "name": "CSPO", "asker": "new", "for_whom": "myself"}
                visitor.send("/ask", {**start, "pasted": "CSPO required."})
            threading.Timer(delay, server.process.kill).start()
            version = saved(tmp_path)["version"]
            with suppress(OSError, HTTPException, AssertionError):
                while True:
                    question = questions[given % len(questions)]
                    given += 1
                    choice = question.choices[given // len(questions) % len(question.choices)]
                    visitor.read("/ask/1/?question=rule")
                    fields = {"question": question.id, "answer": choice.id, "version": str(version)}
                    visitor.send("/ask/1/", fields)
                    version += 1
            server.process.wait(timeout=20)
        row = saved(tmp_path)
        told = {each["id"]: each["answer"] for each in row["result"]["answered"]}
        assert told == row["inputs"]["answers"]
        assert row["version"] == row["changes"][-1]["version"]
        assert row["ads"] == row["result"]["ads"]["read"] == 1


def saved(home: Path) -> dict[str, object]:
    """The answer as it lies on the disk, read without Fieldcraft."""
    # A killed server's log of changes is taken in by whoever opens the file next.
    with closing(sqlite3.connect(home / "fieldcraft.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        columns = ("version", "inputs", "result", "changes")
        row = database.execute(f"SELECT {', '.join(columns)} FROM web_answerrow").fetchone()
        ads = database.execute("SELECT count(*) FROM web_adrow").fetchone()[0]
    read = [row[0], *(json.loads(each) for each in row[1:])]
    return dict(zip(columns, read, strict=True)) | {"ads": ads}
