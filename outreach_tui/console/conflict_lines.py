"""Conflicts as plain lines, and as JSON for a program."""

from collections.abc import Iterator, Sequence

import msgspec

from outreach_tui.merging.conflicts import FieldConflict
from outreach_tui.number_words import counted
from outreach_tui.workflow.conflict_in_words import what_in_words, when_in_words
from outreach_tui.workflow.settle_conflicts import OpenConflict
from outreach_tui.workflow.what_was_sent import SentByLaptop

_ID = 8


def key_of(conflict: FieldConflict) -> str:
    """Return the name a conflict is settled by."""
    return f"{conflict.record[:_ID]}.{conflict.field}"


def conflict_lines(found: Sequence[OpenConflict]) -> Iterator[str]:
    """Yield every open conflict, each version on a line of its own."""
    for one in found:
        conflict = one.conflict
        yield f"{key_of(conflict)}  {_whose(conflict)}, {what_in_words(conflict)}"
        for number, version in enumerate(conflict.versions, 1):
            yield f"  {number}  {version.words}   (officer {version.who}, {when_in_words(version.at)})"
        if one.beside.before:
            yield f"  before: {one.beside.before.words}"
        yield "  both can be kept in one answer" if one.both else "  one answer only; or leave it open"
    yield f"{len(found)} to choose." if found else "Nothing to choose: no two answers contradict each other."


def conflicts_json(found: Sequence[OpenConflict]) -> Iterator[str]:
    """Yield one JSON document with every open conflict."""
    yield msgspec.json.encode([_plain(one) for one in found]).decode()


def opened_again_line(found: Sequence[FieldConflict]) -> str:
    """Return how many answers are open again, and which."""
    named = "; ".join(f"{_whose(one)}, {what_in_words(one)}" for one in found)
    return f"Open again, {counted(len(found), 'answer')}: {named}."


def sent_lines(sent: Sequence[SentByLaptop]) -> Iterator[str]:
    """Yield what each laptop wrote into one record, whole."""
    for laptop in sent:
        yield laptop.device
        for change in laptop.changes:
            yield f"  {change.heading}"
            for field, words in change.answers:
                yield f"    {field}: {words}"


def _whose(conflict: FieldConflict) -> str:
    return conflict.alias or conflict.label or "about nobody"


def _plain(one: OpenConflict) -> dict[str, object]:
    conflict = one.conflict
    return {
        "conflict": key_of(conflict),
        "list": conflict.entity_list,
        "record": conflict.record,
        "alias": conflict.alias,
        "field": conflict.field,
        "before": one.beside.before.words if one.beside.before else None,
        "versions": [
            {"number": number, "words": version.words, "who": version.who, "at": version.at}
            for number, version in enumerate(conflict.versions, 1)
        ],
        "both": one.both is not None,
    }
