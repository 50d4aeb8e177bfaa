"""Sealing for named readers: only they open it, other tools agree, and hostile headers cost nothing."""

import subprocess
import time
from pathlib import Path

import pytest

from outreach_tui.sealing.age_file import (
    AgeError,
    AgeIdentity,
    identity_from_secret,
    new_identity,
    open_sealed,
    plain_length,
    seal,
)
from tests.stock_tools import stock_tools

LIMIT = 1 << 20


def test_each_reader_opens_alone_and_nobody_else() -> None:
    """The lead partner or the recovery key is enough; any other key is not."""
    lead, recovery, other = new_identity(), new_identity(), new_identity()
    sealed = seal(b"words", (lead.recipient, recovery.recipient))
    assert open_sealed(sealed, (lead,), LIMIT) == open_sealed(sealed, (other, recovery), LIMIT) == b"words"
    with pytest.raises(AgeError) as refusal:
        open_sealed(sealed, (other,), LIMIT)
    assert refusal.value.code == "wrong-key"


def test_the_age_tool_opens_what_we_seal_and_we_open_what_it_seals(tmp_path: Path) -> None:
    """No file depends on our program."""
    (age,) = stock_tools("age")
    lead = new_identity()
    (tmp_path / "key").write_text(lead.secret)
    for size in (0, 1, 65_535, 65_536, 65_537, 200_000):
        plain = bytes(size)
        command = [age, "-d", "-i", str(tmp_path / "key")]
        opened = subprocess.run(
            command, input=seal(plain, (lead.recipient,)), capture_output=True, check=True
        )
        sealed = subprocess.run([age, "-r", lead.recipient], input=plain, capture_output=True, check=True)
        assert opened.stdout == open_sealed(sealed.stdout, (lead,), LIMIT) == plain


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073])
def test_the_size_inside_is_known_before_anything_is_opened(size: int) -> None:
    """A file too large for its place is refused before any work."""
    lead = new_identity()
    sealed = seal(bytes(size), (lead.recipient,))
    header = sealed.index(b"\n", sealed.index(b"\n--- ") + 1) + 1
    assert plain_length(len(sealed) - header) == size
    assert len(open_sealed(sealed, (lead,), size)) == size
    if size:
        with pytest.raises(AgeError) as refusal:
            open_sealed(sealed, (lead,), size - 1)
        assert refusal.value.code == "too-big"


def test_a_header_made_to_hang_the_library_costs_no_time() -> None:
    """A small malicious file cannot stop the coordinator's morning."""
    stanzas = b"age-encryption.org/v1\n" + b"-> X25519 a\nYQ\n" * 2_000 + b"--- " + b"a" * 43 + b"\n"
    begun = time.perf_counter()
    with pytest.raises(AgeError):
        open_sealed(stanzas, (new_identity(),), LIMIT)
    assert time.perf_counter() - begun < 0.25


def test_a_key_survives_being_written_down() -> None:
    """The line on the recovery sheet is the key, and a mistyped one is said to be none."""
    identity = new_identity()
    assert identity_from_secret(f" {identity.secret}\n") == identity
    with pytest.raises(AgeError):
        identity_from_secret(identity.secret[:-1] + ("Q" if identity.secret[-1] != "Q" else "P"))


def test_secrets_do_not_show_when_a_key_is_printed() -> None:
    """A key that ends in a log or on an error page tells nothing."""
    identity = AgeIdentity(secret="AGE-SECRET-KEY-1XYZ", recipient="age1xyz")
    assert "SECRET" not in repr(identity)


@pytest.mark.parametrize("line", ["", "age1", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1XYZ"])
def test_nothing_is_sealed_for_a_key_that_is_none(line: str) -> None:
    """What could be opened by nobody is never written."""
    with pytest.raises(AgeError):
        seal(b"words", (line,))


def test_nothing_is_sealed_for_nobody() -> None:
    """What could be opened by nobody is never written."""
    with pytest.raises(AgeError):
        seal(b"words", ())
