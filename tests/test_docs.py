"""What has to be written down is, and it is still true."""

from __future__ import annotations

import re

import pytest

from tests.house import ROOT, kept_files, rooms
from tests.write_command_page import PAGE, page, sections_of_commands

# Put together here, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/tmp/ba" + "sh_jobs"]))
REGISTRY_HOSTS = re.compile(
    "|".join(
        ["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", r"https?://\S*artifact" + "ory"]
    )
)


def test_the_page_of_commands_says_what_help_says() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tests.write_command_page --write"


def test_every_command_and_subcommand_has_its_section() -> None:
    written = set(re.findall(r"^## (.+)$", PAGE.read_text("utf-8"), re.M))
    assert written == {words for words, _ in sections_of_commands()}


@pytest.mark.parametrize("room", rooms())
def test_every_room_has_its_page(room: str) -> None:
    assert (ROOT / "docs" / f"{room}.md").is_file()


def test_the_readme_names_the_two_commands_and_every_link_leads_somewhere() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make run" in readme and "make test" in readme
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", readme)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_package_we_run_on_has_its_line_of_reasons() -> None:
    wanted = (ROOT / "requirements" / "run.in").read_text("utf-8").splitlines()
    packages = [re.split(r"[<>=\[]", line)[0].strip() for line in wanted if line and not line.startswith("#")]
    reasons = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8")
    assert packages
    assert [package for package in packages if f"| {package} |" not in reasons] == []


def test_no_file_names_a_path_of_one_machine_or_a_registry() -> None:
    odd = []
    for path in kept_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if MACHINE_PATHS.search(text) or REGISTRY_HOSTS.search(text):
            odd.append(str(path.relative_to(ROOT)))
    assert odd == []


def test_no_lock_file_with_addresses_is_kept() -> None:
    assert [path.name for path in kept_files() if path.name == "uv" + ".lock"] == []
