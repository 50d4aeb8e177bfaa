"""What the lead partner decided about words that were taken back after they had travelled (security.md P3).

Rules:
- A decision stands in the young person's own message (`withdrawals`) and answers that message alone: where
  they take back more, or say yes again, it is open again.
- Whatever is decided, the words stay out of every list, match and report; a decision never shows them.
- At the lead partner only what was decided there counts: a decision that comes in a bundle is written by
  whoever wrote it, and wiping cannot be undone.
- Several decisions that differ are none, until a person says which.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.records.record import Record
from outreach_tui.records.revision import Write

FORM = "decide_taken_back@1"
"""What a decision comes from."""

_CHOICE, _ANSWERS = "lead_choice", "lead_decided_about"
_DUTY, _REVIEW_ON, _DECIDED_ON = "lead_duty", "lead_review_on", "lead_decided_on"
DECISION_FIELDS = frozenset({_CHOICE, _ANSWERS, _DUTY, _REVIEW_ON, _DECIDED_ON})
"""The fields of a message that hold the decision about it."""
_MESSAGE = ("agreement", "given_on", "scope")


class Choice(StrEnum):
    """What may become of words that were taken back."""

    WIPE = "wipe"
    """They are wiped at the lead partner; what the officer was allowed to keep stays on their laptop."""
    RESTRICT = "restrict"
    """They stay sealed, are used for nothing, and are read for one of four lawful reasons only."""
    KEEP = "keep"
    """They are kept because a named duty asks for it, until a day on which that is looked at again."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided."""

    choice: Choice
    """What becomes of the words."""
    duty: str = ""
    """What asks for them to be kept; empty unless they are."""
    review_on: str = ""
    """The ISO date on which that is looked at again; empty unless they are kept."""
    decided_on: str = ""
    """The ISO date of the decision."""


def decided(message: Record, own: Container[str] | None = None) -> Decision | None:
    """Return the decision that answers this message as it stands now, None where it is open.

    Args:
        message: the young person's.
        own: the changes by which the lead partner decided anything, by revision id; no other counts then.
    """
    live = message.live(_CHOICE)
    if len({one.write for one in live}) != 1 or message.value(_ANSWERS) != _said_in(message):
        return None
    if own is not None and not all(one.revision_id in own for one in live):
        return None
    try:
        choice = Choice(message.value(_CHOICE))
    except ValueError:
        return None
    return Decision(choice, *(message.value(field) for field in (_DUTY, _REVIEW_ON, _DECIDED_ON)))


def as_fields(message: Record, decision: Decision | None) -> Mapping[str, Write]:
    """Return what has to be written into this message to decide it, or to leave it open again."""
    if decision is None:
        return dict.fromkeys((_CHOICE, _DUTY, _REVIEW_ON, _DECIDED_ON, _ANSWERS))
    return {
        _CHOICE: decision.choice.value,
        _DUTY: decision.duty,
        _REVIEW_ON: decision.review_on,
        _DECIDED_ON: decision.decided_on,
        _ANSWERS: _said_in(message),
    }


def is_wiping(fields: Mapping[str, Write]) -> bool:
    """Whether these fields of a change decide that the words are wiped."""
    return fields.get(_CHOICE) == Choice.WIPE


def _said_in(message: Record) -> str:
    """Return what names the message as it stands: the changes that wrote what it says."""
    return " ".join(sorted({one.revision_id for field in _MESSAGE for one in message.live(field)}))
