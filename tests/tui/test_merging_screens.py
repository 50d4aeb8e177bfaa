"""The coordinator's screens: a conflict settled or opened again, two entries judged, a merge undone."""

import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from outreach_tui.tui.app import OutreachApp
from outreach_tui.workflow.settle_throughout import Reach
from outreach_tui.workflow.taken_back_errands import Case
from tests.tui.fakes_merging import Merging, open_conflict
from tests.tui.frames import post_keys, settled, text_of
from tests.tui.worlds import lead

CONFLICT = {
    "one": (["c", "2"], [("choose", 2)], "Settled: railings"),
    "both": (["c", "3"], [("both",)], "Both kept"),
    "other words": (["c", "4", *"gates", "enter"], [("words", "gates")], "Nothing to choose"),
    "no such choice": (["c", "4", *"refused", "enter"], [], "it takes one of: a; b"),
    "left open": (["c", "down", "enter"], [], "Left open"),
    "opened again": (["c", "1", "ctrl+z"], [("choose", 1), ("undo",)], "Open again."),
    "no such answer": (["c", "7"], [], "7 is not one of the answers."),
    "nothing to undo": (["c", "ctrl+z"], [], "no decision stands here"),
    "only one open": (["c", "a", "2"], [("choose", 2)], "Settled: railings"),
    "what each laptop sent": (["c", "w"], [], "elm-rory"),
    "back from there": (["c", "w", "escape"], [], "written differently"),
    "nothing typed": (["c", "4", "enter", "escape"], [], "written differently"),
}
PEOPLE = ("11111111-1111", "22222222-2222")
PAIR = {
    "one person": (["s", "1"], [("link", *PEOPLE)], "Linked as one person."),
    "two people": (["s", "2"], [("apart", *PEOPLE)], "Kept apart"),
    "left open": (["s", "3"], [], "Left open."),
    "taken back": (["s", "1", "ctrl+z"], [("link", *PEOPLE), ("open", *PEOPLE)], "open again"),
    "said before": (["s", "1", "a"], [("link", *PEOPLE), ("open", "3", "4")], "Perhaps one person"),
}
TAKEN = ["1", *"/x", "enter", "enter"]
MERGE = {
    "undone": ([*TAKEN, "ctrl+z"], [("undo",)], "Undone: 21 changes out of view"),
    "and back": ([*TAKEN, "ctrl+z", "ctrl+z"], [("undo",), ("redo",)], "Back again: 21 changes."),
    "on to what differs": ([*TAKEN, "enter"], [], "written differently on two laptops"),
}
TABLE = {
    f"{kind}: {name}": case
    for kind, cases in (("conflict", CONFLICT), ("pair", PAIR), ("merge", MERGE))
    for name, case in cases.items()
}


@pytest.mark.parametrize(("keys", "done", "shown"), TABLE.values(), ids=TABLE)
async def test_what_the_keys_do(keys: list[str], done: list[tuple[object, ...]], shown: str) -> None:
    """Each key does what its row says, once, and the screen tells what came of it."""
    desk = lead()
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in keys:
            post_keys(app, [key])
            await settled(pilot)
        assert shown in text_of(app)
        assert desk.merging.done == done


async def test_where_nothing_can_be_taken_in_no_key_offers_it() -> None:
    """Every file is refused: the bottom row does not name Enter, and pressing it takes nothing in."""
    desk = lead()
    desk.merging.plan = SimpleNamespace(taken=0, refused=1, lines=("Not taken (torn): x: it is not whole.",))
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ["1", *"/x", "enter", "enter"]:
            post_keys(app, [key])
            await settled(pilot)
        assert "Nothing here can be taken in." in text_of(app)
        assert "Enter" not in text_of(app)


async def test_undoing_a_take_in_that_changed_nothing_leaves_the_merge_before_it_alone() -> None:
    """One ^z says that there is nothing of it to undo; only a second one, as announced, goes further back."""
    desk = lead()
    desk.merging.brings_nothing = True
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in TAKEN:
            post_keys(app, [key])
            await settled(pilot)
        assert "Nothing was new" in text_of(app)
        assert "undoes the merge" not in text_of(app)
        post_keys(app, ["ctrl+z"])
        await settled(pilot)
        assert "Nothing of this take-in is there to undo." in text_of(app)
        assert "^z again undoes the merge before it." in " ".join(text_of(app).split())
        assert desk.merging.done == []
        post_keys(app, ["ctrl+z"])
        await settled(pilot)
        assert desk.merging.done == [("undo",)]


@pytest.mark.parametrize(
    ("keys", "done", "shown"),
    [
        ("a", [], "2 answers of this record are open"),
        ("a2", [("throughout", 2, Reach.RECORD)], "Settled as rory wrote: 2 answers."),
        ("aa", [], "3 answers about quiet-harbour are open"),
        ("aa1", [("throughout", 1, Reach.PERSON)], "Settled as isla wrote: 2 answers."),
        ("aaa2", [("choose", 2)], "Settled: railings"),
        ("aw", [], "elm-rory"),
    ],
    ids=["asks first", "the record", "asks again", "the person", "one more is none", "another key"],
)
async def test_one_officer_s_answers_for_all(keys: str, done: list[tuple[object, ...]], shown: str) -> None:
    """One "a" reaches over the record, a second over the person, and nothing is settled before a digit."""
    desk, one = lead(), open_conflict()
    here = one.beside.conflict
    others = (replace(here, field="kind"), replace(here, record="another"))
    desk.merging.left = [one, *(replace(one, beside=replace(one.beside, conflict=other)) for other in others)]
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        post_keys(app, ["c", *keys])
        await settled(pilot)
        assert shown in text_of(app)
        assert desk.merging.done == done


@pytest.mark.parametrize("width", [80, 120])
async def test_words_too_long_for_the_choice_are_marked_and_stand_whole_under_w(width: int) -> None:
    """Nothing is cut unseen: three rows end with a mark, and what each laptop sent shows the rest."""
    desk, one = lead(), open_conflict()
    here = one.beside.conflict
    versions = tuple(replace(version, words=f"{'gates and ' * 20}{version.who}") for version in here.versions)
    here = replace(here, versions=versions)
    desk.merging.left = [replace(one, beside=replace(one.beside, conflict=here))]
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        post_keys(app, ["c"])
        await settled(pilot)
        assert text_of(app).count(" …") == 2
        post_keys(app, ["w"])
        await settled(pilot)
        assert "and rory" in " ".join(text_of(app).split())


async def test_what_was_taken_back_is_never_looked_up_between_two_keys() -> None:
    """A store of many years takes a moment to go through: it is gone through beside the screen."""

    class Watched(Merging):
        def taken_back(self) -> tuple[Case, ...]:
            assert threading.current_thread() is not threading.main_thread()
            return super().taken_back()

    app = OutreachApp(desk=replace(lead(), merging=Watched()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        post_keys(app, ["w", "a", "2", "enter"])
        await settled(pilot)
        assert "Done: " in text_of(app)
        post_keys(app, ["enter", "escape"])
        await settled(pilot)
        assert "amber-lantern" in text_of(app)
