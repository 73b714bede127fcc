"""How well the kinds are told, each sentence by a model that never saw its employer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline

from fieldcraft.ads.kinds.model import LABELS
from fieldcraft.ads.reading import Label
from training.examples import Example, features_from
from training.fit import Settings, fit
from training.vocabulary import LearnedWords

FOLDS = 10


@dataclass(frozen=True)
class Told:
    """For each sentence of the development file: its true label, the second one, and what was told."""

    labels: tuple[Label, ...]
    also: tuple[Label | None, ...]
    told: tuple[Label, ...]

    def f1(self, label: Label) -> float:
        """Harmonic mean of precision and recall; a sentence told as its second label is one of that label."""
        truth = [
            told if told in (own, also) else own
            for own, also, told in zip(self.labels, self.also, self.told, strict=True)
        ]
        right = sum(true == told == label for true, told in zip(truth, self.told, strict=True))
        total = sum(true == label for true in truth) + sum(told == label for told in self.told)
        return 2 * right / total if total else 1.0

    @property
    def macro_f1(self) -> float:
        """The plain mean of the F1 of all labels."""
        return float(np.mean([self.f1(label) for label in LABELS]))

    def confused(self) -> list[tuple[Label, Label, int]]:
        """How often a label was told as another, most often first."""
        wrong = [
            (own, told)
            for own, also, told in zip(self.labels, self.also, self.told, strict=True)
            if told not in (own, also)
        ]
        counted = [(*pair, wrong.count(pair)) for pair in sorted(set(wrong))]
        return sorted(counted, key=lambda each: -each[2])


def cross_validated(
    examples: Sequence[Example],
    learned: LearnedWords,
    settings: Settings | None = None,
    seed: int | None = None,
) -> tuple[Told, Told]:
    """What is told of each sentence in its whole ad, and of the sentence alone.

    The development file's employers are parted into ten groups (by chance from `seed`, otherwise by size);
    the sentences of a group are told by a model of all the others', our labels of the group's employers left
    out too.
    """
    measured = [each for each in examples if not each.sentence.ours]
    ours = [each for each in examples if each.sentence.ours]
    in_ad: dict[int, Label] = {}
    alone: dict[int, Label] = {}
    for train, test in _folds([each.sentence.employer for each in measured], seed):
        kept_back = {measured[index].sentence.employer for index in test}
        seen = [measured[index] for index in train]
        model = fit(
            [*seen, *(each for each in ours if each.sentence.employer not in kept_back)], learned, settings
        )
        for told, rows in (
            (in_ad, [measured[index].in_ad for index in test]),
            (alone, [measured[index].alone for index in test]),
        ):
            best = model.scores(features_from(rows)).argmax(axis=1)
            told.update(zip(test, (LABELS[label] for label in best.tolist()), strict=True))
    return _told(measured, in_ad), _told(measured, alone)


def plain_linear_baseline(examples: Sequence[Example], texts: Sequence[str]) -> Told:
    """The same folds told by logistic regression over the development file's words and pairs of words."""
    measured = [each for each in examples if not each.sentence.ours]
    labels = [each.sentence.label for each in measured]
    told: dict[int, Label] = {}
    for train, test in _folds([each.sentence.employer for each in measured], None):
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(C=3, max_iter=2000, class_weight="balanced"),
        )
        model.fit([texts[index] for index in train], [labels[index] for index in train])
        told.update(zip(test, model.predict([texts[index] for index in test]).tolist(), strict=True))
    return _told(measured, told)


def _folds(employers: Sequence[str], seed: int | None) -> list[tuple[list[int], list[int]]]:
    folds = GroupKFold(FOLDS, shuffle=seed is not None, random_state=seed)
    parted = folds.split(employers, groups=employers)
    return [(train.tolist(), test.tolist()) for train, test in parted]


def _told(measured: Sequence[Example], told: dict[int, Label]) -> Told:
    return Told(
        labels=tuple(each.sentence.label for each in measured),
        also=tuple(each.sentence.also for each in measured),
        told=tuple(told[index] for index in range(len(measured))),
    )
