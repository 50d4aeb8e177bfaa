"""The theme somebody chose for their screens; kept with their own workspace, so two can share a laptop."""

from outreach_tui.workflow.workspace import Workspace

SETTING = "theme"


def kept_theme(workspace: Workspace) -> str:
    """Return the name of the theme; empty if none was chosen."""
    return (workspace.vault.setting(SETTING) or b"").decode()


def keep_theme(workspace: Workspace, name: str) -> None:
    """Keep the name of the theme."""
    workspace.vault.keep_settings({SETTING: name.encode()})
