"""Joining: a request proves its key, and the register says what counts and when."""

from dataclasses import replace

import pytest

from outreach_tui.exchange.bundle import read_bundle
from outreach_tui.exchange.device import JoinError, JoinRequest
from outreach_tui.exchange.refusal import BundleError, ExchangeError
from outreach_tui.exchange.register import Register, Revocation, revoked_keys
from outreach_tui.sealing.signature import fingerprint, public_line
from tests.exchange.invented import AREA, DEVICE, NEW_KEY, NOW, contents, invented, join_request


def test_a_request_comes_back_as_it_was_signed() -> None:
    """The lead partner sees who asks, with which keys, and can compare words by phone."""
    area = invented()
    sealed = join_request().to_bytes(NEW_KEY, area.pack().age_recipients)
    opened = JoinRequest.from_bytes(sealed, (area.lead,), AREA)
    assert opened == join_request()
    assert opened.digest() == join_request().digest()
    assert b"An Officer" not in sealed


def test_a_request_for_a_key_one_does_not_have_is_refused() -> None:
    """Nobody enrols a colleague's key, and no request is taken by another area."""
    area = invented()
    recipients = area.pack().age_recipients
    with pytest.raises(JoinError):
        replace(join_request(), signing_key=public_line(area.device)).to_bytes(NEW_KEY, recipients)
    sealed = join_request().to_bytes(NEW_KEY, recipients)
    with pytest.raises(JoinError) as refusal:
        JoinRequest.from_bytes(sealed, (area.lead,), "elm-west")
    assert refusal.value.code == "wrong-area"
    with pytest.raises(JoinError):
        JoinRequest.from_bytes(sealed, (area.stranger,), AREA)


def test_the_register_is_its_text() -> None:
    """What ssh-keygen reads and what Outreach trusts are one and the same text."""
    register = invented().register.with_device("elm-9q2w", public_line(NEW_KEY), NOW, "2027-01-01T00:00:00Z")
    assert Register.parse(register.text()) == register
    assert 'valid-before="20270101000000Z"' in register.text()


@pytest.mark.parametrize(
    "line",
    [
        "* ssh-ed25519 AAAA",
        f"elm-1 {public_line(NEW_KEY)}",
        f'elm-1,elm-2 namespaces="outreach-bundle@v1" {public_line(NEW_KEY)}',
        f'elm-1 cert-authority,namespaces="outreach-bundle@v1" {public_line(NEW_KEY)}',
        f'elm-1 namespaces="outreach-bundle@v1" {public_line(NEW_KEY)} comment',
        f'elm-1 namespaces="outreach-bundle@v1" {public_line(NEW_KEY)}\r',
        f'elm-1 namespaces="*" {public_line(NEW_KEY)}',
    ],
)
def test_a_register_line_that_is_not_ours_is_refused(line: str) -> None:
    """No wildcard, certificate or comment widens who may sign."""
    with pytest.raises(ExchangeError):
        Register.parse(f"{line}\n")


def test_one_key_cannot_belong_to_two_devices() -> None:
    """A bundle has one sender."""
    with pytest.raises(ExchangeError):
        invented().register.with_device("elm-x", public_line(invented().device), NOW, NOW)


@pytest.mark.parametrize(
    ("at", "code"), [("2025-12-31T23:59:59Z", "unknown-sender"), ("2027-02-01T00:00:00Z", "unknown-sender")]
)
def test_68_69_a_key_counts_only_between_its_dates(at: str, code: str) -> None:
    """A key that has run out, or does not count yet, brings nothing in."""
    area = invented()
    reader = area.reader()
    late = type(reader)(identities=reader.identities, area=reader.area, register=reader.register, at=at)
    with pytest.raises(BundleError) as refusal:
        read_bundle(area.bundle(contents()).sealed, late)
    assert refusal.value.code == code


def test_70_71_72_after_a_revocation_only_what_came_before_still_merges() -> None:
    """A stolen laptop brings nothing in; a late stick from before it was stolen still does."""
    area = invented()
    bundles = [area.bundle(contents(1))]
    for number in (2, 3):
        bundles.append(area.bundle(contents(number), bundles[-1].mark, number))
    other_second = area.bundle(contents(9), bundles[0].mark, 9)
    revoked = Revocation(
        device=DEVICE,
        key=fingerprint(public_line(area.device)),
        after_seq=2,
        head=bundles[1].mark.manifest_hash,
        on=NOW,
    )
    reader = type(area.reader())(
        identities=(area.lead,), area=AREA, register=area.register.without(revoked), at=NOW
    )
    assert [read_bundle(bundle.sealed, reader).seq for bundle in bundles[:2]] == [1, 2]
    for bundle in (bundles[2], other_second):
        with pytest.raises(BundleError) as refusal:
            read_bundle(bundle.sealed, reader)
        assert refusal.value.code == "revoked"
    assert revoked_keys(reader.register) == f"{public_line(area.device)}\n"
