"""A form and a sequence on which both sides differ, made as small as they can be while they still do."""

from collections.abc import Callable, Iterator

from outreach_tui.errors import OutreachError
from outreach_tui.interview.xlsform import compile_xlsform
from tests.campaigns.javarosa.generating import Row, Table
from tests.campaigns.javarosa.ours import Operation
from tests.campaigns.javarosa.peer import JavaRosa
from tests.campaigns.javarosa.playing import Played, Script, play

_KEPT = frozenset({"type", "name", "label"})


def compiled(table: Table) -> str | None:
    """Return the form compiled, or None if the compiler refuses it."""
    try:
        return compile_xlsform(table.markdown().encode(), ".md", table.name).xform
    except OutreachError:
        return None


def smaller_operations(operations: list[Operation]) -> Iterator[list[Operation]]:
    """Yield the sequence without one of its operations, from the last to the first."""
    for at in reversed(range(len(operations))):
        yield operations[:at] + operations[at + 1 :]


def smaller_tables(table: Table) -> Iterator[Table]:
    """Yield the form without one of its questions, groups or rules."""
    rows = table.survey
    for at in reversed(range(len(rows))):
        if not rows[at]["type"].startswith("end_"):
            yield Table(rows[:at] + rows[_end(rows, at) + 1 :])
    for at, row in enumerate(rows):
        for key in (key for key in row if key not in _KEPT):
            without = {name: cell for name, cell in row.items() if name != key}
            yield Table([*rows[:at], without, *rows[at + 1 :]])


def _end(rows: list[Row], at: int) -> int:
    """Return where what begins at `at` ends."""
    depth = 0
    for there in range(at, len(rows)):
        kind = rows[there]["type"]
        depth += kind.startswith("begin_") - kind.startswith("end_")
        if depth <= 0:
            return there
    return len(rows) - 1


def smallest(table: Table, played: Played, peer: JavaRosa) -> tuple[Table, Played]:
    """Return the smallest form and sequence found that still differ in the same way."""
    signature = played.signature()

    def attempt(form: Table, operations: list[Operation]) -> Played | None:
        xml = compiled(form)
        if xml is None:
            return None
        again = play(xml, peer, Script(operations))
        return again if again.signature() == signature else None

    is_smaller = True
    while is_smaller:
        table, played, is_smaller = _step(table, played, attempt)
    return table, played


def _step(
    table: Table, played: Played, attempt: Callable[[Table, list[Operation]], Played | None]
) -> tuple[Table, Played, bool]:
    for form in smaller_tables(table):
        again = attempt(form, played.operations)
        if again is not None:
            return form, again, True
    for operations in smaller_operations(played.operations):
        again = attempt(table, operations)
        if again is not None:
            return table, again, True
    return table, played, False
