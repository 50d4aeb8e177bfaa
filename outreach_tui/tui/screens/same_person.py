"""Same person? Two entries side by side with the reasons; a person says one, two, or nothing yet.

Names are never shown here: code name, area, age band and words are all that the work vault holds.
"""

from outreach_tui.merging.alike import Entry, Likeness
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, beside, cut, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Home, Reply
from outreach_tui.tui.screen_commands import SAME_PERSON_SCREEN
from outreach_tui.tui.screens.menu import LETTERS
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View
from outreach_tui.workflow.judge_same_person import Judged, visits_in_words
from outreach_tui.workflow.record_words import CODES

_MOST_WORDS = 4
_MOST_JUDGED = 12


class SamePersonView(View):
    """From one suggestion to the next, then what was said before."""

    name = "Same person?"
    purpose = (
        "Two entries that may be one young person, with the reasons. Nothing is joined unless you say so; "
        "linked entries stay two, whoever looks at one is shown the other, and wiping one wipes both. What "
        "was said can be taken back at any time."
    )
    commands = SAME_PERSON_SCREEN

    def __init__(self, desk: Desk) -> None:
        """Show the most alike two."""
        self._merging = desk.merging
        self._said: list[tuple[str, str]] = []
        self._at = 0
        self._look()

    def title(self) -> str:
        """Return the question."""
        return " Same person?"

    def state(self) -> str:
        """Return how many there are to look at."""
        return f"{self._at + 1} of {len(self._found)}" if self._found else "nobody to compare"

    def body(self, size: Size) -> list[Line]:
        """Return two entries and the reasons, or what was said before."""
        rows = self._pair(self._found[self._at], size) if self._found else self._before(size)
        said = self.message_rows(size.width)
        return [*rows[: size.height - len(said) - 1], BLANK, *said]

    def press(self, stroke: Stroke) -> Reply:
        """Take 1, 2 or 3, arrows, a letter to take something back, or the way back."""
        if stroke.key in {"escape", "left", "f5"}:
            return Home()
        self.message = ""
        if stroke.key == "ctrl+z":
            self._undo()
        elif self._found:
            self._press_at_pair(self._found[self._at], stroke)
        elif stroke.letter and LETTERS.index(stroke.letter) < min(len(self._judged), _MOST_JUDGED):
            pair = self._judged[LETTERS.index(stroke.letter)]
            self._merging.leave_open(pair.first, pair.second)
            self.message = "Taken back; it is open again."
            self._look()
        return None

    def _press_at_pair(self, found: Likeness, stroke: Stroke) -> None:
        pair = (found.first.person, found.second.person)
        if stroke.text == "1":
            self._merging.link(*pair)
            self._settled(pair, "Linked as one person. ^z takes it back.")
        elif stroke.text == "2":
            self._merging.keep_apart(*pair)
            self._settled(pair, "Kept apart as two people. ^z takes it back.")
        elif stroke.text == "3" or stroke.key in {"down", "enter"}:
            self._at = (self._at + 1) % len(self._found)
            self.message = "Left open."
        elif stroke.key == "up":
            self._at = max(0, self._at - 1)

    def _settled(self, pair: tuple[str, str], saying: str) -> None:
        self._said.append(pair)
        self._look()
        self.message = saying

    def _undo(self) -> None:
        if not self._said:
            self.message = "Nothing was said here yet."
            return
        self._merging.leave_open(*self._said.pop())
        self._look()
        self.message = "Taken back; it is open again."

    def _look(self) -> None:
        self._found: tuple[Likeness, ...] = self._merging.likenesses()
        self._judged: tuple[Judged, ...] = self._merging.judged()
        self._at = min(self._at, max(0, len(self._found) - 1))

    def _pair(self, found: Likeness, size: Size) -> list[Line]:
        half = size.width // 2
        left, right = _entry(found.first, half - 4), _entry(found.second, size.width - half - 4)
        rows = [BLANK, *beside(left, right, half, max(len(left), len(right))), BLANK]
        rows.extend(
            wrapped_lines(f"Perhaps one person: {'; '.join(found.reasons)}.", size.width - 3, indent=3)
        )
        if found.against:
            rows.extend(wrapped_lines(f"Against it: {'; '.join(found.against)}.", size.width - 3, indent=3))
        ways = ("one person: link them", "two people: keep them apart", "leave it open")
        rows.append(BLANK)
        rows.extend(
            line("      ", strong(str(number), str(number)), f"   {way}", press=str(number))
            for number, way in enumerate(ways, 1)
        )
        return rows

    def _before(self, size: Size) -> list[Line]:
        rows = [BLANK, line("   ", strong("Nobody here looks like somebody else.")), BLANK]
        if self._judged:
            rows.append(line("   What was said before; its letter takes it back:"))
        for letter, pair in zip(LETTERS, self._judged[:_MOST_JUDGED], strict=False):
            said = "one person" if pair.is_linked else "two people"
            words = cut(f"   {pair.aliases[0]} and {pair.aliases[1]}: {said}", size.width - 8)
            rows.append(line("   ", strong(letter, letter), words, press=letter))
        return rows


def _entry(entry: Entry, width: int) -> list[Line]:
    facts = ", ".join(filter(None, (entry.area, CODES.get(entry.age_band, entry.age_band))))
    rows = [line("   ", strong(cut(entry.alias or "no code name", width)), quiet(f"  {entry.person[:8]}"))]
    rows.append(line("   ", cut(facts or "area and age not known", width)))
    rows.extend(wrapped_lines(visits_in_words(entry), width, indent=3, tone=Tone.QUIET))
    for words in entry.words[:_MOST_WORDS]:
        rows.extend(wrapped_lines(f"“{words}”", width, indent=3)[:2])
    return rows
