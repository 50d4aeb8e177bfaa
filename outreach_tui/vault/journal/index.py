"""Which rows have a value at a path: the answer to `field == value` without looking at every row.

Rules:
- Only values that can be compared by hash take part (text, numbers, truth values, bytes, nothing). A row with
  a list or a mapping there equals no such value, so it is rightly absent.
- Answers come in the order of the table.
- The index may name rows too many, never too few: whoever asks looks at each row again.
"""

from collections.abc import Iterable
from typing import Any

from outreach_tui.vault.journal import values

Path = tuple[str, ...]
"""The keys from the document down to the value."""

_NOTHING_THERE = object()


class EqualityIndex:
    """The rows of one table by their value at one path."""

    __slots__ = ("_ids_of", "_next_place", "_path", "_place_of", "_value_of")

    def __init__(self, path: Path, rows: Iterable[tuple[str, bytes]]) -> None:
        """Look at every row once."""
        self._path = path
        self._ids_of: dict[Any, str | set[str]] = {}
        self._value_of: dict[str, Any] = {}
        self._place_of: dict[str, int] = {}
        self._next_place = 0
        for row_id, raw in rows:
            self.put(row_id, raw)

    def put(self, row_id: str, raw: bytes) -> None:
        """Note what the row holds now; a row seen before keeps its place."""
        self._forget_value(row_id)
        if row_id not in self._place_of:
            self._place_of[row_id] = self._next_place
            self._next_place += 1
        value = _at(self._path, raw)
        if value is _NOTHING_THERE:
            return
        self._value_of[row_id] = value
        there = self._ids_of.get(value)
        if there is None:
            self._ids_of[value] = row_id
        elif isinstance(there, set):
            there.add(row_id)
        else:
            self._ids_of[value] = {there, row_id}

    def remove(self, row_id: str) -> None:
        """Forget the row and its place."""
        self._forget_value(row_id)
        self._place_of.pop(row_id, None)

    def ids(self, value: object) -> list[str]:
        """Return the rows that hold the value, in the order of the table."""
        there = self._ids_of.get(value)
        if there is None:
            return []
        return sorted(there, key=self._place_of.__getitem__) if isinstance(there, set) else [there]

    def _forget_value(self, row_id: str) -> None:
        value = self._value_of.pop(row_id, _NOTHING_THERE)
        if value is _NOTHING_THERE:
            return
        there = self._ids_of[value]
        if isinstance(there, set) and len(there) > 1:
            there.discard(row_id)
        else:
            del self._ids_of[value]


def is_indexable(value: object) -> bool:
    """Tell whether rows can be found by this value."""
    return isinstance(value, str | int | float | bytes | None) and value == value  # noqa: PLR0124 - NaN equals nothing


def _at(path: Path, raw: bytes) -> Any:
    value: Any = values.decode(raw)
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return _NOTHING_THERE
        value = value[key]
    return value if is_indexable(value) else _NOTHING_THERE
