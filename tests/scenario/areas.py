"""An area on real files for scenario tests: a lead partner, an officer's laptop let in, a stick between."""

import atexit
import functools
import itertools
import json
import random
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from outreach_tui.exchange.area import AreaPack
from outreach_tui.workflow.answer_from_file import interview_from_file
from outreach_tui.workflow.area_kept import words_of
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.conduct_interview import Finished
from outreach_tui.workflow.enrol_device import enrol_device
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.script_shelf import find_script
from outreach_tui.workflow.set_up_lead import set_up_lead
from outreach_tui.workflow.set_up_officer import set_up_officer
from outreach_tui.workflow.workspace import Workspace

PASSPHRASE = "kettle bicycle harbour morning"
FORMS = Path(__file__).parents[2] / "forms"
SUNDAY = datetime(2026, 11, 22, 16, 18, tzinfo=UTC)


@dataclass
class FakeOutside:
    """A world with a clock that is set by hand and chance that repeats."""

    moment: datetime = SUNDAY
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def make(self) -> Outside:
        """Return the world the verbs are handed."""
        ticks = itertools.count()
        return Outside(
            now=lambda: self.moment + timedelta(seconds=next(ticks)),
            new_id=lambda: str(uuid.UUID(int=self.chance.getrandbits(128), version=4)),
            random_bytes=self.chance.randbytes,
            chance=self.chance.random,
            scripts=FORMS,
        )


@dataclass
class Area:
    """Folders of one area, and the world they are in."""

    folder: Path
    outside: FakeOutside = field(default_factory=FakeOutside)

    @property
    def stick(self) -> Path:
        """Where bundles are handed over."""
        return self.folder / "stick"

    @property
    def words(self) -> str:
        """What the lead partner reads out by phone."""
        pack = (self.folder / "govan.area-pack").read_bytes()
        return " ".join(words_of(AreaPack.from_bytes(pack, at=None, known=None)))

    @contextmanager
    def at(self, whose: str) -> Iterator[Workspace]:
        """Open the workspace of "lead" or an officer."""
        workspace = open_workspace(self.folder / whose, PASSPHRASE, self.outside.make())
        try:
            yield workspace
        finally:
            workspace.close()

    def let_in(self, officer: str) -> None:
        """Set an officer's laptop up and enrol it."""
        new = NewWorkspace(self.folder / officer, PASSPHRASE, officer, "Fire and rescue", self.folder)
        made = set_up_officer(new, self.folder / "govan.area-pack", self.words, self.outside.make())
        with self.at("lead") as lead:
            enrol_device(lead, made.request, " ".join(made.words), self.folder)


def new_area(folder: Path, *officers: str) -> Area:
    """Return an area with its lead partner set up and these officers' laptops let in."""
    shutil.copytree(_made_once(officers), folder, dirs_exist_ok=True)
    return Area(folder)


@functools.cache
def _made_once(officers: tuple[str, ...]) -> Path:
    """Make such an area once a process: a key derivation is slow on purpose."""
    folder = Path(tempfile.mkdtemp(prefix="area-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    area = Area(folder)
    area.stick.mkdir()
    new = NewWorkspace(folder / "lead", PASSPHRASE, "davie", "Housing association", folder)
    set_up_lead(new, "Govan", area.outside.make())
    for officer in officers:
        area.let_in(officer)
        with area.at(officer) as workspace:
            find_script(workspace, "home_visit")
    return folder


def hold(workspace: Workspace, script: str, *lines: dict[str, object], person: str | None = None) -> Finished:
    """Hold a conversation from answers and finish it."""
    interview = begin_interview(workspace, script, person=person)
    return interview_from_file(workspace, interview, "\n".join(map(json.dumps, lines)), "answers.jsonl")


def handed_over(area: Area, officer: str, alias: str, *wishes: str) -> None:
    """Let an officer visit somebody and write a bundle."""
    with area.at(officer) as workspace:
        hold(workspace, "home_visit", *visit(alias, *wishes))
        export_bundle(workspace, area.stick)


def nobody_in(alias: str) -> tuple[dict[str, object], ...]:
    """Return the answers at a door that nobody opened."""
    return _answer("alias", alias), _answer("door", "not_in")


def visit(alias: str, *wishes: str, share: str = "team", theme: str = "trades") -> list[dict[str, object]]:
    """Return the answers of a full visit in which somebody wished for these things."""
    lines = [
        _answer("alias", alias),
        _answer("door", "talk"),
        _answer("mode", "full"),
        _answer("age_band", "a16_17"),
        _answer("understood", "yes"),
        _answer("ok_talk", "yes"),
        _answer("ok_write", "yes"),
        _answer("share_with", share),
        _answer("a_words", "fix everybody's bikes"),
    ]
    for number, words in enumerate(wishes, start=1):
        lines += [{"add": "interest"}] if number > 1 else []
        lines += [
            _answer(f"interest[{number}]/i_kind", "skill"),
            _answer(f"interest[{number}]/i_words", words),
            _answer(f"interest[{number}]/i_word_source", "verbatim"),
            _answer(f"interest[{number}]/i_theme", theme),
            _answer(f"interest[{number}]/i_want", 5),
        ]
    return [
        *lines,
        _answer("we_will", "ask the workshop"),
        _answer("we_by", "today+3"),
        _answer("you_will", "turn up and see"),
        _answer("next_step", "one_to_one"),
        _answer("decided_by", "young_person"),
        _answer("pace", "two_weeks"),
        _answer("read_back", "right"),
        _answer("concern", "none"),
    ]


def _answer(question: str, answer: object) -> dict[str, object]:
    return {"question": question, "answer": answer}
