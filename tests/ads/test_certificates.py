"""The certificates known by name, and how people type them."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.ads
from fieldcraft.ads.certificates import certificates, find_certificate, same_certificate

DATA = Path(fieldcraft.ads.__file__).parent / "data"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cspo", "CSPO"),
        ("Certified Scrum Product Owner", "CSPO"),
        ("a CSPO course", "CSPO"),
        ("a-cspo", "A-CSPO"),
        ("PSPO", "PSPO I"),
        ("pspo 1", "PSPO I"),
        ("PSPO II", "PSPO II"),
        ("safe popm", "SAFe POPM"),
        ("PMP certification", "PMP"),
        ("prince 2", "PRINCE2"),
        ("certified scrum master", "CSM"),
        ("ACP", "PMI-ACP"),
    ],
)
def test_a_certificate_is_found_by_what_people_type(typed: str, name: str) -> None:
    found = find_certificate(typed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("typed", ["", "  ", "certificate", "Diploma of Nothing", "😀"])
def test_what_is_no_known_certificate_is_not_found(typed: str) -> None:
    assert find_certificate(typed) is None


def test_two_writings_of_one_certificate_are_the_same() -> None:
    assert same_certificate("cspo", "Certified Scrum Product Owner")
    assert not same_certificate("CSPO", "PSPO")
    assert not same_certificate("PSPO I", "PSPO II")


def test_unknown_names_are_the_same_when_typed_the_same() -> None:
    assert same_certificate("Guild of Owners", "guild of owners certificate")
    assert not same_certificate("Guild of Owners", "CSPO")
    assert not same_certificate("", "")


def test_the_data_file_follows_its_schema() -> None:
    schema = yaml.safe_load((DATA / "certificates.schema.yaml").read_text("utf-8"))
    rows = yaml.safe_load((DATA / "certificates.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []


def test_the_data_file_holds_no_price() -> None:
    text = (DATA / "certificates.yaml").read_text("utf-8").lower()
    assert not any(word in text for word in ("price:", "usd", "$", "€"))


def test_every_other_writing_leads_to_a_certificate_of_its_own() -> None:
    names = {each.name for each in certificates()}
    assert names <= {each.name for each in certificates() if find_certificate(each.name) is not None}
    assert all(find_certificate(name).name == name for name in names)  # type: ignore[union-attr]
