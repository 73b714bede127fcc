from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.cli.role_files import read_file, write_file
from fieldcraft.refusal import Refused


@pytest.mark.parametrize("name", ["none.json", ".", "a\0b"])
def test_what_cannot_be_read_is_refused_with_why(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read_file(str(tmp_path / name))


def test_a_file_is_written_whole_and_over_its_own_kind_only(tmp_path: Path) -> None:
    target = tmp_path / "role.md"
    for text in ("# one", "# two"):
        write_file(target, text, b"# ", "export of roles")
    assert target.read_text("utf-8") == "# two"
    target.write_text("other", "utf-8")
    with pytest.raises(Refused, match="no export of roles"):
        write_file(target, "# three", b"# ", "export of roles")
    assert [path.name for path in tmp_path.iterdir()] == ["role.md"]
