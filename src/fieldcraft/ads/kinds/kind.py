"""Every sentence of an ad with its label, how probable that is, and the cues that spoke for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.ads.kinds.arrays import Floats
from fieldcraft.ads.kinds.features import SAYINGS, features_of
from fieldcraft.ads.kinds.model import LABELS, Model, probabilities, shipped_model
from fieldcraft.ads.kinds.page_words import PageWords
from fieldcraft.ads.kinds.units import Unit
from fieldcraft.ads.reading import Credential, Label


@dataclass(frozen=True)
class Evidence:
    """A cue or a word of a sentence, and how far it speaks for the label (above 0) or against it.

    The weight is in natural-logarithm units, beside what it gives the other labels on average.
    """

    cue: str
    weight: float


def kinds_of(
    seen: PageWords,
    units: Sequence[Unit],
    credentials: Sequence[Credential],
    model: Model | None = None,
) -> list[tuple[Label, float]]:
    """The label of each unit with its probability, by the shipped model unless another is given."""
    if not units:
        return []
    chosen = model or shipped_model()
    chances = probabilities(chosen.scores(features_of(seen, units, credentials)))
    best = chances.argmax(axis=1)
    return [
        (LABELS[label], chance)
        for label, chance in zip(best.tolist(), chances.max(axis=1).round(3).tolist(), strict=True)
    ]


def evidence_for(
    seen: PageWords,
    units: Sequence[Unit],
    credentials: Sequence[Credential],
    number: int,
    label: Label,
    most: int = 5,
) -> list[Evidence]:
    """The strongest cues for and against `label` in unit `number`, at most `most`, strongest first."""
    model = shipped_model()
    features = features_of(seen, units, credentials)
    column = LABELS.index(label)
    here = features.word_units == number
    weights = model.word_weights[features.words[here]] * model.word_shares(features)[here][:, None]
    names = list(model.words)
    found = [
        *(
            Evidence(f"the word “{names[word]}”", _beside_the_others(row, column))
            for word, row in zip(features.words[here].tolist(), weights, strict=True)
        ),
        *(
            Evidence(saying, _beside_the_others(model.cue_weights[cue], column))
            for cue, saying in enumerate(SAYINGS)
            if features.cues[number, cue]
        ),
    ]
    return sorted(found, key=lambda each: -abs(each.weight))[:most]


def _beside_the_others(weights: Floats, column: int) -> float:
    others = (weights.sum() - weights[column]) / (len(weights) - 1)
    return round(float(weights[column] - others), 3)
