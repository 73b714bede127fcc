"""The visible text of a web page."""

from __future__ import annotations

import pytest

from fieldcraft.ads.text_of_html import html_text
from fieldcraft.refusal import Refused


def text_of(page: str) -> str:
    return html_text("ad.html", page.encode())


def test_blocks_become_lines_and_inline_parts_stay_together() -> None:
    page = "<h1>Product\n  Owner</h1><ul><li>CSPO <b>re</b>quired<li>English</ul>Apply<br>now"
    assert text_of(page).split("\n") == ["Product Owner", "CSPO required", "English", "Apply", "now"]


def test_table_cells_are_kept_apart() -> None:
    assert text_of("<table><tr><td>CSPO</td><td>required</td></tr></table>") == "CSPO required"


def test_lines_of_preformatted_text_are_kept() -> None:
    assert text_of("<pre>Owner\nCSPO   required</pre>") == "Owner\nCSPO required"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>alert('<p>CSPO</p>')</script>",
        "<style>p {}</style>",
        "<!-- CSPO -->",
        "<template>CSPO</template>",
        "<noscript>CSPO</noscript>",
        "<div hidden><p>CSPO</p></div>",
        "<div style='color: red; DISPLAY : none'><p>CSPO</p></div>",
        "<iframe src='https://example.org'>CSPO</iframe>",
        "<select><option>CSPO</option></select>",
        "<input hidden>",
    ],
)
def test_what_a_reader_would_not_see_is_dropped(unseen: str) -> None:
    assert text_of(f"<p>Owner</p>{unseen}<p>wanted</p>") == "Owner\nwanted"


def test_the_title_in_the_head_is_not_part_of_the_text() -> None:
    assert text_of("<html><head><title>Jobs</title></head><body>Owner</body></html>") == "Owner"


def test_named_characters_are_decoded() -> None:
    assert text_of("<p>Caf&eacute; &amp; Bar&nbsp;5 &lt;b&gt;") == "Café & Bar 5 <b>"


def test_an_xml_declaration_is_no_hindrance() -> None:
    assert text_of('<?xml version="1.0" encoding="utf-16"?><html><body>Owner</body></html>') == "Owner"


def test_a_page_nested_ten_thousand_deep_is_read() -> None:
    assert text_of("<div>" * 10_000 + "Owner") == "Owner"


def test_a_page_made_to_take_minutes_is_refused() -> None:
    with pytest.raises(Refused, match="nested too deeply"):
        text_of("<div></p>" * 300_000)


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a>Certified products</a></nav>",
        "<div role='navigation'>Training and certification</div>",
        "<div id='cookie-banner'>Cookies are required</div>",
        "<section class='modal onetrust-consent'><p>Consent required</p></section>",
        "<div class='similar-jobs'><a>Scrum Master (CSM required)</a></div>",
        "<footer>ISO 27001 certified</footer>",
        "<aside><h3>Similar jobs</h3><ul><li>Scrum Master – PMP required</li></ul></aside>",
        "<section><h2>More <b>jobs</b> at Lumen Till:</h2><p>PRINCE2</p></section>",
        "<aside>Weitere Stellenangebote<br>Projektleiter mit PMP</aside>",
    ],
)
def test_what_stands_around_the_ad_on_a_page_is_no_part_of_it(furniture: str) -> None:
    assert text_of(f"{furniture}<main><p>Owner wanted</p></main>{furniture}") == "Owner wanted"


def test_a_footer_or_heading_of_the_ad_itself_is_part_of_it() -> None:
    page = "<article><header>Owner</header><p>CSPO</p><footer>Closes on 1 May</footer></article>"
    assert text_of(page) == "Owner\nCSPO\nCloses on 1 May"


def test_a_part_of_the_ad_stays_whatever_its_place_on_the_page() -> None:
    page = (
        "<main><p>Owner</p></main><aside><h3>What we offer</h3><p>A coach</p></aside><section>CSPO</section>"
    )
    assert text_of(page) == "Owner\nWhat we offer\nA coach\nCSPO"
    assert text_of("<section><h2>Other roles and duties</h2>CSPO</section>") == "Other roles and duties\nCSPO"


@pytest.mark.parametrize("page", ["<nav>Owner</nav>", "<div class='has-cookie-consent'><p>Owner</p></div>"])
def test_a_page_of_nothing_but_menus_and_banners_keeps_its_text(page: str) -> None:
    assert text_of(page) == "Owner"


def test_a_page_whose_body_names_cookies_keeps_its_ad() -> None:
    assert text_of("<body class='cookie-consent'><div class='cookie-bar'>OK</div>Owner</body>") == "Owner"


@pytest.mark.parametrize(
    "heading",
    ["Similar jobs", "More open roles", "You may also like", "People also viewed", "Ähnliche Stellen"],
)
def test_a_box_beside_the_ad_that_lists_other_jobs_is_left_out(heading: str) -> None:
    page = f"<main><p>Owner</p><aside><h3>{heading}</h3><ul><li>PMP required</ul></aside><p>wanted</main>"
    assert text_of(page) == "Owner\nwanted"


def test_a_box_beside_the_ad_that_is_about_this_job_stays() -> None:
    page = "<main><p>Owner</p><aside>CSPO required <aside>Other jobs<p>PMP</aside></aside></main>"
    assert text_of(page) == "Owner\nCSPO required"


def test_a_box_of_other_jobs_is_read_where_nothing_else_is_there() -> None:
    assert (
        text_of("<aside><h3>Related roles</h3><p>PMP required</p></aside>") == "Related roles\nPMP required"
    )
