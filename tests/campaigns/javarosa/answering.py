"""What somebody might do next: sensible answers, some at the edges, now and then a step back.

Questions that a rule fills in are left alone: JavaRosa fills them in again, changed or not.
"""

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

from outreach_tui.interview.definition import Aspect
from outreach_tui.interview.prompt import Control, Prompt, RangeLimits
from outreach_tui.interview.session import Session
from tests.campaigns.javarosa.ours import Operation, plain

_TEXTS = (
    "a",
    "b",
    "abc",
    "Hello World",
    "10",
    "-3.5",
    "yes",
    "é",
    "x  y z",
    "true",
    "0",
    "a,b",
    "'",
)
_WHOLE = ("0", "1", "2", "3", "5", "7", "17", "18", "100", "-1", "-12", "999999999")
_PARTS = ("0", "0.5", "1.25", "-2.75", "3", "10", "0.1", "100000.5")
_DATES = ("2026-01-15", "2026-11-22", "2024-02-29", "1999-12-31", "2030-06-30", "1970-01-01", "2026-03-29")
_TIMES = ("00:00:00.000Z", "14:30:00.000Z", "23:59:00.000Z")
_MOMENTS = ("2026-01-15T10:30:00.000Z", "2024-02-29T23:59:00.000Z", "2026-07-01T12:00:00.000+01:00")
_NOT_TYPED = frozenset({"geotrace", "geoshape", "binary"})
_FLAT: Mapping[Control, tuple[str, ...]] = MappingProxyType(
    {
        Control.TEXT: _TEXTS,
        Control.BARCODE: _TEXTS,
        Control.INTEGER: _WHOLE,
        Control.DECIMAL: _PARTS,
        Control.DATE: _DATES,
        Control.TIME: _TIMES,
        Control.DATE_TIME: _MOMENTS,
        Control.ACKNOWLEDGE: ("OK",),
        Control.GEOPOINT: ("55.86 -4.25 12.5 3.5",),
    }
)


def next_operation(session: Session, chance: Random) -> Operation | None:
    """Return something to do in a session as it stands; None if there is nothing."""
    kinds = ("answer", "clear", "add", "remove", "language", "resume")
    weights = (70, 6, 12, 6, 2, 4)
    for kind in chance.choices(kinds, weights, k=5):
        operation = _CHOOSERS[kind](session, chance)
        if operation is not None:
            return {"op": kind, **operation}
    return None


def _open_questions(session: Session) -> list[Prompt]:
    binds = session.form.binds.items()
    left_alone = {place[-1] for place, bind in binds if bind.data_type in _NOT_TYPED}
    left_alone |= {rule.place[-1] for rule in session.form.rules if rule.aspect is Aspect.VALUE}
    prompts = (prompt for prompt in session.prompts() if prompt.name not in left_alone)
    return [prompt for prompt in prompts if prompt.control is not Control.NOTE and not prompt.is_read_only]


def _answer(session: Session, chance: Random) -> Operation | None:
    prompts = _open_questions(session)
    if not prompts:
        return None
    prompt = chance.choice(prompts)
    values = (_value(prompt, chance) for _ in range(5))
    value = next((value for value in values if value != prompt.value), None)
    return None if value is None else {"ref": plain(prompt.ref), "value": value}


def _value(prompt: Prompt, chance: Random) -> str:
    if chance.random() < 0.05:
        return ""
    values = [option.value for option in prompt.options]
    match prompt.control:
        case Control.SELECT_ONE:
            return chance.choice(values) if values else ""
        case Control.SELECT_MULTIPLE:
            return " ".join(value for value in values if chance.random() < 0.5)
        case Control.RANK:
            return " ".join(chance.sample(values, len(values)))
        case Control.RANGE:
            assert prompt.limits is not None
            return _on_scale(prompt.limits, chance)
        case _:
            return chance.choice(_FLAT[prompt.control])


def _on_scale(limits: RangeLimits, chance: Random) -> str:
    start, end, step = (float(part) for part in (limits.start, limits.end, limits.step))
    steps = chance.randint(0, int(abs(end - start) / abs(step or 1)))
    return f"{start + (1 if end > start else -1) * abs(step) * steps:g}"


def _clear(session: Session, chance: Random) -> Operation | None:
    answered = [prompt for prompt in _open_questions(session) if prompt.value]
    return {"ref": plain(chance.choice(answered).ref)} if answered else None


def _add(session: Session, chance: Random) -> Operation | None:
    repeats = [repeat for repeat in session.repeats() if repeat.count < 4]
    return {"ref": plain(chance.choice(repeats).ref)} if repeats else None


def _remove(session: Session, chance: Random) -> Operation | None:
    repeats = [repeat for repeat in session.repeats() if repeat.count]
    if not repeats:
        return None
    repeat = chance.choice(repeats)
    return {"ref": plain(f"{repeat.ref}[{chance.randint(1, repeat.count)}]")}


def _language(session: Session, chance: Random) -> Operation | None:
    return {"value": chance.choice(session.form.languages)} if session.form.languages else None


def _resume(_: Session, __: Random) -> Operation:
    return {}


_CHOOSERS: Mapping[str, Callable[[Session, Random], Operation | None]] = MappingProxyType(
    {
        "answer": _answer,
        "clear": _clear,
        "add": _add,
        "remove": _remove,
        "language": _language,
        "resume": _resume,
    }
)
