"""Every wish in full, in the young people's own words, before any theme or count of them."""

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Tone, line, quiet, strong, wrapped, wrapped_lines
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.workflow.read_interests import NO_CODE_NAME

_KINDS = {
    "activity": "something to do",
    "skill": "a skill",
    "job": "a job",
    "course": "a ticket or qualification",
    "help_others": "for other people or the place",
    "make_start": "something to make or start",
}


class InterestsView(ReadingView):
    """All wishes, by code name."""

    name = "What young people want"
    purpose = (
        "Read all of it before sorting any of it. Words an officer typed, and words a carer said, are "
        "marked. The fraction at the top says how many are the young people's own words."
    )

    def __init__(self, desk: Desk) -> None:
        """Read what the desk has."""
        super().__init__()
        self._reading = desk.read_interests()

    def state(self) -> str:
        """Return how many are in their own words, as a fraction."""
        return f"in their own words: {self._reading.own_words.words}"

    def rows(self, width: int) -> list[Line]:
        """Return the wishes under the code names."""
        rows: list[Line] = [BLANK]
        whose = None
        for one in self._reading.interests:
            if one.whose != whose:
                whose = one.whose
                rows.extend(([BLANK] if len(rows) > 1 else []) + [line("   ", strong(whose or NO_CODE_NAME))])
            rows.extend(wrapped_lines(f"“{one.words}”", width - 3, indent=5))
            for other in one.other_words:
                rows.extend(wrapped_lines(f"or, on another laptop: “{other}”", width - 3, indent=7))
            marks = [_KINDS.get(one.kind, one.kind), f"wants it {one.want} of 5" if one.want else ""]
            marks += [
                "top pick" if one.is_top_pick else "",
                _whose(one.word_source, one.speaker),
                *one.themes,
            ]
            words = " · ".join(mark for mark in marks if mark)
            rows.extend(line(" " * 7, quiet(row)) for row in wrapped(words, width - 10))
        if not self._reading.interests:
            rows.extend(
                wrapped_lines(
                    "Nothing has come in yet. Take in what officers sent first.",
                    width - 3,
                    indent=3,
                    tone=Tone.STRONG,
                )
            )
        return rows


def _whose(word_source: str, speaker: str) -> str:
    if speaker == "carer":
        return "a carer said it"
    return "the officer's words" if word_source == "officer" else ""
