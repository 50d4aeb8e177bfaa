"""When somebody walks in: the talk goes on lightly, with nothing in sight that was said before.

Rules:
- The script's own question about how to talk here is answered "light", so that its own rules ask for ideas
  and strengths only (domain.md C2); going back gives it the answer it had.
- What is for the officer alone, and every answer given before, is out of sight, also where another question
  would show its words. What is said from then on is said in their hearing, and is seen.
- Going back leads to the question that was left; no place and no word is lost.
"""

import re
from collections.abc import Iterable, Sequence

from outreach_tui.interview.prompt import AddAnother, Control, Ending, Prompt, Question, Step, Tier
from outreach_tui.interview.session import Session
from outreach_tui.workflow.beside import Company
from outreach_tui.workflow.depth import READ_BACK_NOTE

MODE = "mode"
"""The question about how to talk here."""
LIGHT = "light"
"""Its answer when others are about."""
_TELLING = 4
"""Characters from which words within a question are taken to be somebody's."""


def light_up(session: Session) -> Company:
    """Go on lightly, and stand at what may be asked now.

    Returns: what is out of sight, and what to go back to.
    """
    here = place_of(session.step)
    prompts = session.prompts()
    mode = _mode_of(prompts)
    before = mode.value if mode else ""
    hidden = tuple(one.ref for one in prompts if one.value or one.missing)
    if mode is not None:
        session.go_to(mode.ref)
        session.answer(LIGHT)
    company = Company(before, "", hidden)
    in_sight = [one.ref for one in seen(session.prompts(), company)]
    if isinstance(session_at(session, here, in_sight), Question | AddAnother):
        return company
    order = [one.ref for one in prompts]
    after = order[order.index(here) :] if here in order else []
    go_to_first(session, (ref for ref in after if ref in in_sight))
    return Company(before, here, hidden)


def session_at(session: Session, here: str, in_sight: Sequence[str]) -> Step:
    """Stand at `here` again where it may be seen; otherwise at the end."""
    is_repeat = here in {one.ref for one in session.repeats()}
    return session.go_to(here) if here in in_sight or is_repeat else go_to_end(session)


def full_again(session: Session, company: Company) -> None:
    """Talk as before somebody came, at the question that was left, or where it stands now."""
    here = place_of(session.step)
    mode = _mode_of(session.prompts())
    if mode is not None:
        session.go_to(mode.ref)
        if company.mode_before:
            session.answer(company.mode_before)
        else:
            session.clear()
    go_to_first(session, (ref for ref in (company.left, here) if ref))


def go_to_first(session: Session, refs: Iterable[str]) -> None:
    """Go to the first of these that applies; to the end if none does."""
    known = {*session.refs(), *(one.ref for one in session.repeats())}
    ref = next((ref for ref in refs if ref in known), None)
    if ref is None:
        go_to_end(session)
    else:
        session.go_to(ref)


def go_to_end(session: Session) -> Ending:
    """Go behind the last question."""
    while not isinstance(step := session.step, Ending):
        session.skip()
    return step


def seen(prompts: Sequence[Prompt], company: Company) -> tuple[Prompt, ...]:
    """Return the questions that may be seen while others are about."""
    hidden = set(company.hidden)
    said = [one.value for one in prompts if one.ref in hidden and one.value and one.control is Control.TEXT]
    return tuple(one for one in prompts if one.ref not in hidden and _is_for_all(one, said))


def place_of(step: Step) -> str:
    """Return where a step stands; empty at the end."""
    match step:
        case Question(prompt):
            return prompt.ref
        case AddAnother(ref=ref):
            return ref
        case Ending():
            return ""


def _is_for_all(prompt: Prompt, said: Sequence[str]) -> bool:
    if prompt.tier is Tier.OFFICER or prompt.name == READ_BACK_NOTE:
        return False
    if any(option.label in said for option in prompt.options):
        return False
    asked = f"{prompt.label} {prompt.hint}"
    return not any(_has_words(asked, words) for words in said if len(words) >= _TELLING)


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _mode_of(prompts: Iterable[Prompt]) -> Prompt | None:
    return next(
        (one for one in prompts if one.name == MODE and LIGHT in {option.value for option in one.options}),
        None,
    )
