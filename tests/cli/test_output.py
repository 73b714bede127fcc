"""JSON is printed as one value, letters as they are."""

from __future__ import annotations

import json

import pytest

from fieldcraft.cli.output import print_json


def test_what_is_printed_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"means": "Größe “x”", "share": 0.1, "none": None}
    print_json(value)
    out = capsys.readouterr().out
    assert json.loads(out) == value
    assert "Größe" in out
