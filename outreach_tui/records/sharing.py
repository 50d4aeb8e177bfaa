"""What may leave the laptop: decided by what the young person agreed to, from records alone.

Rules:
- "Just you and me" means that nothing about that person travels, not even that they were met.
- Without an agreement, or where they did not want to talk or be written down, only their presence travels.
- Words travel only with an agreement that names somebody beyond the officer and that they understood.
- A new talk asks again: its agreement takes the place of those that were known where it was made, which it
  names (`follows`). No clock is asked: one set far ahead cannot make an agreement outrank a later one. Of
  several that nothing follows the narrowest counts; so does the narrowest of two versions of one agreement.
- An agreement that was changed where its follower could not see it counts again.
- Words that are about nobody known cannot be agreed to by anybody, and stay.
- A note travels as words do once every version of it is marked for the lead partner.
"""

import re
from collections.abc import Iterable
from enum import IntEnum

from outreach_tui.records.entity_lists import Sharing, entity_list
from outreach_tui.records.picture import Picture
from outreach_tui.records.record import Record

FOLLOWS = "follows"
"""The field of an agreement that names, by revision id, what it takes the place of."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Scope(IntEnum):
    """How much about one young person may travel, from least to most."""

    NOTHING = 0
    """Just you and me."""
    PRESENCE = 1
    """That there was a visit, and how it went; none of their words."""
    WORDS = 2
    """What they said, too."""


def may_travel(picture: Picture, record: Record, scopes: dict[str, Scope] | None = None) -> bool:
    """Whether `record` may be put into a bundle for the lead partner.

    Args:
        picture: everything that is known.
        record: the record asked about.
        scopes: how much about each person may travel, as far as it was asked; filled here, so that a caller
            who asks for many records of one picture asks for each person once.
    """
    known = {} if scopes is None else scopes
    people = _people(record)
    sharing = _sharing(record, has_subject=bool(people))
    if sharing is Sharing.ALWAYS:
        return True
    if sharing is Sharing.WHOLE:
        return all(_scope(picture, one, known) > Scope.NOTHING for one in people)
    if sharing is Sharing.NEVER or not people:
        return False
    least = Scope.WORDS if sharing is Sharing.AGREED else Scope.PRESENCE
    return all(_scope(picture, one, known) >= least for one in people)


def _sharing(record: Record, *, has_subject: bool) -> Sharing:
    rules = entity_list(record.entity_list, has_subject=has_subject)
    marks = {one.write for one in record.live(rules.marked_by)}
    return Sharing.AGREED if rules.sharing is Sharing.NEVER and marks == {"yes"} else rules.sharing


def _scope(picture: Picture, subject: str, known: dict[str, Scope]) -> Scope:
    if subject not in known:
        known[subject] = scope_of(picture, subject)
    return known[subject]


def scope_of(picture: Picture, subject: str) -> Scope:
    """Return how much about one young person may travel."""
    counting = _counting(picture, subject)
    return min((_agreed(one) for one in counting), default=Scope.PRESENCE)


def agreed_on(picture: Picture, subject: str) -> str:
    """Return the ISO date of the agreement that decides `scope_of`, for people to read; "" for none."""
    scope = scope_of(picture, subject)
    return min((_given_on(one) for one in _counting(picture, subject) if _agreed(one) is scope), default="")


def _counting(picture: Picture, subject: str) -> list[Record]:
    """Return the agreements that count: those that no other takes the place of as they stand now."""
    consents = picture.about(subject, "consents")
    followed = _followed(consents)
    return [one for one in consents if not _written_by(one) <= followed] or list(consents)


def followed_by_next(picture: Picture, subject: str) -> str:
    """Return what an agreement made now says in `FOLLOWS`: every change that stands in those known here."""
    known = {change for one in picture.about(subject, "consents") for change in _written_by(one)}
    return " ".join(sorted(known))


def deciding(picture: Picture, subject: str) -> str:
    """Return the changes that stand in the agreements that decide `scope_of`, as `FOLLOWS` names them."""
    scope = scope_of(picture, subject)
    deciding = (one for one in _counting(picture, subject) if _agreed(one) is scope)
    return " ".join(sorted(change for one in deciding for change in _written_by(one)))


def agreed_after(picture: Picture, subject: str, changes: str) -> Scope | None:
    """Return how far what took the place of these agreements goes; None where nothing did.

    Args:
        picture: everything that is known.
        subject: the young person.
        changes: what `deciding` returned where they were known.
    """
    wanted = set(changes.split())
    if not wanted or not wanted <= _followed(picture.about(subject, "consents")):
        return None
    return scope_of(picture, subject)


def _followed(consents: Iterable[Record]) -> set[str]:
    return {change for one in consents for text in _texts(one, FOLLOWS) for change in text.split()}


def _written_by(consent: Record) -> set[str]:
    return {one.revision_id for field in consent.fields for one in consent.live(field)}


def _given_on(consent: Record) -> str:
    """Return the ISO date of an agreement, the latest of several; "" where any of them is no date."""
    dates = _texts(consent, "given_on")
    return max(dates, default="") if all(_DATE.fullmatch(one) for one in dates) else ""


def _agreed(consent: Record) -> Scope:
    """Return how far one agreement goes, reading every live write at its narrowest."""
    shares = [set(one.split()) for one in _texts(consent, "share_with")]
    if any("officer" in one for one in shares):
        return Scope.NOTHING
    said_no = any(not _is_yes(consent, field) for field in ("talk", "write_down"))
    not_understood = "no" in _texts(consent, "explained_back")
    is_told_on = bool(shares) and all(shares) and len(shares) == len(consent.live("share_with"))
    return Scope.WORDS if is_told_on and not said_no and not not_understood else Scope.PRESENCE


def _is_yes(consent: Record, field: str) -> bool:
    """Whether every live write of `field` is a yes; where a script does not ask it, nothing was refused."""
    return all(one.write == "yes" for one in consent.live(field))


def _texts(record: Record, field: str) -> tuple[str, ...]:
    return tuple(one.write for one in record.live(field) if isinstance(one.write, str))


def _people(record: Record) -> Iterable[str]:
    if record.subjects:
        return record.subjects
    return (record.id,) if record.entity_list == "young_people" else ()
