"""Signatures as OpenSSH makes them: its tool and ours agree to the byte."""

import subprocess
from pathlib import Path

import pytest

from outreach_tui.sealing.signature import (
    SignatureError,
    SigningKey,
    fingerprint,
    is_public_line,
    new_signing_key,
    public_line,
    sign,
    signer_of,
    verify,
)
from tests.stock_tools import stock_tools

PURPOSE = "outreach-bundle@v1"


def _openssh_key(folder: Path) -> SigningKey:
    """Return a key that ssh-keygen made, and leave its file in the folder."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_ssh_private_key

    path = folder / "key"
    subprocess.run([*stock_tools("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", path], check=True)
    key = load_ssh_private_key(path.read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return SigningKey(key.private_bytes_raw())


@pytest.mark.parametrize("message", [b"", b"one line\n", bytes(100_000)])
def test_we_sign_byte_for_byte_as_ssh_keygen_does(tmp_path: Path, message: bytes) -> None:
    """A coordinator can check, and another team can make, our signatures with stock OpenSSH."""
    key = _openssh_key(tmp_path)
    command = [*stock_tools("ssh-keygen"), "-q", "-Y", "sign", "-f", tmp_path / "key", "-n", PURPOSE]
    theirs = subprocess.run(command, input=message, capture_output=True, check=True).stdout
    assert sign(key, PURPOSE, message) == theirs
    assert signer_of(theirs) == public_line(key)
    verify(public_line(key), PURPOSE, message, theirs)


def test_our_lines_and_fingerprints_are_those_of_ssh_keygen(tmp_path: Path) -> None:
    """What is read out by phone is the same on every tool."""
    key = _openssh_key(tmp_path)
    shown = subprocess.run(
        [*stock_tools("ssh-keygen"), "-l", "-f", tmp_path / "key.pub"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert (tmp_path / "key.pub").read_text().startswith(public_line(key))
    assert fingerprint(public_line(key)) == shown.split()[1]


def test_a_signature_proves_one_message_one_key_and_one_purpose() -> None:
    """Nothing signed for one thing can be used for another."""
    key, other = new_signing_key(), new_signing_key()
    armored = sign(key, PURPOSE, b"message")
    verify(public_line(key), PURPOSE, b"message", armored)
    for line, purpose, message in (
        (public_line(other), PURPOSE, b"message"),
        (public_line(key), "outreach-receipt@v1", b"message"),
        (public_line(key), PURPOSE, b"massage"),
    ):
        with pytest.raises(SignatureError):
            verify(line, purpose, message, armored)


def test_any_changed_byte_of_a_signature_is_noticed() -> None:
    """There is no second spelling of a signature."""
    key = SigningKey(b"k" * 32)
    armored = sign(key, PURPOSE, b"message")
    for place in range(len(armored)):
        for code in (armored[place] ^ 1, 0x0A, 0x20):
            changed = armored[:place] + bytes([code]) + armored[place + 1 :]
            if changed != armored:
                with pytest.raises(SignatureError):
                    verify(public_line(key), PURPOSE, b"message", changed)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "ssh-rsa AAAA",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 " + "A" * 68,
        public_line(SigningKey(b"k" * 32)) + " me",
    ],
)
def test_a_line_that_is_no_key_is_said_to_be_none(line: str) -> None:
    """A register can hold nothing but whole Ed25519 keys."""
    assert not is_public_line(line)
    with pytest.raises(SignatureError):
        fingerprint(line)


def test_secrets_do_not_show_when_a_key_is_printed() -> None:
    """A key that ends in a log or on an error page tells nothing."""
    assert "kkkk" not in repr(SigningKey(b"k" * 32))
