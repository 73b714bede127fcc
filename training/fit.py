"""The fit: multinomial logistic regression over words, what unlabelled ads say of them, and cues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from fieldcraft.ads.kinds.arrays import Floats
from fieldcraft.ads.kinds.features import SAYINGS
from fieldcraft.ads.kinds.model import LABELS, Model
from fieldcraft.ads.reading import Label
from training.examples import Example, Row, features_from
from training.vocabulary import LearnedWords

# What the guide settles and the examples hardly show: added to the fitted weights of these cues.
_BY_RULE: dict[tuple[str, Label], float] = {
    ("is a heading", "boilerplate"): 6.0,
    ("is the title of the ad", "boilerplate"): 6.0,
    ("is a headline of success", "outcome"): 4.0,
    ("stands under a headline of success", "outcome"): 2.0,
    ("stands under a heading of results", "outcome"): 1.5,
    ("stands under a heading of help", "coaching"): 1.5,
    ("says by when", "outcome"): 1.0,
    ("only mentions a credential", "boilerplate"): 1.5,
    ("goes from one number to another, and not of pay", "outcome"): 2.0,
}


@dataclass(frozen=True)
class Settings:
    """How the fit is regularised, chosen by cross-validation by employer.

    `strength` is the inverse of the ridge penalty on all weights; `cue` and `leaning` scale the two dense
    groups of features beside the words, so that the one penalty weighs on each as it should; `ours` is the
    weight of a sentence that this project labelled beside one of the development file.
    """

    strength: float = 3.0
    cue: float = 0.15
    leaning: float = 0.2
    ours: float = 0.4


def fit(examples: Sequence[Example], learned: LearnedWords, settings: Settings | None = None) -> Model:
    """The model of `examples`. Every label weighs the same in sum, however often it occurs."""
    chosen = settings or Settings()
    rows: list[Row] = []
    labels: list[Label] = []
    weights: list[float] = []
    for example in examples:
        weight = chosen.ours if example.sentence.ours else 1.0
        for group in (example.rows_in_ad, example.rows_alone):
            rows += group
            labels += [example.sentence.label] * len(group)
            weights += [weight / 2 / len(group)] * len(group)
    total: defaultdict[Label, float] = defaultdict(float)
    for label, weight in zip(labels, weights, strict=True):
        total[label] += weight
    balanced = [
        weight * sum(total.values()) / len(total) / total[label]
        for label, weight in zip(labels, weights, strict=True)
    ]
    regression = LogisticRegression(C=chosen.strength, max_iter=1000)
    regression.fit(_matrix(rows, learned, chosen), labels, sample_weight=balanced)
    return _model(regression, learned, chosen)


def _matrix(rows: Sequence[Row], learned: LearnedWords, settings: Settings) -> csr_matrix:
    features = features_from(rows)
    rarity = learned.rarity[features.words]
    lengths = np.sqrt(np.bincount(features.word_units, weights=rarity**2, minlength=len(rows)))
    words = csr_matrix(
        (rarity / lengths[features.word_units], (features.word_units, features.words)),
        shape=(len(rows), len(learned.words)),
    )
    leanings = words @ learned.leanings.T
    return csr_matrix(
        hstack([words, csr_matrix(features.cues * settings.cue), csr_matrix(leanings * settings.leaning)])
    )


def _model(regression: LogisticRegression, learned: LearnedWords, settings: Settings) -> Model:
    """The fitted weights folded into one weight a word and one a cue for every label."""
    order = [list(regression.classes_).index(label) for label in LABELS]
    weights: Floats = regression.coef_[order]
    own, cues, leaning = np.split(weights, [len(learned.words), len(learned.words) + len(SAYINGS)], axis=1)
    of_words = own.T + settings.leaning * (learned.leanings.T @ leaning.T)
    cue_weights = cues.T * settings.cue
    for (saying, label), weight in _BY_RULE.items():
        cue_weights[SAYINGS.index(saying), LABELS.index(label)] += weight
    return Model(
        words=learned.words,
        rarity=learned.rarity,
        word_weights=of_words * learned.rarity[:, None],
        cue_weights=cue_weights,
        bias=regression.intercept_[order],
    )
