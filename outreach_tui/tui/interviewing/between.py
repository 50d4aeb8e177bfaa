"""Where the conversation stands when it is at no question: behind a repeat, at its end, or finished."""

from dataclasses import dataclass

from outreach_tui.interview.prompt import AddAnother
from outreach_tui.number_words import counted
from outreach_tui.records.entity_lists import Sharing, entity_list
from outreach_tui.tui.commands import ABOUT, ANSWER, GO_ON, Command
from outreach_tui.tui.lines import BLANK, Line, Size, Span, cut, line, quiet, strong, wrapped_lines
from outreach_tui.workflow.beside import Depth

_LIST_WORDS = {
    "young_people": ("young person", "young people"),
    "visits": ("visit", "visits"),
    "interests": ("thing they would want", "things they would want"),
    "assets": ("thing they bring", "things they bring"),
    "pledges": ("two-way promise", "two-way promises"),
    "barriers": ("thing that gets in the way", "things that get in the way"),
    "consents": ("agreement", "agreements"),
    "notes": ("line for next time", "lines for next time"),
    "identities": ("name and address", "names and addresses"),
    "concern_flags": ("worry passed on", "worries passed on"),
}


_STAYS = "kept apart from everything they say, on this laptop only; it goes into no file for anybody."
_NEVER_LEAVES = "it stays on this laptop, and goes into no file for the lead partner."
_WHAT_TRAVELS = "what may travel goes into the next file for the lead partner; the rest stays here."


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Something at the end that can be gone to."""

    ref: str
    """Where it is."""
    label: str
    """The question."""
    words: str
    """Why it is listed."""
    depth: Depth | None = None
    """How much is asked from there on; as before if none."""


def another_lines(step: AddAnother, back_to: str, width: int) -> list[Line]:
    """Return the two answers behind a repeat."""
    no_more = f"No more; back to: {back_to}" if back_to else "No more (Enter)"
    return [
        line("      ", strong("1", "1"), Span("   Yes, another one", press="1")),
        line("      ", strong("2", "2"), Span(cut(f"   {no_more}", width - 8), press="2")),
        BLANK,
        line("      ", quiet(f"{step.count} so far")),
    ]


ANOTHER_KEYS: tuple[Command, ...] = (
    Command("", "1-2", "answer", ANSWER.help),
    GO_ON.doing("no more", "No other one: go on with the next question."),
)
END_KEYS: tuple[Command, ...] = (
    GO_ON.doing("finish", "Finish, and keep all of it."),
    Command("0", "0", "read it back", "Read the words back."),
)
FINISHED_KEYS: tuple[Command, ...] = (
    GO_ON.doing("today", "Go to the first screen."),
    ABOUT.called("about them, a copy"),
)


def end_lines(places: tuple[OpenPlace, ...], size: Size, *, reads_back: bool, is_ready: bool) -> list[Line]:
    """Return what stands at the end: what can be done, and what is still open."""
    rows = [
        *(
            [line("      ", strong("0", "0"), Span("       Read their words back", press="0"))]
            if reads_back
            else []
        ),
        line(
            "      ",
            strong("Enter", "enter"),
            Span(
                "   Finish and keep it" if is_ready else "   Finish, once these are seen to:", press="enter"
            ),
        ),
        BLANK,
    ]
    for number, place in enumerate(places[: max(0, min(9, (size.height - len(rows)) // 2))], start=1):
        press = str(number)
        rows.append(
            line("      ", strong(press, press), Span(cut(f"   {place.label}", size.width - 8), press=press))
        )
        rows.append(line("          ", quiet(cut(place.words, size.width - 12), press)))
    return rows


def finished_lines(title: str, records: tuple[tuple[str, int], ...], width: int) -> list[Line]:
    """Return what finishing kept."""
    rows = [BLANK, BLANK, line("   ", strong("It is kept.")), BLANK]
    for name, count in records:
        known = entity_list(name, has_subject=True)
        one, several = _LIST_WORDS.get(name, (known.one, known.many))
        rows.append(line(f"      {counted(count, one, several)}"))
    rows.append(BLANK)
    rows.extend(wrapped_lines(f"{title}: {_goes_where(records)}", width - 4, indent=3))
    return rows


def _goes_where(records: tuple[tuple[str, int], ...]) -> str:
    """Return how far what was made may travel."""
    lists = [entity_list(name, has_subject=True) for name, _ in records]
    if lists and all(one.home == "identity" for one in lists):
        return _STAYS
    never = lists and all(one.sharing is Sharing.NEVER and not one.marked_by for one in lists)
    return _NEVER_LEAVES if never else _WHAT_TRAVELS
