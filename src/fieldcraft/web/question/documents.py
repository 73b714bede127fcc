"""Ads as they come with a form: files that were dropped, text that was pasted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from fieldcraft.ads.documents import decode_document
from fieldcraft.ads.folders import Document, Gathered, Unreadable
from fieldcraft.ads.limits import MOST_ADS, MOST_FILE_BYTES
from fieldcraft.ads.looks import refuse_no_ad
from fieldcraft.ads.sent_folder import take_of_folder
from fieldcraft.refusal import Refused
from fieldcraft.web.sent_paths import path_of

PASTED = "pasted text"


def documents_of(
    files: Sequence[UploadedFile[Any]],
    pasted: str,
    already: Iterable[str] = (),
    folder: Sequence[UploadedFile[Any]] = (),
) -> Gathered:
    """The texts of what was sent, and a sentence for each file that could not be read.

    Of a folder the same files are read as from the disk. `already` are the names that the answer's ads
    bear; a pasted text gets a name that is still free. Refused when more files come than are read at once.
    """
    if len(files) > MOST_ADS:
        raise Refused(
            f"You dropped {len(files):,} files; {MOST_ADS} ads are the most for one question. None was read. "
            f"Choose the {MOST_ADS} you would most likely answer."
        )
    taken = take_of_folder([path_of(file) for file in folder], MOST_ADS - len(files))
    chosen = [*files, *(folder[place] for place in taken.files)]
    sent = [(file.name or "a file without a name", _bytes_of(file)) for file in chosen]
    if pasted.strip():
        # A form sends every line end as two characters, and an ad may not grow beyond the limit by that.
        sent.append((_free_name(set(already)), pasted.replace("\r\n", "\n").encode()))
    documents: list[Document] = []
    unreadable: list[Unreadable] = [*taken.rows]
    for name, data in sent:
        try:
            text = decode_document(name, data)
            refuse_no_ad(name, text)
            documents.append(Document(name, text))
        except Refused as refused:
            unreadable.append(Unreadable(name, " ".join(refused.problems)))
    return Gathered(tuple(documents), tuple(unreadable), taken.hidden)


def _bytes_of(file: UploadedFile[Any]) -> bytes:
    """The file, or one byte more than may be read of it, which is enough to refuse it."""
    return bytes(file.read(MOST_FILE_BYTES + 1))


def _free_name(taken: set[str]) -> str:
    number = 1
    while (name := PASTED if number == 1 else f"{PASTED} {number}") in taken:
        number += 1
    return name
