"""What the screens may ask for: one port in front of all verbs.

`opened_desk.py` is the real one; tests have small ones of the same name. Every method takes and returns plain
values and raises only `OutreachError`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.merging_desk import Merging
from outreach_tui.tui.names import Names
from outreach_tui.tui.paper_desk import Paper
from outreach_tui.tui.sending_desk import Sending
from outreach_tui.workflow.today import PersonToVisit, Today

if TYPE_CHECKING:
    from outreach_tui.codesign.draft import CourseDraft
    from outreach_tui.workflow.area_numbers import AreaNumber
    from outreach_tui.workflow.area_scripts import AreaScript
    from outreach_tui.workflow.asking import Answers, Said
    from outreach_tui.workflow.at_the_door import AtTheDoor
    from outreach_tui.workflow.errand import Errand
    from outreach_tui.workflow.read_interests import Reading
    from outreach_tui.workflow.show_person import KeptAboutPerson


class Desk(Protocol):
    """One opened workspace, as the screens see it."""

    @property
    def is_lead(self) -> bool:
        """Whether it is the lead partner's."""

    @property
    def area_name(self) -> str:
        """The area's plain name."""

    @property
    def names(self) -> Names:
        """Names, numbers and doors, open or locked."""

    @property
    def paper(self) -> Paper:
        """Copies for young people."""

    @property
    def merging(self) -> Merging:
        """Merges and undoing them, conflicts, and who is one person."""

    @property
    def sending(self) -> Sending:
        """Handing over, and taking in what came back."""

    @property
    def warning(self) -> str:
        """What to say about where the workspace lies; empty if the place is good."""

    @property
    def theme(self) -> str:
        """The theme that was chosen here; empty if none was."""

    def keep_theme(self, name: str) -> None:
        """Keep the theme."""

    def now(self) -> datetime:
        """Return the time on this laptop."""

    def is_passphrase(self, passphrase: str) -> bool:
        """Tell whether it opens this workspace; takes as long as opening it."""

    def area_numbers(self) -> "tuple[AreaNumber, ...]":
        """Return the numbers to ring when somebody may be hurt."""

    def ring_due(self) -> str:
        """Return what to say once it is time to ring whoever knows where the officer is; empty before."""

    def keep_note(self, words: str, person: str) -> None:
        """Keep a line of the officer's own, about a young person if one is given."""

    def note_begun(self, words: str) -> None:
        """Keep such a line before it is entered."""

    def note_typed(self) -> str:
        """Return a line that was typed and not entered."""

    def plan_today(self) -> Today:
        """Return what the first screen shows."""

    def begin_interview(
        self, script: str, person: str | None = None, given: Mapping[str, str] | None = None
    ) -> Interview:
        """Begin a conversation; `given` are answers known before it."""

    def resume_interview(self, draft: str) -> Interview:
        """Go on with a conversation that was left."""

    def throw_away(self, draft: str) -> None:
        """Throw a conversation that was left away for good."""

    def finder(self) -> Callable[[str, int], tuple[PersonToVisit, ...]]:
        """Return what finds at most so many people whose code name has some words in it, as of now."""

    def show_person(self, person: str) -> "KeptAboutPerson":
        """Return everything that is kept about a young person."""

    def at_the_door(self, person: str) -> "AtTheDoor":
        """Return last time, and what a talk with a young person begins with."""

    def nobody_in(self, person: str) -> None:
        """Note a try at a door that nobody opened."""

    def checked_in(self) -> None:
        """Note that whoever waits for a ring was rung."""

    def cross_out(self, record: str) -> None:
        """Erase one record that the young person does not want kept."""

    def erase_person(self, person: str, passphrase: str) -> int:
        """Wipe a young person for good; returns how many records there were."""

    def read_interests(self) -> "Reading":
        """Return everybody's wishes in their own words."""

    def draft_course(self) -> "CourseDraft":
        """Return the first draft of a course."""

    def area_scripts(self) -> "tuple[AreaScript, ...]":
        """Return the scripts the area pack brought."""

    def errands(self) -> "tuple[Errand, ...]":
        """Return what can be done here with keys, laptops and people."""

    def drill_is_due(self) -> bool:
        """Whether a year is over since a recovery sheet was last tried."""

    def run_errand(self, errand: "Errand", answers: "Answers") -> "tuple[Said, ...]":
        """Do one of them and return what to say."""

    def close(self, why: str = "") -> None:
        """Close the workspace, noting `why` as a code; nothing readable stays behind."""
