"""The lines of a file, plain or packed, each with the place where the next one begins."""

from __future__ import annotations

import codecs
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from fieldcraft.ads.survey.source import Part
from fieldcraft.refusal import Refused

MOST_LINE = 64_000_000
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class LineFile:
    """A file read line by line. `read` is how far it was read on the disk, packed or not, for progress."""

    def __init__(self, part: Part) -> None:
        self._name = part.name
        self._disk = open_file(part.path)
        self._file = cast(BinaryIO, gzip.GzipFile(fileobj=self._disk)) if part.packed else self._disk
        with self._said_of_damage():
            start = self._file.read(4)
        self._wide = next(((mark, name) for mark, name in _WIDE if start.startswith(mark)), None)
        mark = self._wide[0] if self._wide else codecs.BOM_UTF8 if start.startswith(codecs.BOM_UTF8) else b""
        self.first = len(mark)

    @property
    def read(self) -> int:
        return self._disk.tell()

    def lines(self, at: int = 0) -> Iterator[tuple[int, bytes | None]]:
        """Each line with the place after it, from the place `at` on; None for one that is too long to hold.

        Places count unpacked bytes. A file in UTF-16 or UTF-32 gives its lines in UTF-8; of any other the
        lines are its bytes, whatever they mean.
        """
        at = max(at, self.first)
        with self._said_of_damage():
            self._file.seek(at)
            if self._wide:
                yield from self._wide_lines(at, self._wide[1])
                return
            while line := self._file.readline(MOST_LINE):
                at += len(line)
                whole = len(line) < MOST_LINE or line.endswith(b"\n")
                while not whole:
                    rest = self._file.readline(MOST_LINE)
                    at += len(rest)
                    whole = len(rest) < MOST_LINE or rest.endswith(b"\n")
                    line = b""
                yield at, line or None

    def close(self) -> None:
        self._file.close()
        self._disk.close()

    def _wide_lines(self, at: int, encoding: str) -> Iterator[tuple[int, bytes | None]]:
        text = io.TextIOWrapper(self._file, encoding, "surrogatepass", newline="\n")
        try:
            while line := text.readline(MOST_LINE):
                at += len(line.encode(encoding, "surrogatepass"))
                yield at, line.encode("utf-8", "surrogatepass")
        finally:
            # The file stays open, to be read again from another place, unless it was closed meanwhile.
            if not self._file.closed:
                text.detach()

    def _said_of_damage(self) -> _Damage:
        return _Damage(self._name)


class _Damage:
    """What a packed file that is cut off or damaged raises, as a refusal."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        import zlib

        if isinstance(error, EOFError | gzip.BadGzipFile | zlib.error):
            raise Refused(
                f"{self._name} is damaged or cut off and cannot be unpacked to its end; fetch it again."
            ) from None
        if isinstance(error, UnicodeDecodeError):
            raise Refused(f"{self._name} changes its encoding on the way; save it as UTF-8.") from None
        if isinstance(error, OSError):
            raise Refused(
                f"{self._name} cannot be read ({error.strerror or error}); check the disk."
            ) from None


def open_file(path: Path) -> BinaryIO:
    """The file open for reading; Refused where it cannot be."""
    try:
        return path.open("rb")
    except OSError as error:
        raise Refused(f"{path.name} cannot be read ({error.strerror}); check its permissions.") from None


def text_of_line(line: bytes) -> str:
    """A line's text: in UTF-8, or else, since files are sometimes glued together, in Windows-1252."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
