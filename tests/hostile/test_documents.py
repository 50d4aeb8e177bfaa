"""Hostile receipts, packs, requests, grants and files about a person: one wrong thing each.

The numbers are those of the list of hostile inputs; bundles stand in `test_bundles.py`. One codec reads all
kinds, and each kind is held to every case.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member, write_archive
from outreach_tui.exchange.canonical import canonical
from outreach_tui.sealing.signature import SigningKey, sign
from tests.hostile import forged, other_signatures
from tests.hostile.document_fuzz import Document, documents
from tests.hostile.forged import first_header_changed as header
from tests.hostile.forged import named
from tests.hostile.forged import put_at as at

STRANGER = SigningKey(b"s" * 32)
STATED = "critical", "format", "version"
"""What every kind states of itself."""
Make = Callable[[Document], bytes]


def files(change: Callable[[list[Member]], list[Member]]) -> Make:
    """Return how an archive comes about that holds other files than were signed."""
    return lambda one: write_archive(change(forged.members(one.archive)))


def signed(content: bytes, one: Document, key: SigningKey | None = None, namespace: str = "") -> bytes:
    """Return an archive whose head is these bytes, truly signed."""
    return with_signature(one, sign(key or one.key, namespace or one.kind.namespace, content), content)


def with_signature(one: Document, signature: bytes, content: bytes = b"") -> bytes:
    """Return an archive with this signature, and this head if one is given."""
    head, _, *rest = forged.members(one.archive)
    head = replace(head, data=content or head.data)
    return write_archive([head, Member(one.kind.signature, signature), *rest])


def said(one: Document) -> dict[str, Any]:
    """Return what the good one says."""
    return msgspec.json.decode(forged.members(one.archive)[0].data, type=dict[str, Any])


def saying(**fields: object) -> Make:
    """Return how a truly signed archive comes about that says something else in some fields."""
    return lambda one: signed(canonical({**said(one), **fields}), one)


def listing(change: Callable[[list[dict[str, Any]]], object]) -> Make:
    """Return how a truly signed archive comes about that lists other files than it holds."""

    def make(one: Document) -> bytes:
        changed = said(one)
        change(changed["files"])
        return signed(canonical(changed), one)

    return make


def by(**how: Any) -> Make:
    """Return how an archive comes about whose signature OpenSSH calls good, but that is of another form."""

    def make(one: Document) -> bytes:
        sign_as = other_signatures.own(seed=one.key.seed, purpose=one.kind.namespace, **how)
        return with_signature(one, sign_as(forged.members(one.archive)[0].data))

    return make


def moved(first: int, second: int) -> Callable[[list[Member]], list[Member]]:
    """Return a change that puts two files in each other's place."""

    def change(found: list[Member]) -> list[Member]:
        found[first], found[second] = found[second], found[first]
        return found

    return change


CASES: dict[str, tuple[Make, str]] = {
    "31 signature before head": (files(moved(0, 1)), "layout"),
    "31 two files in each other's place": (files(moved(2, 3)), "layout"),
    "32 no head": (files(lambda found: found[1:]), "layout"),
    "33 no signature": (files(lambda found: [found[0], *found[2:]]), "layout"),
    "34 a file twice": (files(lambda found: [*found[:3], *found[2:]]), "layout"),
    "34 a file listed twice": (listing(lambda listed: listed.insert(0, listed[0])), "layout"),
    "35 a file not listed": (files(lambda found: [*found, Member("more", b"")]), "layout"),
    "36 a listed file missing": (files(lambda found: found[:-1]), "layout"),
    "37 a path upwards": (lambda one: header(one.archive, named(b"../x")), "tar"),
    "38 a path from the root": (lambda one: header(one.archive, named(b"/etc/x")), "tar"),
    "39 a drive": (lambda one: header(one.archive, named(rb"C:\x")), "tar"),
    "40 a symbolic link": (lambda one: header(one.archive, at(156, b"2/etc/passwd")), "tar"),
    "41 a pax header": (lambda one: header(one.archive, at(156, b"x")), "tar"),
    "42 a GNU long name": (lambda one: header(one.archive, at(156, b"L")), "tar"),
    "43 a sparse file": (lambda one: header(one.archive, at(156, b"S")), "tar"),
    "44 a size in base 256": (lambda one: header(one.archive, at(124, b"\x80" + bytes(10) + b"\1")), "tar"),
    "45 eight gigabytes that are not there": (lambda one: header(one.archive, at(124, b"7" * 11)), "tar"),
    "46 a negative size": (lambda one: header(one.archive, at(124, b"-0000000001")), "tar"),
    "47 a wrong checksum": (lambda one: header(one.archive, at(148, b"000000\0 "), keeps_sum=True), "tar"),
    "48 something after the end": (lambda one: one.archive + b"x" * 512, "tar"),
    "48 no end": (lambda one: one.archive[:-1024], "tar"),
    "50 a zero inside a name": (lambda one: header(one.archive, named(b"re\0.json")), "tar"),
    "51 an escape in a name": (lambda one: header(one.archive, named(b"a\x1b[2J")), "tar"),
    "52 a space": (
        lambda one: signed(forged.members(one.archive)[0].data.replace(b'":', b'": ', 1), one),
        "json",
    ),
    "52 a list": (lambda one: signed(b"[]\n", one), "json"),
    "52 not JSON": (lambda one: signed(b"\xff\n", one), "json"),
    "52 a key twice": (lambda one: signed(b'{"format":"a","format":"b"}\n', one), "json"),
    "52 deeper than anything": (lambda one: signed(b"[" * 50_000 + b"\n", one), "json"),
    "53 nothing but what it is": (
        lambda one: signed(canonical({name: said(one)[name] for name in STATED}), one),
        "manifest",
    ),
    "53 the area as a number": (saying(area=1), "manifest"),
    "53 no area": (saying(area=None), "manifest"),
    "53 files as text": (saying(files="a"), "manifest"),
    "54 a hundred files": (
        listing(lambda listed: listed.extend({**listed[0], "name": f"a{n}"} for n in range(100))),
        "manifest",
    ),
    "55 a wrong size": (listing(lambda listed: listed[0].update(size=3)), "hash"),
    "55 a wrong hash": (listing(lambda listed: listed[0].update(sha256="0" * 64)), "hash"),
    "56 the next major version": (saying(version=[2, 0]), "newer-version"),
    "58 something critical that is not known": (saying(critical=["shred"]), "newer-version"),
    "61 signed for another purpose": (
        lambda one: signed(canonical(said(one)), one, namespace="outreach-bundle@v1"),
        "signature",
    ),
    "61 another kind's head": (saying(format="outreach-bundle"), "manifest"),
    "62 a signature of something else": (
        lambda one: with_signature(one, sign(one.key, one.kind.namespace, b"other")),
        "signature",
    ),
    "63 an RSA key": (
        lambda one: with_signature(one, other_signatures.by_rsa(forged.members(one.archive)[0].data)),
        "signature",
    ),
    "64 SHA-256": (by(hash_name="sha256"), "signature"),
    "65 the reserved field filled and signed": (by(reserved=b"x"), "signature"),
    "66 no armor": (lambda one: with_signature(one, b"SSHSIG"), "signature"),
    "66 armored twice": (
        lambda one: with_signature(one, 2 * sign(one.key, one.kind.namespace, canonical(said(one)))),
        "signature",
    ),
}
MERGES: dict[str, Make] = {
    "57 a newer minor version with a field of its own": saying(version=[1, 99], mood=["x", 1]),
    "64 the one form, by the same hand as the other forms": by(),
}


@pytest.mark.parametrize("kind", documents())
@pytest.mark.parametrize("name", CASES)
def test_a_hostile_document_is_refused_with_its_code(kind: str, name: str) -> None:
    """Each wrong thing has its code, its plain sentence and its next step, and costs no time."""
    one = documents()[kind]
    make, code = CASES[name]
    sealed = one.sealed(make(one))
    begun = time.perf_counter()
    with pytest.raises(one.kind.refusal) as refusal:
        one.read(sealed)
    assert refusal.value.code == code, str(refusal.value)
    assert refusal.value.next_step
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("kind", documents())
@pytest.mark.parametrize("name", MERGES)
def test_what_is_only_unusual_is_taken(kind: str, name: str) -> None:
    """A newer laptop's document is taken like any other; the cases above are refused for what they are."""
    one = documents()[kind]
    good = one.read(one.sealed(one.archive))
    assert one.said(one.read(one.sealed(MERGES[name](one)))) == one.said(good)


@pytest.mark.parametrize("kind", documents())
def test_60_a_stranger_signs_nothing_that_counts(kind: str) -> None:
    """Truly signed with a key that is nobody's: refused, whatever it says of itself."""
    one = documents()[kind]
    content = canonical(said(one))
    with pytest.raises(OutreachError) as refusal:
        one.read(one.sealed(signed(content, one, STRANGER)))
    assert refusal.value.code == ("unknown-sender" if kind == "person file" else "signature")


LINES: dict[str, bytes] = {
    "85 JSON depth 100 000": b"[" * 100_000,
    "86 duplicate keys": b'{"code":"","code":"","id":"%s","result":"merged"}' % (b"0" * 64),
    "87 NaN": b'{"code":"","id":NaN,"result":"merged"}',
    "88 a 5 000-digit number": b'{"code":"","id":%s,"result":"merged"}' % (b"9" * 5_000),
    "89 2**53": b'{"code":9007199254740992,"id":"%s","result":"merged"}' % (b"0" * 64),
    "90 bad UTF-8": b'{"code":"\xff","id":"%s","result":"merged"}' % (b"0" * 64),
    "90 a lone surrogate": b'{"code":"\\ud800","id":"%s","result":"merged"}' % (b"0" * 64),
    "91 a blank line": b"",
    "91 a Windows line end": b'{"code":"","id":"%s","result":"merged"}\r' % (b"0" * 64),
    "93 a type swapped": b'{"code":"","id":"%s","result":["merged"]}' % (b"0" * 64),
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_a_receipt_that_breaks_a_rule_refuses_it_whole(name: str) -> None:
    """Truly signed, and still no record counts as received by a line that is not what it must be."""
    one = documents()["receipt"]
    members = [
        replace(found, data=found.data + LINES[name] + b"\n") if found.name == "results.ndjson" else found
        for found in forged.members(one.archive)[2:]
    ]
    with pytest.raises(one.kind.refusal) as refusal:
        one.read(one.sealed(forged.again(one.kind, said(one), members, one.key)))
    assert refusal.value.code in {"manifest", "json", "too-big"}
