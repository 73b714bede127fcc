"""Makes Django and the database ready; the command line and the server call it before anything else."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic, sleep

from fieldcraft.refusal import Refused

# In seconds: between two tries to bring the database up to date.
PAUSE = 0.1


def prepare() -> None:
    """Set Django up and bring the database up to date, quickly when it already is.

    Refused when the database comes from a newer Fieldcraft, is locked, may not be written to, is damaged
    or no database at all, or when the disk is full.
    """
    set_up()
    from django.db import DatabaseError, connection

    from fieldcraft.web.database import BUSY_SECONDS, is_passing, said_of_database_error

    give_up = monotonic() + BUSY_SECONDS
    while True:
        try:
            _bring_up_to_date()
            return
        except DatabaseError as error:
            # Another Fieldcraft that started at the same moment may be making the same tables.
            if not is_passing(error) or monotonic() > give_up:
                sentence = said_of_database_error(error, str(connection.settings_dict["NAME"]))
                raise Refused(sentence) from error
        finally:
            connection.close()
        sleep(PAUSE)


def set_up() -> None:
    """Make Django ready without touching the database."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "fieldcraft.web.settings"
    import django

    django.setup()


def known_migrations() -> set[str]:
    """The names of the migrations that this Fieldcraft brings."""
    return {path.stem for path in (Path(__file__).parent / "migrations").glob("[0-9]*.py")}


def _bring_up_to_date() -> None:
    from django.core.management import call_command

    if _pending():
        call_command("migrate", verbosity=0, interactive=False)
    _write_nothing()


def _pending() -> set[str]:
    """The migrations still to apply; Refused when the database knows some that we do not."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = {name for app, name in MigrationRecorder(connection).applied_migrations() if app == "web"}
    known = known_migrations()
    if applied - known:
        raise Refused(
            f"The database {connection.settings_dict['NAME']} was last used by a newer Fieldcraft; "
            "update this one, or set FIELDCRAFT_HOME to another folder."
        )
    return known - applied


def _write_nothing() -> None:
    """Find out now, not at the first save, whether the database can be written to."""
    from django.db import transaction

    with transaction.atomic():
        pass
