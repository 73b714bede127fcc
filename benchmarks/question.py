"""The question, asked of people drawn from its own model: how many questions, how often right, how fast.

This checks the machinery. Whether the model's judgements fit real people, nobody has measured.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from time import perf_counter

from fieldcraft.question.beliefs import prior
from fieldcraft.question.change import what_would_change_it
from fieldcraft.question.compare import compared, situation
from fieldcraft.question.content import Content, load_content
from fieldcraft.question.inputs import Inputs
from fieldcraft.question.next_question import NextQuestion, next_question

PEOPLE = 300


def figures(seed: int = 1) -> list[tuple[str, str]]:
    """Rows of (what, figure)."""
    content, random = load_content(), Random(seed)
    asked: Counter[int] = Counter()
    right = 0
    stated = 0.0
    took: list[float] = []
    for _ in range(PEOPLE):
        inputs = Inputs(
            random.choice(["new", "experienced"]), "myself", random.choice(["certificate", "class"])
        )
        chances = prior(content, inputs)
        reason = random.choices(list(chances), list(chances.values()))[0]
        inputs, seconds = _interview(content, inputs, reason, random)
        took += seconds
        beliefs = situation(content, inputs, None).beliefs
        top = max(beliefs, key=lambda each: beliefs[each])
        asked[len(inputs.answers)] += 1
        right += top == reason
        stated += beliefs[top]
    took.sort()
    return [
        ("people drawn from the model", str(PEOPLE)),
        ("questions asked, mean", f"{sum(n * count for n, count in asked.items()) / PEOPLE:.1f}"),
        ("questions asked, count by number", ", ".join(f"{n}: {asked[n]}" for n in sorted(asked))),
        ("their reason came first", f"{right / PEOPLE:.0%}"),
        ("probability stated for the first reason, mean", f"{stated / PEOPLE:.0%}"),
        ("next question, options and changes, median", f"{1000 * took[len(took) // 2]:.0f} ms"),
    ]


def _interview(content: Content, inputs: Inputs, reason: str, random: Random) -> tuple[Inputs, list[float]]:
    """Answer as someone with this reason would, one in ten times with "don't know"."""
    took = []
    while True:
        start = perf_counter()
        now = situation(content, inputs, None)
        following = next_question(now)
        what_would_change_it(now, compared(now))
        took.append(perf_counter() - start)
        if not isinstance(following, NextQuestion):
            return inputs, took
        question = following.question
        answer = random.choices(
            [choice.id for choice in question.choices],
            [question.chance_of(choice.id, reason) for choice in question.choices],
        )[0]
        inputs = inputs.with_answer(question.id, "dont_know" if random.random() < 0.1 else answer)
