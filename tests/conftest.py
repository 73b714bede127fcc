"""Every test run has a data folder of its own; the user's is never touched."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before Django reads its settings, which look for the data folder. For the same reason pyproject.toml
# does not name the settings: pytest-django would read them before it reads this file.
os.environ["FIELDCRAFT_HOME"] = tempfile.mkdtemp(prefix="fieldcraft-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "fieldcraft.web.settings"
os.environ.pop("FIELDCRAFT_TODAY", None)
atexit.register(shutil.rmtree, os.environ["FIELDCRAFT_HOME"], ignore_errors=True)

import django  # noqa: E402
import pytest  # noqa: E402
from django.conf import settings as django_settings  # noqa: E402
from hypothesis import settings  # noqa: E402

# SQLite's tests work in a file, as the product does: a database in memory, which is what Django takes by
# itself, refuses at once where two threads meet, while one in a file lets the second wait.
_database = django_settings.DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    _database.setdefault("TEST", {})["NAME"] = f"{os.environ['FIELDCRAFT_HOME']}/tests.sqlite3"
    # No test cuts the power, so nothing has to reach the disk.
    _options = _database["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")

django.setup()

# A busy machine is no failure.
settings.register_profile("fieldcraft", deadline=None)
settings.load_profile("fieldcraft")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests: a file stays in one, and so does all that needs the browser.

    The browser's tests share one server, which takes a minute to furnish.
    """
    for item in items:
        group = "browser" if "browser" in item.path.parts else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data: FIELDCRAFT_SHARED, else `shared` beside the repository."""
    folder = Path(os.environ.get("FIELDCRAFT_SHARED") or Path(__file__).parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip(f"the shared data are not at {folder}; set FIELDCRAFT_SHARED to their folder")
    return folder
