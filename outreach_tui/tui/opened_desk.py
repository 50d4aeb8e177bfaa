"""The desk of an opened workspace: each method is one verb. Verbs are imported when they are first used."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from outreach_tui.tui.conversation import Interview
from outreach_tui.tui.merging_desk import OpenedMerging
from outreach_tui.tui.opened_names import OpenedNames
from outreach_tui.tui.paper_desk import OpenedPaper
from outreach_tui.tui.sending_desk import OpenedSending
from outreach_tui.workflow.asking import Answers, Said
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.today import PersonToVisit, Today

if TYPE_CHECKING:
    from outreach_tui.codesign.draft import CourseDraft
    from outreach_tui.workflow.area_numbers import AreaNumber
    from outreach_tui.workflow.area_scripts import AreaScript
    from outreach_tui.workflow.at_the_door import AtTheDoor
    from outreach_tui.workflow.errand import Errand
    from outreach_tui.workflow.read_interests import Reading
    from outreach_tui.workflow.show_person import KeptAboutPerson
    from outreach_tui.workflow.workspace import Workspace


class OpenedDesk:
    """What the screens may ask of a workspace."""

    def __init__(self, workspace: "Workspace") -> None:
        """Ask `workspace`."""
        self._workspace = workspace
        self._names = OpenedNames(workspace)
        self._warning: str | None = None

    @property
    def is_lead(self) -> bool:
        """Whether it is the lead partner's."""
        return self._workspace.profile.role is Role.LEAD

    @property
    def area_name(self) -> str:
        """The area's plain name."""
        return self._workspace.profile.area_name

    @property
    def names(self) -> OpenedNames:
        """Names, numbers and doors, open or locked."""
        return self._names

    @property
    def merging(self) -> OpenedMerging:
        """Merges and undoing them, conflicts, and who is one person."""
        return OpenedMerging(self._workspace)

    @property
    def paper(self) -> OpenedPaper:
        """Copies for young people."""
        return OpenedPaper(self._workspace)

    @property
    def sending(self) -> OpenedSending:
        """Handing over, and taking in what came back."""
        return OpenedSending(self._workspace)

    @property
    def warning(self) -> str:
        """What to say about where the workspace lies; looked up once."""
        if self._warning is None:
            from outreach_tui.workflow.at_this_laptop import folder_warning

            self._warning = folder_warning(self._workspace)
        return self._warning

    @property
    def theme(self) -> str:
        """The theme that was chosen here; empty if none was."""
        from outreach_tui.workflow.kept_theme import kept_theme

        return kept_theme(self._workspace)

    def keep_theme(self, name: str) -> None:
        """Keep the theme."""
        from outreach_tui.workflow.kept_theme import keep_theme

        keep_theme(self._workspace, name)

    def now(self) -> datetime:
        """Return the time on this laptop."""
        return self._workspace.outside.now()

    def is_passphrase(self, passphrase: str) -> bool:
        """Tell whether it opens this workspace."""
        from outreach_tui.workflow.at_this_laptop import is_passphrase

        return is_passphrase(self._workspace, passphrase)

    def area_numbers(self) -> "tuple[AreaNumber, ...]":
        """Return the numbers to ring when somebody may be hurt."""
        from outreach_tui.workflow.area_numbers import area_numbers

        return area_numbers(self._workspace)

    def ring_due(self) -> str:
        """Return what to say once it is time to ring whoever knows where the officer is."""
        from outreach_tui.workflow.ring_back import ring_in_words

        return ring_in_words(self._workspace)

    def keep_note(self, words: str, person: str) -> None:
        """Keep a line of the officer's own."""
        from outreach_tui.workflow.own_notes import keep_note

        keep_note(self._workspace, words, person)

    def note_begun(self, words: str) -> None:
        """Keep such a line before it is entered."""
        from outreach_tui.workflow.own_notes import note_begun

        note_begun(self._workspace, words)

    def note_typed(self) -> str:
        """Return a line that was typed and not entered."""
        from outreach_tui.workflow.own_notes import note_typed

        return note_typed(self._workspace)

    def plan_today(self) -> Today:
        """Return what the first screen shows."""
        from outreach_tui.workflow.plan_today import plan_today

        return plan_today(self._workspace)

    def begin_interview(
        self, script: str, person: str | None = None, given: Mapping[str, str] | None = None
    ) -> Interview:
        """Begin a conversation; `given` are answers known before it."""
        from outreach_tui.workflow.begin_interview import begin_interview
        from outreach_tui.workflow.beside import Depth

        return begin_interview(self._workspace, script, person=person, given=given, depth=Depth.SPINE)

    def resume_interview(self, draft: str) -> Interview:
        """Go on with a conversation that was left."""
        from outreach_tui.workflow.begin_interview import resume_interview

        return resume_interview(self._workspace, draft)

    def throw_away(self, draft: str) -> None:
        """Throw a conversation that was left away for good."""
        from outreach_tui.workflow.begin_interview import throw_away

        throw_away(self._workspace, draft)

    def finder(self) -> Callable[[str, int], tuple[PersonToVisit, ...]]:
        """Return what finds at most so many people whose code name has some words in it, as of now."""
        from outreach_tui.workflow.find_person import Finder

        return Finder(self._workspace).find

    def show_person(self, person: str) -> "KeptAboutPerson":
        """Return everything that is kept about a young person."""
        from outreach_tui.workflow.show_person import show_person

        return show_person(self._workspace, person)

    def at_the_door(self, person: str) -> "AtTheDoor":
        """Return last time, and what a talk with a young person begins with."""
        from outreach_tui.workflow.at_the_door import at_the_door

        return at_the_door(self._workspace, person)

    def nobody_in(self, person: str) -> None:
        """Note a try at a door that nobody opened."""
        from outreach_tui.workflow.at_the_door import nobody_in

        nobody_in(self._workspace, person)

    def checked_in(self) -> None:
        """Note that whoever waits for a ring was rung."""
        from outreach_tui.workflow.ring_back import was_rung

        was_rung(self._workspace)

    def cross_out(self, record: str) -> None:
        """Erase one record that the young person does not want kept."""
        from outreach_tui.workflow.erase_person import erase_records

        erase_records(self._workspace, (record,))

    def erase_person(self, person: str, passphrase: str) -> int:
        """Wipe a young person for good; names are locked first, for their name is wiped too."""
        from outreach_tui.workflow.at_this_laptop import require_passphrase
        from outreach_tui.workflow.erase_person import erase_person

        require_passphrase(self._workspace, passphrase)
        self._names.lock()
        return erase_person(self._workspace, person, passphrase)

    def read_interests(self) -> "Reading":
        """Return everybody's wishes in their own words."""
        from outreach_tui.workflow.read_interests import read_interests

        return read_interests(self._workspace)

    def draft_course(self) -> "CourseDraft":
        """Return the first draft of a course."""
        from outreach_tui.workflow.design_course import draft_course

        return draft_course(self._workspace)

    def area_scripts(self) -> "tuple[AreaScript, ...]":
        """Return the scripts the area pack brought."""
        from outreach_tui.workflow.area_scripts import list_area_scripts

        return list_area_scripts(self._workspace)

    def errands(self) -> "tuple[Errand, ...]":
        """Return what can be done here with keys, laptops and people."""
        from outreach_tui.workflow.errands import errands_of

        return errands_of(self._workspace)

    def drill_is_due(self) -> bool:
        """Whether a year is over since a recovery sheet was last tried."""
        from outreach_tui.workflow.recovery_drill import drill_is_due

        return drill_is_due(self._workspace)

    def run_errand(self, errand: "Errand", answers: "Answers") -> "tuple[Said, ...]":
        """Do one of them; names are locked first, for it may need their vault."""
        self._names.lock()
        return errand.do(self._workspace, answers)

    def close(self, why: str = "") -> None:
        """Lock names and close the workspace, noting `why`; nothing readable stays behind."""
        from outreach_tui.workflow.audit import Action, note_if_possible

        self._names.lock()
        note_if_possible(self._workspace, Action.LOCKED, reason=why)
        self._workspace.close()
