"""What each laptop sent: one record as every laptop wrote it, beside the choice between two answers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from outreach_tui.tui.lines import BLANK, Line, line, quiet, strong, wrapped_lines
from outreach_tui.tui.replies import Close, Home, Reply
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke

if TYPE_CHECKING:
    from outreach_tui.workflow.what_was_sent import SentByLaptop


class WhatWasSentView(ReadingView):
    """The record, laptop by laptop."""

    name = "What each laptop sent"
    purpose = (
        "Everything each laptop wrote into this record, in its officer's words, also what was replaced "
        "later. Nothing is changed by looking."
    )

    def __init__(self, whose: str, sent: "Sequence[SentByLaptop]") -> None:
        """Show what was sent about `whose` record."""
        super().__init__()
        self._whose = whose
        self._sent = sent

    def title(self) -> str:
        """Return what this is."""
        return " What each laptop sent"

    def rows(self, width: int) -> list[Line]:
        """Return every laptop's changes, one below the other."""
        rows = [BLANK, line(" ", strong(self._whose))]
        for laptop in self._sent:
            rows += [BLANK, line("   ", strong(laptop.device))]
            for change in laptop.changes:
                rows.append(line(quiet(f"     {change.heading}")))
                for field, words in change.answers:
                    rows.extend(wrapped_lines(f"{field}: {words}", width - 3, indent=7))
        return rows

    def press(self, stroke: Stroke) -> Reply:
        """Take arrows to move; Esc goes back to the choice."""
        if stroke.key in {"escape", "left"}:
            return Close()
        return Home() if stroke.key == "f5" else super().press(stroke)
