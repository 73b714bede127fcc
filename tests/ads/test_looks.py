"""What plainly is no job ad."""

from __future__ import annotations

import pytest

from fieldcraft.ads.looks import refuse_no_ad
from fieldcraft.refusal import Refused

RECIPE = "Take two eggs and the flour, and stir them in a bowl with milk and a little salt. " * 5


@pytest.mark.parametrize("text", ["Hello", "Buy milk", "😀 !"])
def test_a_word_or_two_are_no_ad(text: str) -> None:
    with pytest.raises(
        Refused, match=r"note\.txt holds too few words to be a job ad and is not counted; paste"
    ):
        refuse_no_ad("note.txt", text)


@pytest.mark.parametrize("text", [RECIPE, RECIPE * 20])
def test_a_text_about_something_else_is_no_ad(text: str) -> None:
    with pytest.raises(Refused, match="does not read like a job ad"):
        refuse_no_ad("note.txt", text)


@pytest.mark.parametrize(
    "text",
    [
        "CSPO required",
        "We look for a product owner who ships",
        RECIPE + "\nRequirements\n- patience",
        RECIPE + "\nYour role: lead the team.",
        "Neem twee eieren en het meel, en roer ze met de melk en een beetje zout door elkaar. " * 5,
    ],
)
def test_what_may_be_an_ad_is_not_refused(text: str) -> None:
    refuse_no_ad("ad.txt", text)
