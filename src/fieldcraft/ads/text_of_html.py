"""The visible text of a web page. Nothing is fetched and nothing is run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.ads.limits import MOST_HTML_WORK
from fieldcraft.ads.text_of_bytes import decode_page
from fieldcraft.refusal import Refused

_UNSEEN = re.compile(
    "head|script|style|template|noscript|svg|math|iframe|object|embed|audio|video|canvas|map|select|datalist"
)
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|button|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|search|section|"
    "summary|table|tbody|tfoot|thead|tr|ul"
)
# What stands around an ad on a web page and is no part of it.
_FURNITURE = re.compile("nav|menu")
_FURNITURE_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"])
_FURNITURE_NAMES = re.compile(
    r"(?<![a-z])(?:cookies?|consent|gdpr|onetrust|breadcrumbs?|navbar|site-?(?:header|footer|nav|menu)|"
    r"(?:similar|related|recommended|other)-?(?:jobs|openings|positions)|newsletter|skip-?links?)(?![a-z])",
    re.I,
)
# A part of the page that begins with such a heading lists other ads.
_PARTS = frozenset(["aside", "section"])
_OTHER_ADS = re.compile(
    r"(?:similar|related|recommended|other|more|ähnliche|weitere|andere)\s+(?:open\s+)?"
    r"(?:jobs|openings|positions|roles|vacancies|stellen|stellenangebote|stellenanzeigen)"
    r"(?:\s+(?:at|in|near|for|from|you|bei|von|für)\b.*)?\s*:?|"
    r"(?:you (?:may|might) also like|people also viewed|offres (?:d.emploi )?similaires|"
    r"(?:ofertas|empleos) (?:similares|relacionad[oa]s))\s*:?",
    re.I,
)
# Never furniture as a whole, whatever they are called; a footer inside them belongs to the ad.
_HOLDS_AD = frozenset(["html", "body", "main", "article"])
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PIECE = 65_536
# A heading is looked for in so many pieces.
_HEADING_PIECES = 20


class _VisibleText:
    """What lxml calls while it parses: gathers text, and a line break where a block starts or ends.

    What stands in menus, banners and the footer of the page is gathered too, in case there is nothing else.
    """

    def __init__(self, deepest: int) -> None:
        self.pieces: list[str] = []
        self.furniture: list[str] = []
        self.deepest = deepest
        self.depth = 0
        self.hidden_since = 0
        self.furniture_since = 0
        self.ad_since = 0
        self.preformatted = 0
        self.parts: list[tuple[int, int]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if not self.hidden_since and (_UNSEEN.fullmatch(tag) or _is_hidden(attributes)):
            self.hidden_since = self.depth
        if not self.furniture_since and self._is_furniture(tag, attributes):
            self.furniture_since = self.depth
        if not self.ad_since and tag in ("main", "article"):
            self.ad_since = self.depth
        if tag == "pre":
            self.preformatted += 1
        if tag in _PARTS:
            self.parts.append((self.depth, len(self.pieces)))
        self._lay_out(tag)

    def end(self, tag: str) -> None:
        if self.hidden_since == self.depth:
            self.hidden_since = 0
        if self.furniture_since == self.depth:
            self.furniture_since = 0
        if self.ad_since == self.depth:
            self.ad_since = 0
        if self.parts and self.parts[-1][0] == self.depth:
            self._end_part(self.parts.pop()[1])
        self.depth -= 1
        if tag == "pre":
            self.preformatted -= 1
        if tag != "br":
            self._lay_out(tag)

    def data(self, text: str) -> None:
        if not self.hidden_since:
            self._add(text if self.preformatted else re.sub(r"\s+", " ", text))

    def close(self) -> str:
        return _lines(self.pieces) or _lines(self.furniture)

    def _lay_out(self, tag: str) -> None:
        if _BLOCK.fullmatch(tag):
            self._add("\n")
        elif tag in ("td", "th"):
            self._add(" ")

    def _add(self, piece: str) -> None:
        (self.furniture if self.furniture_since else self.pieces).append(piece)

    def _end_part(self, begin: int) -> None:
        """Put a part that lists other ads away; `begin` is the first of its pieces."""
        heading = ""
        for piece in self.pieces[begin : begin + _HEADING_PIECES]:
            before, line_end, _ = piece.partition("\n")
            heading += before
            if line_end and heading.strip():
                break
        if _OTHER_ADS.fullmatch(heading.strip()):
            self.furniture += self.pieces[begin:]
            del self.pieces[begin:]

    def _is_furniture(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag in _HOLDS_AD:
            return False
        if tag == "footer" and not self.ad_since:
            return True
        named = f"{attributes.get('id', '')} {attributes.get('class', '')}"
        return bool(
            _FURNITURE.fullmatch(tag)
            or attributes.get("role", "") in _FURNITURE_ROLES
            or _FURNITURE_NAMES.search(named)
        )


def _lines(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).splitlines())
    return "\n".join(line for line in lines if line)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDING_STYLE.search(attributes.get("style", "")))


def html_text(name: str, data: bytes) -> str:
    """The text a reader would see, one line a block; scripts, styles, comments and hidden parts are dropped.

    So are menus, cookie banners, lists of other jobs and the page's footer, unless nothing else is there.
    Refuses a page nested so deeply that reading it would take minutes (see MOST_HTML_WORK).
    """
    from lxml import etree

    page = decode_page(name, data).encode("utf-8")
    seen = _VisibleText(deepest=MOST_HTML_WORK // max(1, len(page)))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, target=seen)
    try:
        # In pieces, so that reading stops soon after it has become too deep.
        for at in range(0, len(page), _PIECE):
            parser.feed(page[at : at + _PIECE])
            if seen.depth > seen.deepest:
                break
        else:
            return str(parser.close())
    except etree.LxmlError:
        raise Refused(
            f"{shown_name(name)} cannot be read as a web page; copy the ad's text into a .txt file."
        ) from None
    raise Refused(
        f"{shown_name(name)} is nested too deeply to be an ad; copy the ad's text into a .txt file."
    )
