"""A vault in a folder that is copied elsewhere is warned about."""

from pathlib import Path

import pytest

from outreach_tui.vault.place import synced_by, warning_about


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - Glasgow City Council/outreach", "OneDrive"),
        ("onedrive", "OneDrive"),
        ("Dropbox (Personal)/a/b", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("iCloudDrive/x", "iCloud Drive"),
        ("Library/CloudStorage/OneDrive-GlasgowCityCouncil/x", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-someone@example.org/x", "Google Drive"),
        ("Library/CloudStorage/Box-Box/x", "a cloud drive"),
        ("Google Drive/My Drive/x", "Google Drive"),
        ("Nextcloud/x", "Nextcloud"),
        ("Documents/dropboxes/outreach", None),
        ("Documents/outreach", None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, program: str | None) -> None:
    """An officer who chose a synced folder is told before anything is said in it."""
    assert synced_by(tmp_path / folder) == program


def test_a_synced_folder_is_known_by_its_mark(tmp_path: Path) -> None:
    """A folder shared under another name is known all the same, and told what follows from it."""
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    told = warning_about(tmp_path / "shared" / "outreach")
    assert told is not None
    assert "Syncthing" in told
    assert "cannot be erased" in told
    assert warning_about(tmp_path / "mine") is None
