"""A worry that was being passed on when the program was left: the first screen says so until it is closed."""

from collections.abc import Iterable

from outreach_tui.workflow.today import DraftToFinish

CARD = "Pass it on"
"""The title of the script that notes who was told."""


def open_card_words(drafts: Iterable[DraftToFinish]) -> str:
    """Return what is said about cards begun and not closed; empty if there is none."""
    count = sum(draft.title == CARD for draft in drafts)
    if not count:
        return ""
    cards = "A pass-it-on card is" if count == 1 else f"{count} pass-it-on cards are"
    return f"{cards} not closed: who was told, and when?"
