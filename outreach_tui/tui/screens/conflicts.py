"""Choose: what two officers wrote differently, one answer at a time, in both officers' words.

A digit settles and goes on; moving on leaves it open. Nothing is dropped by default, and ^z opens again.
"""

from collections.abc import Callable

from outreach_tui.errors import OutreachError
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.number_words import counted
from outreach_tui.tui.commands import Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Size, line, strong, wrapped_lines
from outreach_tui.tui.page import WIDE
from outreach_tui.tui.replies import Close, Home, Over, Reply
from outreach_tui.tui.screen_commands import CONFLICTS_SCREEN, TYPE_ANOTHER_SCREEN
from outreach_tui.tui.screens.conflict_rows import MOST_VERSIONS, choice_rows, columns, list_rows
from outreach_tui.tui.screens.what_was_sent import WhatWasSentView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View
from outreach_tui.workflow.settle_conflicts import OpenConflict
from outreach_tui.workflow.settle_throughout import Reach


class ConflictsView(View):
    """From one open conflict to the next."""

    name = "Choose between two answers"
    purpose = (
        "Two officers wrote different things into one field. Both are kept until you choose one, keep both "
        "or type another. Moving on leaves it open, to be asked next time. Whatever you choose, "
        "the other stays in the history, and ^z opens it again."
    )
    commands = CONFLICTS_SCREEN

    def __init__(self, desk: Desk) -> None:
        """Show the first conflict."""
        self._merging = desk.merging
        self._as_list = False
        self._at = 0
        self._reach: Reach | None = None
        self._open: tuple[OpenConflict, ...] = ()
        self._look(0)

    def title(self) -> str:
        """Return what this is."""
        return f" {self.name}"

    def state(self) -> str:
        """Return how many are left."""
        return f"to choose: {self._at + 1} of {len(self._open)}" if self._open else "nothing to choose"

    def body(self, size: Size) -> list[Line]:
        """Return one conflict, or all of them as a list."""
        message = self.message_rows(size.width)
        if not self._open:
            rows = [
                BLANK,
                line("   ", strong("Nothing to choose: no two answers contradict each other.")),
                BLANK,
            ]
            return [*rows, *message]
        if self._as_list:
            return list_rows(self._open, self._at, size)
        one = self._open[self._at]
        rows = columns(one, size.width) if size.width >= WIDE else choice_rows(one, size.width)
        rows += [BLANK, line("   Nothing is thrown away: what is not chosen stays in the history.")]
        return [*rows[: size.height - len(message)], *message]

    def press(self, stroke: Stroke) -> Reply:
        """Take a digit to settle, arrows to move on, or the way back."""
        if stroke.key in {"escape", "left", "f5"}:
            return self._back(stroke)
        self.message = ""
        reach, self._reach = self._reach, None
        if stroke.key == "ctrl+z":
            return self._undo()
        if not self._open:
            return Home() if stroke.key == "enter" else None
        if stroke.is_digit and not self._as_list:
            digit = int(stroke.text)
            return self._settle(digit) if reach is None else self._settle_alike(digit, reach)
        if stroke.key == "w":
            return self._look_into(self._open[self._at].conflict)
        if stroke.key == "a" and not self._as_list:
            self._reach_further(reach)
        else:
            self._move(stroke.key)
        return None

    def _move(self, key: str) -> None:
        if key == "f4":
            self._as_list = not self._as_list
        elif key in _STEPS:
            self._at = max(0, min(len(self._open) - 1, self._at + _STEPS[key]))
        elif key == "enter":
            self._go_on()

    def _look_into(self, conflict: FieldConflict) -> Reply:
        whose = conflict.alias or conflict.label or "about nobody"
        return Over(WhatWasSentView(whose, self._merging.what_was_sent(conflict)))

    def shown_again(self) -> None:
        """Look again once other words were typed, or not."""
        self._look(self._at)

    def _back(self, stroke: Stroke) -> Reply:
        if self._as_list and stroke.key != "f5":
            self._as_list = False
            return None
        return Home()

    def _go_on(self) -> None:
        if self._as_list:
            self._as_list = False
        else:
            self.message = "Left open." if len(self._open) > 1 else "Left open; it is the only one."
            self._at = (self._at + 1) % len(self._open)

    def _reach_further(self, before: Reach | None) -> None:
        """Let the next digit settle the whole record, or, after one more "a", all about the person."""
        here = self._open[self._at].conflict
        of_record = sum(one.conflict.is_of_same_record(here) for one in self._open)
        about_them = sum(one.conflict.is_about_same_person(here) for one in self._open)
        digits = f"1-{min(len(here.versions), MOST_VERSIONS)} takes that officer's answer to all of them"
        whom = here.alias or "this person"
        if before is None and of_record > 1:
            self._reach = Reach.RECORD
            further = f"; a once more: all {about_them} about {whom}" if about_them > of_record else ""
            self.message = (
                f"{of_record} answers of this record are open: {digits}{further}. Another key leaves them."
            )
        elif before is not Reach.PERSON and about_them > max(1, of_record):
            self._reach = Reach.PERSON
            self.message = f"{about_them} answers about {whom} are open: {digits}. Another key leaves them."
        else:
            self.message = "Nothing more is open here; nothing was settled."

    def _settle_alike(self, digit: int, reach: Reach) -> Reply:
        conflict = self._open[self._at].conflict
        if not 1 <= digit <= min(len(conflict.versions), MOST_VERSIONS):
            self.message = f"{digit} is no officer's answer; nothing was settled."
            return None
        settled = self._merging.choose_throughout(conflict, digit, reach)
        self._look(self._at)
        who = conflict.versions[digit - 1].who
        self.message = f"Settled as {who} wrote: {counted(settled, 'answer')}. ^z opens all of it again."
        return None

    def _settle(self, digit: int) -> Reply:
        one = self._open[self._at]
        versions = min(len(one.conflict.versions), MOST_VERSIONS)
        if 1 <= digit <= versions:
            self._merging.choose(one.conflict, digit)
            self.message = f"Settled: {one.conflict.versions[digit - 1].words}. ^z opens it again."
        elif digit == versions + 1 and one.both:
            self._merging.keep_both(one.conflict)
            self.message = "Both kept in one answer. ^z opens it again."
        elif digit == versions + 1:
            self._go_on()
            return None
        elif digit == versions + 2:
            return Over(AnotherAnswerView(self._merging.answer_anew, one.conflict))
        else:
            self.message = f"{digit} is not one of the answers."
            return None
        self._look(self._at)
        return None

    def _undo(self) -> Reply:
        try:
            self._merging.undo_decision()
        except OutreachError as error:
            self.message = str(error)
            return None
        self._look(self._at)
        self.message = "Open again."
        return None

    def _look(self, at: int) -> None:
        self._open = self._merging.conflicts()
        self._at = min(at, max(0, len(self._open) - 1))


class AnotherAnswerView(View):
    """Other words than either officer's."""

    name = "Type another answer"
    purpose = "Type what it should say, and press Enter. Both officers' words stay in the history."
    commands: tuple[Command, ...] = TYPE_ANOTHER_SCREEN

    def __init__(self, settle: Callable[[FieldConflict, str], None], conflict: FieldConflict) -> None:
        """Ask for the words with which to `settle`."""
        self._settle = settle
        self._conflict = conflict
        self._box = TextBox()

    def body(self, size: Size) -> list[Line]:
        """Return what was written, and the field."""
        rows = [BLANK, line("   ", strong(self._conflict.field.replace("_", " "))), BLANK]
        for version in self._conflict.versions:
            rows.extend(wrapped_lines(f"{version.who}: {version.words}", size.width - 3, indent=6))
        typed = self._box.lines(max(10, size.width - 12), 3)
        rows.append(BLANK)
        rows.extend(line("   ► " if number == 0 else "     ", *row.spans) for number, row in enumerate(typed))
        return [*rows, BLANK, *self.message_rows(size.width)]

    def press(self, stroke: Stroke) -> Reply:
        """Take the words; Enter settles, Esc goes back without."""
        if stroke.key == "escape":
            return Close()
        if stroke.key != "enter":
            self._box.press(stroke)
            return None
        if not self._box.text.strip():
            self.message = "Type it first; Esc goes back and leaves it open."
            return None
        try:
            self._settle(self._conflict, self._box.text)
        except OutreachError as error:
            self.message = str(error)
            return None
        return Close()


_STEPS = {"up": -1, "down": 1, "pageup": -9, "pagedown": 9, "home": -1_000_000, "end": 1_000_000}
