"""A change to a record, made into the one revision that says it.

Rules:
- It replaces exactly the writes that are live in the picture its author looked at, so whatever another
  laptop wrote meanwhile stays beside it as a conflict and is never lost.
- A field that already holds just that, and nothing else, is left out; a change of nothing is no revision.
- An empty text is the same as nothing: the field is cleared.
- Writing a field that is in conflict decides it: the new write replaces all of them.
"""

from collections.abc import Mapping

from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Revision, Write


def revise(  # noqa: PLR0913 - a revision has as many parts, each given by name
    picture: Picture,
    *,
    entity_list: str,
    record: str,
    subject: str | None,
    fields: Mapping[str, Write],
    form: str,
    who: str,
    device: str,
    at: str,
    salt: str,
) -> Revision | None:
    """Return the revision that makes `record` hold `fields`, or None if it already does.

    Args:
        picture: what the author had before their eyes.
        entity_list: the list the record stands in.
        record: the record's id; a new one makes a new record.
        subject: the young person it is about, or none.
        fields: what to write, by field; fields not named stay as they are.
        form: the form it comes from, as `home_visit@1`.
        who: the author's officer code.
        device: the laptop.
        at: now, as ISO text, for people to read.
        salt: chance in hex.
    """
    known = picture.record(entity_list, record)
    wanted = {field: write if write != "" else None for field, write in fields.items()}
    changed = {field: write for field, write in wanted.items() if not _already(known, field, write)}
    if not changed and known is not None:
        return None
    return Revision(
        at=at,
        device=device,
        entity_list=entity_list,
        form=form,
        record=record,
        replaces=_replaced(known, changed),
        salt=salt,
        set=changed,
        subject=subject,
        who=who,
    )


def _already(known: Record | None, field: str, write: Write) -> bool:
    held = {one.write for one in known.live(field)} if known else set()
    return held <= {None} if write is None else held == {write}


def _replaced(known: Record | None, changed: Mapping[str, Write]) -> dict[str, tuple[str, ...]]:
    if known is None:
        return {}
    seen = {field: tuple(sorted(one.revision_id for one in known.live(field))) for field in changed}
    return {field: ids for field, ids in seen.items() if ids}
