"""The first draft of a course: themes with their people and wishes, offers with reasons, and what nobody can meet."""

from outreach_tui.codesign.draft import AnsweredWish, DraftTheme, Gap
from outreach_tui.codesign.in_words import VERDICT_IN_WORDS, wish_in_words
from outreach_tui.codesign.matching import Match, match_in_words
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.words import counted


class CourseView(ReadingView):
    """Something to talk about with young people, not a decision."""

    name = "First draft of a course"
    purpose = (
        "Wishes in young people's words under the themes officers tagged, each with the offers that share its theme "
        "and the reasons in words. Below it, what nobody can meet yet. A person decides; this only lays it out."
    )

    def __init__(self, desk: Desk) -> None:
        """Draft from what the desk has."""
        super().__init__()
        self._draft = desk.draft_course()

    def state(self) -> str:
        """Return how much it is drawn from."""
        people = counted(self._draft.people, "young person", "young people")
        return f"{people} · {counted(self._draft.wishes, 'wish', 'wishes')} · {counted(self._draft.offers, 'offer')}"

    def rows(self, width: int) -> list[Line]:
        """Return themes, gaps, and what stands apart."""
        rows: list[Line] = [BLANK]
        for theme in self._draft.themes:
            rows.extend((*_theme(theme, width), BLANK))
        if self._draft.gaps:
            rows.extend((line("   ", strong("Nobody can meet this yet")), BLANK))
            for gap in self._draft.gaps:
                rows.extend(_gap(gap, width))
            rows.append(BLANK)
        if not self._draft.is_real_work_on_offer:
            rows.extend(
                (
                    *wrapped_lines("No partner offers real work yet.", width - 3, indent=3, tone=Tone.STRONG),
                    BLANK,
                )
            )
        if self._draft.carers_hopes:
            rows.extend((line("   ", strong("What carers hope (counted nowhere)")), BLANK))
            for wish in self._draft.carers_hopes:
                rows.extend(wrapped_lines(wish_in_words(wish), width - 3, indent=5))
        return rows


def _theme(draft: DraftTheme, width: int) -> list[Line]:
    people = counted(draft.theme.people, "person", "people")
    offers = counted(len(draft.offers), "offer")
    rows = [line("   ", strong(draft.theme.label), quiet(f"   {people}, {offers}"))]
    for answered in draft.wishes:
        rows.extend(_answered(answered, width))
    return rows


def _answered(answered: AnsweredWish, width: int) -> list[Line]:
    rows = wrapped_lines(wish_in_words(answered.wish), width - 3, indent=5)
    for match in answered.matches:
        rows.extend(_match(match, width))
    return rows


def _match(match: Match, width: int) -> list[Line]:
    offer = match.on_table.offer
    partner = f", {offer.partner_name}" if offer.partner_name else ""
    words = f"{VERDICT_IN_WORDS[match.verdict]}: {offer.title}{partner}. {match_in_words(match)}"
    return wrapped_lines(words, width - 3, indent=8, tone=Tone.QUIET)


def _gap(gap: Gap, width: int) -> list[Line]:
    return [
        *wrapped_lines(wish_in_words(gap.wish), width - 3, indent=5),
        *wrapped_lines(f"{', '.join(gap.themes)}. {gap.why}", width - 3, indent=8, tone=Tone.QUIET),
    ]
