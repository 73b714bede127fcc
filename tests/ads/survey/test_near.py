from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.ads.survey.near import ALIKE, BANDS, HASHES, duplicates, likeness, sketch
from tests.ads.survey.made import ad


def found(texts: list[str]) -> tuple[list[bool], list[bool]]:
    sketches = [sketch(text) for text in texts]
    hashes = np.array([texts.index(text) for text in texts], np.uint64)
    same, near = duplicates(hashes, np.array([s[0] for s in sketches]), np.array([s[1] for s in sketches]))
    return same.tolist(), near.tolist()


def reposted(text: str, place: str) -> str:
    return text.replace("You lead", f"In {place} you lead").replace(
        "Product Manager", "Senior Product Manager"
    )


def test_a_text_is_wholly_like_itself_and_not_like_another() -> None:
    one, other = sketch(ad(1))[1], sketch(ad(2))[1]
    assert likeness(one, one) == pytest.approx(1.0)
    assert likeness(one, other) < 0.1


def test_likeness_estimates_the_share_of_runs_in_both() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return set(zip(words, words[1:], words[2:], strict=False))

    errors = []
    for number in range(60):
        words = [f"w{number}x{place}" for place in range(300)]
        one = " ".join(words)
        other = " ".join("new" if place % (5 + number) == 0 else word for place, word in enumerate(words))
        exact = len(runs(one) & runs(other)) / len(runs(one) | runs(other))
        errors.append(likeness(sketch(one)[1], sketch(other)[1]) - exact)
    assert abs(float(np.mean(errors))) < 0.03
    assert float(np.std(errors)) < 0.08


def test_a_repost_with_small_changes_is_found_and_the_first_is_kept() -> None:
    texts = [ad(number) for number in range(50)]
    same, near = found([*texts, *(reposted(text, "Bremen") for text in texts)])
    assert not any(same)
    assert near == [False] * 50 + [True] * 50


def test_the_same_text_is_the_same_and_not_near() -> None:
    same, near = found([ad(1), ad(2), ad(1), ad(1)])
    assert same == [False, False, True, True]
    assert not any(near)


def test_other_ads_are_never_merged() -> None:
    _, near = found([ad(number) for number in range(400)])
    assert not any(near)


def test_nothing_is_left_out_for_the_sake_of_an_ad_that_was_left_out_itself() -> None:
    """A chain in which each is like its neighbours only: some are left out, but never all but the first."""
    words = [f"word{number}" for number in range(600)]
    chain = [" ".join(words[start : start + 200]) for start in range(0, 400, 20)]
    _, near = found(chain)
    kept = [text for text, left_out in zip(chain, near, strict=True) if not left_out]
    assert len(kept) >= 4


def test_short_and_empty_texts_have_a_sketch_too() -> None:
    for text in ("", "One", "Two words", "…"):
        keys, bits = sketch(text)
        assert (keys.shape, bits.shape) == ((BANDS,), (HASHES,))
    assert 0 < ALIKE < 1


def test_no_ads_are_no_duplicates() -> None:
    none = np.zeros((0, BANDS), np.uint32), np.zeros((0, HASHES), np.uint8)
    same, near = duplicates(np.zeros(0, np.uint64), *none)
    assert len(same) == len(near) == 0


def test_what_a_sketch_is_does_not_change_from_process_to_process() -> None:
    keys, bits = sketch("You decide with two teams what travellers get next")
    assert (int(keys[0]), int(bits[0])) == KNOWN


KNOWN = (2923009045, 254)
