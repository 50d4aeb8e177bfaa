"""Everything kept about a young person, large and plain, to be read to them or turned round."""

from outreach_tui.tui.commands import READ_TO_THEM_SCREEN
from outreach_tui.tui.lines import BLANK, Line, Tone, line, quiet, wrapped_lines
from outreach_tui.tui.replies import Close, Home, Reply
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.words import counted
from outreach_tui.workflow.days_in_words import kept_day_in_words
from outreach_tui.workflow.show_person import KeptAboutPerson, KeptRecord

_MARGIN = 6


class ReadToThemView(ReadingView):
    """What have you got on me? This, and nothing else."""

    name = "Everything kept"
    purpose = "Read it out, or turn the screen round. They can have any of it changed, or all of it wiped."
    commands = READ_TO_THEM_SCREEN

    def __init__(self, kept: KeptAboutPerson) -> None:
        """Show `kept`."""
        super().__init__()
        self._kept = kept

    def title(self) -> str:
        """Return the code name."""
        return f"Everything kept about {self._kept.alias}"

    def rows(self, width: int) -> list[Line]:
        """Return all of it, with room around each thing."""
        room = width - _MARGIN
        rows = [BLANK, *wrapped_lines(_YOURS, room, indent=3, tone=Tone.STRONG), BLANK]
        for record in self._kept.records:
            rows.extend((*_record_rows(record, room), BLANK))
        rows.extend(wrapped_lines(self._kept.travels, room, indent=3, tone=Tone.STRONG))
        if self._kept.whole_talks:
            talks = counted(self._kept.whole_talks, "conversation")
            rows.extend(wrapped_lines(f"Kept whole, on this laptop only: {talks}.", room, indent=3))
        return rows

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move; any way back goes to the person."""
        if stroke.key in {"escape", "left", "enter"}:
            return Close()
        return Home() if stroke.key == "f5" else super().press(stroke)


def _record_rows(record: KeptRecord, width: int) -> list[Line]:
    rows = [line("   ", quiet(record.what[:1].upper() + record.what[1:]))]
    for name, words in record.lines:
        said = f"{name}: {kept_day_in_words(words)}"
        rows.extend(wrapped_lines(said, width, indent=_MARGIN, tone=Tone.STRONG))
    return rows


_YOURS = "This is all that is kept about you. You can have any of it changed, or all of it wiped."
