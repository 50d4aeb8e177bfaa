"""Where an encoded revision belongs, read without reading what it says.

It trusts the bytes it is given: whoever reads them from outside decodes them first (`revision.decode`).
"""

import msgspec

from outreach_tui.records.revision import Revision, RevisionError


class Place(msgspec.Struct, frozen=True, gc=False):
    """The record a revision changes, and the person it is about."""

    entity_list: str
    """The list the record stands in."""
    record: str
    """The record's id within that list."""
    subject: str | None
    """The young person it is about, or none."""

    @classmethod
    def of(cls, revision: Revision) -> "Place":
        """Return where a decoded revision belongs."""
        return cls(revision.entity_list, revision.record, revision.subject)

    def is_about(self, uuids: frozenset[str]) -> bool:
        """Whether the record or the person is one of `uuids`."""
        return self.record in uuids or self.subject in uuids


_PLACE = msgspec.json.Decoder(Place)


def place_of(raw: bytes) -> Place:
    """Return where the encoded revision `raw` belongs.

    Raises:
        RevisionError: the bytes should have been decoded before they came this far.
    """
    try:
        return _PLACE.decode(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise unreadable() from error


def unreadable() -> RevisionError:
    """Return the error for bytes in the store that are no revision."""
    return RevisionError(
        "record-unreadable",
        "the records on this laptop",
        "one of them cannot be read",
        "Run 'outreach doctor' to check the store; nothing has been changed",
    )
