"""What was taken back and what became of it, in words: for the lead partner, and for the young person."""

from outreach_tui.number_words import counted
from outreach_tui.records.picture import Picture
from outreach_tui.records.taken_back import Choice, Decision, decided
from outreach_tui.records.withdrawal import LIST, is_said
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.decide_taken_back import TakenBack

_SHORTEST = 8


def named(one: TakenBack) -> str:
    """Return what one is called on a screen: the code name where it may be shown, the beginning of an id."""
    return one.alias or one.person[:_SHORTEST]


def in_words(one: TakenBack) -> str:
    """Return what was taken back and what became of it, in one line."""
    what = "everything" if one.is_all else "their words"
    when = f" on {brief_kept_day(one.told_on)}" if one.told_on else ""
    left = f"{counted(one.out_of_sight, 'record')} out of sight"
    told = f"took back {what}{when}, told by {', '.join(one.officers)}"
    return f"{decision_in_words(one)}; {told}; {left}"


def decision_in_words(one: TakenBack) -> str:
    """Return what was decided, or that it is open."""
    decision = one.decision
    if decision is None:
        return "nobody has decided yet"
    match decision.choice:
        case Choice.WIPE:
            return f"wiped on {brief_kept_day(decision.decided_on)}"
        case Choice.RESTRICT:
            return f"restricted on {brief_kept_day(decision.decided_on)}"
        case Choice.KEEP:
            review = brief_kept_day(decision.review_on)
            due = f"THE REVIEW WAS FOR {review}" if one.is_due else f"review on {review}"
            return f"kept, {due}: {decision.duty}"


def told_to_them(picture: Picture, person: str) -> str:
    """Return what became of what they took back, for the young person to hear; "" while nobody has said."""
    message = picture.record(LIST, person)
    if message is None or not is_said(picture, person):
        return ""
    decision = decided(message)
    return _TOLD[decision.choice].format(**_parts(decision)) if decision is not None else ""


def _parts(decision: Decision) -> dict[str, str]:
    return {
        "on": brief_kept_day(decision.decided_on),
        "duty": decision.duty,
        "review": brief_kept_day(decision.review_on),
    }


_TOLD = {
    Choice.WIPE: "What you took back was wiped at the lead partner on {on}.",
    Choice.RESTRICT: (
        "What you took back is locked away at the lead partner since {on}: it is used for nothing, and "
        "read only where the law asks for it."
    ),
    Choice.KEEP: (
        "The lead partner keeps what you took back, used for nothing else, because of this duty: {duty}. "
        "It is looked at again on {review}."
    ),
}
