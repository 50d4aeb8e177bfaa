"""Ways to names and cards, the same from every screen that shows them."""

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.names import LOCKED_BY_KEY
from outreach_tui.tui.replies import Over, Reply
from outreach_tui.tui.screens.opening import work_to_begin_card
from outreach_tui.tui.screens.passphrase import PassphraseView
from outreach_tui.tui.view import View

_EXPLAINED = (
    "Names, numbers and doors of the people planned today. They lock again by themselves after two minutes "
    "without a key, and F7 hides them at once."
)


def show_or_hide_names(desk: Desk, view: View) -> Reply:
    """Hide and lock names where `view` shows them, or ask for the passphrase that opens them."""
    if desk.names.is_open:
        desk.names.lock()
        return view.names_locked(LOCKED_BY_KEY)
    return Over(_to_names(desk))


def _to_names(desk: Desk) -> PassphraseView:
    return PassphraseView("Show names", _EXPLAINED, desk.names.open, saying="Opening names …")


def to_card(desk: Desk, person: str) -> tuple[Reply, str]:
    """Return the way to somebody's card, or what has to be done first, as a line to say."""
    if not desk.names.is_open:
        return None, "F7 opens names first; the card is kept with them."
    if not person:
        return None, "↓ marks a person first; then ^e opens their card."
    return work_to_begin_card(desk, person), ""
