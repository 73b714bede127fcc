"""How credentials are demanded, in sentences of our own."""

from __future__ import annotations

import pytest

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
    text = "Requirements\n- CSPO\n- patience\n\nNice to have\n- PMP\n\nBenefits\n- a PSPO I exam\n"
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


@pytest.mark.parametrize("heading", ["What you'll achieve", "Your tasks", "The help you get"])
def test_a_certification_of_no_name_is_only_mentioned_among_changes_duties_and_help(heading: str) -> None:
    text = f"Product lead\n\n{heading}\n- Plan training, certification and onboarding of all teams\n"
    assert {demand for _, demand in demands(text)} <= {"mentioned"}
    assert demands(text)
