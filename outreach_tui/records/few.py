"""Which few texts belong to a text: revisions to a record, records to a person; nearly always one to one.

One stands alone, several stand in a mapping of their own. At a million records that is a third of the memory
that a set for each would take.
"""

from collections.abc import Iterable, Mapping

Some = str | dict[str, None]
"""One text, or several, each once and in the order they came."""


def put(table: dict[str, Some], key: str, one: str) -> None:
    """Let `one` belong to `key`; again changes nothing."""
    known = table.get(key)
    if known is None:
        table[key] = one
    elif isinstance(known, dict):
        known[one] = None
    elif known != one:
        table[key] = {known: None, one: None}


def put_new(table: dict[str, Some], keys: Iterable[str | None], ones: Iterable[str]) -> None:
    """Let each of `ones`, none of them in the table yet, belong to its key; None is no key."""
    known_of = table.get
    for key, one in zip(keys, ones, strict=True):
        if key is None:
            continue
        known = known_of(key)
        if known is None:
            table[key] = one
        elif isinstance(known, dict):
            known[one] = None
        else:
            table[key] = {known: None, one: None}


def take(table: dict[str, Some], key: str, one: str) -> None:
    """Let `one` belong to `key` no more; a key that nothing belongs to goes."""
    known = table.get(key)
    if isinstance(known, dict):
        known.pop(one, None)
        if not known:
            del table[key]
    elif known == one:
        del table[key]


def join(table: dict[str, Some], other: Mapping[str, Some]) -> None:
    """Let all that belongs to anything in `other` belong to it here too; `other` is used up by it."""
    if not table:
        table.update(other)
        return
    for key in other:
        for one in each_of(other, key):
            put(table, key, one)


def each_of(table: Mapping[str, Some], key: str) -> Iterable[str]:
    """Return what belongs to `key`."""
    known = table.get(key)
    return () if known is None else (known,) if isinstance(known, str) else known
