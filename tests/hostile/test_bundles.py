"""Hostile bundles, one wrong thing each: all are set aside with their code, and what may merge still merges.

The numbers are those of the list of hostile inputs the format was designed against. Documents that are no
bundles, and what needs several, stand elsewhere: other kinds in `test_documents.py` and `test_key_files.py`,
24 in `tests/sealing/test_age_file.py`, 26 to 30 in `tests/exchange/test_places.py`, 68 to 72 in
`test_device.py`, 73 to 76 in `test_sequence.py`, 77 and 84 in `tests/scenario/test_sync.py`, 81 to 83 in
`test_receipt.py` and `test_area.py`, lines of records (85 to 96) in `test_records.py`.
"""

import hashlib
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from outreach_tui.exchange.archive import Member, write_archive
from outreach_tui.exchange.bundle import read_bundle
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.refusal import BundleError
from outreach_tui.sealing.signature import sign
from tests.exchange.invented import invented, revisions
from tests.hostile import forged, other_signatures
from tests.hostile.bad_bundles import (
    CASES,
    OTHER_SIGNATURES,
    PURPOSE,
    body,
    file_field,
    flipped,
    good,
    signed_by,
)
from tests.hostile.forged import with_fields as fields
from tests.stock_tools import stock_tools


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_bundle_is_set_aside_with_its_code(name: str) -> None:
    """Each wrong thing has its code, its plain sentence and its next step, and costs no time."""
    make, code = CASES[name]
    sealed = make()
    begun = time.perf_counter()
    with pytest.raises(BundleError) as refusal:
        read_bundle(sealed, invented().reader(), "stick/7f.outreach.age")
    assert refusal.value.code == code, str(refusal.value)
    assert time.perf_counter() - begun < 1
    assert str(refusal.value).startswith("stick/7f.outreach.age: ")
    assert "bikes" not in str(refusal.value)


@pytest.mark.parametrize("name", ["64 SHA-256", "63 an RSA key", "63 an ECDSA key"])
def test_63_64_what_is_refused_is_the_kind_of_a_good_signature(name: str, tmp_path: Path) -> None:
    """OpenSSH calls these signatures good: a bundle with one is refused because one form is enough."""
    (keygen,) = stock_tools("ssh-keygen")
    (tmp_path / "signature").write_bytes(OTHER_SIGNATURES[name](b"content"))
    command = [keygen, "-Y", "check-novalidate", "-n", PURPOSE, "-s", str(tmp_path / "signature")]
    done = subprocess.run(command, input=b"content", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_signature_made_by_the_same_hand_in_the_one_form_is_taken() -> None:
    """What the cases above change is what they are refused for."""
    assert read_bundle(signed_by(other_signatures.own()), invented().reader()).records == revisions(3)


def test_07_a_bundle_cut_anywhere_is_refused() -> None:
    """Whatever part of a file arrives, it is not taken for the whole."""
    sealed = good()
    for end in range(0, len(sealed), 512):
        with pytest.raises(BundleError):
            read_bundle(sealed[:end], invented().reader())


def test_13_any_bit_of_the_header_changed_is_refused() -> None:
    """No part of the header can be changed without being noticed."""
    sealed = good()
    for place in range(body(sealed)):
        with pytest.raises(BundleError):
            read_bundle(flipped(sealed, place), invented().reader())


VALUES: tuple[object, ...] = (None, True, -1, 0, 1.5, "", [], {}, 2**53, "\0", "x" * 300, [None], ["", ""])
ALLOWED: dict[str, tuple[object, ...]] = {
    "acks": ([],),
    "critical": ([],),
    "erased": ([],),
    "form_versions": ([],),
    "prev": (None,),
    "withheld": ([],),
}
"""Values of VALUES that a field may really have in the first bundle of a laptop."""


@pytest.mark.parametrize("field", sorted(forged.manifest()))
def test_53_every_field_refuses_what_it_cannot_be(field: str) -> None:
    """A laptop gone wrong cannot bring in a manifest that breaks any rule, though it signs properly."""
    for value in VALUES:
        if value in ALLOWED.get(field, ()) and not isinstance(value, bool | float):
            read_bundle(fields(**{field: value}), invented().reader())
            continue
        with pytest.raises(BundleError):
            read_bundle(fields(**{field: value}), invented().reader())
    if field not in {"critical", "withheld"}:  # the only ones an older writer may leave out
        with pytest.raises(BundleError):
            read_bundle(forged.with_manifest(lambda manifest: manifest.pop(field)), invented().reader())


@pytest.mark.parametrize("field", ["name", "size", "sha256"])
def test_53_every_field_of_a_listed_file_refuses_what_it_cannot_be(field: str) -> None:
    """What the signed list says of a file is held to its rules like the rest."""
    for value in (*VALUES, False):
        with pytest.raises(BundleError):
            read_bundle(file_field(**{field: value}), invented().reader())
    with pytest.raises(BundleError):
        read_bundle(
            forged.with_manifest(lambda manifest: manifest["files"][0].pop(field)), invented().reader()
        )


def newer_file() -> bytes:
    """Return a bundle with one more file, listed and signed, as a later version may write it."""
    manifest, _, *rest = forged.members(forged.plain())
    changed = forged.manifest()
    extra = Member("photos.ndjson", b"{}\n")
    digest = "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    changed["files"].insert(1, {"name": extra.name, "sha256": digest, "size": 3})
    sums = b"".join(
        f"{file['sha256']}  {file['name']}\n".encode()
        for file in changed["files"]
        if file["name"] != "sha256sums"
    )
    for file in changed["files"]:
        if file["name"] == "sha256sums":
            file.update(size=len(sums), sha256=hashlib.sha256(sums).hexdigest())
    rest = [replace(member, data=sums) if member.name == "sha256sums" else member for member in rest]
    head = replace(manifest, data=canonical({**changed, "version": [1, 1]}))
    signature = Member("manifest.json.sig", sign(invented().device, PURPOSE, head.data))
    return forged.sealed(write_archive([head, signature, rest[0], extra, *rest[1:]]))


MERGES: dict[str, Callable[[], bytes]] = {
    "57 a newer minor version with a field of its own": lambda: fields(version=[1, 99], mood=["x", 1]),
    "57 a newer minor version with a file of its own": newer_file,
    "80 made in 2099": lambda: fields(created="2099-12-31T23:59:59Z"),
    "80 made in 1970": lambda: fields(created="1970-01-01T00:00:00Z"),
    "tar's own blocking": lambda: forged.sealed(forged.plain() + bytes(10_240)),
}


@pytest.mark.parametrize("name", MERGES)
def test_what_is_only_unusual_still_merges(name: str) -> None:
    """A newer laptop, or one with a wrong clock, hands over its visits like any other."""
    assert read_bundle(MERGES[name](), invented().reader()).records == revisions(3)


def test_19_a_bundle_with_an_unknown_stanza_beside_ours_opens() -> None:
    """What other age tools add for later versions does not keep ours closed."""
    for _ in range(60):
        sealed = good()
        if b"-grease " in sealed[: body(sealed)]:
            break
    assert read_bundle(sealed, invented().reader()).records == revisions(3)


def test_21_a_bundle_opens_with_the_recovery_key_alone() -> None:
    """With the lead partner's own key lost, the sheet from the safe opens every bundle."""
    reader = msgspec.structs.replace(invented().reader(), identities=(invented().recovery,))
    assert read_bundle(good(), reader).records == read_bundle(good(), invented().reader()).records
