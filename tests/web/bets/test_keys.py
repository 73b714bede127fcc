from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.web.bets.keys import LAST_PLACE, key, last_key

OWNERS, ROOM_PLACES = st.integers(1, 2**23 - 1), st.integers(0, LAST_PLACE)


@given(OWNERS, ROOM_PLACES, OWNERS, ROOM_PLACES)
def test_keys_are_in_the_order_of_owners_and_their_places(
    owner: int, place: int, other: int, another: int
) -> None:
    mine, theirs = key(owner, place), key(other, another)
    assert (mine < theirs) == ((owner, place) < (other, another))
    assert (mine == theirs) == ((owner, place) == (other, another))


@given(OWNERS, ROOM_PLACES)
def test_a_key_fits_into_a_database_and_lies_among_those_of_its_owner(owner: int, place: int) -> None:
    assert key(owner, 0) <= key(owner, place) <= last_key(owner) < key(owner + 1, 0) <= 2**63
