"""Lines of records as a hostile or broken sender writes them: each refused with one sentence, or harmless."""

import pytest

from outreach_tui.records.revision import RevisionError, decode
from tests.records.revisions import revision

GOOD = revision({"words": "be a vet, or near animals"})
SHA = b"ab" * 32


def with_part(name: bytes, value: bytes) -> bytes:
    """Return the good line with one more part, in its place by name."""
    assert name > b"who"
    return GOOD[:-1] + b',"' + name + b'":' + value + b"}"


def in_words(value: bytes) -> bytes:
    """Return the good line with `value` where its words were."""
    return GOOD.replace(b'"be a vet, or near animals"', value)


REFUSED = {
    "nothing": b"",
    "a blank line": b" ",
    "one byte": b"{",
    "JSON depth 100 000": b"[" * 100_000,
    "JSON depth 100 000 in a value": with_part(b"x", b"[" * 50_000 + b"]" * 50_000),
    "JSON depth 100 in a value": with_part(b"x", b"[" * 100 + b"]" * 100),
    "the same part twice": GOOD[:-1] + b',"who":"davie"}',
    "the same field twice": GOOD.replace(b'"set":{', b'"set":{"words":"no",'),
    "an unknown part twice": with_part(b"x", b'1,"x":2'),
    "NaN": with_part(b"x", b"NaN"),
    "Infinity": with_part(b"x", b"-Infinity"),
    "1e999": with_part(b"x", b"1e999"),
    "a fraction": with_part(b"x", b"1.5"),
    "a number with a point": with_part(b"x", b"1.0"),
    "a 5 000-digit number": with_part(b"x", b"9" * 5000),
    "2**53": with_part(b"x", b"9007199254740992"),
    "below -(2**53)": with_part(b"x", b"[-9007199254740993]"),
    "bytes that are not UTF-8": in_words(b'"\xff"'),
    "an overlong slash": in_words(b'"\xc0\xaf"'),
    "a surrogate as bytes": in_words(b'"\xed\xa0\x80"'),
    "a lone surrogate, escaped": in_words(b'"\\ud800"'),
    "a bare NUL": in_words(b'"\x00"'),
    "a line of 300 KB": in_words(b'"' + b"x" * 300_000 + b'"'),
    "a line of 300 KB of nothing": b" " * 300_000,
    "a Windows line end": GOOD + b"\r",
    "a line break inside": GOOD + b"\n",
    "two records on a line": GOOD + GOOD,
    "a byte order mark": b"\xef\xbb\xbf" + GOOD,
    "spaces between the parts": GOOD.replace(b'","', b'", "'),
    "parts in another order": b'{"who":"isla",' + GOOD[1:].replace(b',"who":"isla"', b""),
    "needless escapes": in_words(b'"\\u0061"'),
    "upper-case escapes": in_words(b'"\\u001F"'),
    "words as a list": in_words(b'["be a vet"]'),
    "words as a number": in_words(b"1"),
    "words as a truth": in_words(b"true"),
    "a reason that does not exist": in_words(b'{"missing":"because"}'),
    "a reason without a name": in_words(b"{}"),
    "fields as a list": GOOD.replace(b'"set":{"words":"be a vet, or near animals"}', b'"set":[]'),
    "the whole as a list": b"[" + GOOD + b"]",
    "the whole as text": b'"' + b"x" * 64 + b'"',
    "null": b"null",
    "no author": GOOD.replace(b',"who":"isla"', b""),
    "no subject": GOOD.replace(b'"subject":"11111111-1111-4111-8111-111111111111",', b""),
    "no format": GOOD.replace(b'"format":1,', b""),
    "format nought": GOOD.replace(b'"format":1', b'"format":0'),
    "format as text": GOOD.replace(b'"format":1', b'"format":"1"'),
    "format as a truth": GOOD.replace(b'"format":1', b'"format":true'),
    "a record id that is a path": GOOD.replace(b"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa", b"../../etc/passwd"),
    "a record id in capitals": GOOD.replace(b"aaaaaaaa-aaaa", b"AAAAAAAA-AAAA"),
    "a record id with a line break": GOOD.replace(b"aaaaaaaaaaaa", b"aaaaaaaaaaaa\\n"),
    "a list called __class__ and more": GOOD.replace(b'"interests"', b'"__class__.x y"'),
    "replacing what it does not write": GOOD.replace(
        b'"replaces":{}', b'"replaces":{"kind":["' + SHA + b'"]}'
    ),
    "replacing nothing": GOOD.replace(b'"replaces":{}', b'"replaces":{"words":[]}'),
    "replacing the same twice": GOOD.replace(
        b'"replaces":{}', b'"replaces":{"words":["' + SHA + b'","' + SHA + b'"]}'
    ),
    "replacing out of order": GOOD.replace(
        b'"replaces":{}', b'"replaces":{"words":["' + b"b" * 64 + b'","' + b"a" * 64 + b'"]}'
    ),
    "replacing something that is no id": GOOD.replace(b'"replaces":{}', b'"replaces":{"words":["first"]}'),
}

TAKEN_AS_THEY_ARE = {
    "a database command": "'; DROP TABLE interests; --",
    "the word null": "null",
    "a formula": "=cmd|' /C calc'!A0",
    "a terminal command": "\x1b[2J\x1b]0;owned\x07",
    "a NUL": "\x00",
    "an emoji family": "👨‍👩‍👧‍👦",
    "right to left": "\u202eمحمد",
    "10 000 combining marks": "e" + "\u0301" * 10_000,
    "markup": "[@click=app.quit]x[/]",
    "a date that is none": "2025-02-29",
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED.keys())
def test_bad_line_is_refused_in_one_sentence(raw: bytes) -> None:
    """A bad record gives one plain sentence that says nothing of its content, never a crash."""
    with pytest.raises(RevisionError) as caught:
        decode(raw, where="line 12")
    assert caught.value.where == "line 12"
    assert "animals" not in str(caught.value)


@pytest.mark.parametrize("words", TAKEN_AS_THEY_ARE.values(), ids=TAKEN_AS_THEY_ARE.keys())
def test_strange_words_are_kept_byte_for_byte(words: str) -> None:
    """Whatever words are made of, they are kept exactly; making them safe to show is for the screen."""
    assert decode(revision({"words": words})).set == {"words": words}
