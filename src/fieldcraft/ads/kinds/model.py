"""The trained model: a weight for every known word and cue, for every label.

`python -m training.sentences` writes data/sentence_kinds.json; docs/decisions/0005 says why a linear model.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

import numpy as np

from fieldcraft.ads.kinds.arrays import Floats, differs_from_before
from fieldcraft.ads.kinds.features import SAYINGS, Features
from fieldcraft.ads.kinds.page_words import KnownWords, known_words
from fieldcraft.ads.reading import Label

FILE = Path(__file__).parents[1] / "data" / "sentence_kinds.json"
LABELS: tuple[Label, ...] = get_args(Label)
# Weights are kept as whole thousandths.
SCALE = 1000


@dataclass(frozen=True)
class Model:
    """score = bias + (sum over distinct known words of their weights) / length + sum of the cues' weights.

    The length of a sentence is the Euclidean one: the root of the sum of its words' squared rarities. A
    word's rarity is the natural logarithm of how many sentences there are to one that holds it.
    `words` numbers the vocabulary; `rarity` has an entry, `word_weights` a row a word; `cue_weights` has a
    row for each of SAYINGS; columns are LABELS.
    """

    words: dict[str, int]
    rarity: Floats
    word_weights: Floats
    cue_weights: Floats
    bias: Floats

    @cached_property
    def known(self) -> KnownWords:
        """The words by which an ad is looked up for this model."""
        return known_words(self.words)

    def scores(self, features: Features) -> Floats:
        """A row a unit, a column a label; the softmax of a row gives probabilities."""
        scores: Floats = features.cues @ self.cue_weights + self.bias
        if len(features.words):
            (first,) = differs_from_before(features.word_units).nonzero()
            sums = np.add.reduceat(self._weights_and_squares.take(features.words, axis=0), first)
            scores[features.word_units[first]] += sums[:, :-1] / np.sqrt(sums[:, -1:])
        return scores

    @cached_property
    def _weights_and_squares(self) -> Floats:
        """Of each word its weights and its squared rarity, side by side, so that one look-up finds both."""
        return np.column_stack([self.word_weights, self.rarity**2])

    def word_shares(self, features: Features) -> Floats:
        """What each occurrence in `features.words` counts: one over the length of its sentence."""
        squares = np.bincount(
            features.word_units, weights=self.rarity[features.words] ** 2, minlength=len(features.cues)
        )
        return 1 / np.sqrt(squares[features.word_units])


def probabilities(scores: Floats) -> Floats:
    """The softmax of each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result


@cache
def shipped_model() -> Model:
    """The model of this version, loaded once."""
    return model_from(json.loads(FILE.read_text(encoding="utf-8")))


def model_from(rows: dict[str, dict[str, list[int]]]) -> Model:
    """The model kept in the rows of the file; a cue that the file does not know weighs nothing."""
    words = rows["words"]
    table = np.array(list(words.values()), dtype=np.float64).reshape(len(words), 1 + len(LABELS)) / SCALE
    none = [0] * len(LABELS)
    return Model(
        words={word: number for number, word in enumerate(words)},
        rarity=table[:, 0],
        word_weights=table[:, 1:],
        cue_weights=np.array([rows["cues"].get(saying, none) for saying in SAYINGS]) / SCALE,
        bias=np.array([rows["bias"][label][0] for label in LABELS]) / SCALE,
    )


def rows_of(model: Model) -> dict[str, dict[str, list[int]]]:
    """The rows of the file that keep `model`; words and cues that weigh nothing are left out."""
    words = {
        word: _whole([model.rarity[number], *model.word_weights[number]])
        for word, number in model.words.items()
    }
    cues = {saying: _whole(row) for saying, row in zip(SAYINGS, model.cue_weights, strict=True)}
    return {
        "bias": {label: _whole([weight]) for label, weight in zip(LABELS, model.bias, strict=True)},
        "cues": {saying: row for saying, row in cues.items() if any(row)},
        "words": {word: row for word, row in words.items() if any(row[1:])},
    }


def _whole(weights: Sequence[float] | Floats) -> list[int]:
    return [round(float(weight) * SCALE) for weight in weights]
