"""A young person narrows what had travelled: from every choice to every narrower one, sentence by sentence.

Each says how far it may go, a visit with a sentence in every field travels and is received; two weeks later
they say less. Then everything the lead partner can look at is searched for what was planted.
"""

import functools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from outreach_tui.exchange.places import sealed_files
from outreach_tui.merging.conflicts import FieldConflict, open_conflicts
from outreach_tui.merging.conflicts import decide as decided
from outreach_tui.records.revision import encode
from outreach_tui.records.taken_back import Choice
from outreach_tui.workflow.decide_taken_back import decide, taken_back
from outreach_tui.workflow.design_course import draft_course
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.hand_person_over import hand_over, take_person_in
from outreach_tui.workflow.merge_bundles import preview_merge
from outreach_tui.workflow.out_of_sight import Reason, read_out_of_sight
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.settle_conflicts import settle, signature_here
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.taken_back_in_words import in_words
from outreach_tui.workflow.undo_merge import redo_merge, undo_merge
from outreach_tui.workflow.what_was_sent import what_was_sent
from outreach_tui.workflow.workspace import Workspace
from outreach_tui.workflow.write_receipts import write_receipts
from tests.scenario.areas import PASSPHRASE, hold, new_area, visit
from tests.scenario.opened_files import everything_in
from tests.scenario.synced import Synced, quiet
from tests.scenario.test_consent_by_field import (
    GATED,
    MARKED,
    UNKNOWN,
    fields_of,
    may_be_there,
    plant,
    sentence,
)
from tests.scenario.test_consent_in_bundle import inside, is_for
from tests.scenario.test_taken_back import says

WIDE = ("team", "offer_contact", "partners", "team partners")
NARROWER: dict[str, tuple[dict[str, str], int]] = {
    "would rather not say whom": ({"share_with": ""}, 1),
    "no more talk, nothing more written": ({"still_ok": "no", "share_with": ""}, 1),
    "just you and me": ({"share_with": "officer"}, 0),
}
"""What is said the second time, and how far it goes then: nothing, or that they were visited."""
CASES = {
    **{f"{wide}, then {said}": (wide, *then) for wide in WIDE for said, then in NARROWER.items()},
    "nobody named, then just you and me": ("", *NARROWER["just you and me"]),
}


def alias_of(case: str) -> str:
    """Return a code name for a case."""
    return f"narrow-{'abcdefghijklmnop'[list(CASES).index(case)] * 4}"


@functools.cache
def planted(case: str) -> dict[str, tuple[str, str]]:
    """Return every sentence that was planted for somebody and travelled, with its list and field."""
    before = 2 if CASES[case][0] else 1
    every = {
        sentence(alias_of(case), name, one): (name, one)
        for name in (*(one.name for one in GATED), MARKED, UNKNOWN)
        for one in fields_of("notes" if name == MARKED else name)
        if (name, one) != ("young_people", "alias")
    }
    return {said: where for said, where in every.items() if may_be_there(*where, before)}


def still_allowed(case: str) -> set[str]:
    """Return the sentences that may still be seen after the second talk."""
    return {said for said, where in planted(case).items() if may_be_there(*where, CASES[case][2])}


def found_in(case: str, text: bytes) -> set[str]:
    """Return which sentences of a case stand in a text."""
    return {said for said in planted(case) if said.encode() in text}


def on_screens(lead: Workspace) -> bytes:
    """Return all that the lead partner's screens, lists and printed pages are made from, and some of them."""
    picture = lead.picture
    records = [record for name in picture.entity_lists() for record in picture.each(name)]
    changes = [raw for record in records for raw in picture.rows(record.entity_list, record.id)]
    sent = [
        what_was_sent(lead, FieldConflict(one.entity_list, one.id, one.subject, "", "", "label", ()))
        for one in records
    ]
    people = [show_person(lead, person) for person in picture.ids("young_people")]
    said = [
        sent,
        people,
        read_interests(lead),
        draft_course(lead),
        [in_words(one) for one in taken_back(lead)],
    ]
    return b"\n".join([*changes, *(repr(one).encode() for one in (*said, records))])


@dataclass
class Narrowed:
    """An area in which everybody narrowed what had travelled."""

    area: Synced
    old_stick: Path
    people: dict[str, str] = field(default_factory=dict)
    before: bytes = b""
    after: bytes = b""
    stored: bytes = b""


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Narrowed]:
    """Let everybody's visit travel and be received; let each say less; let that travel too."""
    area = Synced(new_area(tmp_path_factory.mktemp("narrowed"), "isla").folder)
    made = Narrowed(area, area.folder / "old-stick")
    with area.at("isla") as isla:
        for case, (wide, _, _) in CASES.items():
            lines = [line for line in visit(alias_of(case), "a wish") if line.get("question") != "share_with"]
            answer = {"answer": wide.split()} if wide else {"missing": "declined"}
            hold(isla, "home_visit", *lines, {"question": "share_with", **answer})
            made.people[case] = person_named(isla, alias_of(case))
            plant(isla, alias_of(case), made.people[case])
    area.officer()
    shutil.copytree(area.stick, made.old_stick)
    area.lead()
    area.officer()
    with area.at("lead") as lead:
        made.before = on_screens(lead)
    for case, (_, answers, _) in CASES.items():
        says(area, made.people[case], **answers)
    area.officer()
    area.lead()
    area.officer()
    with area.at("lead") as lead:
        made.after = on_screens(lead)
        made.stored = b"".join(lead.vault.revisions().values())
    yield made
    area.close()


@pytest.mark.parametrize("case", CASES)
def test_from_the_moment_it_arrives_no_sentence_that_goes_further_is_seen(
    narrowed: Narrowed, case: str
) -> None:
    """Before it was there; now exactly what may still be shown is, and the store holds the rest sealed."""
    assert found_in(case, narrowed.before) == set(planted(case))
    assert found_in(case, narrowed.after) == still_allowed(case)
    assert found_in(case, narrowed.stored) == set(planted(case))
    with narrowed.area.at("lead") as lead:
        out_of_sight = " ".join(read_out_of_sight(lead, narrowed.people[case], Reason.PROTECT)).encode()
        assert found_in(case, out_of_sight) - still_allowed(case)


def test_no_order_of_opening_undoing_and_old_sticks_shows_it_again(narrowed: Narrowed) -> None:
    """Opened again, undone, done again, and with the stick from before: nothing more than may be seen."""
    allowed = {case: still_allowed(case) for case in CASES}

    def seen(lead: Workspace) -> dict[str, set[str]]:
        shown = on_screens(lead)
        return {case: found_in(case, shown) for case in CASES}

    narrowed.area.close("lead")
    with narrowed.area.at("lead") as lead:
        assert seen(lead) == allowed
        old = preview_merge(lead, [narrowed.old_stick])
        assert not any(found_in(case, repr(old.lines).encode()) for case in CASES)
        assert old.preview.changes_nothing, "what is out of sight is no news when it comes again"
        for step in (undo_merge, undo_merge, redo_merge, redo_merge):
            step(lead)
            shown = seen(lead)
            assert all(shown[case] <= allowed[case] for case in CASES)
        sync_lead(lead, str(narrowed.old_stick), quiet)
        assert seen(lead) == allowed
        assert not [record for record in lead.picture.each("visits") if record.conflicts()]


def test_no_receipt_and_no_list_of_what_was_taken_back_repeats_it(narrowed: Narrowed) -> None:
    """What goes back to the laptop names changes by hash alone."""
    with narrowed.area.at("isla") as isla, narrowed.area.at("lead"):
        receipts = [path for path in sealed_files(narrowed.area.stick) if is_for(path, isla)]
        inner = b"".join(raw for path in receipts for raw in inside(path.read_bytes(), isla).values())
    assert receipts
    assert not [case for case in CASES if found_in(case, inner)]


def test_wiping_leaves_in_no_file_what_may_not_be_seen_and_keeps_that_there_was_a_visit(
    narrowed: Narrowed,
) -> None:
    """Wiped, then the old stick again: every frame of the lead's vault holds what may be seen and no more."""
    with narrowed.area.at("lead") as lead:
        for person in narrowed.people.values():
            decide(lead, person, Choice.WIPE)
        shown = on_screens(lead)
        assert {case: found_in(case, shown) for case in CASES} == {
            case: still_allowed(case) for case in CASES
        }
        sync_lead(lead, str(narrowed.old_stick), quiet)
        changes = set(lead.vault.revisions())
        shown = on_screens(lead)
        assert {case: found_in(case, shown) for case in CASES} == {
            case: still_allowed(case) for case in CASES
        }
    narrowed.area.officer()
    narrowed.area.lead()
    with narrowed.area.at("lead") as lead:
        visits = {one for one, raw in lead.vault.revisions().items() if b'"entity_list":"visits"' in raw}
        assert visits <= changes, "what wiping kept of a visit is the very change its laptop sends"
    narrowed.area.close("lead")
    left = everything_in(narrowed.area.folder / "lead")
    assert {case: found_in(case, left) for case in CASES} == {case: still_allowed(case) for case in CASES}


def test_what_was_narrowed_is_seen_again_where_they_say_yes_again(tmp_path: Path) -> None:
    """Presence alone, then the team again: every sentence of the visit is back, under one answer a field."""
    area = Synced(new_area(tmp_path, "isla").folder)
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit("quiet-harbour", "a wish"))
        person = person_named(isla, "quiet-harbour")
        plant(isla, "quiet-harbour", person)
    why = sentence("quiet-harbour", "visits", "said_why").encode()
    seen = []
    area.officer()
    for share in ("", "team"):
        says(area, person, share_with=share)
        area.officer()
        with area.at("lead") as lead:
            sync_lead(lead, str(area.stick), quiet)
            seen.append(why in on_screens(lead))
            assert not [one for one in lead.picture.each("visits") if one.conflicts()]
    area.close()
    assert seen == [False, True]


def reworded(workspace: Workspace, record: str, person: str, words: str) -> None:
    """Let an officer say otherwise why somebody said no at a visit."""
    made = revise_here(
        workspace,
        entity_list="visits",
        record=record,
        subject=person,
        fields={"said_why": words},
        form="note@1",
    )
    assert made is not None
    workspace.vault.add([encode(made)])
    workspace.learn([encode(made)])


def test_a_decision_that_repeats_it_goes_to_no_other_officer_any_more(tmp_path: Path) -> None:
    """Two officers, one visit, two sentences; decided, on its way to both; then taken back: withheld.

    What the other officer goes on sending is seen by nobody, and handing on holds no word of it any more.
    """
    area = Synced(new_area(tmp_path, "isla", "rory").folder)
    with area.at("isla") as isla, area.at("rory") as rory, area.at("lead") as lead:
        sync_lead(lead, str(area.stick), quiet)
        for officer in (isla, rory):
            sync_officer(officer, str(area.stick), quiet)
        hold(isla, "home_visit", *visit("quiet-harbour", "a wish"))
        person = person_named(isla, "quiet-harbour")
        for file in hand_over(isla, person, rory.profile.device, PASSPHRASE, tmp_path).files:
            take_person_in(rory, file, PASSPHRASE)
        record = isla.picture.about(person, "visits")[0].id
        reworded(isla, record, person, "isla heard a planted reason")
        reworded(rory, record, person, "rory heard another")
        for officer in (isla, rory):
            sync_officer(officer, str(area.stick), quiet)
        sync_lead(lead, str(area.stick), quiet)
        (conflict,) = [one for one in open_conflicts(lead.picture) if one.field == "said_why"]
        settle(lead, [decided(conflict, "isla heard a planted reason", signature_here(lead))])
        write_receipts(lead)
        says(area, person, share_with="")
        sync_officer(isla, str(area.stick), quiet)
        sync_lead(lead, str(area.stick), quiet)
        for officer in (isla, rory):
            receipts = [path for path in sealed_files(area.stick) if is_for(path, officer)]
            inner = b"".join(raw for path in receipts for raw in inside(path.read_bytes(), officer).values())
            assert receipts
            assert b"planted reason" not in inner
        assert b"planted reason" not in on_screens(lead)
        reworded(rory, record, person, "rory, who has not heard, writes more")
        sync_officer(rory, str(area.stick), quiet)
        sync_lead(lead, str(area.stick), quiet)
        assert b"writes more" in b"".join(lead.vault.revisions().values())
        assert not [one for one in (b"writes more", b"rory heard", b"a wish") if one in on_screens(lead)]
        again = hand_over(isla, person, rory.profile.device, PASSPHRASE, tmp_path)
        inner = b"".join(raw for file in again.files for raw in inside(file.read_bytes(), rory).values())
        assert again.work_stays
        assert b"planted reason" not in inner
        assert b"a wish" not in inner
    area.close()
