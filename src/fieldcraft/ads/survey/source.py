"""Where the ads of a survey come from: one file or a folder of them, and whether it is still the same."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from fieldcraft.ads.file_kinds import READ_ENDINGS, shown_name
from fieldcraft.refusal import Refused

Kind = Literal["document", "lines", "csv", "parquet"]

MOST_FILES = 1_000_000
_TABLES: dict[str, Kind] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
_SAMPLE = 1 << 16
_ARCHIVES = frozenset([".zip", ".7z", ".rar", ".tar", ".tgz"])
_READ = ".jsonl, .csv (both also .gz), .parquet, or a folder of ads"


@dataclass(frozen=True)
class Part:
    """One file of a source: an ad itself, or a table of ads."""

    path: Path
    name: str
    kind: Kind
    size: int
    folder: str = ""

    @property
    def packed(self) -> bool:
        return self.path.suffix.lower() == ".gz"


@dataclass(frozen=True)
class Source:
    """The parts in the order in which they are read; `left_out` counts files that are no ads and no tables.

    `identity` changes when a file is added, removed or changed.
    """

    path: Path
    parts: tuple[Part, ...]
    left_out: int
    identity: str

    @property
    def size(self) -> int:
        """All its bytes, as they lie on the disk."""
        return sum(part.size for part in self.parts)

    @property
    def tables(self) -> tuple[Part, ...]:
        """The parts that hold many ads each."""
        return tuple(part for part in self.parts if part.kind != "document")


def find_source(path: Path) -> Source:
    """The source at `path`. Refused when there is nothing, nothing that can be read, or nothing in it."""
    try:
        if path.is_dir():
            parts, left_out = _parts_of_folder(path)
        else:
            parts, left_out = [_only_part(path)], 0
        if not parts:
            raise Refused(f"{_named(path)} holds no ads; give {_READ}.")
        return Source(path, tuple(parts), left_out, _identity(parts))
    except FileNotFoundError:
        raise Refused(f"There is no {_named(path)} there; check its name and folder.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such path can exist"
        raise Refused(f"{_named(path)} cannot be read ({why}); check its name and permissions.") from None


def kind_of_name(name: str) -> Kind | None:
    """What a file of this name holds; None where it is neither an ad nor a table of ads."""
    endings = [each.lower() for each in Path(name).suffixes]
    if endings[-1:] == [".gz"]:
        kind = _TABLES.get(endings[-2]) if len(endings) > 1 else None
        return None if kind == "parquet" else kind
    last = endings[-1] if endings else ""
    return _TABLES.get(last) or ("document" if last in READ_ENDINGS else None)


def _named(path: Path) -> str:
    return shown_name(str(path)) if path.name else str(path)


def _only_part(path: Path) -> Part:
    kind = kind_of_name(path.name)
    status = path.stat()
    if not path.is_file():
        raise Refused(f"{_named(path)} is a device or a pipe; give {_READ}.")
    if status.st_size == 0:
        raise Refused(f"{_named(path)} is empty; check that it was saved.")
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith(b"PAR1"):
        kind = "parquet"
    elif kind == "parquet":
        raise Refused(f"{_named(path)} is no parquet file, or is damaged; fetch it again.")
    elif kind is None and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        kind = "lines"
    if kind is None:
        if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            advice = "write one JSON object a line and call it .jsonl"
        elif path.suffix.lower() in _ARCHIVES:
            advice = "unpack it and give its folder"
        else:
            advice = f"give {_READ}"
        raise Refused(f"{_named(path)} is no table of ads that can be read; {advice}.")
    return Part(path, path.name, kind, status.st_size)


def _parts_of_folder(folder: Path) -> tuple[list[Part], int]:
    """The files in it and below, in the order of their names; no hidden ones, no links to folders."""

    def locked(error: OSError) -> None:
        raise error

    parts: list[Part] = []
    left_out = 0
    for place, folders, names in os.walk(folder, onerror=locked):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(place).relative_to(folder)
        for name in sorted(names):
            kind = None if name.startswith(".") else kind_of_name(name)
            path = Path(place, name)
            if kind is None or not path.is_file():
                left_out += not name.startswith(".")
                continue
            top = inside.parts[0] if inside.parts else ""
            parts.append(Part(path, str(inside / name), kind, path.stat().st_size, top))
        if len(parts) > MOST_FILES:
            raise Refused(
                f"{_named(folder)} holds more than {MOST_FILES:,} files; put the ads into one .jsonl file."
            )
    return parts, left_out


def _identity(parts: list[Part]) -> str:
    """A name for the content: of each part its name, size and time; of a single file its ends, too."""
    digest = sha256()
    for part in parts:
        status = part.path.stat()
        digest.update(f"{part.name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "replace"))
    if len(parts) == 1:
        with parts[0].path.open("rb") as file:
            digest.update(file.read(_SAMPLE))
            file.seek(max(0, parts[0].size - _SAMPLE))
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()
