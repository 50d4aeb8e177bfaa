"""Functions that ask the form or the device: choices, words, ids, chance."""

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.function import Function
from outreach_tui.interview.xpath.values import Value, to_number, to_text


def _selected(_: Context, answer: Value, choice: Value) -> bool:
    wanted, chosen = to_text(choice).strip(), to_text(answer).split()
    return wanted in chosen if wanted else not chosen


def _count_selected(_: Context, answer: Value) -> float:
    return float(len(to_text(answer).split()))


def _selected_at(_: Context, answer: Value, index: Value) -> str:
    chosen, at = to_text(answer).split(), to_number(index)
    return chosen[int(at)] if 0 <= at < len(chosen) else ""


def _choice_name(context: Context, value: Value, question: Value) -> str:
    return context.world.words.choice_label(to_text(value), to_text(question), context)


def _itext(context: Context, text_id: Value) -> str:
    return context.world.words.translated(to_text(text_id), context)


def _uuid(context: Context, length: Value | None = None) -> str:
    if length is None:
        return context.world.new_id()
    wanted = to_number(length)
    if not 0 <= wanted <= 1000:  # noqa: PLR2004 - more letters than any id needs
        raise ScriptError(
            "uuid()", "it was given a length that is not a small number", "Leave the length out"
        )
    letters = ""
    while len(letters) < wanted:
        letters += context.world.new_id().replace("-", "")
    return letters[: int(wanted)]


def _random(context: Context) -> float:
    return context.world.chance()


def _version(context: Context) -> str:
    return context.world.version


def _property(context: Context, name: Value) -> str:
    return context.world.properties.get(to_text(name), "")


FORM_FUNCTIONS = (
    Function("selected", 2, 2, _selected, "ODK XForms, fn:selected"),
    Function("is-selected", 2, 2, _selected, "JavaRosa"),
    Function("count-selected", 1, 1, _count_selected, "ODK XForms, fn:count-selected"),
    Function("selected-at", 2, 2, _selected_at, "ODK XForms, fn:selected-at"),
    Function("jr:choice-name", 2, 2, _choice_name, "ODK XForms, fn:jr:choice-name"),
    Function("jr:itext", 1, 1, _itext, "ODK XForms, fn:jr:itext"),
    Function("uuid", 0, 1, _uuid, "ODK XForms, fn:uuid"),
    Function("random", 0, 0, _random, "XForms 1.1, 7.7.7"),
    Function("version", 0, 0, _version, "ODK XForms, fn:version"),
    Function("property", 1, 1, _property, "XForms 1.1, 7.8.2"),
)
"""Functions that ask the form or the device."""
