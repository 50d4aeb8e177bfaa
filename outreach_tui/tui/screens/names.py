"""Ways to names and cards, the same from every screen that shows them."""

from outreach_tui.tui.desk import Desk
from outreach_tui.tui.replies import Reply
from outreach_tui.tui.screens.opening import work_to_begin_card
from outreach_tui.tui.screens.passphrase import PassphraseView

_EXPLAINED = (
    "Names, numbers and doors of the people planned today. They lock again by themselves after two minutes "
    "without a key, and F7 hides them at once."
)


def to_names(desk: Desk) -> PassphraseView:
    """Return the question for the passphrase that opens names."""
    return PassphraseView("Show names", _EXPLAINED, desk.names.open, saying="Opening names …")


def to_card(desk: Desk, person: str) -> tuple[Reply, str]:
    """Return the way to somebody's card, or what has to be done first, as a line to say."""
    if not desk.names.is_open:
        return None, "F7 opens names first; the card is kept with them."
    if not person:
        return None, "↓ marks a person first; then ^e opens their card."
    return work_to_begin_card(desk, person), ""
