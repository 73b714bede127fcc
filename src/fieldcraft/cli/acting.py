"""Who acts from the command line, and on which day: the local owner, today."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from fieldcraft.refusal import Refused

if TYPE_CHECKING:
    from fieldcraft.web.people.tables import Person


@dataclass(frozen=True)
class Acting:
    """The acting person with the day and the moment."""

    person: Person
    today: date
    now: datetime


@contextmanager
def acting() -> Iterator[Acting]:
    """The local owner, with the database ready; a database that fails meanwhile is a refusal."""
    from fieldcraft.web import clock
    from fieldcraft.web.start import prepare

    today, now = clock.today(), clock.now()
    prepare()
    from django.db import DatabaseError, connection

    from fieldcraft.web.database import said_of_database_error
    from fieldcraft.web.people.actions import local_owner

    try:
        yield Acting(local_owner(), today, now)
    except DatabaseError as error:
        raise Refused(said_of_database_error(error, str(connection.settings_dict["NAME"]))) from error
