"""The first draft of a course: themes with their wishes, offers with reasons, and what nobody can meet yet.

The first rows are the whole of it at a glance; the key beside a theme goes to what stands behind it.
"""

from outreach_tui.codesign.draft import AnsweredWish, DraftTheme, Gap
from outreach_tui.codesign.in_words import VERDICT_IN_WORDS, wish_in_words
from outreach_tui.codesign.matching import Match
from outreach_tui.number_words import counted
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Span, Tone, cut, fitted, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Reply
from outreach_tui.tui.screen_commands import COURSE_SCREEN
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke

_SIGNS = "123456789abcdefghijklmnopqrstuvwxyz"
_GAPS = "0"


class CourseView(ReadingView):
    """Something to talk about with young people, not a decision."""

    name = "First draft of a course"
    purpose = (
        "Wishes in young people's words under the themes officers tagged, each with the offers that share"
        " its theme and the reasons in words. Below it, what nobody can meet yet. A person decides; this "
        "only lays it out."
    )
    commands = COURSE_SCREEN

    def __init__(self, desk: Desk) -> None:
        """Draft from what the desk has."""
        super().__init__()
        self._draft = desk.draft_course()
        self._places: dict[str, int] = {}

    def state(self) -> str:
        """Return how much it is drawn from."""
        people = counted(self._draft.people, "young person", "young people")
        wishes = counted(self._draft.wishes, "wish", "wishes")
        return f"{people} · {wishes} · {counted(self._draft.offers, 'offer')}"

    def press(self, stroke: Stroke) -> Reply:
        """Take the key of a theme, or one that moves."""
        if stroke.text and stroke.text.lower() in self._places:
            self._first = self._places[stroke.text.lower()]
            return None
        return super().press(stroke)

    def rows(self, width: int) -> list[Line]:
        """Return the overview, the themes, the gaps, and what stands apart."""
        rows = [BLANK, *self._overview(width), BLANK]
        for sign, theme in zip(_SIGNS, self._draft.themes, strict=False):
            self._places[sign] = len(rows)
            rows.extend((*_theme(theme, width), BLANK))
        self._places[_GAPS] = len(rows)
        if self._draft.gaps:
            rows.extend((line("   ", strong("Nobody can meet this yet")), BLANK))
            for gap in self._draft.gaps:
                rows.extend(_gap(gap, width))
            rows.append(BLANK)
        if self._draft.carers_hopes:
            rows.extend((line("   ", strong("What carers hope (counted nowhere)")), BLANK))
            for wish in self._draft.carers_hopes:
                rows.extend(wrapped_lines(wish_in_words(wish), width - 3, indent=5))
        return rows

    def _overview(self, width: int) -> list[Line]:
        rows = [_glance(sign, theme, width) for sign, theme in zip(_SIGNS, self._draft.themes, strict=False)]
        gaps = f"{counted(len(self._draft.gaps), 'wish', 'wishes')} nobody can meet yet"
        rows.append(line("   ", strong(_GAPS, _GAPS), Span(f"   {gaps}", press=_GAPS)))
        if not self._draft.is_real_work_on_offer:
            rows.append(line("   ", strong("No partner offers real work yet.")))
        return rows


def _glance(sign: str, draft: DraftTheme, width: int) -> Line:
    people = counted(draft.theme.people, "person", "people")
    label = fitted(draft.theme.label, min(40, width - 40))
    words = f"   {label}   {people:<10}   {counted(len(draft.offers), 'offer')}"
    return line("   ", strong(sign, sign), Span(cut(words, width - 5), press=sign))


def _theme(draft: DraftTheme, width: int) -> list[Line]:
    people = counted(draft.theme.people, "person", "people")
    offers = counted(len(draft.offers), "offer")
    rows = [line("   ", strong(draft.theme.label), quiet(f"   {people}, {offers}"))]
    for answered in draft.wishes:
        rows.extend(_answered(answered, width))
    return rows


def _answered(answered: AnsweredWish, width: int) -> list[Line]:
    rows = [BLANK, *wrapped_lines(wish_in_words(answered.wish), width - 3, indent=5)]
    for match in answered.matches:
        rows.extend(_match(match, width))
    return rows


def _match(match: Match, width: int) -> list[Line]:
    offer = match.on_table.offer
    partner = f", {offer.partner_name}" if offer.partner_name else ""
    rows = wrapped_lines(f"{VERDICT_IN_WORDS[match.verdict]}: {offer.title}{partner}", width - 3, indent=8)
    reasons = (
        ("for", match.reasons_for),
        ("only if", match.conditions),
        ("against", match.reasons_against),
        ("ask", match.questions),
    )
    for word, these in reasons:
        if these:
            rows.extend(wrapped_lines(f"{word}: {'; '.join(these)}", width - 3, indent=11, tone=Tone.QUIET))
    return rows


def _gap(gap: Gap, width: int) -> list[Line]:
    return [
        *wrapped_lines(wish_in_words(gap.wish), width - 3, indent=5),
        *wrapped_lines(f"{', '.join(gap.themes)}. {gap.why}", width - 3, indent=8, tone=Tone.QUIET),
    ]
