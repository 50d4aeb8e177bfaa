"""The worlds the screens are looked at in, harmless or with every text in them hostile.

A world is an app and what it stands on; `GALLERY` says in which world, and by which keys, each kind of view
is come to. A new view needs a line there: `test_gallery.py` misses it otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from types import SimpleNamespace
from typing import Any

from outreach_tui.errors import OutreachError
from outreach_tui.evidence.funnel import Funnel
from outreach_tui.evidence.share import Share
from outreach_tui.interview.prompt import (
    AddAnother,
    Control,
    Ending,
    Option,
    Progress,
    Prompt,
    Question,
    Refusal,
    Step,
)
from outreach_tui.records.picture import Picture
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.unopened import Unopened
from outreach_tui.workflow.asking import Answers, Ask, Offered
from outreach_tui.workflow.first_steps import Done, FirstStep
from outreach_tui.workflow.read_interests import InterestLine, Reading
from tests.tui.fakes import CARDS, DOOR, KEPT, PAGE, PASSPHRASE, PIN, TODAY, Desk, Interview, Names
from tests.tui.fakes_merging import ALIKE, TAKEN_BACK, Merging, open_conflict
from tests.tui.hostile_text import HOSTILE
from tests.tui.script import DAY, NOW, session_of


def wish(
    alias: str, words: str, kind: str, want: int | None, word_source: str, **more: object
) -> InterestLine:
    """Return one wish as it is read."""
    base = {"other_words": (), "is_top_pick": False, "speaker": "young_person", "themes": ()}
    known = {"whose": alias, "words": words, "kind": kind, "want": want, "word_source": word_source}
    return InterestLine(**{**base, **known, **more})


READING = Reading(
    interests=(
        wish(
            "amber-lantern",
            "cook for the wee ones",
            "skill",
            5,
            "verbatim",
            is_top_pick=True,
            themes=("Food",),
        ),
        wish(
            "amber-lantern", "a shot on a digger", "activity", None, "tidied", other_words=("a big digger",)
        ),
        wish("plain-window", "a trade", "job", 3, "officer", themes=("Building and trades",)),
        wish("plain-window", "college", "course", None, "verbatim", speaker="carer"),
    ),
    own_words=Share(2, 3, 2),
    read_back=Share(1, 2, 2),
    funnel=Funnel((), 3),
)
PLAN = SimpleNamespace(
    taken=2,
    refused=1,
    lines=(
        "Altogether: 21 new, 4 same, 1 conflict.",
        "Officer isla: 21 new (in 2 bundles).",
        "Not taken: x.age: it is cut short.",
    ),
)


def poisoned(value: Any) -> Any:
    """Return the value with every text in it hostile; days, numbers and closed sets stay."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return HOSTILE
    if isinstance(value, tuple):
        return tuple(poisoned(one) for one in value)
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**{name: poisoned(one) for name, one in vars(value).items()})
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: poisoned(getattr(value, one.name)) for one in fields(value)})
    return value


class HostileInterview(Interview):
    """A conversation in which everything that is said, asked or refused is hostile."""

    def __init__(self, control: Control = Control.TEXT, step: Step | None = None) -> None:
        super().__init__()
        options = tuple(Option(f"o{number}", HOSTILE) for number in range(12))
        self.prompt = Prompt(
            ref="/data/a[1]/q",
            name="q",
            control=control,
            label=HOSTILE,
            hint=HOSTILE,
            guidance=HOSTILE,
            sections=(HOSTILE, HOSTILE),
            options=options,
            missing=None,
            value="" if control is Control.DATE else HOSTILE,
            is_required=True,
            is_read_only=False,
            limits=None,
            appearance="",
            together="/data/a[1]",
            say_it_like=(HOSTILE, HOSTILE),
        )
        self.stands_at = step or Question(self.prompt)
        self.title = HOSTILE
        self.last_said = SimpleNamespace(label=HOSTILE, answer=HOSTILE)
        self._draft = replace(self._draft, typing_ref=self.prompt.ref, typing_text=HOSTILE)

    alias = HOSTILE
    languages = (HOSTILE, HOSTILE + "2")
    language = HOSTILE
    progress = Progress(1, 0, 2)

    @property
    def step(self) -> Step:
        return self.stands_at

    def prompts(self) -> tuple[Prompt, ...]:
        return (
            replace(self.prompt, ref="/data/a[1]/p"),
            self.prompt,
            replace(self.prompt, ref="/data/a[1]/r"),
        )

    def repeats(self) -> tuple[AddAnother, ...]:
        return (AddAnother("/data/a", HOSTILE, 1, (HOSTILE,)), AddAnother("/data/b", HOSTILE, 1, ()))

    def problems(self) -> tuple[Refusal, ...]:
        return (Refusal(self.prompt.ref, HOSTILE),)

    def speak(self, language: str) -> Step:
        return self.step

    def answer(self, value: str) -> Refusal:
        return Refusal(self.prompt.ref, HOSTILE)

    forward = back = lambda self: Refusal("", HOSTILE)


class FullDisk(Interview):
    """A conversation that nothing can be kept of."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def answer(self, value: str) -> Refusal:
        raise OutreachError("disk-full", self.words, self.words, self.words)


class TwoRepeats(Interview):
    """A conversation with two things of which another one can be added."""

    def repeats(self) -> tuple[AddAnother, ...]:
        return (
            AddAnother("/data/a", "One thing you would want", 1, ("bikes",)),
            AddAnother("/data/b", "Somebody to ask", 1, ()),
        )


def desk(*, hostile: bool = False, **more: Any) -> Desk:
    """Return somebody's desk."""
    if not hostile:
        return Desk(**more)
    known: dict[str, Any] = {
        "area_name": HOSTILE,
        "today": poisoned(TODAY),
        "names": Names(kept=tuple(replace(poisoned(one), person=one.person) for one in CARDS)),
        "kept": poisoned(KEPT),
        "door": poisoned(DOOR),
        "page": poisoned(PAGE),
        "warning": HOSTILE,
        "scripts": poisoned(Desk().scripts),
    }
    return Desk(**{**known, **more})


def lead(*, hostile: bool = False) -> Desk:
    """Return the lead partner's desk."""
    from outreach_tui.codesign.draft import draft_course

    course = draft_course(Picture.of(()), labels={}, today=NOW.date())
    known, merging = {"reading": READING, "course": course}, Merging(plan=PLAN)
    if hostile:
        known = {name: poisoned(value) for name, value in known.items()}
        plan = SimpleNamespace(taken=2, refused=1, lines=(HOSTILE,) * 3)
        merging = Merging([poisoned(open_conflict())], [poisoned(ALIKE)], poisoned(TAKEN_BACK), plan=plan)
    return desk(hostile=hostile, is_lead=True, merging=merging, **known)


def _officer(hostile: bool) -> OutreachApp:
    return OutreachApp(desk=desk(hostile=hostile))


def _with_scripts(hostile: bool) -> OutreachApp:
    door = replace(poisoned(DOOR) if hostile else DOOR, has_area_scripts=True)
    return OutreachApp(desk=desk(hostile=hostile, door=door))


def _lead(hostile: bool) -> OutreachApp:
    return OutreachApp(desk=lead(hostile=hostile))


def _talk(hostile: bool) -> OutreachApp:
    interview = HostileInterview() if hostile else TwoRepeats()
    return OutreachApp(desk=desk(hostile=hostile, interview=interview), interview=interview)


def _two_languages(hostile: bool) -> OutreachApp:
    interview = HostileInterview() if hostile else Interview(session_of(DAY))
    return OutreachApp(desk=desk(hostile=hostile, interview=interview), interview=interview)


def _ended(hostile: bool) -> OutreachApp:
    interview: Interview = HostileInterview(step=Ending())
    if not hostile:
        interview = Interview()
        for answer in ("quiet-harbour", "1", "not_in"):
            interview.answer(answer)
    return OutreachApp(desk=desk(hostile=hostile, interview=interview), interview=interview)


def _full_disk(hostile: bool) -> OutreachApp:
    interview = FullDisk(HOSTILE if hostile else "the disk is full")
    return OutreachApp(desk=desk(hostile=hostile, interview=interview), interview=interview)


def unopened(*, hostile: bool = False, is_bare: bool = False) -> Unopened:
    """Return a laptop on which one thing can be done: it asks for a file, a passphrase and a sheet's line."""
    words = HOSTILE if hostile else "Where it is"
    what = HOSTILE if hostile else "~/Downloads/govan.area-pack"

    def refuse(typed: str, _answers: Answers) -> None:
        if typed == "no":
            raise OutreachError("refused", words, words, words)

    six = ("perch", "violin", "sandal", "otter", "drizzle", "quarry")
    done = Done((words, f"Give this file to the lead partner: {what}"), (HOSTILE,) * 6 if hostile else six)
    step = FirstStep(
        words if hostile else "Join an area with a pack",
        words if hostile else "For an officer, with the area pack.",
        (
            Ask(
                "pack", words, near=lambda _typed: (Offered(what, HOSTILE if hostile else ""),), check=refuse
            ),
            Ask("passphrase", "A passphrase", is_secret=True, offer=lambda: "five words that are offered"),
            Ask("sheet", "The line on the sheet", is_secret=True, shows_last=True),
        ),
        lambda _answers: done,
    )
    return Unopened(lambda: (step,), is_bare=is_bare, hint=HOSTILE if hostile else "")


def _bare(hostile: bool) -> OutreachApp:
    return OutreachApp(unopened=unopened(hostile=hostile, is_bare=True))


def _locked(hostile: bool) -> OutreachApp:
    def opener(passphrase: str) -> Any:
        if passphrase != PASSPHRASE:
            words = HOSTILE if hostile else "it does not open this"
            raise OutreachError("wrong", words, words, words)
        return SimpleNamespace()

    app = OutreachApp(opener, unopened=unopened(hostile=hostile))
    app._desk_of = lambda _workspace: desk(hostile=hostile)
    return app


WORLDS: Mapping[str, Callable[[bool], OutreachApp]] = {
    "officer": _officer,
    "lead": _lead,
    "talk": _talk,
    "two languages": _two_languages,
    "ended": _ended,
    "full disk": _full_disk,
    "locked": _locked,
    "bare": _bare,
    "scripts": _with_scripts,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a kind of view is come to."""

    world: str
    """Where."""
    keys: tuple[str, ...] = ()
    """What is pressed: a key's name, or a text."""


ABOUT = ("3", "down", "right")
GALLERY: Mapping[str, Shown] = {
    "AreaScriptsView": Shown("scripts", (*ABOUT, "9")),
    "ActionsView": Shown("officer", ("f10",)),
    "CopyView": Shown("officer", (*ABOUT, "7", "3", "x")),
    "CourseView": Shown("lead", ("3",)),
    "CoverView": Shown("officer", ("f6", "x", "no", "enter")),
    "ErrandView": Shown("lead", ("a", "2", "/tmp/x", "enter")),
    "ErrandsView": Shown("officer", ("ctrl+g",)),
    "EverythingView": Shown("talk", ("f4",)),
    "SyncView": Shown("officer", ("ctrl+s", "/full", "enter")),
    "FirstStepsView": Shown("bare", ("down",)),
    "FirstStepView": Shown("bare", ("1", "no", "enter", "down")),
    "FindView": Shown("officer", ("3",)),
    "HelpView": Shown("officer", ("f1",)),
    "InterestsView": Shown("lead", ("2",)),
    "InterviewView": Shown("talk", ("a", "enter")),
    "LeavingView": Shown("talk", ("ctrl+x",)),
    "NoteView": Shown("talk", ("f3", "a")),
    "PassOnView": Shown("officer", ("f9",)),
    "PassphraseView": Shown("officer", ("f7",)),
    "PersonView": Shown("officer", ABOUT),
    "PhotoView": Shown("officer", (*ABOUT, "7", "2")),
    "PictureView": Shown("lead"),
    "PinView": Shown("locked", (PASSPHRASE, "enter", "1", "enter")),
    "ProblemView": Shown("full disk", ("a", "enter")),
    "ReadBackView": Shown("ended", ("0",)),
    "ReadToThemView": Shown("officer", (*ABOUT, "6", "a")),
    "ReasonsView": Shown("talk", ("f2",)),
    "TakeInView": Shown("lead", ("1", "/x", "enter")),
    "ConflictsView": Shown("lead", ("c",)),
    "WhatWasSentView": Shown("lead", ("c", "w")),
    "AnotherAnswerView": Shown("lead", ("c", "4")),
    "SamePersonView": Shown("lead", ("s",)),
    "TakenBackView": Shown("lead", ("w", "down")),
    "TakenBackCaseView": Shown("lead", ("w", "a")),
    "DecidingView": Shown("lead", ("w", "a", "1")),
    "TodayView": Shown("officer"),
    "UnlockView": Shown("locked", ("no", "enter")),
    "WhichLanguageView": Shown("two languages", ("ctrl+t",)),
    "WhichOneView": Shown("talk", ("ctrl+n",)),
    "WipeView": Shown("officer", (*ABOUT, "8")),
    "WordsView": Shown("ended", ("0", "1")),
}
"""Every kind of view, by its class."""


def app_for(view: str, *, hostile: bool) -> OutreachApp:
    """Return the app in which this kind of view is come to."""
    return WORLDS[GALLERY[view].world](hostile)


__all__ = ["GALLERY", "PIN", "WORLDS", "app_for", "desk", "lead", "poisoned"]
