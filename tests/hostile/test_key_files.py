"""Files about keys, from anybody: packs, requests and grants that are not what they say they are."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.device import JoinRequest
from outreach_tui.exchange.recovery import RecoveryGrant, RecoveryRequest
from outreach_tui.exchange.refusal import ExchangeError
from outreach_tui.sealing.age_file import open_sealed, seal
from outreach_tui.sealing.signature import SigningKey, public_line
from outreach_tui.workflow import area_attachments
from tests.exchange.invented import AREA, NEW_KEY, NOW, contents, invented, join_request

LARGEST = 1024 * 1024


def _join(area: str = AREA) -> bytes:
    request = replace(join_request(), area=area)
    return request.to_bytes(NEW_KEY, (invented().lead.recipient,))


def _request(area: str = AREA) -> bytes:
    request = RecoveryRequest(
        area=area,
        officer="isla",
        signing_key=public_line(NEW_KEY),
        age_recipient=invented().stranger.recipient,
        made=NOW,
        slots={"work": b"sealed slot"},
    )
    return request.to_bytes(NEW_KEY, (invented().lead.recipient,))


def _grant(key: SigningKey | None = None) -> bytes:
    lead = key or invented().lead_signing
    grant = RecoveryGrant(
        area=AREA, request="a" * 64, signing_key=public_line(lead), made=NOW, keys={"work": b"k" * 32}
    )
    return grant.to_bytes(lead, invented().stranger.recipient)


def _read_join(raw: bytes) -> JoinRequest:
    return JoinRequest.from_bytes(raw, (invented().lead,), AREA)


def _read_request(raw: bytes) -> RecoveryRequest:
    return RecoveryRequest.from_bytes(raw, (invented().lead,), AREA)


def _read_grant(raw: bytes) -> RecoveryGrant:
    return RecoveryGrant.from_bytes(raw, invented().stranger)


def _inside(sealed: bytes, change: Callable[[bytes], bytes], *, for_lead: bool = True) -> bytes:
    """Return a file whose archive was changed by somebody who could open it, sealed again."""
    whose = invented().lead if for_lead else invented().stranger
    return seal(change(open_sealed(sealed, [whose], LARGEST)), [whose.recipient])


SEALED = {
    "a join request": (_join, _read_join, True),
    "a recovery request": (_request, _read_request, True),
    "a grant": (_grant, _read_grant, False),
}
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "1 empty": lambda raw: b"",
    "2 one byte": lambda raw: raw[:1],
    "3 a zip by another name": lambda raw: b"PK\x03\x04" + raw,
    "4 armored": lambda raw: b"-----BEGIN AGE ENCRYPTED FILE-----\n" + raw,
    "5 line ends changed": lambda raw: raw.replace(b"\n", b"\r\n"),
    "6 a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "7 cut short": lambda raw: raw[: len(raw) // 2],
    "10 a byte more": lambda raw: raw + b"\0",
    "11 twice in one file": lambda raw: raw + raw,
    "14 a bit of the last byte": lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
    "25 larger than such a file can be": lambda raw: raw + bytes(17 * LARGEST),
}
INSIDE: dict[str, Callable[[bytes], bytes]] = {
    "37 a way out of the folder": lambda tar: tar.replace(b"sha256sums", b"../256sums", 1),
    "46 a size of blanks": lambda tar: tar[:124] + b" " * 12 + tar[136:],
    "47 a wrong checksum": lambda tar: tar[:148] + b"000000\0 " + tar[156:],
    "52 not canonical": lambda tar: tar.replace(b'"area":', b'"area" ', 1),
    "66 another officer's name": lambda tar: tar.replace(b'"area":"elm-east"', b'"area":"elm-west"', 1),
    "90 bad UTF-8": lambda tar: tar.replace(b"elm-east", b"elm-\xff\xfe\xfd\xfc", 1),
    "nothing but zeros": lambda tar: bytes(len(tar)),
}


@pytest.mark.parametrize("kind", SEALED)
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_file_that_is_not_whole_is_refused_in_one_sentence(kind: str, damage: str) -> None:
    """Whatever became of it on the way, nobody is let in by it and nothing but a refusal comes out."""
    make, read, _ = SEALED[kind]
    with pytest.raises(ExchangeError) as refusal:
        read(DAMAGE[damage](make()))
    assert refusal.value.next_step


@pytest.mark.parametrize("kind", SEALED)
@pytest.mark.parametrize("change", INSIDE)
def test_a_file_changed_by_somebody_who_can_open_it_is_refused(kind: str, change: str) -> None:
    """Sealing says who may read, not who wrote: what was changed inside and sealed again is refused."""
    make, read, for_lead = SEALED[kind]
    with pytest.raises(ExchangeError):
        read(_inside(make(), INSIDE[change], for_lead=for_lead))


@pytest.mark.parametrize("kind", SEALED)
@pytest.mark.parametrize("other", SEALED)
def test_61_a_file_of_one_kind_is_not_taken_for_another(kind: str, other: str) -> None:
    """A request never counts as a grant or the other way round, even sealed again for the right reader."""
    if kind == other:
        assert SEALED[kind][1](SEALED[kind][0]()).area == AREA
        return
    make, _, from_lead = SEALED[other]
    _, read, to_lead = SEALED[kind]
    opened = open_sealed(make(), [invented().lead if from_lead else invented().stranger], LARGEST)
    reader = invented().lead if to_lead else invented().stranger
    with pytest.raises(ExchangeError):
        read(seal(opened, [reader.recipient]))


@pytest.mark.parametrize("read", [_read_join, _read_request])
def test_a_bundle_lets_nobody_in(read: Callable[[bytes], object]) -> None:
    """A signed bundle of an enrolled laptop is neither a join request nor a request for keys."""
    with pytest.raises(ExchangeError):
        read(invented().bundle(contents()).sealed)


@pytest.mark.parametrize(("make", "read"), [(_join, _read_join), (_request, _read_request)])
def test_78_a_request_for_another_area_is_refused(
    make: Callable[[str], bytes], read: Callable[[bytes], object]
) -> None:
    """Each area lets in its own laptops, and the code says why this one is not taken."""
    with pytest.raises(ExchangeError) as refusal:
        read(make("elm-west"))
    assert refusal.value.code == "wrong-area"


def test_20_a_grant_opens_for_the_laptop_that_asked_and_nobody_else() -> None:
    """Keys that were granted help neither a thief with the file nor the lead partner's own key of the day."""
    for other in (invented().lead, invented().recovery):
        with pytest.raises(ExchangeError) as refusal:
            RecoveryGrant.from_bytes(_grant(), other)
        assert refusal.value.code == "wrong-key"


@pytest.mark.parametrize("damage", DAMAGE)
def test_82_a_damaged_pack_is_refused(damage: str) -> None:
    """A pack that was changed anywhere on the way is not taken, first or later."""
    pack = invented().pack()
    raw = _pack_bytes()
    changed = DAMAGE[damage](raw) if damage != "14 a bit of the last byte" else _bit(raw, 600)
    for known in (None, pack):
        with pytest.raises(ExchangeError):
            AreaPack.from_bytes(changed, at=NOW, known=known)


@pytest.mark.parametrize("place", range(0, 8192, 97))
def test_82_no_bit_of_a_pack_can_be_changed_unseen(place: int) -> None:
    """A bit flipped anywhere either refuses the pack or changes nothing that it says."""
    raw = _pack_bytes()
    assert _pack_or_refusal(_bit(raw, place % len(raw))) in (None, _pack_or_refusal(raw))


@pytest.mark.parametrize("raw", [b'{"audit_log":"\xff"}', b"\xed\xa0\x80", b"[" * 20_000, b"1e999", b""])
def test_90_what_a_signed_pack_says_unreadably_counts_as_not_said(raw: bytes) -> None:
    """A lead partner's laptop gone wrong stops no other: numbers, times and keys count as not given."""
    broken = dict.fromkeys(
        (area_attachments.NUMBERS, area_attachments.RETENTION, area_attachments.LAPTOPS), raw
    )
    pack = replace(invented().pack(), attachments=broken)
    taken = AreaPack.from_bytes(pack.to_bytes(invented().lead_signing), at=NOW, known=None)
    assert area_attachments.local_numbers(taken) == ()
    assert (area_attachments.laptop_copy_days(taken), area_attachments.audit_log_days(taken)) == (30, 730)
    assert area_attachments.laptop_recipients(taken) == {}


def _pack_or_refusal(raw: bytes) -> AreaPack | None:
    try:
        return AreaPack.from_bytes(raw, at=NOW, known=None)
    except ExchangeError:
        return None


def _pack_bytes() -> bytes:
    return invented().pack().to_bytes(invented().lead_signing)


def _bit(raw: bytes, place: int) -> bytes:
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
