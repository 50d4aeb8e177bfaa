"""The folder a stick is put at, with no stick in it."""

from pathlib import Path

import pytest

from outreach_tui.exchange import folder_place
from outreach_tui.exchange.folder_place import FolderPlace
from outreach_tui.exchange.mount_point import is_empty_mount_point
from outreach_tui.exchange.places import PlaceError


def test_only_below_where_sticks_are_put_is_a_folder_on_the_own_disk_an_empty_place(tmp_path: Path) -> None:
    """Any other folder of the laptop is a folder like all; so is where the sticks are put itself."""
    media = tmp_path / "media"
    (media / "isla" / "STICK" / "outreach").mkdir(parents=True)
    assert is_empty_mount_point(media / "isla" / "STICK", (media,))
    assert is_empty_mount_point(media / "isla" / "STICK" / "outreach", (media,))
    assert not is_empty_mount_point(media, (media,))
    assert not is_empty_mount_point(tmp_path, (media,))
    assert not is_empty_mount_point(media / "gone", (tmp_path / "no such folder",))


def test_another_disk_below_it_is_a_stick() -> None:
    """What is mounted there lies on a disk of its own."""
    other = Path("/proc")
    if not other.is_dir() or other.stat().st_dev == Path("/").stat().st_dev:
        pytest.skip("no second file system here")
    assert not is_empty_mount_point(other, (Path("/"),))


def test_nothing_is_handed_over_to_a_stick_that_is_not_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says so and what to do; nothing is written."""
    monkeypatch.setattr(folder_place, "is_empty_mount_point", lambda _folder: True)
    with pytest.raises(PlaceError, match=r"no stick is plugged in there.*Put the stick in"):
        FolderPlace(tmp_path)
    assert list(tmp_path.iterdir()) == []
