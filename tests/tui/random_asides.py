"""What interrupts a random conversation: looking at something, stopping, leaving, reading back, tidying.

Each takes the typist, does one thing to the conversation, and writes down the keys that mean the same.
"""

from typing import TYPE_CHECKING

from outreach_tui.interview.prompt import Control, Ending, Prompt, Question, Refusal
from outreach_tui.tui.interviewing.conclusion import Conclusion
from outreach_tui.workflow import leaving
from outreach_tui.workflow.depth import READ_BACK_NOTE
from outreach_tui.workflow.own_words import can_be_tidied
from outreach_tui.workflow.reading_back import parts_to_read_back

if TYPE_CHECKING:
    from tests.tui.random_talk import Typist

LOOKS = (
    ("f1", "escape"), ("f9", "escape"), ("f10", "escape"), ("f4", "escape"), ("ctrl+t", "escape"),
    ("ctrl+x", "escape"), ("ctrl+o",), ("ctrl+o", "ctrl+o"), ("f3", "escape"),
)  # fmt: skip  # a table is read in rows
"""What opens and goes again, and leaves everything as it was."""
GO_ON_WITH_IT = "1"
"""On today's list, the key of the last conversation."""
_SIGNS = "123456789abcdefghijklmnopqrstuvwxyz"


def look(typist: "Typist") -> None:
    """Look at something, and go on."""
    typist.keys += typist.chance.choice(LOOKS)


def think_about_a_reason(typist: "Typist") -> None:
    """Ask why not now, and go back to the question."""
    prompt = _prompt(typist)
    if prompt is not None and prompt.control is not Control.NOTE:
        typist.keys += ["f2", "escape"]


def look_in_mid_word(typist: "Typist") -> None:
    """Type, look at something, type on, and enter the whole."""
    prompt = _prompt(typist)
    if prompt is None or prompt.control is not Control.TEXT:
        return
    first, second = typist.words(), typist.words()
    typist.keys += [*first, *typist.chance.choice(LOOKS), *second, "enter"]
    typist.interview.answer(f"{typist.box(prompt)}{first}{second}")


def begin_a_note(typist: "Typist") -> None:
    """Begin a line of one's own and leave it for later."""
    words = typist.words()
    typist.keys += ["f3", *words, "escape"]
    typist.interview.note_begun(f"{typist.interview.note_typed}{words}")


def stop(typist: "Typist") -> None:
    """Stop, and go on from today's list."""
    typist.keys += [typist.chance.choice(["f8", "f5"]), GO_ON_WITH_IT]


def leave(typist: "Typist") -> None:
    """Leave the place with a reason or without, and go on from today's list."""
    place = typist.chance.randrange(len(leaving.REASONS) + 1)
    typist.keys += ["ctrl+x", str(place) if place else "enter", GO_ON_WITH_IT]
    if place:
        typist.interview.leave_early(leaving.REASONS[place - 1][0])


def put_right(typist: "Typist") -> None:
    """While it is read back, change or strike something."""
    step, interview = typist.interview.step, typist.interview
    is_at_note = isinstance(step, Question) and step.prompt.name == READ_BACK_NOTE
    is_at_end = isinstance(step, Ending) and not interview.is_light
    parts = parts_to_read_back(interview.prompts()) if is_at_note or is_at_end else ()
    numbered = [prompt for part in parts for prompt in part.prompts]
    if not numbered:
        return
    place = typist.chance.randrange(len(numbered))
    typist.keys += [*(["0"] if is_at_end else []), _SIGNS[place]]
    _reworded_or_struck(typist, numbered[place])
    typist.keys += ["escape"] if is_at_end else []


def go_from_the_end(typist: "Typist") -> None:
    """Go to something the end lists: what is still needed, more to ask, what was left for later."""
    places = Conclusion(typist.interview).places()[:9] if isinstance(typist.interview.step, Ending) else ()
    if not places:
        return
    at = typist.chance.randrange(len(places))
    typist.keys.append(str(at + 1))
    depth = places[at].depth
    typist.interview.go_to(places[at].ref) if depth is None else typist.interview.ask_the_rest(depth)


def tidy(typist: "Typist") -> None:
    """Put words tidier from the list of everything."""
    prompts = typist.interview.prompts()
    prompt = _prompt(typist)
    here = next((n for n, one in enumerate(prompts) if prompt is not None and one.ref == prompt.ref), 0)
    may_be = [number for number, one in enumerate(prompts) if can_be_tidied(one, prompts)]
    if not may_be:
        return
    to, words = typist.chance.choice(may_be), typist.words()
    arrows = ["down"] * (to - here) if to >= here else ["up"] * (here - to)
    typist.keys += ["f4", *arrows, "t", *words, "enter"]
    outcome = typist.interview.tidy(prompts[to].ref, f"{prompts[to].value}{words}")
    typist.keys += ["escape", "escape"] if isinstance(outcome, Refusal) else ["escape"]


def _reworded_or_struck(typist: "Typist", prompt: Prompt) -> None:
    if typist.chance.random() < 1 / 3:
        typist.keys.append("delete")
        outcome = typist.interview.strike(prompt.ref)
    else:
        words = typist.words()
        typist.keys += [*words, "enter"]
        outcome = typist.interview.reword(prompt.ref, f"{prompt.value}{words}")
    typist.keys += ["escape"] if isinstance(outcome, Refusal) else []


def _prompt(typist: "Typist") -> Prompt | None:
    step = typist.interview.step
    return step.prompt if isinstance(step, Question) else None


ASIDES = (
    look, look, think_about_a_reason, look_in_mid_word, begin_a_note, stop, leave, put_right, put_right,
    go_from_the_end, tidy,
)  # fmt: skip  # a table is read in rows
"""All of them; those that fit seldom stand twice."""
