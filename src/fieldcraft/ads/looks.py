"""Whether a text is a job ad at all, so that no shopping list is counted as an ad without demands.

Only what plainly is none is told: a word or two, or a longer text in a language that is read which speaks of
no role, no work and no demand. A short text is given the benefit of the doubt.
"""

from __future__ import annotations

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.ads.language import language_of
from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import page_of
from fieldcraft.refusal import Refused

_READ = frozenset(["en", "de", "fr", "es"])
FEWEST_WORDS = 3
# From this many words on, a text must show signs of being an ad; from the second number on, more of them.
_JUDGED_FROM, _LONG_FROM = 40, 600
_SIGNS, _SIGNS_IF_LONG = 2, 4
_SECTIONS = frozenset(["required", "preferred", "results", "duties"])


def refuse_no_ad(name: str, text: str) -> None:
    """Refuse, with what to do, a text that plainly is no ad; `name` is what the person knows it by."""
    page = page_of(text)
    credentials = credentials_of(page)
    if len(page.words) < FEWEST_WORDS and not credentials:
        raise Refused(
            f"{shown_name(name)} holds too few words to be a job ad and is not counted; paste the whole ad."
        )
    if len(page.words) >= _JUDGED_FROM and language_of(page.words) in _READ:
        # An ad speaks of work in several words, names credentials, or has headings that ads have.
        signs = len(lexicon().work & page.keys)
        signs += 2 * bool(credentials) + 2 * any(each.section in _SECTIONS for each in page.passages)
        if signs < (_SIGNS_IF_LONG if len(page.words) >= _LONG_FROM else _SIGNS):
            raise Refused(
                f"{shown_name(name)} does not read like a job ad (it speaks of no role, work or demand) and "
                "is not counted; give the ad's own text, or leave it out."
            )
