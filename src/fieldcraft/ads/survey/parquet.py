"""Rows of a parquet file, read by DuckDB in the order of the file. The only place here that imports it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fieldcraft.ads.survey.source import Part
from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    import duckdb

MEMORY = "512MB"
_AT_ONCE = 128


def parquet_columns(part: Part) -> tuple[tuple[str, ...], int]:
    """The names of the columns and the number of rows."""
    return _columns(str(part.path), part.name, part.size)


def parquet_rows(
    part: Part, columns: Sequence[str | None], number: int
) -> Iterator[tuple[int, tuple[str | None, ...]]]:
    """Each row after the first `number`, counted from 1, with the cells of `columns` as text.

    A column that the file does not have, and None, give None. Bytes that are no text give None, too.
    """
    names, _ = parquet_columns(part)
    wanted = ", ".join(
        f"TRY_CAST({_quoted(name)} AS VARCHAR)" if name in names else "NULL" for name in columns
    )
    query = (
        f"SELECT file_row_number, {wanted} FROM read_parquet(?, file_row_number = true) "
        "WHERE file_row_number >= ?"
    )
    connection = _connection()
    try:
        found = connection.execute(query, [str(part.path), number])
        while chunk := found.fetchmany(_AT_ONCE):
            for place, *cells in chunk:
                yield place + 1, tuple(cells)
    except _errors() as error:
        raise _damaged(str(part.path), part.name, error) from None
    finally:
        connection.close()


@lru_cache(maxsize=64)
def _columns(path: str, name: str, size: int) -> tuple[tuple[str, ...], int]:
    connection = _connection()
    try:
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()
        counted = connection.execute("SELECT num_rows FROM parquet_file_metadata(?)", [path]).fetchone()
    except _errors() as error:
        raise _damaged(path, name, error) from None
    finally:
        connection.close()
    return tuple(str(row[0]) for row in described), int(counted[0]) if counted else 0


def _connection() -> duckdb.DuckDBPyConnection:
    import duckdb

    # One thread, so that rows come in the file's order and few are held; nothing is fetched or installed.
    settings: dict[str, Any] = {
        "threads": 1,
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=settings)


def _errors() -> tuple[type[Exception], ...]:
    import duckdb

    return (duckdb.Error,)


def _damaged(path: str, name: str, error: Exception) -> Refused:
    # A file that was sent lies where its sender does not know.
    why = str(error).split("\n", 1)[0].replace(path, name)[:200]
    return Refused(f"{name} cannot be read as parquet ({why}); fetch it again, or write it anew.")


def _quoted(name: str | None) -> str:
    return '"' + (name or "").replace('"', '""') + '"'
