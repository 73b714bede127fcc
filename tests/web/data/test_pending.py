from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.data.pending import find_pending, forget_pending, keep_pending


def test_a_file_waits_until_it_is_asked_for_or_forgotten(tmp_path: Path) -> None:
    digest = keep_pending(tmp_path, [b"one,", b"two"])
    assert find_pending(tmp_path, digest).read_bytes() == b"one,two"
    forget_pending(tmp_path)
    forget_pending(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Refused, match="no longer here"):
        find_pending(tmp_path, digest)


def test_another_file_in_its_place_is_not_taken_for_it(tmp_path: Path) -> None:
    digest = keep_pending(tmp_path, [b"one"])
    keep_pending(tmp_path, [b"two"])
    with pytest.raises(Refused, match="no longer here"):
        find_pending(tmp_path, digest)
