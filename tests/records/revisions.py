"""Short ways to write a revision in a test."""

from collections.abc import Mapping

from outreach_tui.records.revision import Revision, Write, encode

PERSON = "11111111-1111-4111-8111-111111111111"
OTHER_PERSON = "22222222-2222-4222-8222-222222222222"
WISH = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"


def uuid(number: int) -> str:
    """Return a made-up id."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def revision(
    fields: Mapping[str, Write],
    *,
    replaces: Mapping[str, tuple[str, ...]] | None = None,
    record: str = WISH,
    entity_list: str = "interests",
    subject: str | None = PERSON,
    who: str = "isla",
    at: str = "2026-03-02T18:20:00+00:00",
    salt: str = "00",
) -> bytes:
    """Return the bytes of a revision by an invented officer."""
    return encode(
        Revision(
            at=at,
            device=f"laptop-{who}",
            entity_list=entity_list,
            form="home_visit@1",
            record=record,
            replaces=dict(replaces or {}),
            salt=salt,
            set=dict(fields),
            subject=subject,
            who=who,
        )
    )
