"""Many ads at once: files and folders in, documents and a list of what could not be read out."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from fieldcraft.ads.documents import read_document
from fieldcraft.ads.file_kinds import READ_ENDINGS, ending
from fieldcraft.ads.limits import MOST_ADS, MOST_FILES_SEEN
from fieldcraft.ads.looks import refuse_no_ad
from fieldcraft.refusal import Refused

_MOST_ROWS_OF_OTHER_FILES = 20


@dataclass(frozen=True)
class Document:
    """An ad's text and the name by which it was given."""

    name: str
    text: str


@dataclass(frozen=True)
class Unreadable:
    """A file or folder that was not read, or not counted again, and a sentence that says why."""

    file: str
    why: str

    def to_dict(self) -> dict[str, str]:
        return {"file": self.file, "why": self.why}


@dataclass(frozen=True)
class Gathered:
    """What was read, in the order it was given, and what was not.

    `hidden` counts hidden files that were sent; on the disk nobody looks at them.
    """

    documents: tuple[Document, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    hidden: int = 0


def gather_documents(paths: Sequence[Path], most: int = MOST_ADS) -> Gathered:
    """Read the files named and those in the folders named, `most` at the most; refuses nothing.

    Folders are walked in the order of names; hidden files and folders are left out, links to folders are
    not followed, and only endings that hold ads are opened. A text that was read already counts once, and one
    that plainly is no ad not at all.
    """
    files, unreadable = _files_to_read(paths, most)
    documents: list[Document] = []
    first_with: dict[str, str] = {}
    for file in files:
        name = _shown(file)
        try:
            text = read_document(file)
            refuse_no_ad(file.name, text)
        except Refused as refused:
            unreadable.append(Unreadable(name, str(refused)))
            continue
        first = first_with.setdefault(text_hash(text), name)
        if first == name:
            documents.append(Document(name, text))
        else:
            unreadable.append(Unreadable(name, f"It holds the same text as {first}, which is counted once."))
    return Gathered(tuple(documents), tuple(unreadable))


def text_hash(text: str) -> str:
    """SHA-256 of the text in Unicode's composed form with every run of white space as one space."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()


def _files_to_read(paths: Sequence[Path], most: int) -> tuple[list[Path], list[Unreadable]]:
    """The first `most` files, each once, and a row for each folder of which some were left out."""
    files: dict[Path, None] = {}
    rows: list[Unreadable] = []
    named_too_many: list[Path] = []
    for path in paths:
        if not _is_folder(path):
            if len(files) < most or path in files:
                files[path] = None
            else:
                named_too_many.append(path)
            continue
        ads, others, problems = _ads_in_folder(path)
        rows += problems + rows_of_others(path, others)
        new = [ad for ad in ads if ad not in files]
        files |= dict.fromkeys(new[: most - len(files)])
        left_out = len(set(new) - files.keys())
        if left_out:
            rows.append(row_of_left_out(path, left_out, most))
    if named_too_many:
        rows.append(row_of_left_out(named_too_many[0], len(named_too_many), most))
    return list(files), rows


def row_of_left_out(path: PurePath, count: int, most: int) -> Unreadable:
    """What is said of the `count` files that came after the `most` that are read."""
    why = (
        f"{count:,} more files were left out, since {most:,} are read at a time; "
        "put the ads that matter most in a folder of their own and give that one."
    )
    return Unreadable(_shown(path), why)


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is left out of the folder it lies in."""
    return name.startswith(".")


def may_hold_an_ad(name: str) -> bool:
    """Whether a file of this name is opened when it lies in a folder, by its ending."""
    return ending(name) in READ_ENDINGS


def files_in_folder(folder: Path) -> tuple[list[Path], list[str]]:
    """Every file in a folder that may hold an ad, by its ending; and what could not be looked into."""
    ads, _, problems = _ads_in_folder(folder)
    return ads, [f"{each.file}: {each.why}" for each in problems]


def _ads_in_folder(folder: Path) -> tuple[list[Path], list[Path], list[Unreadable]]:
    """All files with an ending that may hold an ad, sorted; the others; and rows for locked folders."""
    ads: list[Path] = []
    others: list[Path] = []
    rows: list[Unreadable] = []

    def locked(error: OSError) -> None:
        rows.append(
            Unreadable(
                _shown(Path(str(error.filename))),
                f"The folder cannot be opened ({error.strerror}); change its permissions or leave it out.",
            )
        )

    for place, folders, names in os.walk(folder, onerror=locked):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for name in sorted(names):
            if not is_hidden(name):
                (ads if may_hold_an_ad(name) else others).append(Path(place, name))
        if len(ads) + len(others) > MOST_FILES_SEEN:
            rows.append(
                Unreadable(
                    _shown(folder),
                    f"It holds more than {MOST_FILES_SEEN:,} files and was not looked through to its end; "
                    "give the folder that holds the ads.",
                )
            )
            break
    return ads, others, rows


def rows_of_others(folder: PurePath, others: Sequence[PurePath]) -> list[Unreadable]:
    """What is said of the files whose endings are none of ads: of the first ones each, then how many more."""
    rows = [
        Unreadable(
            _shown(file),
            f"The ending {ending(file.name) or '(none)'} is not one that ads are read from; "
            "give .txt, .md, .html, .pdf or .docx, or name the file itself.",
        )
        for file in others[:_MOST_ROWS_OF_OTHER_FILES]
    ]
    if len(others) > len(rows):
        more = f"{len(others) - len(rows):,} more files have endings that ads are not read from."
        rows.append(Unreadable(_shown(folder), more))
    return rows


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _shown(path: PurePath) -> str:
    """The path as text that can be printed and stored: bytes that are no UTF-8 become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
