"""A course draft as plain lines, for a printed page, a pipe and a screen reader.

Every text that came from somebody else is made harmless on its way out (`plain_text.shown`).
"""

from collections.abc import Iterator

from outreach_tui.codesign.draft import CourseDraft, DraftTheme, Gap
from outreach_tui.codesign.findings import Verdict
from outreach_tui.codesign.matching import Match, match_in_words
from outreach_tui.codesign.wishes import Wish
from outreach_tui.number_words import counted
from outreach_tui.plain_text import shown

VERDICT_IN_WORDS = {
    Verdict.FITS: "Fits",
    Verdict.FITS_IF: "Fits if",
    Verdict.UNKNOWN: "Do not know",
    Verdict.DOES_NOT_FIT: "Does not fit",
}
"""Each verdict as screens call it."""


def draft_lines(draft: CourseDraft) -> tuple[str, ...]:
    """Return the draft line by line, wishes in their own words first."""
    return tuple(_lines(draft))


def wish_in_words(wish: Wish) -> str:
    """Return one wish as one line: its words, whose it is, how much it is wanted and whose words they are."""
    marks = [shown(wish.alias) or "no code name yet"]
    if wish.interest.want is not None:
        marks.append(f"want {wish.interest.want} of 5")
    if wish.interest.top_pick:
        marks.append("top pick")
    if wish.is_in_officers_words:
        marks.append("officer's words, to be read back")
    if wish.is_a_carers:
        marks.append("a carer's words")
    if wish.other_words:
        marks.append("also written as " + ", ".join(f'"{shown(one)}"' for one in wish.other_words))
    return f'"{shown(wish.interest.words)}" ({", ".join(marks)})'


def _lines(draft: CourseDraft) -> Iterator[str]:
    wishes, offers = counted(draft.wishes, "wish", "wishes"), counted(draft.offers, "offer")
    yield f"{wishes} of {_people(draft.people)}, {offers}."
    for theme in draft.themes:
        yield from _theme(theme)
    if draft.gaps:
        yield "Nobody can meet yet:"
        for gap in draft.gaps:
            yield from _gap(gap)
    if not draft.is_real_work_on_offer:
        yield "No partner offers real work yet."
    if draft.carers_hopes:
        yield "What carers said, counted nowhere:"
        yield from (f"  {wish_in_words(wish)}" for wish in draft.carers_hopes)


def _theme(draft: DraftTheme) -> Iterator[str]:
    theme = draft.theme
    picks = f", {counted(theme.top_picks, 'top pick')}" if theme.top_picks else ""
    yield f"Theme {shown(theme.label)}: {_people(theme.people)}{picks}."
    for answered in draft.wishes:
        yield f"  {wish_in_words(answered.wish)}"
        yield from (f"    {_match(one)}" for one in answered.matches)


def _gap(gap: Gap) -> Iterator[str]:
    yield f"  {wish_in_words(gap.wish)}: {', '.join(map(shown, gap.themes))}. {gap.why}"


def _match(one: Match) -> str:
    offer = one.on_table.offer
    partner = f", {shown(offer.partner_name)}" if offer.partner_name else ""
    return f"{VERDICT_IN_WORDS[one.verdict]} - {shown(offer.title)}{partner}. {shown(match_in_words(one))}"


def _people(count: int) -> str:
    return counted(count, "young person", "young people")
