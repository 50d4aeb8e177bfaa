"""A conflict as a coordinator reads it: the record and its field by name, codes and days in plain words.

Words are the officers' own and stay as they were typed. What is chosen is never touched: only what is shown.
"""

from collections.abc import Iterator
from dataclasses import replace

from outreach_tui.merging.beside import Beside
from outreach_tui.merging.conflicts import FieldConflict, Version
from outreach_tui.plain_text import shown
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.kept_in_words import value_in_words
from outreach_tui.workflow.record_words import FIELDS, OWN_WORDS


def field_in_words(field: str) -> str:
    """Return what a field is called: "how soon" for `pace`; its own name where it has no other."""
    named = " ".join(FIELDS.get(field, "").replace("{}", "").split())
    return named.removesuffix(" of 5").removesuffix(" of 10") or field.replace("_", " ")


def what_in_words(conflict: FieldConflict) -> str:
    """Return which record's field it is: "young person, how soon"."""
    kind = entity_list(conflict.entity_list, has_subject=conflict.subject is not None).one
    return f"{kind}, {field_in_words(conflict.field)}"


def when_in_words(at: str) -> str:
    """Return when something was written, by its author's own clock: "24 Nov 2026, 23:07"."""
    return brief_kept_day(at)


def said_in_words(field: str, words: str) -> str:
    """Return one thing a field holds, in words."""
    return words if field in OWN_WORDS else value_in_words(field, words) or words


def readable(found: Beside) -> Beside:
    """Return a conflict, and what stands beside it, with every code and day in words."""
    field = found.conflict.field
    return replace(
        found,
        conflict=in_words(found.conflict),
        before=_version(found.before, field) if found.before else None,
        others=tuple(replace(one, words=said_in_words(one.field, one.words)) for one in found.others),
    )


def in_words(conflict: FieldConflict) -> FieldConflict:
    """Return a conflict with every code and day in words."""
    versions = tuple(_version(one, conflict.field) for one in conflict.versions)
    return replace(conflict, versions=versions)


def foreseen_lines(conflict: FieldConflict) -> Iterator[str]:
    """Yield a conflict that a merge would bring, a version a line."""
    yield f"Two versions: {shown(conflict.alias) or 'about nobody named'}, {shown(what_in_words(conflict))}:"
    for one in in_words(conflict).versions:
        yield f"  {shown(one.who)}, {shown(when_in_words(one.at))}: {shown(one.words)}"


def _version(version: Version, field: str) -> Version:
    return replace(version, words=said_in_words(field, version.words))
