"""What somebody typed to settle a conflict, in the form that its field has: a choice, a day, a number.

Rules:
- The form is that of the questions behind the field, in the scripts that wrote the versions. Where none is
  known, or one of them takes words, what was typed is taken as words.
- A choice is typed as its name or its label; several with commas between. What is none is refused.
- A question that a calculation only looks at counts where it could have given everything that was written.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from outreach_tui.errors import OutreachError
from outreach_tui.interview.entry import NotAnAnswer, read_entry
from outreach_tui.interview.kept_places import choices_of, questions_behind
from outreach_tui.interview.prompt import Control, Option, Prompt
from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.workflow.record_words import OWN_WORDS
from outreach_tui.workflow.script_shelf import form_kept_as
from outreach_tui.workflow.typed_moment import day_meant, time_meant
from outreach_tui.workflow.workspace import Workspace

_CHOICES = frozenset({Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK})
_NUMBERS = frozenset({Control.INTEGER, Control.DECIMAL, Control.RANGE})
_FORMED = _CHOICES | _NUMBERS | {Control.DATE, Control.TIME, Control.DATE_TIME}
_MARKS = (";", ",", None)


def settled_answer(workspace: Workspace, conflict: FieldConflict, typed: str) -> str:
    """Return what `typed` is kept as in the field of this conflict.

    Raises: OutreachError when the field's questions take something else.
    """
    prompts = () if conflict.field in OWN_WORDS else tuple(_prompts(workspace, conflict))
    if any(one.control not in _FORMED for one in prompts):
        return typed
    refused = ""
    for prompt in prompts:
        try:
            return _read(prompt, typed, workspace.outside.now().date())
        except NotAnAnswer as why:
            refused = refused or str(why)
    if refused:
        what = f"this question does not take that; {refused[0].lower()}{refused[1:]}"
        raise OutreachError("not-an-answer", "the answer", what, "Nothing was written; type it again")
    return typed


def _prompts(workspace: Workspace, conflict: FieldConflict) -> Iterator[Prompt]:
    written = [one.write for one in conflict.versions if isinstance(one.write, str)]
    for name in dict.fromkeys(one.form for one in conflict.versions):
        form = form_kept_as(workspace, name)
        if form is None:
            continue
        for question, is_asked in questions_behind(form, conflict.entity_list, conflict.field):
            options = choices_of(form, question)
            prompt = Prompt(
                ref="/".join(question.place),
                name=question.place[-1],
                control=question.control,
                label="",
                hint="",
                guidance="",
                sections=(),
                options=options,
                value="",
                missing=None,
                is_required=False,
                is_read_only=False,
                limits=question.limits,
                appearance=question.appearance,
            )
            has_list = bool(options) or question.control not in _CHOICES
            if has_list and (is_asked or _could_give(prompt, written)):
                yield prompt


def _could_give(prompt: Prompt, written: Iterable[str]) -> bool:
    try:
        for one in written:
            read_entry(one, prompt) if prompt.control is not Control.RANK else _choices(prompt, one)
    except NotAnAnswer:
        return False
    return True


def _read(prompt: Prompt, typed: str, today: date) -> str:
    if prompt.control in _CHOICES:
        return _choices(prompt, typed)
    if prompt.control is Control.DATE and (day := day_meant(typed, today)):
        return day.isoformat()
    if prompt.control is Control.TIME and (time := time_meant(typed)):
        return read_entry(f"{time:%H:%M}", prompt)
    return read_entry(typed, prompt)


def _choices(prompt: Prompt, typed: str) -> str:
    only_one = prompt.control is Control.SELECT_ONE
    chosen = _chosen(prompt.options, typed, () if only_one else _MARKS)
    if not chosen:
        named = "; ".join(option.label for option in prompt.options)
        how = "one of these" if only_one else "some of these, with commas between"
        why = f"It takes {how}: {named}"
        raise NotAnAnswer(why)
    return " ".join(dict.fromkeys(chosen))


def _chosen(options: tuple[Option, ...], typed: str, marks: tuple[str | None, ...]) -> tuple[str, ...]:
    """Return the names of the choices typed with these marks between; none where any of it is none."""
    wanted = typed.strip().casefold()
    for option in options:
        if wanted in {option.value.casefold(), option.label.casefold()}:
            return (option.value,)
    if not marks:
        return ()
    parts = [one for one in typed.split(marks[0]) if one.strip()]
    found = [_chosen(options, one, marks[1:]) for one in parts]
    return tuple(one for part in found for one in part) if all(found) else ()
