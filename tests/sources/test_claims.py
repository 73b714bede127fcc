"""Claims: what may be shown, and how well it was read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from fieldcraft.sources import claims
from fieldcraft.sources.claims import all_claims, claims_hash


def test_a_claim_is_found_by_its_id_with_its_number_and_source() -> None:
    claim = all_claims()["E03"]
    assert (claim.stance, claim.status) == ("against", "read_primary")
    assert claim.number is not None and claim.number.startswith("d .60 / .63")
    assert "Arthur" in claim.source


def test_what_is_only_recalled_may_not_be_shown() -> None:
    hidden = [claim.id for claim in all_claims().values() if not claim.may_be_shown]
    assert hidden == ["E35"]


def test_every_claim_says_how_well_it_was_read() -> None:
    said = {claim.status: claim.how_well_read for claim in all_claims().values()}
    assert said["read_primary"] == "Read in source: abstract or excerpt, not the full paper."
    assert said["read_secondary"] == "Read on another page that reports the work; check the original."


def test_a_claim_with_several_addresses_has_them_apart() -> None:
    assert len(all_claims()["E01"].urls) == 3
    assert all_claims()["E55"].urls == ()


def test_both_sides_of_the_argument_are_there() -> None:
    stances = [claim.stance for claim in all_claims().values()]
    assert stances.count("supports") >= 10
    assert stances.count("against") >= 8


def test_the_hash_is_that_of_the_data_file() -> None:
    file = Path(claims.__file__).parent / "data" / "evidence.yaml"
    assert claims_hash() == sha256(file.read_bytes()).hexdigest()
