"""An index of the words of bets by three letters each: a rare word is found without looking everywhere.

SQLite keeps it by triggers (FTS5, trigrams); where there is none, as on PostgreSQL, lists do without. Adding
to it costs as much as all else of opening a bet, so that bets are added some dozens at a time; those that
wait are looked at one by one.
A row's id is the key of its bet: those of one owner only ever grow, and what waits comes after what is held.
A later migration that makes the table of bets anew drops its triggers and has to call `create` again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

from fieldcraft.web.bets.keys import key, last_key

INDEX, BETS = "web_bet_words", "web_betrow"
# A part is found by its letters three at a time.
SHORTEST = 3
# Words that more bets have than this are met soon enough by going through the bets in order.
FEW = 200

# Every so many bets, those that wait are added.
TOGETHER = 64

# FTS5 notes here, by their ids, which rows it holds.
_HELD = f"{INDEX}_docsize"
# The last row of an owner that is held, or the key before the first: its place there is the bet's number.
_LAST_HELD = "(SELECT coalesce(max(id), {first}) FROM " + _HELD + " WHERE id BETWEEN {first} AND {last})"
_INSERT_WAITING = f"INSERT INTO {INDEX} (rowid, words) SELECT id, words FROM {BETS} WHERE"
_HELD_BEFORE = _LAST_HELD.format(first="new.id - new.number", last="new.id")
_ADD_WAITING = f"{_INSERT_WAITING} id > {_HELD_BEFORE} AND id <= new.id;"
_ADD_ALL_WAITING = f"{_INSERT_WAITING} id NOT IN (SELECT id FROM {_HELD})"
_ADD = f"INSERT INTO {INDEX} (rowid, words) VALUES (new.id, new.words);"
_DROP = f"INSERT INTO {INDEX} ({INDEX}, rowid, words) VALUES ('delete', old.id, old.words);"
_IS_HELD = f"EXISTS (SELECT 1 FROM {_HELD} WHERE id = old.id)"
TRIGGERS = {
    "web_bet_words_added": f"AFTER INSERT ON {BETS} WHEN new.id % {TOGETHER} = 0 BEGIN {_ADD_WAITING} END",
    "web_bet_words_removed": f"AFTER DELETE ON {BETS} WHEN {_IS_HELD} BEGIN {_DROP} END",
    "web_bet_words_changed": (
        f"AFTER UPDATE OF words ON {BETS} WHEN old.words IS NOT new.words AND {_IS_HELD} "
        f"BEGIN {_DROP} {_ADD} END"
    ),
}


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the index of all bets and what keeps it, where the database can."""
    if not _able(connection):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE {INDEX} "
            f"USING fts5(words, tokenize='trigram', content='{BETS}', content_rowid='id')"
        )
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")
        for name, what in TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER {name} {what}")


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove the index and what keeps it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE IF EXISTS {INDEX}")


@contextmanager
def added_together(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Bets that the block adds, in a transaction, are indexed at its end in one statement.

    Indexed one by one as they come they would take ten times as long: each statement that adds to the index
    makes SQLite write out what it holds of it.
    """
    if not _there(connection):
        yield
        return
    name = "web_bet_words_added"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        yield
        cursor.execute(_ADD_ALL_WAITING)
        cursor.execute(f"CREATE TRIGGER {name} {TRIGGERS[name]}")


def few_with(connection: BaseDatabaseWrapper, owner: int, parts: Sequence[str]) -> list[int] | None:
    """The owner's rows whose words may hold all parts; None when they are many or nobody can tell."""
    long = [part for part in parts if len(part) >= SHORTEST and "\0" not in part]
    if not long or not _there(connection):
        return None
    phrases = " ".join('"' + part.replace('"', '""') + '"' for part in long)
    in_waiting = " AND ".join(["instr(words, %s) > 0"] * len(long))
    first, last = key(owner, 0), last_key(owner)
    last_held = _LAST_HELD.format(first=first, last=last)
    with connection.cursor() as cursor:
        # One statement, so that no other program moves a bet from the waiting to the held between two.
        cursor.execute(
            f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid BETWEEN {first} AND {last} "
            f"UNION ALL SELECT id FROM {BETS} WHERE id > {last_held} AND id <= {last} AND {in_waiting} "
            f"LIMIT {FEW + 1}",
            [phrases, *long],
        )
        found = [id for (id,) in cursor.fetchall()]
    return found if len(found) <= FEW else None


def _there(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database has the index."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = %s", [INDEX])
        return cursor.fetchone() is not None


def _able(connection: BaseDatabaseWrapper) -> bool:
    """Whether this SQLite was built with what the index needs."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version(), sqlite_compileoption_used('ENABLE_FTS5')")
        version, built = cursor.fetchone()
    return bool(built) and tuple(int(part) for part in version.split(".")) >= (3, 34)
