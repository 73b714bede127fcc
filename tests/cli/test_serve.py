from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldcraft.web.serve import listen
from tests.cli.run import run
from tests.web.served import served


@pytest.mark.django_db(transaction=True)
def test_a_taken_port_that_was_asked_for_ends_with_a_sentence() -> None:
    with listen(0) as taken:
        port = str(taken.getsockname()[1])
        ran = run("serve", "--no-browser", "--port", port)
    assert ran.code == 2
    assert f"Port {port} cannot be used" in ran.err


def test_a_port_that_is_no_port_is_refused() -> None:
    assert run("serve", "--port", "70000").code == 2


def test_two_servers_at_once_say_where_the_second_one_is(tmp_path: Path) -> None:
    with served(tmp_path, "--no-browser") as one, served(tmp_path, "--no-browser") as two:
        assert one.address != two.address
        port = two.address.rpartition(":")[2]
        assert re.search(rf"Port 8000 is taken, so this one is {port}\.", two.said)
