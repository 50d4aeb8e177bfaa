"""The main job in plain lines on an invented area: interviews, save, export, merge, course draft.

Each step is the verb a person would use, on real files that stay in the folder named at the end.
"""

from pathlib import Path

from outreach_tui.codesign.in_words import draft_lines
from outreach_tui.console.hand_over_lines import accepted_lines, exported_lines
from outreach_tui.console.reading_lines import reading_lines
from outreach_tui.console.voice import Voice
from outreach_tui.number_words import counted
from outreach_tui.workflow.design_course import draft_course
from outreach_tui.workflow.export_bundle import Exported, export_bundle
from outreach_tui.workflow.invented_area import (
    LEAD,
    OFFICERS,
    PASSPHRASE,
    InventedArea,
    found_area,
    hold_conversations,
)
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.outside import Outside
from outreach_tui.workflow.read_interests import read_interests


def make_area(folder: Path, outside: Outside, voice: Voice) -> tuple[InventedArea, tuple[Exported, ...]]:
    """Set the area up, hold its conversations, and hand them over; say each step.

    Returns: the area's folders, and what each officer exported.
    """
    voice.say("An invented area: the people, partners and answers do not exist.", "")
    voice.say("1. Setting up the lead partner's workspace and two officers' laptops.")
    area = found_area(folder, outside)
    exported = tuple(_visits_of(area, actor, outside, voice) for actor in OFFICERS)
    return area, exported


def take_in(area: InventedArea, outside: Outside, voice: Voice) -> None:
    """Let the lead partner enter the partners' offers and merge what the officers handed over."""
    lead = area.open(LEAD, outside)
    try:
        offers = sum(1 for _ in hold_conversations(lead, LEAD))
        voice.say(f"4. The coordinator enters {offers} partner offers, then takes the bundles in.")
        plan = preview_merge(lead, [area.stick])
        voice.data("", "What taking them in would do:", *(f"  {line}" for line in plan.lines))
        voice.data(*accepted_lines(accept_merge(lead, plan)))
        again = accept_merge(lead, preview_merge(lead, [area.stick]))
        voice.data("The same bundles a second time:", *(f"  {line}" for line in accepted_lines(again)))
    finally:
        lead.close()


def read_and_design(area: InventedArea, outside: Outside, voice: Voice) -> None:
    """Show every wish, and the first course draft."""
    lead = area.open(LEAD, outside)
    try:
        voice.data("", "5. Every wish, in their own words", "", *reading_lines(read_interests(lead)))
        voice.data("", "6. A first course draft", "", *draft_lines(draft_course(lead)))
    finally:
        lead.close()


def walk(folder: Path, outside: Outside, voice: Voice) -> None:
    """Walk the whole way and say where everything lies."""
    area, exported = make_area(folder, outside, voice)
    take_in(area, outside, voice)
    read_and_design(area, outside, voice)
    bundles = [path for one in exported for path in one.files]
    voice.data("", "Everything lies in:", f"  {area.folder}", "Bundles:", *(f"  {path}" for path in bundles))
    voice.data("Lead's age key and allowed_signers (invented):", f"  {area.keys}")
    voice.data("Passphrase of every workspace (invented):", f"  {PASSPHRASE}")
    voice.data("Open a bundle without Outreach:")
    voice.data(f"  age -d -i {area.keys / 'lead-key.txt'} {bundles[0]} | tar -xf -")
    voice.data(f"Look at it yourself:  outreach --folder {area.folder / OFFICERS[0]}")
    voice.data(f"  as the lead partner:  outreach --folder {area.folder / LEAD}")


def _visits_of(area: InventedArea, actor: str, outside: Outside, voice: Voice) -> Exported:
    workspace = area.open(actor, outside)
    try:
        voice.say(f"2. {workspace.profile.who} ({workspace.profile.organisation}) visits:")
        for alias, finished in hold_conversations(workspace, actor):
            made = dict(finished.records)
            wishes = counted(made.get("interests", 0), "wish", "wishes")
            voice.say(f"   {alias:<18} {finished.title.lower()}, {wishes} saved")
        exported = export_bundle(workspace, area.stick)
    finally:
        workspace.close()
    voice.say("3. Handed over:", *(f"   {line}" for line in exported_lines(exported)), "")
    return exported
