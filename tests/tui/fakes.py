"""Small stand-ins with the names of the ports: `Interview` keeps its draft in memory, `Desk` has fixed lists.

What each method means stands at the port (`outreach_tui/tui/desk.py`).
"""
# ruff: noqa: D102 - the port says it

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Refusal, Step
from outreach_tui.interview.session import Session
from outreach_tui.vault.kept import Draft
from outreach_tui.workflow import conduct_interview
from outreach_tui.workflow.area_numbers import EVERYWHERE, AreaNumber
from outreach_tui.workflow.area_scripts import AreaScript
from outreach_tui.workflow.asking import Said
from outreach_tui.workflow.at_the_door import AtTheDoor
from outreach_tui.workflow.clear_copy import ClearableCopy
from outreach_tui.workflow.errand import Errand
from outreach_tui.workflow.hand_over import Prepared
from outreach_tui.workflow.identity import IdentityCard
from outreach_tui.workflow.lead_errands import LEADS
from outreach_tui.workflow.officer_errands import OFFICERS
from outreach_tui.workflow.outbox import Placed
from outreach_tui.workflow.person_page import PersonPage
from outreach_tui.workflow.recall import Recall
from outreach_tui.workflow.show_person import KeptAboutPerson, KeptRecord, KeptSection
from outreach_tui.workflow.sync_officer import OfficerSynced
from outreach_tui.workflow.take_receipt import ReceiptTaken
from outreach_tui.workflow.today import DraftToFinish, PersonToVisit, PromiseDue, Today
from tests.tui.fakes_merging import Merging
from tests.tui.script import NOW, session_of


class Memory:
    """A vault's drafts in memory; a save takes as long as it is told to, or fails."""

    def __init__(self, saving_takes: float) -> None:
        self.saving_takes = saving_takes
        self.refuses_to_save = False
        self.draft: Draft | None = None

    def keep_draft(self, draft: Draft) -> None:
        time.sleep(self.saving_takes)  # a slow disk
        if self.refuses_to_save:
            raise OutreachError(
                "disk-full", "this laptop's disk", "it is full", "Free some room, then try again"
            )
        self.draft = draft


class Interview(conduct_interview.Interview):
    """The real conversation over a vault in memory; `saved` is what the vault keeps of the session."""

    def __init__(self, session: Session | None = None, *, saving_takes: float = 0.0) -> None:
        session = session or session_of()
        self.memory = Memory(saving_takes)
        self.called = "A talk"
        self.typings: list[str] = []
        self.is_finished = False
        self.copies: list[str] = []
        draft = Draft(id="d1", form_key="", title="A talk", session=session.save(), kept_at="")
        super().__init__(
            SimpleNamespace(vault=self.memory, outside=SimpleNamespace(now=lambda: NOW), sittings={}),
            SimpleNamespace(form=session.form),
            session,
            draft,
        )

    @property
    def session(self) -> Session:
        return self._session

    @property
    def saved(self) -> bytes:
        return self._draft.session

    @property
    def refuses_to_save(self) -> bool:
        return self.memory.refuses_to_save

    @refuses_to_save.setter
    def refuses_to_save(self, refuses: bool) -> None:
        self.memory.refuses_to_save = refuses

    @property
    def typed_text(self) -> str:
        return self._draft.typing_text

    @property
    def title(self) -> str:
        return self.called

    @title.setter
    def title(self, called: str) -> None:
        self.called = called

    def typing(self, text: str) -> None:
        super().typing(text)
        self.typings.append(text)

    def note_copy(self, way: str) -> Step | Refusal:
        self.copies.append(way)
        return self.step

    def finish(self) -> conduct_interview.Finished:
        self.is_finished = True
        return conduct_interview.Finished("A talk", (("visits", 1), ("interests", 3)), "p1")

    def value(self, name: str) -> str:
        """Return the answer of the first question with this name."""
        return next((one.value for one in self.session.prompts() if one.name == name), "")

    def values(self, name: str) -> list[str]:
        """Return the answers of every question with this name."""
        return [one.value for one in self.session.prompts() if one.name == name]


PEOPLE = (
    PersonToVisit("p1", "quiet-harbour", 0, date(2026, 11, 24), "bikes, and something with engines"),
    PersonToVisit("p2", "amber-lantern", 2, None, "", "sent but not confirmed"),
    PersonToVisit("p3", "plain-window", 1, date(2026, 11, 20), "wants to cook for the wee ones", "received"),
)
TODAY = Today(
    on=NOW.date(),
    promises=(
        PromiseDue("g1", "brave-otter", "p4", "I will ask the garage about Saturdays", date(2026, 11, 27)),
    ),
    people=PEOPLE,
    waiting=2,
    drafts=(
        DraftToFinish(
            "d1", "A talk", "quiet-harbour", "What you would want", datetime(2026, 11, 24, 10, 31, tzinfo=UTC)
        ),
        DraftToFinish("d2", "A talk", "", "Before the door", datetime(2026, 11, 21, 16, 5, tzinfo=UTC)),
    ),
    not_sent=3,
)


PASSPHRASE = "open sesame"
"""What opens everything here."""
PIN = "4711"
"""What brings a covered screen back, once it was chosen."""
CARDS = (
    IdentityCard("p1", "Shug", "07700 900123", "12 Harbour Road, 2/1", "the buzzer does not work"),
    IdentityCard("p3", "Wee Jo", "", "3 Window Lane", ""),
)
KEPT = KeptAboutPerson(
    alias="quiet-harbour",
    sections=(
        KeptSection(
            "What you would want",
            (KeptRecord("interests", "i1", "“bikes, and something with engines” · a skill"),),
        ),
        KeptSection(
            "What was promised",
            (KeptRecord("pledges", "g1", "I said: “Ask the garage” · by: 27 Nov 2026"),),
        ),
        KeptSection(
            "Visits",
            (
                KeptRecord("visits", "v1", "11 Nov 2026 · nobody in [received]"),
                KeptRecord(
                    "visits",
                    "v2",
                    "18 Nov 2026 · talked, all of it · at home [sent but not confirmed]",
                ),
            ),
        ),
        KeptSection(
            "Notes for next time", (KeptRecord("notes", "n1", "“Likes mornings. Knows every gear.”"),)
        ),
    ),
    travels="It goes to the small team at the lead partner, as you agreed.",
    came="sent but not confirmed",
    under_way=(),
    whole_talks=2,
)
DOOR = AtTheDoor(
    recall=Recall(
        alias="quiet-harbour",
        last="Wed 18 Nov, talked, all of it",
        ours=("Ask the garage, by Fri 27 Nov",),
        theirs=("Turn up and see",),
        wishes=("bikes, and something with engines",),
        wrong=("I never said boats",),
        notes=("Likes mornings. Knows every gear.",),
        may_tell="the small team",
        goal="bikes, and something with engines",
    ),
    lines=(
        "Last time: Wed 18 Nov, talked, all of it",
        "We said: Ask the garage, by Fri 27 Nov",
        "They said: Turn up and see",
        "They want: “bikes, and something with engines”",
        "What was wrong: I never said boats",
        "For next time: Likes mornings. Knows every gear.",
        "May be told: the small team",
    ),
    talk="follow_up",
)
PAGE = PersonPage(
    "What we wrote down, Tuesday 24 Nov 2026",
    (
        ("What you would want", ("“bikes, and something with engines”",)),
        ("I will", ("Ask the garage, by Friday 27 Nov 2026",)),
        ("Yours", ("You can have any of this changed, or all of it wiped.",)),
    ),
)


MAY_GO = ClearableCopy(30, 6, ("plain-window",), ()).offer


@dataclass
class Names:
    """The identity vault with fixed cards; `due` is what locking by itself says next time it is asked."""

    kept: tuple[IdentityCard, ...] = CARDS
    interview: Interview | None = None
    is_open: bool = False
    due: str = ""
    touched: int = 0
    left: tuple[DraftToFinish, ...] = ()
    begun: list[str] = field(default_factory=list)

    def open(self, passphrase: str) -> None:
        require(passphrase)
        self.is_open = True

    def cards(self) -> tuple[IdentityCard, ...]:
        return self.kept if self.is_open else ()

    def drafts(self) -> tuple[DraftToFinish, ...]:
        return self.left if self.is_open else ()

    def begin(self, person: str) -> Interview:
        self.begun.append(person)
        self.interview = self.interview or Interview()
        return self.interview

    def resume(self, draft: str) -> Interview:
        return self.begin(draft)

    def touch(self) -> None:
        self.touched += 1

    def lock_if_due(self) -> str:
        if self.due:
            self.lock()
        return self.due

    def lock(self) -> None:
        self.is_open = False


def require(passphrase: str) -> None:
    """Raise unless it is the passphrase."""
    if passphrase != PASSPHRASE:
        raise OutreachError(
            "wrong-passphrase", "the passphrase", "it does not open this workspace", "Type it again, slowly"
        )


@dataclass
class Desk:
    """A workspace with fixed lists."""

    is_lead: bool = False
    area_name: str = "Govan"
    today: Today = TODAY
    interview: Interview = field(default_factory=Interview)
    begun: list[tuple[str, str | None]] = field(default_factory=list)
    reading: object = None
    course: object = None
    leaving: object = field(
        default_factory=lambda: SimpleNamespace(
            revisions=14, people=("quiet-harbour", "plain-window"), again=2, kept_back=3, seq=4, may_go=MAY_GO
        )
    )
    is_closed: bool = False
    names: Names = field(default_factory=Names)
    merging: Merging = field(default_factory=Merging)
    warning: str = ""
    drill: bool = False
    theme: str = ""
    kept: KeptAboutPerson = KEPT
    door: AtTheDoor = DOOR
    page: PersonPage = PAGE
    erased: list[str] = field(default_factory=list)
    own_notes: list[tuple[str, str]] = field(default_factory=list)
    note: str = ""
    ring: str = ""
    done: list[tuple[str, ...]] = field(default_factory=list)
    scripts: tuple[AreaScript, ...] = (
        AreaScript("bike_shed", "The bike shed", "3", replaces_shipped=False),
        AreaScript("home_visit", "Home visit, Govan", "2", replaces_shipped=True),
    )

    @property
    def paper(self) -> "Desk":
        return self

    @property
    def sending(self) -> "Desk":
        return self

    def keep_theme(self, name: str) -> None:
        self.theme = name

    def now(self) -> datetime:
        return NOW

    def area_numbers(self) -> tuple[AreaNumber, ...]:
        return (*EVERYWHERE, AreaNumber("Area coordinator", "0141 555 0123"))

    def ring_due(self) -> str:
        return self.ring

    def keep_note(self, words: str, person: str) -> None:
        self.own_notes.append((words, person))
        self.note = ""

    def note_begun(self, words: str) -> None:
        self.note = words

    def note_typed(self) -> str:
        return self.note

    def plan_today(self) -> Today:
        return self.today

    def begin_interview(
        self, script: str, person: str | None = None, given: Mapping[str, str] | None = None
    ) -> Interview:
        self.begun.append((script, person))
        return self.interview

    def resume_interview(self, draft: str) -> Interview:
        self.begun.append((draft, None))
        return self.interview

    def throw_away(self, draft: str) -> None:
        kept = tuple(one for one in self.today.drafts if one.draft != draft)
        self.today = replace(self.today, drafts=kept)

    def finder(self) -> Callable[[str, int], tuple[PersonToVisit, ...]]:
        return self.found

    def found(self, text: str, most: int) -> tuple[PersonToVisit, ...]:
        return tuple(one for one in self.today.people if text.casefold() in one.alias)[:most]

    def is_passphrase(self, passphrase: str) -> bool:
        return passphrase == PASSPHRASE

    def show_person(self, person: str) -> KeptAboutPerson:
        return self.kept

    def erase_person(self, person: str, passphrase: str) -> int:
        require(passphrase)
        self.names.lock()
        self.erased.append(person)
        return sum(len(section.records) for section in self.kept.sections)

    def at_the_door(self, person: str) -> AtTheDoor:
        return self.door

    def nobody_in(self, person: str) -> None:
        self.done.append(("nobody in", person))

    def checked_in(self) -> None:
        self.done.append(("checked in",))

    def cross_out(self, record: str) -> None:
        self.done.append(("crossed out", record))

    def kept_page(self, person: str) -> PersonPage:
        return replace(self.page, title="Everything kept about quiet-harbour", is_close=True)

    def person_page(self, person: str) -> PersonPage:
        return self.page

    def print_page(self, page: PersonPage) -> None:
        self.done.append(("printed", page.title))

    def write_page(self, page: PersonPage, file: Path) -> None:
        self.done.append(("written", str(file)))

    def note_copy(self, person: str, way: str) -> None:
        self.done.append(("copy", person, way))

    def what_would_leave(self) -> object:
        return self.leaving

    def visit_states(self) -> str:
        return "1 draft, 2 kept here, 1 sent but not confirmed, 7 received"

    def last_place(self) -> str:
        return ""

    def sync(self, place: str, tell: Callable[[str], None], password: str | None) -> object:
        if place == "/full":
            raise OutreachError("disk-full", place, "it is full", "Use another stick")
        if place.startswith("sftp:") and password is None:
            raise OutreachError(
                "login",
                place,
                "it does not let this account in",
                "Check the account, and its key or password",
            )
        tell("Bundle 4: writing and reading it back, 1 of 1")
        return OfficerSynced(
            where=place,
            receipts=(ReceiptTaken(is_new=True, confirmed=12),),
            prepared=Prepared(new=14, revisions=16, people=2, kept_back=3, taken_back=0, seq=4),
            placed=Placed(("7f3a.outreach.age",), ()),
            unconfirmed=1,
            may_go=MAY_GO,
        )

    def read_interests(self) -> object:
        return self.reading

    def draft_course(self) -> object:
        return self.course

    def area_scripts(self) -> tuple[AreaScript, ...]:
        return self.scripts

    def errands(self) -> tuple[Errand, ...]:
        return LEADS if self.is_lead else OFFICERS

    def drill_is_due(self) -> bool:
        return self.drill

    def run_errand(self, errand: Errand, answers: Mapping[str, str]) -> tuple[Said, ...]:
        self.done.append((errand.name, *answers.values()))
        return (f"Done: {errand.name}", *answers.values())

    def close(self, why: str = "") -> None:
        self.is_closed = True
