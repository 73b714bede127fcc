"""A seal covers the seed and is taken off without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.web.practice.seals import opened, sealed


@given(st.integers(0, 2**64 - 1), st.text("0123456789abcdef", min_size=1, max_size=32))
def test_what_is_sealed_opens_again(seed: int, run: str) -> None:
    body = {"run": run, "seed": str(seed), "model": "1"}
    covered = sealed(run, body)
    assert "seed" not in covered and covered["model"] == "1"
    assert opened(run, covered) == body == opened(run, body)


@pytest.mark.parametrize("value", ["", "00", "no hex", "00" * 9])
def test_what_is_no_seal_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        opened("a", {"sealed_seed": value})
    with pytest.raises(ValueError):
        opened("a", {"sealed_seed": "00" * 8, "seed": "1"})
