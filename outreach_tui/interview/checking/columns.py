"""Which column a header means: XLSForm knows several spellings of most, and one per language of some."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_SAME: Mapping[str, str] = MappingProxyType(
    {
        "relevance": "relevant",
        "read_only": "readonly",
        "caption": "label",
        "constraining_message": "constraint_message",
        "jr:constraintmsg": "constraint_message",
        "requiredmsg": "required_message",
        "jr:requiredmsg": "required_message",
        "calculate": "calculation",
        "command": "type",
        "tag": "name",
        "value": "name",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "dataset": "list_name",
        "entities:saveto": "save_to",
        "title": "form_title",
        "set_form_title": "form_title",
        "id_string": "form_id",
        "set_form_id": "form_id",
        "outreach:say": "say_it_like",
        "outreach:tier": "tier",
    }
)
_HOLDERS = frozenset({"bind", "control", "body", "media"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    at: int
    """Where it stands, counted from 0."""
    written: str
    """Its header as the script writes it."""
    name: str
    """The one name we know it by: "relevant", "label", "bind::type" ..."""
    language: str
    """The language of its words, where the header names one."""


def column_of(at: int, written: str) -> Column:
    """Return what a header means."""
    mark = "::" if "::" in written else ":" if ":" in written and "jr:" not in written else "::"
    first, *others = (part.strip() for part in written.split(mark))
    name = _plain(first)
    if name in _HOLDERS and others:
        inner = _plain(others[0])
        known = inner in _SAME or inner in _RULES
        return Column(at, written, _SAME.get(inner, inner) if known else f"{name}::{others[0]}", "")
    return Column(at, written, _SAME.get(name, name), others[0] if others else "")


_RULES = frozenset({"relevant", "constraint", "required", "readonly", "appearance"})


def _plain(header: str) -> str:
    return "_".join(header.split()).lower()
