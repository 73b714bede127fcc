"""The answer: everything the page, the command line and the export show, as one object.

Its shape is the contract's; the keys beyond it are what the pages need to speak in sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fieldcraft.ads.certificates import find_certificate
from fieldcraft.ads.count import AdCount, count_ads
from fieldcraft.question.beliefs import AdsSeen
from fieldcraft.question.bet_draft import bet_draft
from fieldcraft.question.change import Change, what_would_change_it
from fieldcraft.question.compare import Option, Situation, chance_it_does_better, compared, situation
from fieldcraft.question.content import Content
from fieldcraft.question.inputs import Inputs
from fieldcraft.question.next_question import NextQuestion, NoQuestion, next_question
from fieldcraft.question.parts import CertificateFacts

# Besides the asked thing and "nothing for now", so many means are shown.
MOST_OPTIONS = 6
CERTIFICATES = ("the_certificate", "cheapest_certificate")
NOTHING = "nothing_for_now"

NO_ADS = count_ads((), None)

# Two means are too close to call while the likelier one is ahead in fewer than three of five cases.
TOO_CLOSE = 0.6


def answer_question(
    content: Content,
    inputs: Inputs,
    ads: AdCount | None,
    today: date,
    unreadable: Iterable[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """The answer to one question (CONTRACTS "Questions"); plain values only, ready for JSON.

    `unreadable` lists {"file", "why"} for the ads that could not be read.
    """
    now = prepared(content, inputs, ads)
    options = compared(now)
    shown = _shown(options)
    leader = options[0]
    close = _too_close(now, shown)
    reasons = sorted(now.beliefs, key=lambda reason: (-now.beliefs[reason], reason))
    main = content.reasons[reasons[0]]
    following = next_question(now)
    certificate_is_right = leader.means.id in CERTIFICATES
    return {
        "asked": inputs.asked,
        "day": today.isoformat(),
        "reasons": [
            {"id": reason, "text": content.reasons[reason].text, "probability": now.beliefs[reason]}
            for reason in reasons
        ],
        "reason_first": main.id,
        "next_question": _question(now, following) if isinstance(following, NextQuestion) else None,
        "why_not_more_questions": following.why if isinstance(following, NoQuestion) else None,
        "answered": _answered(content, inputs),
        "ads": (ads or NO_ADS).to_dict(list(unreadable)),
        "end": main.end,
        "options": [_option(now, option, option.means.id in close) for option in shown],
        "what_would_change_it": [_change(change) for change in what_would_change_it(now, options)],
        "wrong_if": main.wrong_if,
        "certificate_is_right": certificate_is_right,
        "certificate_makes_sense_if": main.makes_sense_if,
        "cheapest_accepted": _cheapest(now) if certificate_is_right else None,
        "first_step": leader.means.first_step.format(asked=inputs.asked),
        "evidence": list(main.evidence),
        "bet": bet_draft(now, leader, shown, main, today),
        "currency": inputs.currency,
        "content_hash": content.hash,
    }


def draft_for(
    content: Content, inputs: Inputs, ads: AdCount | None, option: str, today: date
) -> dict[str, Any] | None:
    """The draft of a bet on another option than the first; None when it is not among the options."""
    now = prepared(content, inputs, ads)
    options = compared(now)
    chosen = next((each for each in options if each.means.id == option), None)
    if chosen is None:
        return None
    main = max(now.beliefs, key=lambda reason: (now.beliefs[reason], reason))
    return bet_draft(now, chosen, _shown(options), content.reasons[main], today)


def prepared(content: Content, inputs: Inputs, ads: AdCount | None) -> Situation:
    """The situation with what is known of the named certificate and what the ads say of it."""
    return situation(content, inputs, ads_seen(ads, inputs), certificate_facts(content, inputs))


def ads_seen(ads: AdCount | None, inputs: Inputs) -> AdsSeen | None:
    """What the ads say of the named certificate; of any certificate but clearances when none is named."""
    if ads is None or not ads.read:
        return None
    if _named_certificate(inputs):
        return AdsSeen(ads.read, ads.requiring_this)
    return AdsSeen(ads.read, ads.requiring_any - ads.requiring_only_clearance)


def _named_certificate(inputs: Inputs) -> bool:
    return inputs.about == "certificate" and bool(inputs.name)


def certificate_facts(content: Content, inputs: Inputs) -> CertificateFacts | None:
    """What was read about the certificate that the person named, if anything."""
    if inputs.about != "certificate":
        return None
    known = find_certificate(inputs.name)
    return next((facts for facts in content.certificates if known and facts.name == known.name), None)


def _shown(options: list[Option]) -> list[Option]:
    """The best few, the asked thing, nothing for now, and what the person entered a cost for; in order."""
    best = {option.means.id for option in options[:MOST_OPTIONS]}
    return [
        option
        for option in options
        if option.means.id in best
        or option.asked_for
        or option.means.id == NOTHING
        or option.costs.hours_entered
        or option.costs.money_entered
    ]


def _question(now: Situation, following: NextQuestion) -> dict[str, Any]:
    question, led = following.question, now.inputs.led
    choice = question.choice(following.turning_answer)
    assert choice is not None
    does = following.would_come_first.does.format(asked=now.inputs.asked)
    why = f"If you say “{choice.text}”, “{does}” would come first."
    if following.separates is not None:
        one, other = (now.content.reasons[reason].text for reason in following.separates)
        why = f"It tells “{one}” from “{other}”. {why}"
    return {
        "id": question.id,
        "text": question.wording(led),
        "help": question.help,
        "why": why,
        "answers": [{"id": each.id, "text": each.text} for each in question.offered],
    }


def _answered(content: Content, inputs: Inputs) -> list[dict[str, Any]]:
    rows = []
    for question_id, answer in inputs.answers.items():
        question = content.questions[question_id]
        text = next(each.text for each in question.offered if each.id == answer)
        rows.append(
            {
                "id": question_id,
                "text": question.wording(inputs.led),
                "answer": answer,
                "answer_text": text,
            }
        )
    return rows


def _too_close(now: Situation, shown: list[Option]) -> set[str]:
    """The means that follow the first so closely that one cannot tell; down to the first that does not."""
    close = set()
    for option in shown[1:]:
        if chance_it_does_better(now, shown[0], option) >= TOO_CLOSE:
            break
        close.add(option.means.id)
    return close


def _option(now: Situation, option: Option, too_close: bool) -> dict[str, Any]:
    means, costs = option.means, option.costs
    low, middle, high = option.value
    return {
        "id": means.id,
        "means": means.does.format(asked=now.inputs.asked),
        "asked_for": option.asked_for,
        "value": {"low": low, "middle": middle, "high": high},
        "too_close": too_close,
        "hours": {"low": costs.hours[0], "high": costs.hours[1]},
        "hours_said": _hours_said(now, option),
        "money": None if costs.money is None else {"low": costs.money[0], "high": costs.money[1]},
        "money_said": _money_said(now, option),
        "changes": means.changes,
        "know_in_days": means.know_in,
        "evidence": [*means.supports, *(row for row in means.against if row not in means.supports)],
        "for": list(means.supports),
        "against": list(means.against),
    }


def _hours_said(now: Situation, option: Option) -> str:
    if option.costs.hours_entered:
        return "as you entered"
    facts = now.certificate
    if option.means.id == "the_certificate" and facts is not None and facts.hours:
        return facts.said
    return "our estimate"


def _money_said(now: Situation, option: Option) -> str:
    costs, facts = option.costs, now.certificate
    if costs.money_entered:
        if now.hour_is_worth is None:
            return f"as you entered; not counted: what is an hour worth in {now.inputs.currency}?"
        return "as you entered"
    if option.means.free:
        return "no fee"
    if option.means.id == "the_certificate" and facts is not None:
        if costs.money is not None or facts.money is None:
            return facts.said
        return f"{facts.said} Enter it in {now.inputs.currency} to have it counted."
    least, most = now.content.cost.unknown_money_as_hours
    return f"Unknown; counted as {least:g} to {most:g} hours of your time until you enter it."


def _change(change: Change) -> dict[str, Any]:
    return {
        "change": change.merge,
        "text": change.text,
        "then_first": change.then_first.id,
        "size": change.size,
    }


def _cheapest(now: Situation) -> str:
    if now.certificate is not None:
        return now.certificate.cheapest
    return now.content.cheapest_unnamed
