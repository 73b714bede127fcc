"""What a person does with questions and answers. Each change is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from fieldcraft.ads.folders import Document, Unreadable
from fieldcraft.question.answer import answer_question, draft_for
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Cost, Inputs, read_inputs
from fieldcraft.question.parts import NO_ANSWER
from fieldcraft.refusal import Missing, Refused
from fieldcraft.web.database import LARGEST_ID
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.ads import Kept, count_of, keep_ads
from fieldcraft.web.question.tables import AnswerRow

# So many changes are told apart when two tabs meet.
CHANGES_KEPT = 50


class NoSuchAnswer(Missing):
    """There is no such answer, or it is somebody else's: the two are not told apart."""

    title = "No such answer"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no answer {id}; look its number up in the list of your answers.")


class ChangedMeanwhile(Refused):
    """Another tab changed the answer after this page was loaded; nothing was changed now.

    `row` is the answer as it stands, `since` what was changed, in sentences.
    """

    def __init__(self, row: AnswerRow, version: int) -> None:
        self.row = row
        self.since: tuple[str, ...] = tuple(
            each["what"] for each in row.changes if each["version"] > version
        ) or ("It was changed more often than is remembered.",)
        super().__init__(
            ("This answer was changed in another tab; nothing was changed from here.", *self.since)
        )


def start_answer(
    person: Person,
    said: object,
    documents: Sequence[Document],
    unreadable: Sequence[Unreadable],
    now: datetime,
    form_key: str | None = None,
) -> AnswerRow:
    """A new answer from an answers file of unknown origin, with its ads.

    The answer that was started before when `form_key` comes again.
    """
    return _start(person, read_inputs(said, load_content()), documents, unreadable, now, form_key)


def keep_answer(
    person: Person,
    inputs: Inputs,
    documents: Sequence[Document],
    unreadable: Sequence[Mapping[str, str]],
    now: datetime,
) -> int:
    """Keep an answer that was worked out elsewhere; its id."""
    unread = [Unreadable(each["file"], each["why"]) for each in unreadable]
    return _start(person, inputs, documents, unread, now).pk


def give_answer(
    person: Person, id: int, question: str, answer: str, version: int, now: datetime
) -> AnswerRow:
    """The answer after one question was answered, or answered anew."""
    asked = load_content().questions.get(question)
    if asked is None:
        raise Refused("That question is not asked any more; reload the page and go on from there.")
    if not answer:
        raise Refused("Nothing is chosen; choose an answer, “I don't know” among them, or skip the question.")
    choice = asked.choice(answer)
    said = choice.text if choice else NO_ANSWER.get(answer, answer)
    what = f"“{asked.text}” was answered with “{said}”."

    def with_answer(inputs: Inputs) -> Inputs:
        return _checked(inputs, answers={**inputs.answers, question: answer})

    return _edit(person, id, version, now, what, with_answer)


def set_cost(person: Person, id: int, option: str, cost: Cost, version: int, now: datetime) -> AnswerRow:
    """The answer with what one means costs this person; an empty Cost goes back to what we know."""
    means = load_content().means.get(option)
    if means is None:
        raise Refused("That means is not compared any more; reload the page and go on from there.")

    def with_cost(inputs: Inputs) -> Inputs:
        costs = {key: value for key, value in inputs.costs.items() if key != option}
        return _checked(inputs, costs=costs if cost == Cost() else {**costs, option: cost})

    what = f"The cost of “{means.does.format(asked='what you asked about')}” was changed."
    return _edit(person, id, version, now, what, with_cost)


def set_currency(person: Person, id: int, currency: str, version: int, now: datetime) -> AnswerRow:
    """The answer with its money counted in another currency; money entered in the old one is taken out."""

    def in_currency(inputs: Inputs) -> Inputs:
        same = currency == inputs.currency
        costs = {
            option: cost if same else replace(cost, money=None)
            for option, cost in inputs.costs.items()
            if same or cost.hours is not None
        }
        return _checked(inputs, currency=currency, costs=costs)

    return _edit(person, id, version, now, f"The currency was set to {currency}.", in_currency)


def add_ads(
    person: Person, id: int, documents: Sequence[Document], unreadable: Sequence[Unreadable], now: datetime
) -> Kept:
    """Add ads to an answer. What another tab did meanwhile stands: nothing is overwritten by adding."""
    with transaction.atomic():
        row = _held(person, id)
        kept = keep_ads(row, documents, unreadable)
        if kept.added or kept.unreadable:
            _keep(row, _inputs_of(row), now, _said_added(kept))
    return kept


def remove_ad(person: Person, id: int, ad: int, now: datetime) -> AnswerRow:
    """The answer without one of its ads; an ad that is gone already stays gone."""
    with transaction.atomic():
        row = _held(person, id)
        found = row.ads.filter(pk=ad).first() if ad <= LARGEST_ID else None
        if found is not None:
            found.delete()
            _keep(row, _inputs_of(row), now, f"The ad “{found.own_name}” was removed.")
    return row


def recompute(person: Person, id: int, version: int, now: datetime) -> AnswerRow:
    """The answer worked out anew, with the content and on the day of now."""
    with transaction.atomic():
        row = _held(person, id)
        if row.version != version:
            raise ChangedMeanwhile(row, version)
        _keep(row, _inputs_of(row), now, "It was worked out anew.")
    return row


def show_answer(person: Person, id: int) -> AnswerRow:
    """One answer of the person; NoSuchAnswer when there is none with this id."""
    row = list_answers(person).filter(pk=id).first() if 0 <= id <= LARGEST_ID else None
    if row is None:
        raise NoSuchAnswer(id)
    return row


def list_answers(person: Person) -> QuerySet[AnswerRow]:
    """The person's answers, the one changed last first."""
    return AnswerRow.objects.filter(owner=person)


def delete_answer(person: Person, id: int) -> None:
    """Delete an answer and its ads; bets that came from it stay."""
    with transaction.atomic():
        _held(person, id).delete()


def draft_bet(person: Person, id: int, now: datetime, option: str = "") -> dict[str, Any]:
    """The draft of a bet on the first means, or on another; its date is counted from the day of now."""
    row = show_answer(person, id)
    chosen = option or row.result["options"][0]["id"]
    draft = draft_for(load_content(), _inputs_of(row), count_of(row)[0], chosen, now.date())
    if draft is None:
        raise Refused("That means is not compared any more; reload the answer and choose another.")
    return draft


def is_outdated(row: AnswerRow) -> bool:
    """Whether the content has changed since the answer was worked out."""
    return row.content_hash != load_content().hash


def _start(
    person: Person,
    inputs: Inputs,
    documents: Sequence[Document],
    unreadable: Sequence[Unreadable],
    now: datetime,
    form_key: str | None = None,
) -> AnswerRow:
    with transaction.atomic():
        new = {"inputs": inputs.to_dict(), "result": {}, "version": 0}
        new |= {"today": now.date(), "created": now, "changed": now}
        if form_key:
            row, started = AnswerRow.objects.get_or_create(owner=person, form_key=form_key, defaults=new)
            if not started:
                return row
        else:
            row = AnswerRow.objects.create(owner=person, **new)
        keep_ads(row, documents, unreadable)
        _keep(row, inputs, now, "It was started.")
    return row


def _edit(
    person: Person, id: int, version: int, now: datetime, what: str, edit: Callable[[Inputs], Inputs]
) -> AnswerRow:
    """Change an answer's inputs, unless another tab changed something after `version`.

    What would change nothing is no change, so that a form sent twice does no harm.
    """
    with transaction.atomic():
        row = _held(person, id)
        inputs = _inputs_of(row)
        edited = edit(inputs)
        if edited.to_dict() == row.inputs:
            return row
        if row.version != version:
            raise ChangedMeanwhile(row, version)
        _keep(row, edited, now, what)
    return row


def _held(person: Person, id: int) -> AnswerRow:
    """The row, held for this transaction: SQLite has one writer, elsewhere the row is locked."""
    row = list_answers(person).select_for_update().filter(pk=id).first() if 0 <= id <= LARGEST_ID else None
    if row is None:
        raise NoSuchAnswer(id)
    return row


def _keep(row: AnswerRow, inputs: Inputs, now: datetime, what: str) -> None:
    """Work the answer out and save it as the next version."""
    content = load_content()
    row.inputs = inputs.to_dict()
    count, unreadable = count_of(row)
    row.result = answer_question(content, inputs, count, now.date(), unreadable)
    row.content_hash = content.hash
    row.today = now.date()
    row.version += 1
    row.changes = [*row.changes, {"version": row.version, "what": what}][-CHANGES_KEPT:]
    row.changed = now
    row.save()


def _inputs_of(row: AnswerRow) -> Inputs:
    """The inputs as kept, without answers and costs for what the content no longer knows."""
    content = load_content()
    answers = {
        question: answer
        for question, answer in row.inputs["answers"].items()
        if (known := content.questions.get(question)) and (answer in NO_ANSWER or known.choice(answer))
    }
    costs = {option: cost for option, cost in row.inputs["costs"].items() if option in content.means}
    return read_inputs({**row.inputs, "answers": answers, "costs": costs}, content)


def _checked(inputs: Inputs, **changes: Any) -> Inputs:
    """The inputs with changes that came from a form, read by the same rules as an answers file."""
    return read_inputs(replace(inputs, **changes).to_dict(), load_content())


def _said_added(kept: Kept) -> str:
    ads = "1 ad was added" if kept.added == 1 else f"{kept.added} ads were added"
    return f"{ads}; {kept.unreadable} could not be read." if kept.unreadable else f"{ads}."
