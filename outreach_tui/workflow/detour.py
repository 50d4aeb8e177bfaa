"""Adding another one from anywhere, and the way back to where the conversation stood.

Rules:
- Once nothing more is to be added, the conversation stands where it stood before: at a question, behind a
  repeat or at the end. The way back is kept with the draft, so that being cut short does not lose it.
- The same holds amid one of that repeat: who began another stands where the first was left. From there on
  what was seen to in the others is passed, until the repeat is left: nobody is asked it again.
- Where the last one of the repeat has nothing in it yet, that one is what is added: nobody has to come back
  to an empty one.
"""

from outreach_tui.interview.prompt import Control, Prompt, Question, Step, Tier
from outreach_tui.interview.refs import instance_of
from outreach_tui.interview.session import Session
from outreach_tui.workflow import company
from outreach_tui.workflow.beside import Detour


def begun(at: Step, now: Step, repeat: str, outer: Detour | None) -> Detour | None:
    """Return the detour that adding to `repeat` is, or the one that is under way where this adds none.

    Args:
        at: where the conversation stood.
        now: where it stands, in the one that is added.
        repeat: what is added to.
        outer: the detour under way.
    """
    here = company.place_of(at)
    if not is_in(here, repeat):
        return Detour(repeat, here)
    is_other = instance_of(here) != instance_of(company.place_of(now))
    return Detour(repeat, here, outer) if isinstance(at, Question) and is_other else outer


def is_back(detour: Detour, place: str) -> bool:
    """Return whether the conversation came back, of itself, to where the detour began."""
    if is_in(detour.back_to, detour.repeat):
        return bool(place) and instance_of(place) == instance_of(detour.back_to)
    return place == detour.back_to


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
