"""A survey on a page goes on when the server is ended or killed and started again."""

from __future__ import annotations

import re
import signal
import time
from pathlib import Path

import pytest

from tests.ads.survey import made
from tests.web.served import Visitor, served

ADS = 5_000
PATIENCE = 180


@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGKILL])
def test_the_next_server_goes_on_with_it_and_counts_nothing_twice(
    tmp_path: Path, blow: signal.Signals
) -> None:
    ads = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(ADS))
    home = tmp_path / "home"
    with served(home) as server:
        visitor = Visitor(server.address)
        visitor.read("/ads/survey/")
        visitor.send("/ads/survey/", {"path": str(ads), "by": "country"})
        address = visitor.at
        give_up = time.monotonic() + PATIENCE
        while not re.search(r"[1-9][0-9]{2} ads read", visitor.page):
            assert "What the ads require" not in visitor.page and time.monotonic() < give_up
            time.sleep(0.05)
            visitor.read(address)
        time.sleep(1.1)
        server.process.send_signal(blow)
        server.process.wait(60)
    kept = sum(path.stat().st_size for path in (home / "surveys").glob("*.work*"))
    assert kept > 50_000
    with served(home) as server:
        visitor = Visitor(server.address)
        visitor.read(address)
        while "What the ads require" not in visitor.page:
            assert time.monotonic() < give_up and "Try this survey again" not in visitor.page
            time.sleep(0.2)
            visitor.read(address)
    assert f"{ADS // 10} of {ADS:,} ads require a certification" in visitor.page
