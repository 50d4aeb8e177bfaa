"""Questions whose answer cannot be kept here: a picture, sound, a drawing, a line on a map.

They are shown, never answered, and stand in nobody's way. A form is refused where it could not do without:
where such a question is required, or where an expression looks at one.
"""

from collections.abc import Iterator

from outreach_tui.interview.body import Place, question_name
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.expressions import expressions_of
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xform_controls import FILES, LINES

_NOT_REQUIRED = frozenset({"false()", "false", "0"})


def check_unkept(form: FormDefinition) -> None:
    """Refuse a form that wants an answer that cannot be kept.

    Raises:
        ScriptError: naming the question.
    """
    places = dict.fromkeys(_places(form))
    for place in places:
        bind = form.binds.get(place)
        if bind is not None and bind.required is not None and bind.required.source not in _NOT_REQUIRED:
            raise _refused(place, "it is required")
    for asker, expression in expressions_of(form) if places else ():
        for reference in expression.references:
            if reference.path in places and reference.path != asker:
                what = f"a rule of {asker[-1]!r} looks at it" if asker else "the words of the form show it"
                raise _refused(reference.path, what)


def _places(form: FormDefinition) -> Iterator[Place]:
    yield from (place for place, question in form.questions.items() if question.never_kept)
    yield from (place for place, bind in form.binds.items() if bind.data_type in FILES | LINES)


def _refused(place: Place, why: str) -> ScriptError:
    return ScriptError(
        question_name(place),
        f"{why}, and a picture, sound or a line on a map cannot be kept here yet",
        "Ask for it in words, or take it out",
        code="cannot-be-kept",
    )
