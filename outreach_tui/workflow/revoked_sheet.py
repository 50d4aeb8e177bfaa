"""The sheet of a laptop that was taken off: what was on it, as far as it is known here, and what is not.

Rules (security.md 5, step 7):
- It counts, by kind and never by name; it is meant for the data-protection lead.
- What is not known is said to be not known. What young people left to an officer alone is in no bundle, and
  none counts it, since a number would tell that there was somebody; only a certificate of leaving does.
- With a good certificate of leaving the keys are destroyed: the sheet says that, and raises no alarm.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from outreach_tui.number_words import counted
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.records.taken_back import Choice, decided
from outreach_tui.records.withdrawal import LIST
from outreach_tui.workflow.days_in_words import brief_kept_day
from outreach_tui.workflow.laptop_logs import arrived_logs
from outreach_tui.workflow.revoke_reason import Reason
from outreach_tui.workflow.told_state import corrections
from outreach_tui.workflow.workspace import Workspace

_ON_IT = (
    "Also on it: names, numbers and doors of this officer's young people, behind a second key.",
    "Perhaps on it and not here: visits since its last bundle, talks not finished, notes for next time.",
)
_OFFICER_ONLY = (
    "Not known here: how much young people left to this officer alone. It is in no bundle, and none counts "
    "it; the officer may know."
)
_PEOPLE = "young_people"
_STATE = """\
All of it is encrypted; it opens with the officer's passphrase or the area's recovery sheet.
Not known: whether it was locked or asleep, and whether the passphrase was with it.
Tell the data-protection lead now: where people are at risk, 72 hours count from knowing of it.
For that notice: what happened and when; about how many people; what was done (key taken off, other \
passwords changed, young people told by somebody they know).
"""
_ENDED = """\
Its officer left with a certificate, signed with this laptop's own key: its keys are destroyed.
Neither a passphrase nor the area's recovery sheet opens what still lies on its disk.
Before that, every change that may travel was received, and names and doors were handed to another officer.
Nothing got lost, so there is no notice to give. Keep the certificate.
Not known here: whether a copy of it was backed up before. Ask the officer; such a copy is to be destroyed.
"""


@dataclass(frozen=True, slots=True)
class LastHeard:
    """What was heard of a laptop last."""

    device: str
    """Its id."""
    officer: str
    """The code of its officer; empty if this workspace did not let it in."""
    bundle: int
    """The number of the last bundle taken in from it; 0 if there was none."""
    missing: int
    """How many of its bundles before that one are missing."""


class _Author(msgspec.Struct):
    device: str
    entity_list: str
    record: str
    subject: str | None = None


_AUTHOR = msgspec.json.Decoder(_Author)


def sheet_of(
    workspace: Workspace, heard: LastHeard, reason: Reason, on: str, left: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the sheet, line by line.

    Args:
        workspace: the lead partner's.
        heard: what was heard of the laptop last.
        reason: why it was taken off.
        on: when (UTC).
        left: what the certificate says that its officer left with; empty where there is none.
    """
    taken_in = f"bundle {heard.bundle}" if heard.bundle else "no bundle"
    at = _taken_in_at(workspace, heard.device)
    return (
        f"Laptop {heard.device}, officer {heard.officer or 'not known here'}: {reason}.",
        f"Taken off on {brief_kept_day(on)} (UTC).",
        f"Taken in from it: {taken_in}, {heard.missing} missing before it{at}.",
        *_here(workspace, heard.device),
        *(_ended(left) if left else _still_there(workspace, heard.device)),
    )


def _ended(left: tuple[str, ...]) -> Iterator[str]:
    """Yield what became of it where its officer left with a certificate."""
    yield from left
    yield from _ENDED.splitlines()


def _still_there(workspace: Workspace, device: str) -> Iterator[str]:
    """Yield what may be found on it where nothing says that its keys are gone."""
    yield from _ON_IT
    yield _OFFICER_ONLY
    yield from _not_told(workspace, device)
    yield from _STATE.splitlines()


def _here(workspace: Workspace, device: str) -> Iterator[str]:
    """Yield how much that was written on the laptop is here, and so was on it."""
    written = map(_AUTHOR.decode, workspace.vault.revisions().values())
    records = {(one.entity_list, one.record): one.subject for one in written if one.device == device}
    people = {subject for subject in records.values() if subject}
    kinds = Counter(name for name, _ in records if name != _PEOPLE)
    said = ", ".join(entity_list(name, has_subject=True).counted(kinds[name]) for name in sorted(kinds))
    if records:
        yield f"Written on it and here: {said}; about {counted(len(people), 'young person', 'young people')}."
    else:
        yield "Nothing that was written on it is here."
    if wiped := _wiped_here(workspace, device):
        whose = counted(wiped, "young person", "young people")
        yield f"On it and no longer here: what {whose} took back; it was wiped here since."


def _wiped_here(workspace: Workspace, device: str) -> int:
    """Return of how many young people this laptop told that they took back what was wiped here since."""
    messages = workspace.picture.each(LIST)
    told = (one for one in messages if any(live.device == device for live in one.live("scope")))
    own = frozenset(corrections(workspace))
    choices = (decision.choice for one in told if (decision := decided(one, own)) is not None)
    return sum(choice is Choice.WIPE for choice in choices)


def _taken_in_at(workspace: Workspace, device: str) -> str:
    came = [mark.at for mark in workspace.vault.received_bundles() if mark.device == device]
    return f"; the last one came on {brief_kept_day(came[-1])}" if came else ""


def _not_told(workspace: Workspace, device: str) -> Iterator[str]:
    """Yield how many entries of its log came without saying whom they are about."""
    sealed = sum(
        link.is_sealed for log in arrived_logs(workspace) if log.device == device for link in log.links
    )
    if sealed:
        yield (
            f"Its log has {counted(sealed, 'entry', 'entries')} that the laptop did not tell: about somebody "
            "nothing of whom travels, erased since, or older than two years."
        )
