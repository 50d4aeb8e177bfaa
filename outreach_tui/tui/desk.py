"""What the screens may ask for: one port in front of all verbs, and one in front of a conversation.

`opened_desk.py` is the real one; tests have small ones of the same name. Every method takes and returns plain
values and raises only `OutreachError`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import AddAnother, Progress, Prompt, Refusal, Step
from outreach_tui.tui.merging_desk import Merging
from outreach_tui.tui.names import Names
from outreach_tui.workflow.today import PersonToVisit, Today

if TYPE_CHECKING:
    from outreach_tui.codesign.draft import CourseDraft
    from outreach_tui.workflow.area_numbers import AreaNumber
    from outreach_tui.workflow.area_scripts import AreaScript
    from outreach_tui.workflow.asking import Answers
    from outreach_tui.workflow.at_the_door import AtTheDoor
    from outreach_tui.workflow.beside import Depth, OwnNote
    from outreach_tui.workflow.conduct_interview import Finished
    from outreach_tui.workflow.errands import Errand
    from outreach_tui.workflow.export_bundle import Leaving
    from outreach_tui.workflow.merge_bundles import MergePlan, MergeReport
    from outreach_tui.workflow.person_page import PersonPage
    from outreach_tui.workflow.read_interests import Reading
    from outreach_tui.workflow.show_person import KeptAboutPerson
    from outreach_tui.workflow.sitting import Said
    from outreach_tui.workflow.sync import Synced


class Interview(Protocol):
    """One conversation under way; every change is saved before the method returns."""

    @property
    def draft(self) -> str:
        """The id of what is kept of it while it is under way."""

    @property
    def title(self) -> str:
        """The script's title."""

    @property
    def alias(self) -> str:
        """The young person's code name, or empty while there is none."""

    @property
    def step(self) -> Step:
        """Where the conversation stands."""

    @property
    def typed(self) -> str:
        """Words typed at the present question that were not entered yet."""

    @property
    def last_said(self) -> "Said | None":
        """The last question that was answered and its answer."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be asked in; empty if there is one only."""

    @property
    def language(self) -> str:
        """The language it is asked in."""

    @property
    def progress(self) -> Progress:
        """How many of the questions that apply are answered."""

    def prompts(self) -> tuple[Prompt, ...]:
        """Return every question that applies now, in order."""

    def repeats(self) -> tuple[AddAnother, ...]:
        """Return every repeat that can be added to now."""

    def problems(self) -> tuple[Refusal, ...]:
        """Return what keeps the conversation from being finished."""

    def answer(self, value: str) -> Step | Refusal:
        """Take the answer to the present question and go on."""

    def leave_out(self, reason: MissingReason) -> Step | Refusal:
        """Note why the present question has no answer and go on."""

    def clear(self) -> Step | Refusal:
        """Take the present question's answer away and stay at it."""

    def forward(self) -> Step | Refusal:
        """Go on, keeping what stands."""

    def back(self) -> Step | Refusal:
        """Go back one question."""

    def go_to(self, ref: str) -> Step | Refusal:
        """Go to any question that applies now."""

    def add_another(self) -> Step | Refusal:
        """Say yes to another one."""

    def no_more(self) -> Step | Refusal:
        """Say that there is no other one."""

    def add(self, repeat: str) -> Step | Refusal:
        """Add one to a repeat from anywhere."""

    def remove(self, ref: str) -> Step | Refusal:
        """Take one out of a repeat."""

    def speak(self, language: str) -> Step:
        """Go on in another language, at the same question."""

    @property
    def about(self) -> str:
        """The young person's record, where they were known before; empty otherwise."""

    @property
    def whom(self) -> str:
        """The young person's record, also where finishing it makes that record; empty if about nobody."""

    @property
    def is_light(self) -> bool:
        """Whether somebody else is about, and what was said before they came is out of sight."""

    @property
    def depths(self) -> "tuple[Depth, ...]":
        """How much can be asked, the least first; empty where the script makes no difference."""

    @property
    def depth(self) -> "Depth":
        """How much is asked now."""

    @property
    def notes(self) -> "tuple[OwnNote, ...]":
        """The officer's own lines in this conversation."""

    @property
    def note_typed(self) -> str:
        """A line of the officer's that was typed and not entered."""

    def left(self, depth: "Depth") -> tuple[Prompt, ...]:
        """Return what is open at `depth` and may be seen."""

    def ask(self, depth: "Depth") -> Step:
        """Ask this much from now on; the conversation stays where it stands."""

    def ask_the_rest(self, depth: "Depth") -> Step | Refusal:
        """Ask what is open at `depth`, from the first of it."""

    def keep_light(self) -> Step | Refusal:
        """Go on lightly, with nothing in sight that was said before."""

    def talk_fully(self) -> Step | Refusal:
        """Go on as before somebody came."""

    def note(self, words: str) -> None:
        """Keep a line of the officer's own beside the present question."""

    def note_begun(self, words: str) -> None:
        """Keep a line of the officer's before it is entered."""

    def reword(self, ref: str, words: str) -> Step | Refusal:
        """Put words right as the young person said them at the reading back."""

    def tidy(self, ref: str, words: str) -> Step | Refusal:
        """Put tidier words, which they agreed to; what was typed first stays beside them."""

    def strike(self, ref: str) -> Step | Refusal:
        """Take words away because they want that."""

    def leave_early(self, reason: str) -> Step | Refusal:
        """Note why the talk stopped early, where the script asks; stay where it stands."""

    def undo(self) -> Step | Refusal:
        """Take back words not entered, or else the last change; `last_said` says what it was."""

    def redo(self) -> Step | Refusal:
        """Bring back what was taken back last."""

    def typing(self, text: str) -> None:
        """Keep words typed at the present question before they are entered."""

    def finish(self) -> "Finished":
        """Make the records."""


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
    def merging(self) -> Merging:
        """Undoing merges, conflicts, and who is one person."""

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

    def person_page(self, person: str) -> "PersonPage":
        """Return the page a young person may keep."""

    def kept_page(self, person: str) -> "PersonPage":
        """Return everything that is kept about a young person, for paper."""

    def print_page(self, page: "PersonPage") -> None:
        """Send a page to this laptop's printer."""

    def write_page(self, page: "PersonPage", file: Path) -> None:
        """Write a page into a file."""

    def note_copy(self, person: str, way: str) -> None:
        """Keep how they got their copy."""

    def erase_person(self, person: str, passphrase: str) -> int:
        """Wipe a young person for good; returns how many records there were."""

    def what_would_leave(self) -> "Leaving":
        """Return what an export would hand over."""

    def visit_states(self) -> str:
        """Return how many visits stand where, in words."""

    def last_place(self) -> str:
        """Return the place of the last sync; empty before the first."""

    def sync(self, place: str, tell: Callable[[str], None], password: str | None) -> "Synced":
        """Hand over and take in what came back; `tell` hears how far it is."""

    def preview_merge(self, paths: Sequence[Path]) -> "MergePlan":
        """Return what taking these in would do."""

    def accept_merge(self, plan: "MergePlan") -> "MergeReport":
        """Take them in."""

    def read_interests(self) -> "Reading":
        """Return everybody's wishes in their own words."""

    def draft_course(self) -> "CourseDraft":
        """Return the first draft of a course."""

    def area_scripts(self) -> "tuple[AreaScript, ...]":
        """Return the scripts the area pack brought."""

    def errands(self) -> "tuple[Errand, ...]":
        """Return what can be done here with keys, laptops and people."""

    def run_errand(self, errand: "Errand", answers: "Answers") -> tuple[str, ...]:
        """Do one of them and return what to say."""

    def close(self, why: str = "") -> None:
        """Close the workspace, noting `why` as a code; nothing readable stays behind."""
