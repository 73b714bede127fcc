"""What a person brings to the question: who asks, about what, the answers so far, costs they know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from fieldcraft.question.content import Content
from fieldcraft.refusal import refuse_if_any

ASKERS = {
    "new": "I am new to it, or not in it yet",
    "experienced": "I have done it a while",
    "leader": "I lead people who do it",
}
FOR = {"myself": "For myself", "someone_i_lead": "For someone I lead"}
ABOUT = {
    "certificate": "A certificate",
    "class": "A class or course",
    "book": "A book",
    "coaching": "Coaching",
    "other": "Something else",
}
DEFAULT_CURRENCY = "EUR"
LONGEST_NAME = 120
LONGEST_SHOWN = 60
HIGHEST_COST = 1e7

_PLAIN = {
    "certificate": "a certificate",
    "class": "a class",
    "book": "a book",
    "coaching": "coaching",
    "other": "it",
}
_NAMED = {
    "certificate": "the {} certificate",
    "class": "the class “{}”",
    "book": "“{}”",
    "coaching": "coaching ({})",
    "other": "“{}”",
}


@dataclass(frozen=True)
class Cost:
    """What a person says a means costs them: hours of their time, money in their currency; None: not said."""

    hours: float | None = None
    money: float | None = None


@dataclass(frozen=True)
class Inputs:
    """One question as asked. `answers` maps question id to answer id; `costs` maps option id to Cost."""

    asker: str
    for_whom: str
    about: str
    name: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    costs: Mapping[str, Cost] = field(default_factory=dict)
    currency: str = DEFAULT_CURRENCY

    @property
    def led(self) -> bool:
        return self.for_whom == "someone_i_lead"

    @property
    def asked(self) -> str:
        """The thing asked for, in words: "the CSPO certificate", "a class"."""
        if not self.name:
            return _PLAIN[self.about]
        if self.about == "certificate" and "certif" in self.name.lower():
            return f"“{self.name}”"
        name = (
            self.name.removeprefix("the ").removeprefix("The ") if self.about == "certificate" else self.name
        )
        return _NAMED[self.about].format(name)

    def with_answer(self, question: str, answer: str) -> Inputs:
        return replace(self, answers={**self.answers, question: answer})

    def with_cost(self, option: str, cost: Cost) -> Inputs:
        return replace(self, costs={**self.costs, option: cost})

    def to_dict(self) -> dict[str, Any]:
        """The answers file of the contract; `read_inputs` reads it back to the same inputs."""
        return {
            "asker": self.asker,
            "for": self.for_whom,
            "about": self.about,
            "name": self.name,
            "answers": dict(self.answers),
            "costs": {
                option: {
                    key: value
                    for key, value in (("hours", cost.hours), ("money", cost.money))
                    if value is not None
                }
                for option, cost in self.costs.items()
            },
            "currency": self.currency,
        }


def read_inputs(value: object, content: Content) -> Inputs:
    """Inputs from a parsed answers file; refuses with every problem found, and the nearest known words."""
    if not isinstance(value, dict):
        refuse_if_any(['The answers are not a JSON object; write {"asker": "new", "for": "myself", ...}.'])
    assert isinstance(value, dict)
    problems: list[str] = []
    known = ("asker", "for", "about", "name", "answers", "costs", "currency")
    problems += [
        f"{_shown(key)} is not a field of the answers{_nearest(key, known)}"
        for key in value
        if key not in known
    ]
    inputs = Inputs(
        asker=_one_of(value, "asker", ASKERS, "experienced", problems),
        for_whom=_one_of(value, "for", FOR, "myself", problems),
        about=_one_of(value, "about", ABOUT, "certificate", problems),
        name=_name(value.get("name"), problems),
        answers=_answers(value.get("answers"), content, problems),
        costs=_costs(value.get("costs"), content, problems),
        currency=_currency(value.get("currency"), problems),
    )
    refuse_if_any(problems)
    return inputs


def _nearest(said: object, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the nearest known one, or all of them."""
    known = list(known)
    close = get_close_matches(str(said), known, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; known are {', '.join(known)}."


def _shown(said: object) -> str:
    """What was said, as it stood in the file, cut short so that it fits into a sentence."""
    text = f"“{said}”" if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


def _one_of(
    value: Mapping[str, object], key: str, known: Mapping[str, str], default: str, problems: list[str]
) -> str:
    said = value.get(key, default)
    if isinstance(said, str) and said in known:
        return said
    problems.append(f"“{key}” is {_shown(said)}{_nearest(said, known)}")
    return default


def _name(said: object, problems: list[str]) -> str:
    if said is None:
        return ""
    if not isinstance(said, str):
        problems.append("“name” must be text, such as “CSPO”.")
        return ""
    name = " ".join("".join(c if c.isprintable() else " " for c in said).split())
    if len(name) > LONGEST_NAME:
        problems.append(
            f"“name” has {len(name)} characters; {LONGEST_NAME} are the most. Write its name only."
        )
    return name[:LONGEST_NAME]


def _answers(said: object, content: Content, problems: list[str]) -> dict[str, str]:
    if said is None:
        return {}
    if not isinstance(said, dict):
        problems.append('“answers” must be an object such as {"rule": "nobody"}.')
        return {}
    answers: dict[str, str] = {}
    for question_id, answer in said.items():
        question = content.questions.get(question_id)
        if question is None:
            problems.append(
                f"There is no question {_shown(question_id)}{_nearest(question_id, tuple(content.questions))}"
            )
            continue
        choices = [choice.id for choice in question.offered]
        if not isinstance(answer, str) or answer not in choices:
            problems.append(
                f"Question “{question_id}” has no answer {_shown(answer)}{_nearest(answer, tuple(choices))}"
            )
            continue
        answers[question_id] = answer
    return answers


def _costs(said: object, content: Content, problems: list[str]) -> dict[str, Cost]:
    if said is None:
        return {}
    if not isinstance(said, dict):
        problems.append('“costs” must be an object such as {"the_certificate": {"hours": 16, "money": 900}}.')
        return {}
    costs: dict[str, Cost] = {}
    for option, cost in said.items():
        if option not in content.means:
            problems.append(f"There is no option {_shown(option)}{_nearest(option, tuple(content.means))}")
            continue
        if not isinstance(cost, dict) or set(cost) - {"hours", "money"}:
            problems.append(f'The cost of “{option}” must look like {{"hours": 16, "money": 900}}.')
            continue
        costs[option] = Cost(
            _amount(cost.get("hours"), f"The hours of “{option}”", problems),
            _amount(cost.get("money"), f"The money for “{option}”", problems),
        )
    return costs


def _amount(said: object, what: str, problems: list[str]) -> float | None:
    if said is None:
        return None
    if isinstance(said, int | float) and not isinstance(said, bool) and 0 <= said <= HIGHEST_COST:
        return float(said)
    problems.append(f"{what} must be a number from 0 to {HIGHEST_COST:,.0f}, not {_shown(said)}.")
    return None


def _currency(said: object, problems: list[str]) -> str:
    if said is None:
        return DEFAULT_CURRENCY
    if isinstance(said, str) and len(said) == 3 and said.isascii() and said.isalpha():
        return said.upper()
    problems.append(
        f"“currency” is {_shown(said)}; write the three letters of a currency, such as EUR or USD."
    )
    return DEFAULT_CURRENCY
