"""An invented area to try everything on: its lead partner, two officers, and what people said to them.

Everything here is made by the same verbs as real work, on real files: workspaces, keys, bundles. Only the
people, the partners and the clock are invented: a conversation of last week is held on last week's clock.
The scripted answers are package data beside this file (`demo_area/`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import msgspec

from outreach_tui.errors import OutreachError
from outreach_tui.sealing.safe_file import write_safely
from outreach_tui.workflow.answer_from_file import interview_from_file
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.conduct_interview import Finished
from outreach_tui.workflow.enrol_device import enrol_device
from outreach_tui.workflow.find_person import persons_named
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.set_up_lead import set_up_lead
from outreach_tui.workflow.set_up_officer import set_up_officer
from outreach_tui.workflow.workspace import Workspace

PASSPHRASE = "invented harbour kettle morning bicycle"  # noqa: S105 - it guards invented people only
"""What opens every workspace of the invented area; printed wherever the area is shown."""

LEAD = "lead"
"""The lead partner's folder."""

OFFICERS = ("officer-a", "officer-b")
"""The officers' folders."""

_WHO = {
    LEAD: ("davie", "Govan Together (invented)"),
    "officer-a": ("isla", "Harbour Road Fire Station (invented)"),
    "officer-b": ("rory", "Riverbend Homes (invented)"),
}

_AREA = "Govan"
_DAYS_AGO = re.compile(r"today-(\d{1,4})")


class Conversation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scripted conversation."""

    actor: str
    """Whose workspace it is held in."""
    script: str
    """The script."""
    file: str
    """The file of answers, below `demo_area`."""
    given: dict[str, str] = {}
    """What is known before it begins; visit_date "today-12" is the day it is held on."""


@dataclass(frozen=True, slots=True)
class InventedArea:
    """The area's folders on disk."""

    folder: Path
    """Where everything lies."""
    keys: Path
    """The lead partner's age key and `allowed_signers`, so that stock tools can open its bundles."""
    stick: Path
    """Where bundles are handed over."""

    def open(self, actor: str, outside: Outside) -> Workspace:
        """Open the workspace of the lead partner or one officer."""
        return open_workspace(self.folder / actor, PASSPHRASE, outside)


def found_area(folder: Path, outside: Outside) -> InventedArea:
    """Set up the lead partner's workspace and both laptops, and let the laptops in.

    Args:
        folder: where everything goes; it must be new or empty.
        outside: the world.

    Raises: OutreachError when the folder holds something or cannot be written.
    """
    area = InventedArea(folder, folder / "demo-keys", folder / "stick")
    _make_empty(folder, area.keys, area.stick)
    made = set_up_lead(_new(area, LEAD), _AREA, outside)
    words = " ".join(made.words)
    laptops = [set_up_officer(_new(area, actor), made.pack, words, outside) for actor in OFFICERS]
    lead = area.open(LEAD, outside)
    try:
        for laptop in laptops:
            enrol_device(lead, laptop.request, " ".join(laptop.words), area.keys)
        write_safely(area.keys / "lead-key.txt", f"{lead.keyring.age_secret}\n".encode())
    finally:
        lead.close()
    return area


def hold_conversations(workspace: Workspace, actor: str) -> Iterator[tuple[str, Finished]]:
    """Hold every scripted conversation of one actor, each on its own day.

    Yields: whom it was with (a code name, or empty), and what it made.
    """
    now = workspace.outside.now
    for conversation in _conversations():
        if conversation.actor != actor:
            continue
        days = timedelta(days=_days_ago(conversation))
        workspace.outside = replace(workspace.outside, now=_earlier(now, days))
        yield _hold(workspace, conversation)
        workspace.outside = replace(workspace.outside, now=now)


def _earlier(now: Callable[[], datetime], by: timedelta) -> Callable[[], datetime]:
    return lambda: now() - by


def _hold(workspace: Workspace, conversation: Conversation) -> tuple[str, Finished]:
    alias = conversation.given.get("alias", "")
    known = persons_named(workspace, alias)
    given = {name: value for name, value in conversation.given.items() if name != "visit_date"}
    interview = begin_interview(
        workspace, conversation.script, person=known[0] if known else None, given=given
    )
    text = (files("outreach_tui.workflow") / "demo_area" / conversation.file).read_text(encoding="utf-8")
    with workspace.vault.together():
        finished = interview_from_file(workspace, interview, text, conversation.file)
    return interview.alias, finished


def _conversations() -> tuple[Conversation, ...]:
    raw = (files("outreach_tui.workflow") / "demo_area" / "index.json").read_bytes()
    return msgspec.json.decode(raw, type=tuple[Conversation, ...])


def _new(area: InventedArea, actor: str) -> NewWorkspace:
    return NewWorkspace(area.folder / actor, PASSPHRASE, *_WHO[actor], area.keys)


def _days_ago(conversation: Conversation) -> int:
    match = _DAYS_AGO.fullmatch(conversation.given.get("visit_date", ""))
    return int(match.group(1)) if match else 0


def _make_empty(folder: Path, *inside: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
        if is_empty:
            for one in inside:
                one.mkdir()
    except OSError as error:
        raise OutreachError(
            "folder", str(folder), "this folder cannot be made or written", "Choose another one"
        ) from error
    if not is_empty:
        raise OutreachError("folder", str(folder), "this folder holds something already", "Choose a new one")
