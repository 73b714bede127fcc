"""The pages of bets that are due: rate the decision, tell the outcome, review, recall lessons."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.lessons import Lesson
from fieldcraft.bets.sentences import day
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.bets import actions, shelf
from fieldcraft.web.bets.life_forms import RatingForm, SettleForm
from fieldcraft.web.bets.pages import again
from fieldcraft.web.bets.review_forms import ReviewForm
from fieldcraft.web.bets.shown import about
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest

# How many earlier lessons a review asks about, besides those that the bet names.
ASKED_ABOUT = 12


@read_or_sent
def rate_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """The rating of a decision, before its outcome is asked for."""
    bet = actions.show_bet(request.person, id)
    if request.method != "POST":
        if bet.rating is not None or bet.settlement is not None:
            return redirect("bets:show", id=bet.id)
        return render(request, "bets/rate.html", about(bet, clock.today()) | {"form": RatingForm()})
    form = RatingForm(request.POST)
    try:
        actions.rate_bet(request.person, id, form.to_rating(), clock.today(), clock.now())
    except Refused as refused:
        return again(request, "bets/rate.html", about(bet, clock.today()) | {"form": form}, refused.problems)
    return redirect("bets:settle", id=bet.id)


@read_or_sent
def settle_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """The outcome of a bet."""
    bet, today = actions.show_bet(request.person, id), clock.today()
    if request.method != "POST":
        if bet.settlement is not None:
            return redirect("bets:show", id=bet.id)
        return render(request, "bets/settle.html", about(bet, today) | {"form": SettleForm.about(bet)})
    form = SettleForm.about(bet, request.POST)
    try:
        _settle(request, id, form)
    except Refused as refused:
        return again(request, "bets/settle.html", about(bet, today) | {"form": form}, refused.problems)
    return redirect("bets:show", id=bet.id)


@read_or_sent
def review_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """The review of a settled bet: its weakest decision, its lesson, what it says about earlier ones."""
    bet, today = actions.show_bet(request.person, id), clock.today()
    earlier = _asked_about(bet, shelf.all_lessons(request.person))
    if request.method != "POST":
        if bet.state(today) != "settled":
            return redirect("bets:show", id=bet.id)
        form = ReviewForm.about(earlier)
        return render(request, "bets/review.html", about(bet, today) | {"form": form})
    form = ReviewForm.about(earlier, request.POST)
    try:
        actions.review_bet(request.person, id, form.to_review(), today, clock.now())
    except Refused as refused:
        return again(request, "bets/review.html", about(bet, today) | {"form": form}, refused.problems)
    return redirect("bets:show", id=bet.id)


@read_or_sent
def list_lessons(request: PersonalRequest) -> HttpResponse:
    """All lessons, newest first, with the bets that confirm or contradict each."""
    return render(request, "bets/lessons.html", {"lessons": shelf.all_lessons(request.person).values()})


@read_or_sent
def recall_lesson(request: PersonalRequest, id: str) -> HttpResponse:
    """A lesson asked for by its cue: first said, then seen."""
    lesson, today = shelf.find_lesson(request.person, id), clock.today()
    if request.method != "POST":
        bet = actions.show_bet(request.person, lesson.bet) if lesson.bet else None
        context = {"bet": bet, "lesson": lesson, "learned": day(lesson.learned, today)}
        return render(request, "bets/recall.html", context)
    knew = request.POST.get("knew") == "yes"
    shelf.recall_lesson(request.person, id, knew, today, clock.now())
    messages.success(request, "Noted. The lesson comes back when it is due.")
    return redirect("desk:desk")


def _settle(request: PersonalRequest, id: int, form: SettleForm) -> None:
    today, now = clock.today(), clock.now()
    if form.too_early():
        actions.look_later(request.person, id, form.day_to_look(), today, now, **form.looked())
        return
    unrated = form.typed("unrated") == "yes"
    actions.settle_bet(request.person, id, form.outcome(), today, now, unrated=unrated, **form.looked())


def _asked_about(bet: Bet, lessons: dict[str, Lesson]) -> list[Lesson]:
    """The lessons that the bet names, then the newest others."""
    named = [lessons[id] for id in bet.draft.lessons if id in lessons]
    others = [lesson for lesson in lessons.values() if lesson not in named]
    return [*named, *others[:ASKED_ABOUT]]
