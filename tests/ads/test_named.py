"""Certificates by name, and what they are confused with."""

from __future__ import annotations

import pytest

from fieldcraft.ads.named import named_certificates
from fieldcraft.ads.page import page_of


def names(text: str) -> list[str | None]:
    return [span.name for span in named_certificates(page_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Join our CSM team and look after renewals for forty accounts.",
        "CSMs and sales hand new customers over to you.",
        "We are a pragmatic team. Take a pragmatic view of quality.",
        "You run SAFe ceremonies and apply Six Sigma principles to waste.",
        "Good knowledge of ITIL processes and PRINCE2 methodology.",
        "Formal methodologies (e.g. PMP, PRINCE2) are known to you",
        "Deal types (PMP, open auction) of programmatic advertising",
        "Schools of project management (PMP, Scrum, Waterfall) methodologies",
        "You work with managed service providers; MSP partners sell our product.",
        "The Associate Product Manager (APM) programme takes two years.",
        "We watch CPM and CPA of every campaign.",
        "The RTE role plans with six teams.",
        "Ask your SA or the SPC charts of the plant; PLC code too.",
        "Safe, legal and fair play are everybody's job. Trust & Safety decides.",
    ],
)
def test_what_only_looks_like_a_certificate_is_left_alone(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSM certification", ["CSM"]),
        ("CSM or PSM, for you love Scrum", ["CSM", "PSM I"]),
        ("a CSM is a plus", ["CSM"]),
        ("Pragmatic Marketing certified", ["Pragmatic"]),
        ("certified in Six Sigma", ["Six Sigma"]),
        ("Six Sigma Black Belt", ["Six Sigma"]),
        ("ITIL 4 Foundation", ["ITIL"]),
        ("AIPMM, ISPMA or Pragmatic certified", ["AIPMM CPM", "ISPMA", "Pragmatic"]),
        ("PRINCE2 or MSP", ["PRINCE2", "MSP"]),
        ("cspo, pspo", ["CSPO", "PSPO I"]),
    ],
)
def test_context_tells_a_certificate_from_its_double(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Certified Scrum Product Owner (CSPO) certification",
        "AIPMM Certified Product Manager (CPM)",
        "PMI Project Management Professional ('PMP') certification",
        "Zertifizierung als PSPO I",
    ],
)
def test_one_credential_is_one_span_from_end_to_end(text: str) -> None:
    page = page_of(text)
    (span,) = named_certificates(page)
    assert (span.first, span.last) == (0, len(page.words))
