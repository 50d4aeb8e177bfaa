"""Every way to be bad has a stable code: each is come to here, has its sentence, and its row in the page."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.bundle import read_bundle
from outreach_tui.exchange.places import PlaceError, take
from outreach_tui.exchange.refusal import BundleError, Code
from outreach_tui.exchange.register import Revocation
from outreach_tui.exchange.sequence import Chains
from outreach_tui.records.revision import LARGEST_REVISION, RevisionError, decode
from outreach_tui.sealing.signature import fingerprint, public_line
from tests.exchange.invented import DEVICE, NOW, contents, invented
from tests.hostile.bad_bundles import CASES
from tests.records.revisions import revision

PAGE = (Path(__file__).parents[2] / "docs" / "bundle-format.md").read_text(encoding="utf-8")
LIMIT = 64


def revoked() -> None:
    """Read a bundle whose key was taken off before it."""
    area = invented()
    gone = Revocation(device=DEVICE, key=fingerprint(public_line(area.device)), after_seq=0, on=NOW)
    reader = msgspec.structs.replace(area.reader(), register=area.register.without(gone))
    read_bundle(area.bundle(contents()).sealed, reader)


def forked() -> None:
    """Read two bundles with one number."""
    area = invented()
    here = Chains().adding(area.bundle(contents()).mark)
    read_bundle(area.bundle(contents(2), number=2).sealed, area.reader(here))


FILES: dict[str, Callable[[], object]] = {
    **{code: lambda make=make: read_bundle(make(), invented().reader()) for make, code in CASES.values()},
    "revoked": revoked,
    "fork": forked,
}
"""What is come to by each code of a sealed file."""

GOOD = revision({"words": "gates"})
LINES: dict[str, bytes] = {
    "record-not-json": b"{",
    "record-fields": b"{}",
    "record-newer-version": GOOD.replace(b'"format":1', b'"format":2'),
    "record-not-canonical": GOOD.replace(b'":', b'": ', 1),
    "record-too-big": GOOD.replace(b"gates", b"g" * LARGEST_REVISION),
    "record-replaces": re.sub(rb'"replaces":\{[^}]*\}', b'"replaces":{"kind":["x"]}', GOOD),
}
"""A line by each code of a line."""


def told(code: str) -> str:
    """Return what the page says of a code."""
    (row,) = re.findall(rf"^\| `{code}` \| (.+) \|$", PAGE, re.MULTILINE)
    return str(row)


def test_every_code_of_a_file_is_come_to() -> None:
    """No code is there that nothing leads to, and none is come to that has no name."""
    assert FILES.keys() == set(Code)


@pytest.mark.parametrize("code", sorted(Code))
def test_a_file_that_is_bad_has_its_code_its_sentence_and_its_row(code: str) -> None:
    """Whoever writes another reader finds each code in the page, and whoever reads is told what to do."""
    with pytest.raises(BundleError) as refusal:
        FILES[code]()
    assert refusal.value.code == code
    assert refusal.value.what
    assert refusal.value.next_step
    assert told(code)


@pytest.mark.parametrize("code", LINES)
def test_a_line_that_is_bad_has_its_code_its_sentence_and_its_row(code: str) -> None:
    """One bad record is set aside under its code, which its sender hears of in the receipt."""
    assert decode(GOOD)
    with pytest.raises(RevisionError) as refusal:
        decode(LINES[code])
    assert refusal.value.code == code
    assert refusal.value.next_step
    assert told(code)


def test_a_file_that_cannot_be_taken_has_its_code_and_its_row(tmp_path: Path) -> None:
    """What lies at a place and is no plain, whole file of its size is named as that."""
    (tmp_path / "link").symlink_to(tmp_path / "large")
    (tmp_path / "large").write_bytes(bytes(LIMIT + 1))
    (tmp_path / f"{'0' * 64}.outreach.age").write_bytes(b"replaced since it was written")
    wrong = {"place": "nothing", "not-a-file": "link", "too-big": "large", "torn": f"{'0' * 64}.outreach.age"}
    for code, name in wrong.items():
        with pytest.raises(PlaceError) as refusal:
            take(tmp_path / name, LIMIT)
        assert refusal.value.code == code
        assert isinstance(refusal.value, OutreachError)
        assert told(code)


@pytest.mark.parametrize("code", ["lost", "worker", "other-root", "older-version", "expired"])
def test_a_reading_that_stops_and_a_pack_that_is_refused_have_their_rows(code: str) -> None:
    """Whoever sees one of these codes finds in the page what it is about; no code has two rows."""
    assert told(code)
