"""Lines of an audit log as anybody might write them: set aside with a reason, never believed, never shown."""

import pytest

from outreach_tui.console.audit_lines import audit_lines
from outreach_tui.exchange.contents import read_audit
from outreach_tui.records.audit_chain import Entry, Link, link_after, to_line

ENTRY = Entry(at="2026-05-04T09:30:00+00:00", actor="isla", action="unlocked", salt="5a17")
GOOD = link_after(None, ENTRY)
LINE = to_line(GOOD)


def spelled(**changed: object) -> bytes:
    """Return a line whose entry says something else, with the hash that belongs to it."""
    fields = {"at": "x", "actor": "isla", "action": "unlocked", "salt": "5a17"}
    return to_line(link_after(None, Entry(**{**fields, **changed})))


BAD = {
    "nothing": b"{}",
    "too long": b'{"entry":"' + b"x" * 5_000 + b'"}',
    "an entry that is not what its hash names": LINE.replace(b'"isla"', b'"rory"'),
    "a sum that is none": LINE.replace(GOOD.sum.encode(), b"0" * 63),
    "a number below one": LINE.replace(b'"seq":1', b'"seq":0'),
    "a number that is a fraction": LINE.replace(b'"seq":1', b'"seq":1.5'),
    "a number beyond all": LINE.replace(b'"seq":1', b'"seq":9007199254740993'),
    "five thousand digits": LINE.replace(b'"seq":1', b'"seq":' + b"1" * 3_000),
    "a control code": spelled(actor="isla\x1b[2J"),
    "a line break at the end": spelled(actor="isla\n"),
    "an override of direction": spelled(actor="isla\u202e"),
    "a word that is too long": spelled(actor="x" * 500),
    "a list for a word": LINE.replace(b'"actor":"isla"', b'"actor":["isla"]'),
    "nested beyond reason": b'{"entry":' + b"[" * 1_500 + b"]" * 1_500 + b"}",
    "a list": b'{"entry":[],"prev":"","seq":1,"sum":"' + GOOD.sum.encode() + b'"}',
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_line_is_set_aside_and_stops_no_other(case: str) -> None:
    """The good lines before and after it are taken, and its number is told with a plain reason."""
    links, aside = read_audit(b"\n".join((LINE, BAD[case], LINE, b"")))
    assert links == (GOOD, GOOD)
    [bad] = aside
    assert (bad.file, bad.line) == ("audit.ndjson", 2)
    assert "\x1b" not in bad.what


def test_a_field_of_a_later_outreach_is_kept_and_ignored() -> None:
    """A log written by a newer Outreach still joins."""
    raw = LINE.replace(b"{", b'{"colour":"red",', 1)
    assert read_audit(raw + b"\n") == ((GOOD,), ())


def test_what_an_entry_says_reaches_no_terminal_as_control_codes() -> None:
    """Even a log kept before it was looked at as closely is printed harmlessly."""
    raw = b'{"action":"unlocked","actor":"isla[red]","at":"x","object_id":"","reason":"","salt":"5a"}'
    [line] = audit_lines([Link(seq=1, prev="", sum="0" * 64, entry=raw)])
    assert line.isprintable()
