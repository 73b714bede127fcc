from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.data.pending import BETS, find_pending, forget_pending, keep_pending


def test_a_file_waits_until_it_is_asked_for_or_forgotten(tmp_path: Path) -> None:
    digest = keep_pending(tmp_path, BETS, [b"one,", b"two"])
    assert find_pending(tmp_path, BETS, digest).read_bytes() == b"one,two"
    forget_pending(tmp_path, BETS)
    forget_pending(tmp_path, BETS)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Refused, match="no longer here"):
        find_pending(tmp_path, BETS, digest)


def test_another_file_in_its_place_is_not_taken_for_it(tmp_path: Path) -> None:
    digest = keep_pending(tmp_path, BETS, [b"one"])
    keep_pending(tmp_path, BETS, [b"two"])
    with pytest.raises(Refused, match="no longer here"):
        find_pending(tmp_path, BETS, digest)
