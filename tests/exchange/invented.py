"""An invented area for tests: a lead partner, a recovery key, an enrolled laptop and what it hands over."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from outreach_tui.exchange.area import AreaPack
from outreach_tui.exchange.bundle import Reader
from outreach_tui.exchange.charter import Charter, Recipient, SignedCharter
from outreach_tui.exchange.contents import BundleContents, FormUsed
from outreach_tui.exchange.device import JoinRequest
from outreach_tui.exchange.register import Register
from outreach_tui.exchange.sequence import Chains, Mark
from outreach_tui.exchange.write_bundle import SealedBundle, Sender, Stamp, write_bundle
from outreach_tui.records.audit_chain import Entry, link_after
from outreach_tui.sealing.age_file import AgeIdentity, new_identity
from outreach_tui.sealing.signature import SigningKey, public_line

AREA = "elm-east"
DEVICE = "elm-7f3k"
NOW = "2026-05-04T09:30:00Z"
NEW_KEY = SigningKey(b"n" * 32)
FORM = FormUsed.of("home_visit", "1", "<h:html>the questions</h:html>")


@dataclass(frozen=True, slots=True)
class Invented:
    """Every key of the area, and what trusts them."""

    lead: AgeIdentity
    recovery: AgeIdentity
    stranger: AgeIdentity
    root: SigningKey
    lead_signing: SigningKey
    device: SigningKey
    register: Register

    def sender(self) -> Sender:
        """Return the enrolled laptop."""
        return Sender(
            device=DEVICE,
            area=AREA,
            signing_key=self.device,
            key_epoch=1,
            recipients=(self.lead.recipient, self.recovery.recipient),
            app_version="0.1.0",
        )

    def reader(self, chains: Chains | None = None) -> Reader:
        """Return the lead partner."""
        return Reader(
            identities=(self.lead,), area=AREA, register=self.register, at=NOW, chains=chains or Chains()
        )

    def charter(self, number: int = 1, **changed: Any) -> SignedCharter:
        """Return the area's charter, with some of it changed."""
        charter = Charter(
            area=AREA,
            name="Elm East",
            number=number,
            made=NOW,
            expires="2027-06-04T00:00:00Z",
            root=public_line(self.root),
            lead_signing_key=public_line(self.lead_signing),
            recipients=(
                Recipient(role="lead", age=self.lead.recipient),
                Recipient(role="recovery", age=self.recovery.recipient),
            ),
        )
        return SignedCharter.sign(msgspec.structs.replace(charter, **changed), self.root)

    def pack(self, version: int = 1) -> AreaPack:
        """Return the area pack."""
        return AreaPack(
            charter=self.charter(),
            version=version,
            made=NOW,
            register=self.register,
            attachments={"notice-12.txt": b"What we write down, and who sees it."},
        )

    def bundle(self, contents: BundleContents, after: Mark | None = None, number: int = 1) -> SealedBundle:
        """Return one bundle of the enrolled laptop."""
        return write_bundle(contents, self.sender(), after, stamp(number))


@cache
def invented() -> Invented:
    """Return the area, made once a run."""
    device = SigningKey(b"d" * 32)
    register = Register().with_device(
        DEVICE, public_line(device), "2026-01-01T00:00:00Z", "2027-02-01T00:00:00Z"
    )
    return Invented(
        lead=new_identity(),
        recovery=new_identity(),
        stranger=new_identity(),
        root=SigningKey(b"r" * 32),
        lead_signing=SigningKey(b"l" * 32),
        device=device,
        register=register,
    )


def stamp(number: int = 1) -> Stamp:
    """Return the chance and time of one bundle."""
    return Stamp(
        bundle_id=f"00000000-0000-4000-8000-{number:012d}", receipt_nonce=f"{number:032x}", created=NOW
    )


LINK = link_after(None, Entry(at="2026-05-04T09:30:00+00:00", actor="isla", action="exported", salt="5a17"))


def revisions(count: int) -> tuple[bytes, ...]:
    """Return that many different lines that look like revisions."""
    return tuple(
        b'{"format":1,"salt":"%08x","set":{"words":"fix bikes"}}' % number for number in range(count)
    )


def contents(count: int = 3) -> BundleContents:
    """Return what a laptop hands over after that many answers."""
    return BundleContents(
        revisions=revisions(count),
        erased=("11111111-1111-4111-8111-111111111111",),
        forms=(FORM,),
        audit=(LINK,),
        audit_head=LINK.head,
        audit_count=1,
        acks=("22222222-2222-4222-8222-222222222222",),
        journal_head="a" * 64,
        journal_count=7,
    )


def join_request() -> JoinRequest:
    """Return the request of a laptop that is not let in yet."""
    return JoinRequest(
        area=AREA,
        device="elm-9q2w",
        key_epoch=1,
        officer="An Officer",
        role="outreach officer",
        signing_key=public_line(NEW_KEY),
        age_recipient=invented().stranger.recipient,
        made=NOW,
        recovery_slot=b"sealed store key",
    )
