"""What is kept about one young person: everything, for them to read ("What have you got on me?").

Rules:
- Everything is there: every record of every list, what is under way, how far it goes and how far it has come.
- Their words come first and stand as they were said; codes are said in plain words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach_tui.number_words import counted
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.records.record import Record
from outreach_tui.records.sharing import Scope, scope_of
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.cleared_copies import cleared_people
from outreach_tui.workflow.hand_over_states import IN_WORDS, States
from outreach_tui.workflow.kept_in_words import in_one_line
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.taken_back_in_words import told_to_them
from outreach_tui.workflow.workspace import Workspace

_HEADINGS = (
    ("interests", "What you would want"),
    ("assets", "What you bring"),
    ("pledges", "What was promised"),
    ("barriers", "What gets in the way"),
    ("outcomes", "How near you are"),
    ("tasters", "To go and try"),
    ("feedback", "How it was"),
    ("corrections", "What we got wrong"),
    ("visits", "Visits"),
    ("consents", "What you agreed to"),
    ("young_people", "About you"),
    ("notes", "Notes for next time"),
    ("concern_flags", "Worries passed on"),
)
"""Lists in the order they are read out; others come after them."""

_NOT_ALONE = frozenset({"young_people", "visits", "consents", "concern_flags"})

_TRAVELS = {
    Scope.NOTHING: "Nothing of it leaves this laptop.",
    Scope.PRESENCE: "Only that you were visited, and how it went, goes to the lead partner.",
    Scope.WORDS: "It goes to the small team at the lead partner, as you agreed.",
}


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """One record as it is read to them."""

    entity_list: str
    """The list it stands in."""
    record: str
    """Its id."""
    words: str
    """All it says, in one line."""

    @property
    def may_be_crossed_out(self) -> bool:
        """Whether it may go alone; that somebody was met, and what they agreed to, goes with everything."""
        return self.entity_list not in _NOT_ALONE


@dataclass(frozen=True, slots=True)
class KeptSection:
    """Records of one kind."""

    heading: str
    """What they are, in plain words."""
    records: tuple[KeptRecord, ...]
    """The records, in the order they came about as far as it is known."""


@dataclass(frozen=True, slots=True)
class KeptAboutPerson:
    """Everything about one young person on this laptop."""

    alias: str
    """Their code name."""
    sections: tuple[KeptSection, ...]
    """Every record, by kind."""
    travels: str
    """How far it goes, in words."""
    came: str
    """How far it has come on its way to the lead partner, in words; "" on the lead partner's own laptop."""
    under_way: tuple[str, ...]
    """Conversations with them that are not finished: script and place."""
    whole_talks: int
    """Conversations that are kept whole, on this laptop only."""
    cleared: str = ""
    """What was cleared from this laptop, in words; "" if nothing was."""
    became: str = ""
    """What the lead partner decided about what they took back, in words; "" while nothing was."""

    @property
    def beside(self) -> tuple[str, ...]:
        """What there is besides records, in sentences."""
        talks = counted(self.whole_talks, "conversation")
        return (
            *(f"Not finished: {one}." for one in self.under_way),
            *((f"Kept whole on this laptop: {talks}.",) if self.whole_talks else ()),
            self.travels,
            *((f"So far: {self.came}.",) if self.came else ()),
            *((self.became,) if self.became else ()),
            *((f"{self.cleared}.",) if self.cleared else ()),
        )


def show_person(workspace: Workspace, person: str) -> KeptAboutPerson:
    """Return everything that is kept about one young person; that it was looked at is noted.

    Raises: OutreachError when it cannot be noted.
    """
    note(workspace, Action.SHOWN, person)
    picture = workspace.picture
    states = States(workspace) if workspace.profile.role is Role.OFFICER else None
    record = picture.record("young_people", person)
    about = {(one.entity_list, one.id): one for one in picture.about(person)}
    if record is not None:
        about["young_people", person] = record
    return KeptAboutPerson(
        alias=record.value("alias") if record else "",
        sections=tuple(_sections(list(about.values()), _Saying(workspace, person, states))),
        travels=_TRAVELS[scope_of(picture, person)],
        came=states.words(person) if states else "",
        under_way=tuple(
            ", ".join(part for part in (draft.title, draft.place) if part)
            for draft in workspace.vault.drafts()
            if draft.about == person
        ),
        whole_talks=sum(submission.about == person for submission in workspace.vault.submissions()),
        cleared=cleared.words if (cleared := cleared_people(workspace).get(person)) else "",
        became=told_to_them(picture, person),
    )


class _Saying:
    """How records of one person are said today."""

    def __init__(self, workspace: Workspace, person: str, states: States | None) -> None:
        self._today = workspace.outside.now().date()
        self._states = states
        self._came = states.of_person(person) if states else None

    def words(self, record: Record) -> str:
        """Return what a record says; an officer reads of a visit how far it has come, where that differs."""
        words = in_one_line(record, self._today)
        if self._states is None or record.entity_list != "visits":
            return words
        came = self._states.of_visit(record)
        return words if came is self._came else f"{words} [{IN_WORDS[came]}]"


def _sections(records: Sequence[Record], saying: _Saying) -> Iterator[KeptSection]:
    known = [name for name, _ in _HEADINGS]
    others = sorted({one.entity_list for one in records} - set(known))
    for name in (*known, *others):
        kept = sorted((one for one in records if one.entity_list == name), key=_when)
        said = tuple(KeptRecord(name, one.id, words) for one in kept if (words := saying.words(one)))
        if said:
            yield KeptSection(_heading(name), said)


def _heading(name: str) -> str:
    many = entity_list(name, has_subject=True).many
    return dict(_HEADINGS).get(name, many[:1].upper() + many[1:])


def _when(record: Record) -> tuple[bool, str, str]:
    """Order by top pick, then by day, then by id."""
    days = (record.value(field) for field in ("on", "given_on", "by"))
    return record.value("top_pick") != "yes", next((day for day in days if day), ""), record.id
