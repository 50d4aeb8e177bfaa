"""Where everything stands on the interview screen, so that an eye finds it without looking for it.

The question always begins on the same row, its answers stand below in one column, and the last three rows
are what was said before, what was just done, and when it was saved. Helps give way to answers where room is
short. Questions that are asked together stand around the present one (`together.py`).
"""

from typing import TYPE_CHECKING

from outreach_tui.interview.prompt import Control, Progress, Prompt
from outreach_tui.tui.interviewing.asking import Asking
from outreach_tui.tui.interviewing.read_back import ReadingBack
from outreach_tui.tui.interviewing.together import amid
from outreach_tui.tui.lines import BLANK, Line, Size, Tone, cut, fitted, line, quiet, strong, wrapped_lines
from outreach_tui.tui.page import TALL
from outreach_tui.workflow.answer_in_words import in_words
from outreach_tui.workflow.reading_back import HEADING

if TYPE_CHECKING:
    from outreach_tui.workflow.sitting import Said

SEVERAL = frozenset({Control.SELECT_MULTIPLE, Control.RANK})
"""Kinds of question that take several keys, and then Enter."""
_FOOT_ROWS = 3
_LABEL = 24
_OPTIONAL = "Enter goes on; without an answer it stays open."
_NEEDED = "This one is needed.  F2 passes it over with a reason."
_TAKES_TYPED = "Enter takes it and goes on."
_TAKES_MARKED = "Enter takes what is marked and goes on."
_KEY_CHANGES = "Another key changes it.  Enter keeps it and goes on.  Delete clears it."
_TYPING_REPLACES = "Typing replaces it.  Enter keeps it and goes on."
_SAY_LIKE = "  ^o: say it like"
_GUIDANCE = "  ^o: more about it"
_WIDEST_STANDING = 76
"""Cells that a window of 80 has for what stands."""
_TO_KEEP = {
    Control.TEXT: "Typing goes on where it ended.  Enter keeps it and goes on.",
    Control.SELECT_ONE: _KEY_CHANGES,
    Control.SELECT_MULTIPLE: _KEY_CHANGES,
    Control.RANK: _KEY_CHANGES,
    Control.ACKNOWLEDGE: _KEY_CHANGES,
    Control.RANGE: _KEY_CHANGES,
}


def question_body(
    asking: Asking,
    foot: list[Line],
    size: Size,
    together: tuple[Prompt, ...] = (),
    *,
    says_like: bool = False,
) -> list[Line]:
    """Return the whole middle of the screen while a question is asked, and `together` around it.

    Args:
        asking: the question.
        foot: the last rows.
        size: room for all of it.
        together: what is asked together with it.
        says_like: whether other ways to say it are shown.
    """
    room = size.height - len(foot)
    rows = _question_rows(asking, room, size, says_like=says_like)
    if together:
        rows = amid(rows, asking.prompt.ref, together, Size(size.width, room))
    return [*rows, *([BLANK] * (room - len(rows))), *foot]


def _question_rows(asking: Asking, room: int, size: Size, *, says_like: bool) -> list[Line]:
    """Return the question with its answers, in at most `room` rows."""
    is_airy = size.height + 4 >= TALL
    prompt = asking.prompt
    label = HEADING if isinstance(asking, ReadingBack) else prompt.label
    head = [BLANK, BLANK, *wrapped_lines(label, size.width - 3, indent=3, tone=Tone.STRONG)]
    hint = wrapped_lines(prompt.hint, size.width - 3, indent=3, tone=Tone.QUIET) if prompt.hint else []
    helps = spoken_lines(prompt, size.width) if says_like else []
    natural = len(asking.answers(Size(size.width, max(1, room - len(head) - 1)), is_airy=is_airy))
    for extra in ([*hint, *helps], helps, hint, []):
        top = [*head, *([BLANK, *extra] if extra else []), BLANK]
        if len(top) + natural <= room or not extra:
            break
    top = top if len(top) < room else top[-room:]
    answers = asking.answers(Size(size.width, max(1, room - len(top))), is_airy=is_airy)
    return [*top, *answers][:room]


def plain_body(label: str, rows: list[Line], foot: list[Line], size: Size) -> list[Line]:
    """Return the middle of the screen while it stands at no question."""
    head = [BLANK, BLANK, *wrapped_lines(label, size.width - 3, indent=3, tone=Tone.STRONG), BLANK]
    body = [*head, *rows][: size.height - len(foot)]
    return [*body, *([BLANK] * (size.height - len(foot) - len(body))), *foot]


def spoken_lines(prompt: Prompt, width: int) -> list[Line]:
    """Return the line for whoever asks and the say-it-like alternatives, one below the other."""
    said = (*((prompt.guidance,) if prompt.guidance else ()), *prompt.say_it_like)
    return [row for one in said for row in wrapped_lines(f"({one})", width - 3, indent=3, tone=Tone.QUIET)]


def foot_lines(standing: str, said: "Said | None", status: str, *, is_notice: bool, size: Size) -> list[Line]:
    """Return the last rows: what stands, what was said before, what was just done or when it was saved."""
    before = cut(f"   ↑  {said.label}   {said.answer}", size.width - 1) if said else ""
    if said and len(said.label) + len(said.answer) + 8 > size.width:
        room = size.width - 10
        label = cut(said.label, max(_LABEL, room - len(said.answer)))
        before = cut(f"   ↑  {label}   {said.answer}", size.width - 1)
    tone = Tone.NOTICE if is_notice else Tone.QUIET
    rows = [
        line("   ", quiet(cut(standing, size.width - 4))) if standing else BLANK,
        line(quiet(before)) if said else BLANK,
        *wrapped_lines(status, size.width - 2, indent=3, tone=tone)[:2],
    ]
    return rows if size.height > _FOOT_ROWS * 3 else rows[-1:]


def standing_words(asking: Asking, *, is_refused: bool) -> str:
    """Return what stands at the question already, what the keys do about it, and whether more can be said."""
    words = _standing(asking, is_refused=is_refused)
    prompt = asking.prompt
    more = _SAY_LIKE if prompt.say_it_like else _GUIDANCE if prompt.guidance else ""
    is_room = len(words) + len(more) <= _WIDEST_STANDING and not isinstance(asking, ReadingBack)
    return f"{words}{more}" if is_room else words


def _standing(asking: Asking, *, is_refused: bool) -> str:
    prompt = asking.prompt
    if asking.typed and not is_refused:
        return _TAKES_MARKED if prompt.control in SEVERAL else _TAKES_TYPED
    if prompt.missing is not None:
        return f"{in_words(prompt)}.  An answer changes it.  Enter keeps it."
    if prompt.control is Control.NOTE or prompt.is_read_only:
        return "Enter goes on."
    if prompt.value:
        return _TO_KEEP.get(prompt.control, _TYPING_REPLACES)
    return _NEEDED if prompt.is_required else _OPTIONAL


def progress_words(progress: Progress) -> str:
    """Return how much has been said; what has not been is nobody's debt, and is not counted."""
    later = f" · {progress.missing} not now" if progress.missing else ""
    return f"{progress.answered} said{later}"


def rail_lines(prompts: tuple[Prompt, ...], here: str, size: Size) -> list[Line]:
    """Return the sections with how much was said in each, the present one with its questions."""
    rows = [line(strong("Where we are")), BLANK]
    sections: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        sections.setdefault(prompt.sections[0] if prompt.sections else "", []).append(prompt)
    for name, members in sections.items():
        is_here = any(prompt.ref == here for prompt in members)
        asked = [prompt for prompt in members if prompt.control is not Control.NOTE]
        done = sum(_is_seen_to(prompt) for prompt in asked)
        sign = "►" if is_here else "✓" if asked and done == len(asked) else " "
        count = f"{done} said" if done else ""
        row = f"{sign} {fitted(name or 'Questions', size.width - len(count) - 4)} {count}"
        rows.append(line(strong(row) if is_here else quiet(row)))
        rows.extend(_rail_question(prompt, here, size.width) for prompt in (asked if is_here else ()))
    return rows[: size.height]


def _rail_question(prompt: Prompt, here: str, width: int) -> Line:
    sign = "now" if prompt.ref == here else "✓" if _is_seen_to(prompt) else ""
    return line(quiet(f"    {fitted(prompt.label, width - 9)} {sign}"))


def _is_seen_to(prompt: Prompt) -> bool:
    return bool(prompt.value) or prompt.missing is not None
