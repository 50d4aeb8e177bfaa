"""Questions that a script puts on one screen: those before the present one stand above it, the others below.

Rules:
- The present question and its answers keep every row they need; the others share the rows that are left.
- Within such a group the present question always begins on the same row, as far as there is room for that.
- One row each: the question and its answer so far. What does not fit is counted: "… 3 more".
- A blank row stays between them and what stands at the foot.
"""

from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.tui.lines import BLANK, Line, Size, cut, fitted, line, painted_text, quiet
from outreach_tui.workflow.answer_in_words import in_words

_ABOVE = 3
_ABOVE_TALL = 8
_ROOMY = 24
_LABEL_SHARE = 0.48
_TOP = 2


def amid(rows: list[Line], ref: str, together: tuple[Prompt, ...], room: Size) -> list[Line]:
    """Return the rows of the present question with the others of its group above and below it.

    Args:
        rows: the present question; its first two rows are blank where there is room for anything else.
        ref: the present question.
        together: every question of the group, in order.
        room: how much room there is for all of it.
    """
    here = next((number for number, one in enumerate(together) if one.ref == ref), None)
    question = _without_blank_end(rows)
    if here is None or question[:_TOP] != [BLANK] * _TOP:
        return rows
    spare = room.height - len(question)
    most = _ABOVE_TALL if room.height > _ROOMY else _ABOVE
    reserved = max(1, min(most, len(together) - 1, 1 + spare // 2))
    above = _shortened(together[:here], reserved, room.width, is_above=True)
    top = [BLANK] * (reserved - len(above))
    below = _shortened(together[here + 1 :], spare - reserved - 1, room.width, is_above=False)
    return [*top, *above, *question[_TOP - 1 :], *([BLANK, *below] if below else [])]


def said_words(prompt: Prompt) -> str:
    """Return the answer so far as a list of questions shows it; empty if there is none."""
    words = in_words(prompt)
    if prompt.missing is not None:
        return f"○ {words}"
    if prompt.value and prompt.control is Control.TEXT:
        return f"“{words}”"
    return words


def _shortened(prompts: tuple[Prompt, ...], most: int, width: int, *, is_above: bool) -> list[Line]:
    """Return at most `most` rows; those nearest the present question are shown, the others counted."""
    if len(prompts) <= most:
        return [_row(one, width) for one in prompts]
    if most <= 0:
        return []
    left_out = line(quiet(f"   … {len(prompts) - most + 1} more"))
    if is_above:
        return [left_out, *(_row(one, width) for one in prompts[len(prompts) - most + 1 :])]
    return [*(_row(one, width) for one in prompts[: most - 1]), left_out]


def _row(prompt: Prompt, width: int) -> Line:
    if prompt.control is Control.NOTE and not prompt.value:
        return line(quiet("   " + cut(painted_text(prompt.label), width - 4)))
    label_width = int((width - 8) * _LABEL_SHARE)
    words = cut(said_words(prompt), width - label_width - 8)
    return line(quiet("   " + fitted(prompt.label, label_width)), "  " + words)


def _without_blank_end(rows: list[Line]) -> list[Line]:
    end = len(rows)
    while end and rows[end - 1] == BLANK:
        end -= 1
    return rows[:end]
