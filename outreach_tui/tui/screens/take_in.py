"""Take in: name the stick, look at what it would do, then take it in. Looking changes nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.number_words import counted
from outreach_tui.tui.commands import GO_ON, Command
from outreach_tui.tui.desk import Desk
from outreach_tui.tui.lines import BLANK, Line, Tone, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Home, Reply, SettleConflicts, Work
from outreach_tui.tui.screen_commands import TAKE_IN_SCREEN
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox

if TYPE_CHECKING:
    from outreach_tui.workflow.merge_bundles import MergePlan, MergeReport
    from outreach_tui.workflow.undo_merge import Undone


class TakeInView(ReadingView):
    """From a folder's name to what it brought."""

    name = "Take in what officers sent"
    purpose = (
        "Type the folder, stick or file and press Enter to look. Everything is shown before anything is "
        "taken in; what cannot be trusted is named with its reason and left out. The same file twice "
        "changes nothing."
    )
    commands = TAKE_IN_SCREEN

    def __init__(self, desk: Desk) -> None:
        """Ask for the folder."""
        super().__init__()
        self._desk = desk
        self._box = TextBox()
        self._box.put(desk.sending.last_place())
        self._plan: MergePlan | None = None
        self._report: MergeReport | None = None
        self._undone = False
        self._is_earlier_meant = False

    def state(self) -> str:
        """Return how many files are looked at."""
        return f"{counted(self._plan.taken, 'file')} good, {self._plan.refused} not" if self._plan else ""

    def keys(self) -> tuple[Command, ...]:
        """Return what Enter does next, and the rest."""
        if self._report is not None:
            return (GO_ON, *self.commands[1:])
        if self._plan is not None and not self._plan.taken:
            return self.commands[1:]
        verb = "take it in" if self._plan else "look"
        return (self.commands[0].called(verb), *self.commands[1:])

    def rows(self, width: int) -> list[Line]:
        """Return the field, then the plan, then the report."""
        if self._report is not None:
            return self._report_rows(self._report, width)
        if self._plan is not None:
            return self._plan_rows(self._plan, width)
        typed = self._box.lines(max(10, width - 12), 1)[0].spans
        rows = [
            BLANK,
            line("   ", strong("Folder, stick or file")),
            BLANK,
            Line((quiet("   ► "), *typed)),
            BLANK,
        ]
        rows.extend(
            wrapped_lines(
                "Enter looks at what is there. Nothing is taken in yet.", width - 3, indent=3, tone=Tone.QUIET
            )
        )
        return [*rows, BLANK, *self.message_rows(width)]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the field, or of the plan."""
        if stroke.key == "ctrl+z":
            return self._undo()
        if self._report is not None:
            return self._press_at_report(self._report, stroke)
        if self._plan is not None:
            return self._press_at_plan(self._plan, stroke)
        if stroke.key in {"escape", "f5"} or (stroke.key == "left" and not self._box.text):
            return Home()
        if stroke.key == "enter":
            return self._look()
        self._box.press(stroke)
        return None

    def _press_at_report(self, report: "MergeReport", stroke: Stroke) -> Reply:
        if stroke.key == "enter":
            return SettleConflicts() if report.conflicts and not self._undone else Home()
        return super().press(stroke)

    def _undo(self) -> Reply:
        """Undo the last merge; right after that, undo the undoing.

        After a take-in that brought nothing to undo, the merge before it is undone by a second press only.
        """
        report = self._report
        if report is not None and not report.may_be_undone and not self._is_earlier_meant:
            self._is_earlier_meant = True
            self.message = "Nothing of this take-in is there to undo. ^z again undoes the merge before it."
            return None
        merging = self._desk.merging
        return Work(merging.redo_merge if self._undone else merging.undo_merge, "Undoing …", self._told)

    def _told(self, undone: "Undone") -> Reply:
        self._first = 0
        self._undone = undone.is_undone
        changes = counted(undone.changes, "change")
        if undone.is_undone:
            self.message = f"Undone: {changes} out of view; receipts stay true. ^z again brings it back."
        else:
            self.message = f"Back again: {changes}."
        self._plan = None if self._report is None else self._plan
        return None

    def _look(self) -> Reply:
        text = self._box.text.strip()
        if not text:
            self.message = "Type the folder, stick or file first."
            return None
        return Work(
            lambda: self._desk.merging.preview([Path(text).expanduser()]),
            "Looking at every file …",
            self._looked,
        )

    def _looked(self, plan: "MergePlan") -> Reply:
        self._first, self._plan = 0, plan
        return None

    def _taken_in(self, report: "MergeReport") -> Reply:
        self._first, self._report = 0, report
        return None

    def _press_at_plan(self, plan: "MergePlan", stroke: Stroke) -> Reply:
        if stroke.key in {"escape", "left"}:
            self._plan = None
            return None
        if stroke.key == "enter" and plan.taken:
            return Work(lambda: self._desk.merging.accept(plan), "Taking it in …", self._taken_in)
        return super().press(stroke)

    def _plan_rows(self, plan: "MergePlan", width: int) -> list[Line]:
        rows = [BLANK, line("   ", strong("This is what it would do. Nothing is taken in yet.")), BLANK]
        for words in plan.lines:
            rows.extend(wrapped_lines(words, width - 3, indent=3))
        rows.append(BLANK)
        if plan.taken:
            rows.append(
                line(
                    "   ", strong("Enter", "enter"), " takes it in.  ", strong("Esc", "escape"), " leaves it."
                )
            )
        else:
            rows.append(line("   Nothing here can be taken in.  ", strong("Esc", "escape"), " goes back."))
        return [*rows, *self.message_rows(width)]

    def _report_rows(self, report: "MergeReport", width: int) -> list[Line]:
        rows = [
            BLANK,
            line(
                "   ",
                strong("Taken in." if report.added or report.erased else "Nothing was new; nothing changed."),
            ),
            BLANK,
        ]
        rows.append(
            line("     ", f"{counted(report.added, 'change')} from {counted(report.bundles, 'file')}")
        )
        if report.erased:
            words = counted(report.erased, "entry", "entries")
            rows.append(line("     ", f"{words} erased for good, as officers were asked"))
        if report.conflicts:
            words = counted(report.conflicts, "answer", "answers")
            rows.append(
                line("     ", f"{words} written differently by two officers; both are kept, side by side")
            )
        receipts = len(report.receipts)
        if receipts:
            rows.append(
                line("     ", f"{counted(receipts, 'receipt')} written; ^s takes them to the officers")
            )
        rows.extend((BLANK, *self._after(report)))
        return [*rows, BLANK, *self.message_rows(width)]

    def _after(self, report: "MergeReport") -> list[Line]:
        where = (
            "chooses between them." if report.conflicts and not self._undone else "goes to the first screen."
        )
        undo = ("  ", strong("^z", "ctrl+z"), " undoes the merge.") if report.may_be_undone else ()
        return [line("   ", strong("Enter", "enter"), f" {where}", *undo)]
