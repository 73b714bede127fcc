from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.ads.folders import Document
from fieldcraft.web.ads import actions
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.actions import open_bet
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.question.tables import AnswerRow
from tests.ads.made_files import encrypted, pdf_of, zip_of
from tests.bets.drafts import TODAY, draft
from tests.web.question.asking import NOW, PICTURE, REQUIRES, somebody_else, started

pytestmark = pytest.mark.django_db

AD = (
    "Product Owner\n\nRequirements\n- CSPO certification required\n- A PMP is not required\n"
    "- 5+ years of experience\n"
)
START = {"name": "CSPO", "about": "certificate", "asker": "new", "for_whom": "myself", "pasted": ""}


def text(response: Any) -> str:
    return str(response.content.decode())


def kept(ad: str = AD, name: str = "northwind.txt") -> KeptAdRow:
    return actions.keep_ad(local_owner(), Document(name, ad), NOW)


def test_a_pasted_ad_is_kept_and_shown_with_its_marks(client: Client) -> None:
    assert "Paste a job ad and read it between the lines" in text(client.get("/ads/"))
    response = client.post("/ads/", {"pasted": AD}, follow=True)
    row = KeptAdRow.objects.get()
    assert response.redirect_chain == [(f"/ads/{row.pk}/", 302)]
    page = text(response)
    assert (
        '<mark class="required" dir="auto"><span class="shape" aria-hidden="true">◆</span>CSPO certification'
        in page
    )
    assert '<mark class="negated" dir="auto"><span class="shape" aria-hidden="true">✕</span>PMP' in page
    assert "Probably: nobody accepts the order of the work." in page
    assert "What went wrong in the last three releases" in page
    assert "Product Owner</bdi></a>" in text(client.get("/ads/"))


def test_the_same_ad_sent_twice_or_from_two_tabs_is_kept_once(client: Client) -> None:
    for _ in range(2):
        client.post("/ads/", {"pasted": AD})
    assert KeptAdRow.objects.count() == 1


def test_a_file_is_read(client: Client) -> None:
    client.post("/ads/", {"file": SimpleUploadedFile("owner.pdf", pdf_of("CSPO required")), "pasted": ""})
    assert KeptAdRow.objects.get().name == "owner.pdf"


BAD = [
    ("empty.txt", b"", "empty.txt is empty"),
    ("large.txt", b"x" * 10_000_001, "larger than 10 MB"),
    ("photo.pdf", b"\xff\xd8\xff\xe0" + b"x" * 50, "is not a PDF but a JPEG picture"),
    ("locked.pdf", encrypted(pdf_of("CSPO"), "secret"), "locked.pdf is protected by a password"),
    ("bomb.docx", zip_of({"word/document.xml": b"0" * 30_000_000}), "bomb.docx"),
    ("long.txt", b"PMP " * 60_000, "holds more than 200,000 characters"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(
    client: Client, name: str, data: bytes, said: str
) -> None:
    response = client.post("/ads/", {"file": SimpleUploadedFile(name, data), "pasted": ""})
    assert response.status_code == 422
    assert said in text(response)
    assert not KeptAdRow.objects.exists()


def test_utf_16_is_read(client: Client) -> None:
    page = text(
        client.post(
            "/ads/", {"file": SimpleUploadedFile("a.txt", AD.encode("utf-16")), "pasted": ""}, follow=True
        )
    )
    assert "CSPO certification" in page


def test_what_was_pasted_stays_in_the_form_when_it_is_refused(client: Client) -> None:
    file = SimpleUploadedFile("b.txt", b"PMP")
    response = client.post("/ads/", {"pasted": AD, "file": file})
    assert response.status_code == 422
    assert "- A PMP is not required" in text(response)


def test_scripts_and_markup_in_an_ad_are_shown_as_text(client: Client) -> None:
    ad = "<script>alert(1)</script> PMP required <img src=x onerror=y> rockstar </article>"
    row = kept(ad, name="<b>x</b>.txt")
    for path in ("/ads/", f"/ads/{row.pk}/", f"/ads/{row.pk}/questions", f"/ads/{row.pk}/delete"):
        page = text(client.get(path))
        assert "<script>alert" not in page and "<img" not in page and "<b>x</b>" not in page, path
    page = text(client.get(f"/ads/{row.pk}/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("</article>") == 1


def test_right_to_left_text_has_its_direction_by_line_and_notes_keep_theirs(client: Client) -> None:
    page = text(client.get(f"/ads/{kept('مطلوب شهادة PMP').pk}/"))
    assert re.search(r'<div class="line[^"]*" dir="auto">', page)
    assert page.count('role="note"') == page.count('role="note" dir="ltr"')


def test_the_longest_ad_has_a_page_of_bounded_size(client: Client) -> None:
    ad = ("You need a PMP. A CSPO is a plus. We want a rockstar.\n" * 4000)[:200_000]
    page = text(client.get(f"/ads/{kept(ad).pk}/"))
    assert "more notes were left out" in page
    assert page.count('role="note"') == 300
    assert len(page) < 4_000_000


def test_an_own_bet_that_may_be_evidence_is_linked(client: Client) -> None:
    bet = open_bet(local_owner(), draft(title="One order for <all>", tags=["backlog"]), TODAY, NOW)
    for path in ("", "questions"):
        page = text(client.get(f"/ads/{kept().pk}/{path}"))
        assert f'You may have this: <a href="/bets/{bet.id}/">One order for &lt;all&gt;</a>' in page
        assert "Not settled yet: evidence only once it is." in page


def test_the_questions_stand_on_a_page_of_their_own(client: Client) -> None:
    page = text(client.get(f"/ads/{kept().pk}/questions"))
    assert page.count("<li><p") == 2
    assert "Who will coach me, how often" in page
    assert "gives rise to no question" in text(client.get(f"/ads/{kept('Come as you are.').pk}/questions"))


def test_one_step_leads_to_the_question_with_name_and_ad(client: Client) -> None:
    row = kept()
    href = re.search(r'href="(/ask\?[^"]+)">Ask about this certificate', text(client.get(f"/ads/{row.pk}/")))
    assert href
    page = text(client.get(href[1].replace("&amp;", "&")))
    assert 'value="CSPO"' in page and "comes along" in page
    assert f'name="with_ad" value="{row.pk}"' in page
    client.post("/ask", {**START, "with_ad": str(row.pk)})
    assert AnswerRow.objects.get().ads.get().text == AD


def test_an_ad_deleted_in_another_tab_does_not_come_along_and_what_was_typed_stays(client: Client) -> None:
    row = kept()
    row.delete()
    response = client.post("/ask", {**START, "name": "PSM I", "with_ad": str(row.pk)})
    assert response.status_code == 422
    page = text(response)
    assert f"You have no ad {row.pk};" in page
    assert 'value="PSM I"' in page and 'name="with_ad"' not in page
    assert not AnswerRow.objects.exists()


def test_an_ad_is_deleted_after_asking_and_a_second_time_is_not_found(client: Client) -> None:
    row = kept()
    assert "Delete the ad" in text(client.get(f"/ads/{row.pk}/delete"))
    assert KeptAdRow.objects.exists()
    assert "The ad was deleted." in text(client.post(f"/ads/{row.pk}/delete", follow=True))
    assert client.post(f"/ads/{row.pk}/delete").status_code == 404


def test_the_ads_of_an_answer_are_annotated_where_they_are(client: Client) -> None:
    answer = started(REQUIRES, unreadable=(PICTURE,))
    read, unread = answer.ads.order_by("pk")
    link = f"/ask/{answer.pk}/ads/{read.pk}/"
    assert link in text(client.get(f"/ask/{answer.pk}/ads"))
    assert "CSPO certification" in text(client.get(link))
    assert "What went wrong" in text(client.get(f"{link}questions"))
    assert client.get(f"/ask/{answer.pk}/ads/{unread.pk}/").status_code == 404


def test_what_is_somebody_elses_is_not_found_in_one_sentence(client: Client) -> None:
    other = somebody_else()
    theirs = actions.keep_ad(other, Document("a", "CSPO required"), NOW)
    answer = started(REQUIRES, person=other)
    ad = answer.ads.get()
    for path in (
        f"/ads/{theirs.pk}/",
        f"/ads/{theirs.pk}/questions",
        f"/ads/{theirs.pk}/delete",
        f"/ask/{answer.pk}/ads/{ad.pk}/",
        f"/ask/{answer.pk}/ads/{ad.pk}/questions",
        f"/ads/{10**30}/",
    ):
        response = client.get(path)
        assert response.status_code == 404, path
        assert "You have no ad" in text(response)
    assert client.post(f"/ads/{theirs.pk}/delete").status_code == 404
    assert "a</bdi>" not in text(client.get("/ads/"))
    client.post("/ask", {**START, "with_ad": str(theirs.pk)})
    assert not AnswerRow.objects.filter(owner=local_owner()).exists()


def test_the_shipped_examples_are_shown(client: Client) -> None:
    examples = Path(actions.__file__).parents[2] / "ads/data/examples"
    for path in sorted(examples.iterdir()):
        with path.open("rb") as file:
            assert client.post("/ads/", {"file": file, "pasted": ""}, follow=True).status_code == 200
    assert KeptAdRow.objects.count() == len(list(examples.iterdir()))
