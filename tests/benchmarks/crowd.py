"""A workspace with as many people in it as a benchmark wants: each with a visit or two, wishes and a note."""

import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from outreach_tui.cli import real_world
from outreach_tui.records.revision import Revision, encode
from outreach_tui.workflow.open_workspace import open_workspace

FIRST = (
    "amber",
    "brave",
    "calm",
    "early",
    "gentle",
    "hazel",
    "ivory",
    "kind",
    "lucky",
    "mossy",
    "noble",
    "quiet",
)
LAST = (
    "anchor", "bridge", "candle", "dolphin", "ember", "feather", "garden", "harbour", "island", "jumper",
    "kettle", "lantern", "meadow", "otter", "pebble", "river", "spanner", "thistle", "violin", "window",
)  # fmt: skip  # a table is read in rows
WORDS = (
    "fixing bikes wi ma papa", "something with engines, no a desk", "cook for the wee ones",
    "gonnae paint the wall at the shops", "a trade, but near the house", "music, a shot on the decks",
)  # fmt: skip  # a table is read in rows


def crowd(folder: Path, passphrase: str, people: int, today: int) -> None:
    """Put people into a workspace.

    Args:
        folder: where the workspace lies.
        passphrase: what opens it.
        people: how many.
        today: how many of them stand in today's list; the others have said that they will say when.
    """
    workspace = open_workspace(folder, passphrase, real_world.outside())
    try:
        workspace.vault.add(encode(one) for one in revisions(people, today))
    finally:
        workspace.close()


def revisions(people: int, today: int) -> Iterator[Revision]:
    """Yield what `crowd` puts in; the same every time."""
    chance = random.Random(20_000)
    for number in range(people):
        person = str(uuid.UUID(int=chance.getrandbits(128), version=4))
        alias = f"{chance.choice(FIRST)}-{chance.choice(LAST)}-{_letters(number)}"
        yield _revision(chance, "young_people", person, person, {"alias": alias, "status": "active"})
        if number >= today:
            visit = {"on": "2026-10-20", "attempt_no": "1", "outcome": "full", "pace": "i_will_say"}
            yield _revision(chance, "visits", None, person, visit)
        for kind in ("activity", "job"):
            wish = {"words": chance.choice(WORDS), "kind": kind, "want": "4", "word_source": "verbatim"}
            yield _revision(chance, "interests", None, person, wish)
        yield _revision(chance, "notes", None, person, {"words": chance.choice(WORDS)})
        promise = {"we_words": "ask the garage about Saturdays", "you_words": "turn up", "by": "2027-03-01"}
        yield _revision(chance, "pledges", None, person, promise)


def _revision(
    chance: random.Random, entity_list: str, record: str | None, subject: str, fields: dict[str, str]
) -> Revision:
    return Revision(
        at="2026-10-20T16:00:00+01:00",
        device="crowd",
        entity_list=entity_list,
        form="home_visit@1",
        record=record or str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        replaces={},
        salt=chance.randbytes(16).hex(),
        set=dict(fields),
        subject=subject,
        who="isla",
    )


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))
