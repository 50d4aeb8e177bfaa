"""Good OpenSSH signatures of kinds that a bundle never bears: refused is the kind, not a broken copy."""

import base64
import hashlib
from collections.abc import Callable

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.exchange.invented import invented

PURPOSE = "outreach-bundle@v1"
_MAGIC, _VERSION = b"SSHSIG", (1).to_bytes(4)
_SK = b"sk-ssh-ed25519@openssh.com"
Signed = Callable[[bytes], bytes]
"""Returns the armored signature of some bytes."""


def own(
    *, hash_name: str = "sha512", reserved: bytes = b"", seed: bytes = b"", purpose: str = PURPOSE
) -> Signed:
    """Return how the enrolled laptop, or the key of a seed, signs in another form."""
    key = Ed25519PrivateKey.from_private_bytes(seed or invented().device.seed)
    blob = _text(b"ssh-ed25519") + _text(key.public_key().public_bytes_raw())

    def sign(form: bytes) -> bytes:
        return _text(b"ssh-ed25519") + _text(key.sign(form))

    return lambda content: _armored(content, blob, sign, hash_name, reserved, purpose)


def by_rsa(content: bytes) -> bytes:
    """Return an RSA key's signature."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def sign(form: bytes) -> bytes:
        return _text(b"rsa-sha2-512") + _text(key.sign(form, PKCS1v15(), hashes.SHA512()))

    return _armored(content, _blob(key.public_key()), sign)


def by_ecdsa(content: bytes) -> bytes:
    """Return an ECDSA key's signature."""
    key = ec.generate_private_key(ec.SECP256R1())

    def sign(form: bytes) -> bytes:
        both = decode_dss_signature(key.sign(form, ec.ECDSA(hashes.SHA256())))
        numbers = b"".join(_text(one.to_bytes(one.bit_length() // 8 + 1)) for one in both)
        return _text(b"ecdsa-sha2-nistp256") + _text(numbers)

    return _armored(content, _blob(key.public_key()), sign)


def by_security_key(content: bytes) -> bytes:
    """Return the signature of a key on a token, as `ssh-keygen -t ed25519-sk` makes it."""
    key = Ed25519PrivateKey.from_private_bytes(invented().device.seed)
    blob = _text(_SK) + _text(key.public_key().public_bytes_raw()) + _text(b"ssh:")
    flags_and_count = b"\x01" + (7).to_bytes(4)

    def sign(form: bytes) -> bytes:
        touched = hashlib.sha256(b"ssh:").digest() + flags_and_count + hashlib.sha256(form).digest()
        return _text(_SK) + _text(key.sign(touched)) + flags_and_count

    return _armored(content, blob, sign)


def _armored(
    content: bytes,
    blob: bytes,
    sign: Callable[[bytes], bytes],
    hash_name: str = "sha512",
    reserved: bytes = b"",
    purpose: str = PURPOSE,
) -> bytes:
    about = _text(purpose.encode()) + _text(reserved) + _text(hash_name.encode())
    signature = sign(_MAGIC + about + _text(hashlib.new(hash_name, content).digest()))
    text = base64.b64encode(_MAGIC + _VERSION + _text(blob) + about + _text(signature))
    lines = b"".join(text[start : start + 70] + b"\n" for start in range(0, len(text), 70))
    return b"-----BEGIN SSH SIGNATURE-----\n" + lines + b"-----END SSH SIGNATURE-----\n"


def _blob(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey) -> bytes:
    return base64.b64decode(key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).split(b" ")[1])


def _text(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data
