"""The model as arithmetic and as a file."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from fieldcraft.ads.kinds import cues
from fieldcraft.ads.kinds.features import SAYINGS, Features
from fieldcraft.ads.kinds.model import FILE, LABELS, Model, model_from, probabilities, rows_of, shipped_model


def small_model() -> Model:
    weights = np.zeros((2, len(LABELS)))
    weights[0, 0], weights[1, 1] = 3.0, 4.0
    return Model(
        words={"raise": 0, "write": 1},
        rarity=np.array([3.0, 4.0]),
        word_weights=weights,
        cue_weights=np.zeros((len(SAYINGS), len(LABELS))),
        bias=np.zeros(len(LABELS)),
    )


def test_a_word_counts_less_beside_other_rare_words() -> None:
    cues = np.zeros((3, len(SAYINGS)))
    features = Features(words=np.array([0, 0, 1]), word_units=np.array([0, 2, 2]), cues=cues)
    scores = small_model().scores(features)
    assert scores[0, 0] == pytest.approx(1.0)
    assert scores[1].tolist() == [0.0] * len(LABELS)
    assert scores[2, :2].tolist() == pytest.approx([3 / 5, 4 / 5])


def test_a_model_comes_back_from_its_file() -> None:
    model = small_model()
    again = model_from(json.loads(json.dumps(rows_of(model))))
    assert again.words == model.words
    assert np.array_equal(again.word_weights, model.word_weights)


@given(arrays(np.float64, (3, len(LABELS)), elements=st.floats(-700, 700)))
def test_probabilities_are_positive_and_sum_to_one(scores: np.typing.NDArray[np.float64]) -> None:
    chances = probabilities(scores)
    assert (chances >= 0).all()
    assert chances.sum(axis=1) == pytest.approx(1)


def test_the_shipped_model_knows_every_label_and_is_small() -> None:
    assert FILE.stat().st_size < 500_000
    assert json.loads(FILE.read_text("utf-8"))["labels"] == list(LABELS)
    assert len(shipped_model().words) > 1000


def test_the_shipped_model_holds_single_words_only() -> None:
    assert all(" " not in word for word in shipped_model().words)


def test_every_cue_of_the_shipped_model_is_still_computed() -> None:
    assert set(json.loads(FILE.read_text("utf-8"))["cues"]) <= set(SAYINGS)
    assert cues.FILE.is_file()
