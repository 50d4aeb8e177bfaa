"""The library on its own: what TinyDB promises, and what the journal adds to it."""

import doctest
import enum
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.middlewares import CachingMiddleware

from outreach_tui.vault import journal
from outreach_tui.vault.journal import JournalDB, JournalError, JournalStorage, JournalTable, values


@pytest.fixture
def db(tmp_path: Path) -> Iterator[JournalDB]:
    """An open journal with three plants."""
    with JournalDB(tmp_path / "plants") as db:
        db.insert_multiple({"name": name, "height": height} for name, height in PLANTS)
        yield db


NOT_A_NUMBER = float("nan")
PLANTS = (("rowan", 7), ("hazel", 5), ("heather", 7))


def commits(db: JournalDB) -> int:
    """Return how many commits there were."""
    return db.storage.journal.head[1]


def test_one_call_is_one_commit_and_no_change_is_none(db: JournalDB) -> None:
    """A save costs one write, whatever it changes; a save of nothing costs nothing."""
    before = commits(db)
    db.update({"height": 8})
    db.upsert({"name": "birch"}, where("name") == "birch")
    db.remove(where("name") == "hazel")
    assert commits(db) == before + 3
    db.update({"height": 8}, where("height") == 8)
    db.remove(where("name") == "oak")
    assert commits(db) == before + 3


def test_equality_keeps_up_with_changes(db: JournalDB) -> None:
    """A search by value finds what is there now, in the order of the table."""
    assert [plant["name"] for plant in db.search(where("height") == 7)] == ["rowan", "heather"]
    db.update({"height": 7}, where("name") == "hazel")
    assert [plant["name"] for plant in db.search(where("height") == 7)] == ["rowan", "hazel", "heather"]
    db.update({"height": 1}, where("name") == "rowan")
    assert [plant["name"] for plant in db.search(where("height") == 7)] == ["hazel", "heather"]
    db.remove(where("name") == "hazel")
    assert [plant["name"] for plant in db.search(where("height") == 7)] == ["heather"]
    assert db.get((where("height") == 1) & (where("name") == "rowan")) is not None
    assert db.count(where("height") == NOT_A_NUMBER) == 0


def test_what_a_reader_changes_stays_with_the_reader(db: JournalDB) -> None:
    """A document that somebody changes after reading it is not changed in the store."""
    found = db.get(where("name") == "rowan")
    assert isinstance(found, dict)
    found["name"] = "changed"
    assert db.count(where("name") == "rowan") == 1


def test_together_sees_itself_and_others_do_not(db: JournalDB, tmp_path: Path) -> None:
    """Inside a block its own changes show; leaving it by an error takes them back."""
    before = commits(db)
    with db.storage.together():
        db.insert({"name": "birch"})
        db.table("visits").insert({"name": "birch"})
        assert db.count(where("name") == "birch") == 1
    assert commits(db) == before + 1
    with pytest.raises(KeyError):
        _fail_in_a_block(db)
    assert (len(db), db.count(where("name") == "birch"), len(db.table("visits"))) == (4, 1, 1)


def _fail_in_a_block(db: JournalDB) -> None:
    with db.storage.together():
        db.truncate()
        db.drop_table("visits")
        assert len(db) == 0
        raise KeyError


def _nested(depth: int) -> list[Any]:
    return [_nested(depth - 1)] if depth else []


class Colour(enum.Enum):
    """Something TinyDB's JSON storage cannot keep either."""

    RED = 1


@pytest.mark.parametrize(
    "value",
    [{1, 2}, 2**64, -(2**63) - 1, "\ud800", {1: 2}, object(), Colour.RED, _nested(70)],
    ids=["set", "huge", "very negative", "surrogate", "number as key", "object", "enum", "too deep"],
)
def test_what_cannot_come_back_as_it_was_is_refused(db: JournalDB, value: Any) -> None:
    """Nothing is ever stored as something merely similar, and a refused save changes nothing."""
    before = commits(db)
    with pytest.raises(TypeError) as refused:
        db.insert({"value": value})
    assert isinstance(refused.value, JournalError)
    assert (commits(db), len(db)) == (before, 3)


@pytest.mark.parametrize(
    "value", [2**64 - 1, -(2**63), 1.5, True, None, b"\x00\xff", "ż\n", [1, [2]], {"a": {"b": []}}]
)
def test_what_is_stored_comes_back_as_it_was(value: Any) -> None:
    """Values keep their type and their every bit."""
    back = values.decode(values.encode({"value": value}))["value"]
    assert (back, type(back)) == (value, type(value))


def test_not_a_number_comes_back_as_such() -> None:
    """A NaN stays one; JSON would lose it."""
    back = values.decode(values.encode({"value": float("nan")}))["value"]
    assert back != back  # noqa: PLR0124 - that is what NaN means


def test_stock_tables_and_middlewares_work_on_the_storage(tmp_path: Path) -> None:
    """Who uses TinyDB's own parts keeps the same data, only slower."""
    with TinyDB(tmp_path / "plants", storage=CachingMiddleware(JournalStorage)) as stock:
        stock.insert_multiple({"name": name} for name, _ in PLANTS)
        stock.remove(where("name") == "hazel")
    with JournalDB(tmp_path / "plants") as db:
        assert [plant["name"] for plant in db] == ["rowan", "heather"]
    caching = CachingMiddleware(JournalStorage)(tmp_path / "other")
    with pytest.raises(TypeError):
        JournalTable(caching, "table")
    caching.close()


def test_the_example_works_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger who copies the example out of the docstring gets what stands there."""
    monkeypatch.chdir(tmp_path)
    tried = doctest.testmod(journal, optionflags=doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL)
    assert tried.attempted > 5
    assert tried.failed == 0


def test_an_answer_worked_out_while_others_save_is_not_kept(db: JournalDB) -> None:
    """A search during which somebody changes the table answers for that moment, and not for later ones."""
    changed: list[int] = []

    def is_tall(height: int) -> bool:
        if not changed:
            changed.append(db.insert({"name": "birch", "height": 20}))
            assert db.search(where("name") == "birch")
        return height > 6

    tall = where("height").test(is_tall)
    assert [plant["name"] for plant in db.search(tall)] == ["rowan", "heather"]
    assert [plant["name"] for plant in db.search(tall)] == ["rowan", "heather", "birch"]


def test_an_error_of_the_disk_is_an_oserror_too(tmp_path: Path) -> None:
    """Code written for TinyDB's file storage catches ours, and no folder is made for a mistyped path."""
    with pytest.raises(OSError) as told:  # noqa: PT011 - the type is the point
        JournalDB(tmp_path / "none" / "plants")
    assert isinstance(told.value, JournalError)
    assert told.value.code == "not-there"
    assert not (tmp_path / "none").exists()
