"""A TinyDB on the journal behaves like a TinyDB in memory, however often it is closed and opened again."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from outreach_tui.vault.journal import JournalDB, SealedUnder

SEALED = SealedUnder(bytes(32), "property")

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False)
    | st.text(max_size=4)
    | st.sampled_from([0, 1, 2, "a", "b"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
small = st.sampled_from([0, 1, 2, True, 1.0, "a", "b", None])
fields = st.sampled_from(["k", "n", "deep"])
documents = st.fixed_dictionaries({}, optional={"k": small, "n": st.integers(0, 3), "deep": values})
ids = st.integers(1, 6)
queries = st.one_of(
    st.builds(lambda value: where("k") == value, small),
    st.builds(lambda value: where("deep")["x"] == value, small),
    st.builds(lambda one, two: (where("k") == one) & (where("n") == two), small, st.integers(0, 3)),
    st.builds(lambda one, two: (where("k") == one) | (where("n") == two), small, st.integers(0, 3)),
    st.builds(lambda value: ~(where("n") == value), st.integers(0, 3)),
    st.builds(lambda name: where(name).exists(), fields),
    st.builds(lambda value: where("n").one_of([value]), st.integers(0, 3)),
)
calls = st.one_of(
    st.tuples(st.just("insert"), st.tuples(documents)),
    st.tuples(st.just("insert"), st.tuples(st.builds(Document, documents, ids))),
    st.tuples(st.just("insert_multiple"), st.tuples(st.lists(documents, max_size=3))),
    st.tuples(st.just("update"), st.tuples(documents, queries)),
    st.tuples(st.just("update"), st.tuples(documents)),
    st.tuples(st.just("update"), st.tuples(documents, st.none(), st.lists(ids, max_size=3))),
    st.tuples(st.just("update_multiple"), st.tuples(st.lists(st.tuples(documents, queries), max_size=2))),
    st.tuples(st.just("update"), st.tuples(st.just(increment("n")), st.just(where("n").exists()))),
    st.tuples(st.just("update"), st.tuples(st.just(delete("k")), st.just(where("k").exists()))),
    st.tuples(st.just("upsert"), st.tuples(documents, queries)),
    st.tuples(st.just("upsert"), st.tuples(st.builds(Document, documents, ids))),
    st.tuples(st.just("remove"), st.tuples(queries)),
    st.tuples(st.just("remove"), st.tuples(st.none(), st.lists(ids, max_size=3))),
    st.tuples(st.just("truncate"), st.just(())),
    st.tuples(st.just("search"), st.tuples(queries)),
    st.tuples(st.just("get"), st.tuples(queries)),
    st.tuples(st.just("get"), st.tuples(st.none(), ids)),
    st.tuples(st.just("get"), st.tuples(st.none(), st.none(), st.lists(ids, max_size=3))),
    st.tuples(st.just("contains"), st.tuples(queries)),
    st.tuples(st.just("count"), st.tuples(queries)),
)
steps = st.one_of(
    st.tuples(st.just("call"), st.sampled_from(["one", "two"]), calls),
    st.just(("reopen",)),
    st.just(("rewrite",)),
    st.just(("drop_tables",)),
    st.tuples(st.just("drop_table"), st.sampled_from(["one", "two"])),
)


def outcome(db: TinyDB, table: str, call: tuple[str, tuple[Any, ...]]) -> object:
    """Return what a call returns or raises, in a form that can be compared."""
    name, arguments = call
    try:
        return shape(getattr(db.table(table), name)(*arguments))
    except (ValueError, TypeError, KeyError) as error:
        return type(error).__name__


def shape(value: Any) -> object:
    """Return documents with their ids, and the types of values, so that 1 and True differ."""
    if isinstance(value, Document):
        return value.doc_id, shape(dict(value))
    if isinstance(value, dict):
        return [(key, shape(one)) for key, one in value.items()]
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__, value


def contents(db: TinyDB) -> object:
    """Return everything, in order."""
    return {name: shape(db.table(name).all()) for name in sorted(db.tables())}


def in_memory(memory: object) -> TinyDB:
    """Return a fresh TinyDB on the same memory, as if it had been closed and opened."""
    db = TinyDB(storage=MemoryStorage)
    db.storage.memory = memory
    return db


@given(todo=st.lists(steps, max_size=18), is_sealed=st.booleans())
@settings(max_examples=120, deadline=None)
def test_any_sequence_of_operations_equals_memory_storage(
    todo: list[tuple[Any, ...]], *, is_sealed: bool
) -> None:
    """Whatever TinyDB's documentation promises holds here too."""
    protection = SEALED if is_sealed else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal"
        ours, model = JournalDB(path, protection), in_memory(None)
        try:
            for step in todo:
                ours, model = take(step, ours, model, lambda: JournalDB(path, protection))
                assert contents(ours) == contents(model)
        finally:
            ours.close()


def take(step: tuple[Any, ...], ours: JournalDB, model: TinyDB, opened: Any) -> tuple[JournalDB, TinyDB]:
    """Do one step to both."""
    match step:
        case ("call", table, call):
            assert outcome(ours, table, call) == outcome(model, table, call)
        case ("reopen",):
            ours.close()
            return opened(), in_memory(model.storage.memory)
        case ("rewrite",):
            ours.storage.journal.rewrite()
        case (name, *arguments):
            getattr(ours, name)(*arguments)
            getattr(model, name)(*arguments)
    return ours, model
