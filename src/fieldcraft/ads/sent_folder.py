"""A folder that came file by file, as a browser sends it: the same files are taken as from the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from fieldcraft.ads.folders import Unreadable, is_hidden, may_hold_an_ad, row_of_left_out, rows_of_others


@dataclass(frozen=True)
class Taken:
    """The places of the files to read, in the order of a walk through the folder.

    `rows` says which others were not read; `hidden` counts those that are, or lie in, what is hidden.
    """

    files: tuple[int, ...] = ()
    rows: tuple[Unreadable, ...] = ()
    hidden: int = 0


def take_of_folder(paths: Sequence[str], most: int) -> Taken:
    """Choose among the files of a folder, `most` at the most; each path begins with the folder's name.

    A path is a name and nothing is opened by it: between slashes stand names, a backslash is a letter as
    any other, and ".." is hidden as all that begins with a dot.
    """
    named = [PurePosixPath(path.strip("/")) for path in paths]
    # Whoever gives a hidden folder wants it read: its own name says nothing of what is in it.
    seen = [place for place, path in enumerate(named) if not any(map(is_hidden, _inside(path)))]
    seen.sort(key=lambda place: _in_a_walk(named[place]))
    ads = [place for place in seen if may_hold_an_ad(named[place].name)]
    others = [named[place] for place in seen if not may_hold_an_ad(named[place].name)]
    rows: list[Unreadable] = []
    if seen:
        folder = PurePosixPath(*named[seen[0]].parts[:1])
        rows += rows_of_others(folder, others)
        if len(ads) > most:
            rows.append(row_of_left_out(folder, len(ads) - most, most))
    return Taken(tuple(ads[:most]), tuple(rows), len(named) - len(seen))


def _inside(path: PurePosixPath) -> tuple[str, ...]:
    """The parts of a path below the folder; a name alone is a file of it."""
    return path.parts[1:] or path.parts


def _in_a_walk(path: PurePosixPath) -> list[tuple[bool, str]]:
    """Where a file comes when folders are walked: the files of a folder before those of the folders in it."""
    *folders, name = path.parts or ("",)
    return [*((True, folder) for folder in folders), (False, name)]
