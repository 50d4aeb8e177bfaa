"""Runs the app on fakes in a terminal of its own: `python -m tests.tui.stand_alone MODE FILE`.

Modes: "hostile" fills every field with what a terminal must not see, "crash" has a fault of ours once that
word is typed, "kept" writes each text the conversation keeps into FILE.
"""

import sys
from dataclasses import replace
from pathlib import Path

from outreach_tui.tui.app import OutreachApp
from tests.tui.fakes import TODAY, Desk, Interview
from tests.tui.hostile_text import HOSTILE

SECRET = "brave-otter said something private"


class KeepingInterview(Interview):
    """Writes what it keeps into a file."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file

    def typing(self, text: str) -> None:
        """Keep the words in the file."""
        super().typing(text)
        self.file.write_text(text, encoding="utf-8")
        if text == "crash":
            told = SECRET + text
            raise RuntimeError(told)


def hostile_desk() -> Desk:
    """Return a desk whose every text is hostile."""
    people = tuple(replace(one, alias=HOSTILE, last_words=HOSTILE) for one in TODAY.people)
    promises = tuple(replace(one, alias=HOSTILE, words=HOSTILE) for one in TODAY.promises)
    drafts = tuple(replace(one, alias=HOSTILE, title=HOSTILE, place=HOSTILE) for one in TODAY.drafts)
    return Desk(area_name=HOSTILE, today=replace(TODAY, people=people, promises=promises, drafts=drafts))


def main() -> int:
    """Run one mode."""
    mode, file = sys.argv[1], Path(sys.argv[2])
    if mode == "hostile":
        return OutreachApp(desk=hostile_desk()).run_safely()
    interview = KeepingInterview(file)
    return OutreachApp(desk=Desk(interview=interview), interview=interview).run_safely()


if __name__ == "__main__":
    sys.exit(main())
