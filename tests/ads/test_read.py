"""What the reader makes of an ad, in sentences of our own."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.read import read_ad

CERTIFICATION, TOOL = "certification", "tool_cert"


def demands(text: str, *kinds: str) -> list[tuple[str | None, str]]:
    """Name and demand of each credential of `kinds`, certifications where none is given."""
    return [
        (each.name, each.demand)
        for each in read_ad(text).credentials
        if each.kind in (kinds or (CERTIFICATION,))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A valid PMP is mandatory for every consultant.", [("PMP", "required")]),
        (
            "Applicants need a CSPO; a PSPO II would be an advantage.",
            [("CSPO", "required"), ("PSPO II", "preferred")],
        ),
        ("Ideally you hold a PSPO I.", [("PSPO I", "preferred")]),
        ("CBAP desirable but not required.", [("CBAP", "preferred")]),
        ("You do not need a CSPO to join us.", [("CSPO", "negated")]),
        ("A PSM I is not necessary.", [("PSM I", "negated")]),
        ("PMP or equivalent experience.", [("PMP", "alternative")]),
        ("We reimburse the fee of your CSPO.", [("CSPO", "mentioned")]),
        ("You will report to Kim (PMP), our head of delivery.", [("PMP", "mentioned")]),
        ("You must obtain the PMP within nine months of hire.", [("PMP", "required")]),
        ("Desirable? No, mandatory: a PMP.", [("PMP", "required")]),
    ],
)
def test_the_words_beside_a_certificate_tell_its_demand(text: str, expected: list[tuple[str, str]]) -> None:
    assert demands(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eine gültige PMP-Zertifizierung ist zwingend erforderlich.", [("PMP", "required")]),
        ("Eine Zertifizierung als PSPO I ist von Vorteil.", [("PSPO I", "preferred")]),
        ("Ein CSPO-Zertifikat ist nicht notwendig.", [("CSPO", "negated")]),
        ("Wir bezahlen deine PSPO-Zertifizierung.", [("PSPO I", "mentioned")]),
        ("La certification PMP est obligatoire.", [("PMP", "required")]),
        ("Une certification CSPO serait appréciée.", [("CSPO", "preferred")]),
        ("PSPO ou équivalent exigé.", [("PSPO I", "alternative")]),
        ("Es imprescindible contar con PMP.", [("PMP", "required")]),
        ("Deseable certificación CSPO.", [("CSPO", "preferred")]),
        ("No es necesario tener PSPO.", [("PSPO I", "negated")]),
    ],
)
def test_german_french_and_spanish_ads_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert demands(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and our customers.", "en"),
        ("Du arbeitest mit dem Team und unseren Kunden an der Planung.", "de"),
        ("Vous travaillez avec les équipes et nos clients.", "fr"),
        ("Trabajarás con el equipo y los clientes de la empresa.", "es"),
        ("Je werkt met het team en voor onze klanten bij ons.", "nl"),
        ("12345 +++", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert read_ad(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        "Join our CSM team and look after renewals for forty accounts.",
        "CSMs and sales hand new customers over to you.",
        "We are a pragmatic team. Take a pragmatic view of quality.",
        "You run SAFe ceremonies and apply Six Sigma principles to waste.",
        "Good knowledge of ITIL processes and PRINCE2 methodology.",
        "You work with managed service providers; MSP partners sell our product.",
        "The Associate Product Manager (APM) programme takes two years.",
        "We watch CPM and CPA of every campaign.",
        "The RTE role plans with six teams.",
        "Safe, legal and fair play are everybody's job. Trust & Safety decides.",
        "Great Place to Work Certified 2026.",
        "Help providers get credentialed; rotate the sign-in credentials each week.",
        "Handle customs clearance and rights clearance for films.",
    ],
)
def test_what_only_looks_like_a_certificate_is_left_alone(text: str) -> None:
    assert demands(text, CERTIFICATION, TOOL) == []


@pytest.mark.parametrize(
    "text",
    [
        "A high degree of autonomy and a 360 degree view.",
        "Proficient in MS Office and MS Teams.",
        "Writes BA deliverables for the release.",
        "We're 18 years old and have grown for the last 5 years.",
        "The contract runs for a term not to exceed 24 months (2 years).",
    ],
)
def test_what_only_looks_like_a_degree_or_experience_is_left_alone(text: str) -> None:
    assert demands(text, "degree", "years") == []


@pytest.mark.parametrize(
    "text",
    [
        "Pay depends on skills, location, relevant certifications and training.",
        "We are an ISO 9001 certified company.",
        "What we offer: time off and reimbursement for relevant certifications.",
        "You build certification roadmaps for the platform.",
    ],
)
def test_certifications_not_asked_of_the_candidate_are_only_mentioned(text: str) -> None:
    assert [demand for _, demand in demands(text)] == ["mentioned"]


def test_a_section_heading_sets_the_demand_of_the_list_below() -> None:
    text = "Requirements\n- CSPO\n- 3 years as a product owner\n\nNice to have\n- PMP\n\nBenefits\n- a PSPO I exam\n"
    assert demands(text) == [("CSPO", "required"), ("PMP", "preferred"), ("PSPO I", "mentioned")]


def test_headings_inside_a_single_line_are_found() -> None:
    text = "Run the roadmap. Minimum qualifications: PMP, 5 years. Preferred qualifications: CSPO; PMI-ACP."
    assert demands(text) == [("PMP", "required"), ("CSPO", "preferred"), ("PMI-ACP", "preferred")]


def test_a_sentence_can_turn_the_whole_list_after_it_into_a_bonus() -> None:
    text = "None of this is needed, but it is a plus if you bring:\n- CSPO\n- CBAP\n"
    assert demands(text) == [("CSPO", "preferred"), ("CBAP", "preferred")]


def test_glued_words_are_parted() -> None:
    text = "QualificationsBachelor's degree requiredPMP certification preferred7+ years of experience"
    assert demands(text, CERTIFICATION, "degree", "years") == [
        ("Bachelor", "required"),
        ("PMP", "preferred"),
        ("7+ years", "required"),
    ]
    assert [name for name, _ in demands("PreferredCSMPMPPMI ACP")] == ["CSM", "PMP", "PMI-ACP"]


def test_members_of_a_required_list_of_which_one_will_do_are_alternatives() -> None:
    assert demands("CSPO, PSPO I or SAFe POPM is required.") == [
        ("CSPO", "alternative"),
        ("PSPO I", "alternative"),
        ("SAFe POPM", "alternative"),
    ]
    assert demands("CSPO and PMP, both required.") == [("CSPO", "required"), ("PMP", "required")]


def test_examples_of_a_required_certification_are_alternatives() -> None:
    assert demands("A security certification (e.g. CISSP, CISM) is required.") == [
        (None, "required"),
        ("CISSP", "alternative"),
        ("CISM", "alternative"),
    ]


def test_a_preferred_list_stays_preferred_with_or_and_similar() -> None:
    text = "Preferred: CSPO, PSPO I or a similar agile certification."
    assert {demand for _, demand in demands(text)} == {"preferred"}


def test_a_remark_in_brackets_speaks_of_what_it_follows() -> None:
    text = "Bachelor's degree in engineering (Master's degree preferred), PMP (required), CBAP (optional)."
    assert demands(text, CERTIFICATION, "degree") == [
        ("Bachelor", "required"),
        ("Master", "preferred"),
        ("PMP", "required"),
        ("CBAP", "preferred"),
    ]


def test_a_name_with_its_abbreviation_is_one_credential() -> None:
    reading = read_ad("Certified Scrum Product Owner (CSPO) certification required.")
    assert [each.text for each in reading.credentials] == [
        "Certified Scrum Product Owner (CSPO) certification"
    ]


def test_a_vendors_product_certificate_is_a_kind_of_its_own() -> None:
    assert demands("AWS Certified Solutions Architect preferred.", TOOL) == [
        ("AWS certification", "preferred")
    ]
    assert demands("An active Secret clearance is required.", CERTIFICATION) == [
        ("security clearance", "required")
    ]


def test_keywords_in_a_title_are_only_mentioned() -> None:
    text = "Project Manager - PMP, Agile\n\n" + "You lead the move of our stock system to new ground. " * 6
    assert demands(text) == [("PMP", "mentioned")]


def test_the_sentence_of_a_credential_is_the_one_it_stands_in() -> None:
    reading = read_ad("We ship often. A PMP is a plus. Come as you are.")
    assert reading.sentence_of(reading.credentials[0]).text == "A PMP is a plus."


def test_a_reading_becomes_the_contracts_object() -> None:
    assert read_ad("PMP required.").to_dict() == {
        "language": "und",
        "text": "PMP required.",
        "credentials": [
            {
                "text": "PMP",
                "start": 0,
                "end": 3,
                "name": "PMP",
                "kind": "certification",
                "demand": "required",
            }
        ],
    } | {"language": read_ad("PMP required.").language}


WORDS = st.sampled_from(
    ["CSPO", "PMP", "or", "required", "preferred", "not", "(", ")", ";", ".", "\n", "- ", "Nice to have:", "5+ years",
     "Bachelor's degree", "certified", "certification", "e.g.", "Zertifikat", "😀", "é", "\x00", "Secret clearance"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_any_text_is_read_with_offsets_that_fit_and_no_overlap(text: str) -> None:
    reading = read_ad(text)
    assert reading.text == text
    end = 0
    for each in reading.credentials:
        assert end <= each.start < each.end
        assert text[each.start : each.end] == each.text
        assert reading.sentence_of(each).start <= each.start < reading.sentence_of(each).end
        end = each.end
    for sentence in reading.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    assert read_ad(text) == reading


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "aB",
        "(",
        "PMP, ",
        "certified scrum ",
        "5 years ",
        "or ",
        "Requirements: ",
        "project ",
        "\n",
        "1",
        "'",
        "😀",
    ],
)
def test_reading_time_grows_no_faster_than_the_text(piece: str) -> None:
    read_ad(piece)
    short, long = _seconds(piece * (50_000 // len(piece))), _seconds(piece * (400_000 // len(piece)))
    assert long < 30 * short + 0.5


def _seconds(text: str) -> float:
    start = perf_counter()
    read_ad(text)
    return perf_counter() - start
