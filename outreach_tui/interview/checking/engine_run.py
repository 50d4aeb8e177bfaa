"""The form tried out: compiled, loaded and walked through once, as `outreach interview` would."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

from outreach_tui.errors import OutreachError
from outreach_tui.interview.checking.script_file import ScriptFile
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Ending
from outreach_tui.interview.prompt import Question as QuestionStep
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import CompiledForm, compile_xlsform

_MOST_STEPS = 300
_A_DAY = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def try_out(file: ScriptFile) -> CompiledForm:
    """Return the form compiled, once a conversation was held with it.

    Raises:
        ScriptError: at the first thing that keeps it from running.
    """
    compiled = compile_xlsform(file.source, file.file_type, file.name)
    try:
        _walk(load_xform(compiled.xform, file.name))
    except ScriptError:
        raise
    except OutreachError as fault:
        raise ScriptError(fault.where, fault.what, fault.next_step, code=fault.code) from fault
    except Exception as fault:
        what = f"a conversation cannot be held with it ({type(fault).__name__})"
        raise ScriptError(file.name, what, "Take out its newest rows until it runs, and tell us") from fault
    return compiled


def _walk(form: FormDefinition) -> None:
    session = Session.begin(form, _surroundings())
    for _ in range(_MOST_STEPS):
        match session.step:
            case Ending():
                break
            case QuestionStep():
                session.leave_out(MissingReason.SKIPPED)
            case _:
                session.no_more()
    session.problems()


def _surroundings() -> Surroundings:
    ids = _ids()
    return Surroundings(now=lambda: _A_DAY, new_id=lambda: next(ids), chance=lambda: 0.5)


def _ids() -> Iterator[str]:
    return (f"00000000-0000-4000-8000-{number:012d}" for number in count())
