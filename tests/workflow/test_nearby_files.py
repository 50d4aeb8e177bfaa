"""Files and folders that are offered while a path is typed."""

import os
from pathlib import Path

import pytest

from outreach_tui.workflow.nearby_files import MOST, near

PACK = (".area-pack",)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a stick with a pack, a folder with another, and things nobody looks for."""
    stick = tmp_path / "stick"
    (stick / "old").mkdir(parents=True)
    for name in ("govan.area-pack", "notes.txt", ".hidden.area-pack", "old/elder.area-pack"):
        (stick / name).touch()
    return stick


def texts(typed: str, endings: tuple[str, ...], *places: Path) -> list[str]:
    """Return what is offered, as it would be entered."""
    return [one.text for one in near(typed, endings, places)]


def test_before_anything_is_typed_what_lies_in_the_usual_places_is_offered(stick: Path) -> None:
    """A pack on a plugged-in stick is one key away, and nothing of another kind is."""
    assert str(stick / "govan.area-pack") in texts("", PACK, stick, stick / "gone")
    assert str(stick / "notes.txt") not in texts("", PACK, stick)
    assert texts("", (), stick) == [str(stick)]


def test_a_path_is_completed_as_far_as_it_is_typed(stick: Path) -> None:
    """Names go on from what is typed, in any case of letters; a folder on the way is marked as one."""
    assert texts(f"{stick}{os.sep}GOV", PACK) == [str(stick / "govan.area-pack")]
    [on_the_way, pack] = sorted(near(f"{stick}{os.sep}", PACK, ()), key=lambda one: one.text, reverse=True)
    assert (on_the_way.text, on_the_way.is_on_the_way) == (str(stick / "old"), True)
    assert not pack.is_on_the_way
    assert texts(f"{stick}{os.sep}o", ()) == [str(stick / "old")]


def test_a_place_that_cannot_be_read_or_named_offers_nothing(stick: Path) -> None:
    """A stick pulled meanwhile, a file in place of a folder, and characters no path may hold are no error."""
    for typed in (f"{stick}/gone/x", f"{stick}/notes.txt/x", "\0/x", "~nobody-of-this-name/x"):
        assert texts(typed, PACK) == []


def test_a_full_folder_offers_a_screenful(tmp_path: Path) -> None:
    """However many there are, what is offered fits below the question."""
    for number in range(40):
        (tmp_path / f"{number:02}.area-pack").touch()
    assert len(texts("", PACK, tmp_path)) == MOST
