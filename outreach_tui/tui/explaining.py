"""F1 and F10 over any screen; each is imported when it is first asked for."""

from outreach_tui.tui.replies import Over
from outreach_tui.tui.view import View


def explaining(key: str, view: View) -> Over:
    """Return help on `view` for "f1", its searchable actions for any other key."""
    if key == "f1":
        from outreach_tui.tui.screens.help import HelpView

        return Over(HelpView(view))
    from outreach_tui.tui.screens.actions import ActionsView

    return Over(ActionsView(view))
