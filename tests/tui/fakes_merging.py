"""A stand-in for the port `Merging`: two wordings of one wish, and two entries with one code name."""
# ruff: noqa: D102 - the port says it

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from outreach_tui.errors import OutreachError
from outreach_tui.merging.alike import Entry, Likeness
from outreach_tui.merging.beside import beside
from outreach_tui.merging.conflicts import Both, FieldConflict, open_conflicts
from outreach_tui.records.picture import Picture
from outreach_tui.records.revision import revision_id
from outreach_tui.records.taken_back import Choice, Decision
from outreach_tui.workflow.decide_taken_back import TakenBack
from outreach_tui.workflow.judge_same_person import Judged
from outreach_tui.workflow.merge_bundles import MergeReport
from outreach_tui.workflow.merges_kept import MergeMade
from outreach_tui.workflow.settle_conflicts import OpenConflict
from outreach_tui.workflow.settle_throughout import Reach
from outreach_tui.workflow.taken_back_errands import Case, errands_of
from outreach_tui.workflow.taken_back_in_words import in_words, named
from outreach_tui.workflow.undo_merge import Undone
from outreach_tui.workflow.what_was_sent import SentByLaptop, WrittenAtOnce
from tests.records.revisions import PERSON, revision

HARBOUR = revision({"alias": "quiet-harbour"}, entity_list="young_people", record=PERSON)
FIRST = revision({"words": "something with metal", "kind": "skill", "want": "4"})
TWO_WORDINGS = tuple(
    revision(
        {"words": words, "themes": "trades"} if who == "isla" else {"words": words},
        replaces={"words": (revision_id(FIRST),)},
        who=who,
        at=at,
    )
    for who, words, at in (
        ("isla", "get good at welding, like proper gates", "2026-11-20T15:02:00+00:00"),
        ("rory", "railings for the whole scheme", "2026-11-21T09:40:00+00:00"),
    )
)
ALIKE = Likeness(
    Entry(
        "11111111-1111",
        "quiet-harbour",
        "govan",
        "a16_17",
        ("get good at welding, like gates",),
        (("isla", "2026-11-20"),),
    ),
    Entry(
        "22222222-2222",
        "quiet-harbour",
        "govan",
        "a16_17",
        ("welding. get good at gates",),
        (("rory", "2026-11-21"), ("rory", "2026-11-23")),
    ),
    ("the same code name", "words 87 % alike", "same area", "same age band"),
    (),
    100,
)
MERGE = MergeMade(
    number=3, at="2026-11-24T09:10:00+00:00", officers=("isla",), bundles=2, changes=21, conflicts=1
)


TAKEN_BACK = tuple(
    Case(one.person, named(one), in_words(one), errands_of(one, date(2026, 11, 24)))
    for one in (
        TakenBack(
            person="33333333-3333",
            alias="",
            officers=("isla",),
            is_all=True,
            told_on="2026-11-23",
            out_of_sight=14,
            decision=None,
            is_due=False,
        ),
        TakenBack(
            person="44444444-4444",
            alias="amber-lantern",
            officers=("rory",),
            is_all=False,
            told_on="2026-11-02",
            out_of_sight=6,
            decision=Decision(Choice.KEEP, "a court asked for it", "2026-11-20", "2026-11-03"),
            is_due=True,
        ),
    )
)


def open_conflict() -> OpenConflict:
    """Return the two wordings as the verb gives them."""
    picture = Picture.of((HARBOUR, FIRST, *TWO_WORDINGS))
    (conflict,) = open_conflicts(picture)
    return OpenConflict(beside(picture, conflict), Both.WORDS)


@dataclass
class Merging:
    """Keeps what was said in `done`."""

    left: list[OpenConflict] = field(default_factory=lambda: [open_conflict()])
    alike: list[Likeness] = field(default_factory=lambda: [ALIKE])
    taken: tuple[Case, ...] = TAKEN_BACK
    pairs: tuple[Judged, ...] = (Judged("3", "4", ("amber-lantern", "amber-lamp"), is_linked=True),)
    done: list[tuple[object, ...]] = field(default_factory=list)
    plan: object = None
    brings_nothing: bool = False

    def preview(self, paths: Sequence[Path]) -> object:
        return self.plan

    def accept(self, plan: object) -> object:
        if self.brings_nothing:
            return MergeReport(added=0, bundles=2, conflicts=0)
        return SimpleNamespace(
            added=21, bundles=2, conflicts=1, receipts=(1, 2), erased=0, may_be_undone=True
        )

    def undo_merge(self) -> Undone:
        self.done.append(("undo",))
        return Undone(MERGE, 21, is_undone=True)

    def redo_merge(self) -> Undone:
        self.done.append(("redo",))
        return Undone(MERGE, 21, is_undone=False)

    def conflicts(self) -> tuple[OpenConflict, ...]:
        return tuple(self.left)

    def choose(self, conflict: FieldConflict, number: int) -> None:
        self._settled("choose", number)

    def choose_throughout(self, conflict: FieldConflict, number: int, reach: Reach) -> int:
        self._settled("throughout", number, reach)
        return 2

    def what_was_sent(self, conflict: FieldConflict) -> tuple[SentByLaptop, ...]:
        return tuple(
            SentByLaptop(
                f"elm-{one.who}", (WrittenAtOnce(one.who, one.at, one.form, ((conflict.field, one.words),)),)
            )
            for one in conflict.versions
        )

    def keep_both(self, conflict: FieldConflict) -> None:
        self._settled("both")

    def answer_anew(self, conflict: FieldConflict, text: str) -> None:
        if text == "refused":
            raise OutreachError("not-an-answer", "the answer", "it takes one of: a; b", "Type it again")
        self._settled("words", text)

    def undo_decision(self) -> None:
        if not self.done:
            raise OutreachError(
                "nothing-to-undo", "the conflicts", "no decision stands here", "Settle one first"
            )
        self.done.append(("undo",))
        self.left = [open_conflict()]

    def likenesses(self) -> tuple[Likeness, ...]:
        return tuple(self.alike)

    def judged(self) -> tuple[Judged, ...]:
        return self.pairs

    def link(self, one: str, other: str) -> None:
        self.alike.clear()
        self.done.append(("link", one, other))

    def keep_apart(self, one: str, other: str) -> None:
        self.alike.clear()
        self.done.append(("apart", one, other))

    def leave_open(self, one: str, other: str) -> None:
        self.alike = [ALIKE]
        self.done.append(("open", one, other))

    def taken_back(self) -> tuple[Case, ...]:
        return self.taken

    def _settled(self, *what: object) -> None:
        self.done.append(what)
        self.left.clear()
