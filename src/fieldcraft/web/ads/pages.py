"""The pages of ads: the list with its form, the annotated ad, and the questions to take along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from fieldcraft.bets.sentences import day
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.ads import actions
from fieldcraft.web.ads.forms import OneAdForm
from fieldcraft.web.ads.shown import ShownAd, ad_of_answer, annotated, interview, kept_ad
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED


@read_or_sent
def ads(request: PersonalRequest) -> HttpResponse:
    """The ads that are kept, and the form for one more."""
    if request.method != "POST":
        return _show_list(request, OneAdForm())
    form = OneAdForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_list(request, form, status=REFUSED)
    try:
        row = actions.keep_ad(request.person, form.document(), clock.now())
    except Refused as refused:
        return _show_list(request, form, refused.problems, REFUSED)
    return redirect("ads:ad", id=row.pk)


def _show_list(
    request: PersonalRequest, form: OneAdForm, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    today = clock.today()
    rows = [(row, day(row.kept.date(), today)) for row in actions.list_ads(request.person).defer("text")]
    context = {"form": form, "rows": rows, "problems": problems}
    return render(request, "ads/list.html", context, status=status)


@require_safe
def ad(request: PersonalRequest, id: int) -> HttpResponse:
    """A kept ad with its marks."""
    return _annotated(request, kept_ad(actions.show_ad(request.person, id)))


@require_safe
def of_answer(request: PersonalRequest, answer: int, id: int) -> HttpResponse:
    """An ad of an answer with its marks."""
    return _annotated(request, ad_of_answer(actions.show_ad_of_answer(request.person, answer, id)))


@require_safe
def questions(request: PersonalRequest, id: int) -> HttpResponse:
    """The questions that a kept ad gives rise to."""
    return _questions(request, kept_ad(actions.show_ad(request.person, id)))


@require_safe
def questions_of_answer(request: PersonalRequest, answer: int, id: int) -> HttpResponse:
    """The questions that an ad of an answer gives rise to."""
    return _questions(request, ad_of_answer(actions.show_ad_of_answer(request.person, answer, id)))


@read_or_sent
def delete(request: PersonalRequest, id: int) -> HttpResponse:
    """Delete a kept ad, after asking."""
    if request.method == "POST":
        actions.delete_ad(request.person, id)
        messages.success(request, "The ad was deleted.")
        return redirect("ads:list")
    return render(request, "ads/delete.html", {"ad": actions.show_ad(request.person, id)})


def _annotated(request: PersonalRequest, ad: ShownAd) -> HttpResponse:
    return render(request, "ads/annotated.html", annotated(ad, request.person, clock.today()))


def _questions(request: PersonalRequest, ad: ShownAd) -> HttpResponse:
    return render(request, "ads/questions.html", interview(ad, request.person, clock.today()))
