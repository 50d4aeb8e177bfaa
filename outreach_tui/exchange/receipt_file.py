"""Writing and reading a receipt: the same sealed, signed archive as a bundle, the other way round.

A receipt is taken only when all of this holds, in this order:

1. The file is of a size and shape a receipt can have, and the laptop's own key opens it (as for a bundle).
2. Its signature is good, made for receipts, with the lead partner's key from the area pack (signature).
3. It is canonical JSON of a version that can be read here (json, newer-version, manifest).
4. It is for this area and this laptop (wrong-area, not-for-me).
5. Every listed file is there, whole (layout, hash, tar, too-big), and each result keeps its rules (manifest).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.exchange.archive import Member
from outreach_tui.exchange.bundle import code_of
from outreach_tui.exchange.canonical import canonical, parse_canonical
from outreach_tui.exchange.lines import split_lines
from outreach_tui.exchange.manifest import MOST_REVISIONS
from outreach_tui.exchange.receipt import OpenedReceipt, Receipt, ReceiptError, RecordResult
from outreach_tui.exchange.refusal import Code, next_step, refused
from outreach_tui.exchange.signed_archive import with_sums
from outreach_tui.exchange.signed_document import SignedDocument
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed, seal
from outreach_tui.sealing.signature import SigningKey, fingerprint, public_line

LARGEST_RECEIPT = 96 * 1024 * 1024
"""Bytes of a sealed receipt that are looked at."""

_RESULTS = "results.ndjson"
_CORRECTIONS = "corrections.ndjson"
_README = "readme.txt"
_MOST_RESULTS = 200_000
_LONGEST_RESULT = 1024
_AS_WRITTEN = msgspec.json.Decoder(RecordResult)
_RECEIPT = SignedDocument(
    head="receipt.json",
    namespace="outreach-receipt@v1",
    longest_head=512 * 1024,
    limits=with_sums(
        {_RESULTS: 32 * 1024 * 1024, _CORRECTIONS: 32 * 1024 * 1024, _README: 16 * 1024}, is_padded=True
    ),
    format="outreach-receipt",
    says=Receipt,
    refusal=ReceiptError,
)
_READ_ME = """\
This folder is the inside of one Outreach receipt. It opens without Outreach:

  age -d -i KEY FILE.outreach.age | tar -xf -
  ssh-keygen -Y verify -f allowed_signers -I lead -n outreach-receipt@v1 \\
      -s receipt.json.sig < receipt.json
  sha256sum -c sha256sums

results.ndjson says of each record, by its hash, what became of it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """The laptop that reads, and what it trusts."""

    identities: tuple[AgeIdentity, ...]
    """Its age keys."""
    area: str
    """Its area."""
    device: str
    """Its name on the register."""
    older_devices: tuple[str, ...] = ()
    """The names it had before it joined anew."""
    lead_signing_key: str
    """The lead partner's public key, from the area pack."""


def write_receipt(
    receipt: Receipt,
    results: Sequence[RecordResult],
    corrections: Sequence[bytes],
    key: SigningKey,
    recipients: Sequence[str],
) -> bytes:
    """Return the sealed receipt: signed by the lead partner, for the laptop's and the recovery key.

    Raises: ReceiptError (`key`) when `receipt` names another key; ExchangeError when nobody would take it.
    """
    if receipt.coordinator_key != fingerprint(public_line(key)):
        raise ReceiptError("key", "the receipt", "it names another key than signs it", "Use the lead's key")
    members = (
        Member(_RESULTS, b"".join(canonical(result) for result in results)),
        Member(_CORRECTIONS, b"".join(line + b"\n" for line in corrections)),
        Member(_README, _READ_ME.encode()),
    )
    return seal(_RECEIPT.write(receipt, members, key), recipients)


def read_receipt(sealed: bytes, addressee: Addressee, where: str = "the receipt") -> OpenedReceipt:
    """Return the receipt, proven, or raise `ReceiptError`; `where` names the file in the sentence."""
    try:
        if len(sealed) > LARGEST_RECEIPT:
            raise refused(Code.TOO_BIG, "the file", "it is larger than a receipt can be")
        archive = open_sealed(sealed, addressee.identities, LARGEST_RECEIPT)  # 1
        signed = _RECEIPT.open(archive, addressee.lead_signing_key)  # 2
        receipt = signed.said()  # 3
        _require_for_us(receipt, addressee)  # 4
        return _taken_apart(receipt, signed.files())  # 5
    except OutreachError as error:
        code = code_of(error)
        raise ReceiptError(code.value, where, f"{error.where}: {error.what}", next_step(code)) from error


def _require_for_us(receipt: Receipt, addressee: Addressee) -> None:
    if receipt.area != addressee.area:
        raise refused(Code.WRONG_AREA, "the receipt", "it is for another area")
    if receipt.device not in {addressee.device, *addressee.older_devices}:
        raise refused(Code.NOT_FOR_ME, "the receipt", "it is for another laptop")


def _taken_apart(receipt: Receipt, members: dict[str, bytes]) -> OpenedReceipt:
    results = split_lines(members[_RESULTS], _RESULTS, _MOST_RESULTS)
    corrections = split_lines(members[_CORRECTIONS], _CORRECTIONS, MOST_REVISIONS)
    if results.set_aside or corrections.set_aside:
        raise refused(Code.MANIFEST, "the receipt", "a line in it breaks its rules")
    return OpenedReceipt(
        receipt=receipt,
        results=tuple(_result(line + b"\n", number) for number, line in enumerate(results.good, 1)),
        corrections=corrections.good,
    )


def _result(raw: bytes, number: int) -> RecordResult:
    """Return one result, or refuse its line; one as we write it ourselves, as nearly all are, at once."""
    try:
        found = _AS_WRITTEN.decode(raw)
        if len(raw) <= _LONGEST_RESULT and canonical(found) == raw:
            return found
    except (msgspec.MsgspecError, ValueError, RecursionError):
        pass
    return parse_canonical(raw, RecordResult, _LONGEST_RESULT, f"{_RESULTS} line {number}")
