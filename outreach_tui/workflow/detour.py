"""Adding another one from anywhere, and the way back to where the conversation stood.

Rules:
- Once nothing more is to be added, the conversation stands where it stood before: at a question, behind a
  repeat or at the end. The way back is kept with the draft, so that being cut short does not lose it.
- Where the last one of the repeat has nothing in it yet, that one is what is added: nobody has to come back
  to an empty one.
"""

from outreach_tui.interview.prompt import Control, Prompt, Step, Tier
from outreach_tui.interview.session import Session
from outreach_tui.workflow import company
from outreach_tui.workflow.beside import Detour


def detour_from(step: Step, repeat: str) -> Detour | None:
    """Return the detour that adding to `repeat` is; none where the conversation is in that repeat already."""
    here = company.place_of(step)
    return None if is_in(here, repeat) else Detour(repeat, here)


def is_in(place: str, repeat: str) -> bool:
    """Return whether a place is in one of a repeat, or behind the last of it."""
    return place == repeat or place.startswith(f"{repeat}[")


def add(session: Session, repeat: str) -> Step:
    """Stand at the first question of another one of a repeat."""
    unused = _unused(session, repeat)
    return session.add(repeat) if unused is None else session.go_to(unused.ref)


def go_back(session: Session, detour: Detour) -> bool:
    """Stand where the detour began, and return True; where that does not apply any more, stay."""
    known = {"", *session.refs(), *(one.ref for one in session.repeats())}
    if detour.back_to not in known:
        return False
    company.go_to_first(session, (detour.back_to,))
    return True


def words_of(session: Session, detour: Detour) -> str:
    """Return what stands where the detour leads back to, in the script's words; empty if it leads nowhere."""
    if not detour.back_to:
        return "the end"
    prompt = session.prompt_at(detour.back_to)
    if prompt is not None:
        return prompt.label
    return next((one.label for one in session.repeats() if one.ref == detour.back_to), "")


def _unused(session: Session, repeat: str) -> Prompt | None:
    """Return the first question of the last one of a repeat, if nothing was said and nobody is there."""
    count = next((one.count for one in session.repeats() if one.ref == repeat), 0)
    inside = f"{repeat}[{count}]/"
    asked = [one for one in session.prompts() if one.ref.startswith(inside)]
    is_empty = not any(
        (one.value and one.tier is not Tier.OFFICER and one.control is not Control.NOTE) or one.missing
        for one in asked
    )
    stands_there = company.place_of(session.step).startswith(inside)
    return asked[0] if asked and is_empty and not stands_there else None
