"""Bundles with one wrong thing each, and the code with which each is to be set aside."""

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.bundle import LARGEST_BUNDLE
from outreach_tui.exchange.canonical import canonical
from outreach_tui.exchange.receipt import Receipt
from outreach_tui.exchange.receipt_file import write_receipt
from outreach_tui.sealing.age_file import scan_header, seal
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line, sign
from tests.exchange.invented import AREA, DEVICE, NOW, contents, invented
from tests.hostile import forged, other_signatures
from tests.hostile.forged import named
from tests.hostile.forged import put_at as at
from tests.hostile.forged import with_fields as fields
from tests.hostile.forged import with_header as header

PURPOSE = "outreach-bundle@v1"
STRANGER = SigningKey(b"s" * 32)
AGE = b"age-encryption.org/v1\n"


def good() -> bytes:
    """Return a good bundle of one chunk of age."""
    return invented().bundle(contents()).sealed


def long() -> bytes:
    """Return a good bundle of several chunks of age."""
    return invented().bundle(contents(4_000)).sealed


def flipped(sealed: bytes, place: int) -> bytes:
    """Return a file with one bit changed."""
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


def other_letter(sealed: bytes, place: int) -> bytes:
    """Return a file with one letter of its header changed for another."""
    return sealed[:place] + (b"B" if sealed[place : place + 1] == b"A" else b"A") + sealed[place + 1 :]


def body(sealed: bytes) -> int:
    """Return where the header ends."""
    return scan_header(sealed)


def resigned(inner: Callable[[bytes], bytes]) -> bytes:
    """Return a bundle whose signature was changed inside its armor."""
    content = forged.members(forged.plain())[0].data
    armored = sign(invented().device, PURPOSE, content)
    raw = inner(base64.b64decode(b"".join(armored.splitlines()[1:-1])))
    text = base64.b64encode(raw)
    lines = b"".join(text[start : start + 70] + b"\n" for start in range(0, len(text), 70))
    return forged.with_signature(
        None, b"-----BEGIN SSH SIGNATURE-----\n" + lines + b"-----END SSH SIGNATURE-----\n"
    )


def moved(files: list[Member], first: int, second: int) -> list[Member]:
    """Return the files with two of them in each other's place."""
    files[first], files[second] = files[second], files[first]
    return files


def spaced(_: object = None) -> bytes:
    """Return the good manifest with a space in it."""
    return forged.members(forged.plain())[0].data.replace(b'":', b'": ', 1)


def unsorted_keys() -> bytes:
    """Return the good manifest with its keys in another order."""
    manifest = forged.manifest()
    pairs = [canonical({key: manifest[key]}).strip()[1:-1] for key in sorted(manifest, reverse=True)]
    return b"{" + b",".join(pairs) + b"}\n"


def listed(count: int) -> bytes:
    """Return a bundle whose manifest lists very many files."""
    entry = {"name": "a", "sha256": "0" * 64, "size": 0}
    return fields(files=[{**entry, "name": f"a{number}"} for number in range(count)])


def padded_in_between() -> bytes:
    """Return a bundle with something behind the end of a file, inside its last block."""
    archive = bytearray(forged.plain())
    size = int(archive[124:135], 8)
    archive[512 + size] = 1
    return forged.sealed(bytes(archive))


def other_padding(files: list[Member]) -> list[Member]:
    """Return the files with something hidden in the padding."""
    return [*files[:-1], replace(files[-1], data=b"x" + files[-1].data[1:])]


def file_field(**fields: object) -> bytes:
    """Return a bundle whose manifest says something else of its first file."""
    return forged.with_manifest(lambda manifest: manifest["files"][0].update(fields))


def nested(levels: int) -> object:
    """Return lists inside lists."""
    value: object = []
    for _ in range(levels):
        value = [value]
    return value


def signed_by(sign: other_signatures.Signed) -> bytes:
    """Return the good bundle with another signature of its very manifest."""
    content = forged.members(forged.plain())[0].data
    return forged.with_signature(None, sign(content))


def armored_again(content: bytes) -> bytes:
    """Return a good signature with its armor armored once more."""
    text = base64.b64encode(other_signatures.own()(content))
    lines = b"".join(text[start : start + 70] + b"\n" for start in range(0, len(text), 70))
    return b"-----BEGIN SSH SIGNATURE-----\n" + lines + b"-----END SSH SIGNATURE-----\n"


def both(*changes: Callable[[bytearray], object]) -> Callable[[bytearray], object]:
    """Return all of these changes to a header as one."""
    return lambda header: [change(header) for change in changes]


def receipt_for_the_lead() -> bytes:
    """Return a receipt, truly signed by an enrolled laptop's own key and sealed to the lead partner."""
    area = invented()
    key = fingerprint(public_line(area.device))
    receipt = Receipt(
        receipt_id="33333333-3333-4333-8333-333333333333",
        area=AREA,
        device=DEVICE,
        sender_key=key,
        highest_contiguous_seq=0,
        seqs_received=(),
        pack_version_current=1,
        krl_version=0,
        merged_at=NOW,
        coordinator_key=key,
    )
    return write_receipt(receipt, (), (), area.device, [area.lead.recipient])


OTHER_SIGNATURES: dict[str, other_signatures.Signed] = {
    "63 an RSA key": other_signatures.by_rsa,
    "63 an ECDSA key": other_signatures.by_ecdsa,
    "63 a key on a token": other_signatures.by_security_key,
    "64 SHA-256": other_signatures.own(hash_name="sha256"),
    "65 the reserved field filled and signed": other_signatures.own(reserved=b"x"),
}
"""Signatures that OpenSSH makes and calls good, and a bundle never bears."""
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "01 empty file": (lambda: b"", "not-age"),
    "02 one byte": (lambda: b"a", "not-age"),
    "03 a zip renamed": (lambda: b"PK\x03\x04" + bytes(600), "not-age"),
    "04 armored": (lambda: b"-----BEGIN AGE ENCRYPTED FILE-----\nYQ==\n", "not-age"),
    "05 line ends changed by mail": (lambda: good().replace(b"\n", b"\r\n"), "not-age"),
    "06 byte order mark in front": (lambda: b"\xef\xbb\xbf" + good(), "not-age"),
    "08 cut in the middle of a chunk": (lambda: long()[:-30_000], "decrypt"),
    "09 cut exactly at the end of a chunk": (lambda: (f := long())[: body(f) + 16 + 65_552 * 2], "decrypt"),
    "10 one byte more": (lambda: good() + b"x", "decrypt"),
    "11 two bundles in one file": (lambda: good() + good(), "decrypt"),
    "12 a bit of the header's proof": (lambda: other_letter(f := good(), f.index(b"\n--- ") + 9), "decrypt"),
    "13 a bit of a reader's share": (lambda: other_letter(f := good(), f.index(b"X25519 ") + 9), "decrypt"),
    "14 a bit of the first byte inside": (lambda: flipped(f := good(), body(f) + 16), "decrypt"),
    "14 a bit of the last byte": (lambda: flipped(f := good(), len(f) - 1), "decrypt"),
    "15 two thousand readers": (lambda: AGE + b"-> X25519 a\nYQ\n" * 2_000 + b"--- a\n", "too-big"),
    "15 seventeen readers": (lambda: AGE + b"-> x\n\n" * 17 + b"--- " + b"a" * 43 + b"\n", "too-big"),
    "16 a header line of 10 MB": (lambda: AGE + b"-> X25519 " + b"a" * 10_000_000, "too-big"),
    "17 a passphrase stanza of great work": (lambda: AGE + b"-> scrypt AAAA 30\nYQ\n--- ", "not-age"),
    "18 a passphrase beside a key": (
        lambda: good().replace(b"\n--- ", b"\n-> scrypt AAAA 18\nYQ\n--- ", 1),
        "not-age",
    ),
    "20 sealed for somebody else": (lambda: seal(forged.plain(), [invented().stranger.recipient]), "decrypt"),
    "22 no reader at all": (lambda: AGE + b"--- " + b"A" * 43 + b"\n" + bytes(100), "decrypt"),
    "23 a share of low order": (
        lambda: re.sub(rb"X25519 [^\n]+", b"X25519 " + b"A" * 43, good()),
        "decrypt",
    ),
    "25 larger than 96 MiB": (lambda: AGE + bytes(LARGEST_BUNDLE), "too-big"),
    "31 signature before manifest": (lambda: forged.with_files(lambda f: moved(f, 0, 1)), "layout"),
    "31 forms before records": (lambda: forged.with_files(lambda f: moved(f, 2, 3)), "layout"),
    "32 no manifest": (lambda: forged.with_files(lambda f: f[1:]), "layout"),
    "33 no signature": (lambda: forged.with_files(lambda f: [f[0], *f[2:]]), "layout"),
    "34 a file twice": (lambda: forged.with_files(lambda f: [*f[:3], *f[2:]]), "layout"),
    "34 a file listed twice": (
        lambda: forged.with_manifest(lambda m: m["files"].insert(0, m["files"][0])),
        "layout",
    ),
    "35 a file not listed": (lambda: forged.with_files(lambda f: [*f, Member("more", b"")]), "layout"),
    "35 only the list is shorter": (lambda: forged.with_manifest(lambda m: m["files"].pop()), "layout"),
    "36 a listed file missing": (lambda: forged.with_files(lambda f: f[:-1]), "layout"),
    "36 an empty archive": (lambda: forged.sealed(bytes(1024)), "layout"),
    "37 a path upwards": (lambda: header(named(b"../x")), "tar"),
    "38 a path from the root": (lambda: header(named(b"/etc/x")), "tar"),
    "39 a drive": (lambda: header(named(rb"C:\x")), "tar"),
    "39 a share": (lambda: header(named(rb"\\host\x")), "tar"),
    "39 a device name": (lambda: header(named(b"CON")), "tar"),
    "39 a stream": (lambda: header(named(b"a:stream")), "tar"),
    "39 a dot at the end": (lambda: header(named(b"a.")), "layout"),
    "39 a space at the end": (lambda: header(named(b"a ")), "tar"),
    "40 a hard link": (lambda: header(at(156, b"1")), "tar"),
    "40 a symbolic link": (lambda: header(at(156, b"2/etc/passwd")), "tar"),
    "40 a device": (lambda: header(at(156, b"3")), "tar"),
    "40 a folder": (lambda: header(at(156, b"5")), "tar"),
    "40 a pipe": (lambda: header(at(156, b"6")), "tar"),
    "40 a device number on a plain file": (lambda: header(at(329, b"0000001")), "tar"),
    "41 a pax header": (lambda: header(at(156, b"x")), "tar"),
    "41 a pax header of 1 GiB": (lambda: header(both(at(156, b"x"), at(124, b"10000000000"))), "tar"),
    "41 a global pax header": (lambda: header(at(156, b"g")), "tar"),
    "42 a GNU long name": (lambda: header(at(156, b"L")), "tar"),
    "43 a sparse file": (lambda: header(at(156, b"S")), "tar"),
    "43 a name in two parts": (lambda: header(at(345, b"folder")), "tar"),
    "44 a size in base 256": (lambda: header(at(124, b"\x80" + b"\0" * 10 + b"\x01")), "tar"),
    "45 eight gigabytes that are not there": (
        lambda: header(at(124, b"77777777777")),
        "tar",
    ),
    "46 a negative size": (lambda: header(at(124, b"-0000000001")), "tar"),
    "46 a blank size": (lambda: header(at(124, b" " * 12)), "tar"),
    "46 a size with spaces": (lambda: header(at(124, b"    0000100 ")), "tar"),
    "46 an owner that is no number": (lambda: header(at(108, b"root\0\0\0\0")), "tar"),
    "47 a wrong checksum": (lambda: header(at(148, b"000000\0 "), keeps_sum=True), "tar"),
    "47 a checksum that is no number": (
        lambda: header(at(148, b"zzzzzz\0 "), keeps_sum=True),
        "tar",
    ),
    "48 something after the end": (lambda: forged.sealed(forged.plain() + b"x" * 512), "tar"),
    "48 no end": (lambda: forged.sealed(forged.plain()[:-1024]), "tar"),
    "48 half a block": (lambda: forged.sealed(forged.plain()[:700]), "tar"),
    "49 something between two files": (padded_in_between, "tar"),
    "49 something in the padding file": (lambda: forged.with_files(other_padding), "hash"),
    "50 a zero inside a name": (lambda: header(named(b"mani\0fest.json")), "tar"),
    "51 an escape in a name": (lambda: header(named(b"a\x1b[2J")), "tar"),
    "51 a name that runs backwards": (lambda: header(named("a\u202eb".encode())), "tar"),
    "52 a space in the manifest": (lambda: forged.with_head(spaced()), "json"),
    "52 keys in another order": (lambda: forged.with_head(unsorted_keys()), "json"),
    "52 1.0 for 1": (lambda: fields(seq=1.0), "manifest"),
    "52 a key twice": (lambda: forged.with_head(b'{"format":"a","format":"outreach-bundle"}\n'), "json"),
    "52 no line feed": (lambda: forged.with_head(canonical(forged.manifest())[:-1]), "json"),
    "52 a list": (lambda: forged.with_head(b"[]\n"), "json"),
    "52 not JSON": (lambda: forged.with_head(b"\xff\n"), "json"),
    "52 deeper than anything": (lambda: forged.with_head(b"[" * 100_000 + b"\n"), "json"),
    "52 forty levels in an unknown field": (
        lambda: forged.with_head(canonical({**forged.manifest(), "x": nested(40)})),
        "json",
    ),
    "54 two hundred thousand files": (lambda: listed(200_000), "too-big"),
    "54 a hundred files": (lambda: listed(100), "manifest"),
    "55 a wrong size": (lambda: file_field(size=3), "hash"),
    "55 a wrong hash": (lambda: file_field(sha256="0" * 64), "hash"),
    "56 the next major version": (lambda: fields(version=[2, 0]), "newer-version"),
    "58 something critical that is not known": (lambda: fields(critical=["shred"]), "newer-version"),
    "59 one record too few": (lambda: fields(record_count=2), "manifest"),
    "59 one record too many": (lambda: fields(record_count=4), "manifest"),
    "60 a stranger's key": (lambda: forged.with_manifest(lambda _: None, STRANGER), "unknown-sender"),
    "61 signed for another purpose": (
        lambda: forged.with_head(canonical(forged.manifest()), namespace="outreach-receipt@v1"),
        "signature",
    ),
    "61 a receipt in place of a bundle": (receipt_for_the_lead, "layout"),
    "62 another bundle's signature": (
        lambda: forged.with_signature(None, sign(invented().device, PURPOSE, b"other")),
        "signature",
    ),
    "63 a kind of key that is none": (
        lambda: resigned(lambda raw: raw.replace(b"ssh-ed25519", b"ssh-ed25518")),
        "signature",
    ),
    **{f"{name}": (partial(signed_by, sign), "signature") for name, sign in OTHER_SIGNATURES.items()},
    "64 only said to be by another hash": (
        lambda: resigned(lambda raw: raw.replace(b"sha512", b"sha256")),
        "signature",
    ),
    "65 something behind the signature": (lambda: resigned(lambda raw: raw + b"x"), "signature"),
    "66 armored twice": (lambda: signed_by(lambda content: other_signatures.own()(content) * 2), "signature"),
    "66 no armor": (lambda: forged.with_signature(None, b"SSHSIG"), "signature"),
    "66 armor inside armor": (lambda: signed_by(armored_again), "signature"),
    "66 armor with other line ends": (
        lambda: signed_by(lambda content: other_signatures.own()(content).replace(b"\n", b"\r\n")),
        "signature",
    ),
    "67 a colleague's name": (lambda: fields(device="elm-other"), "signature"),
    "67 another key's fingerprint": (lambda: fields(sender_key="SHA256:" + "A" * 43), "signature"),
    "78 another area": (lambda: fields(area="elm-west"), "wrong-area"),
    "79 sealed by its author for somebody else": (
        lambda: fields(recipients=[invented().stranger.recipient]),
        "not-for-me",
    ),
}
