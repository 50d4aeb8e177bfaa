"""Revisions as the vault sees them: bytes that name a record and perhaps a person."""

import json

PERSON = "0b9d7c1e-0000-4000-8000-000000000001"
OTHER_PERSON = "0b9d7c1e-0000-4000-8000-000000000002"


def raw_revision(record: str, subject: str | None = None, words: str = "") -> bytes:
    """Return the bytes of a revision of `record`, about `subject`."""
    return json.dumps(
        {"record": record, "subject": subject, "set": {"words": words}}, sort_keys=True
    ).encode()
