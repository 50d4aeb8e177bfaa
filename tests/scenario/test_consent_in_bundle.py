"""What was agreed decides what is in a bundle: sentences planted everywhere, every file of it searched."""

import json
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.exchange.archive import read_entry
from outreach_tui.exchange.places import sealed_files
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Control
from outreach_tui.records.place import place_of
from outreach_tui.sealing.age_file import may_open, open_sealed
from outreach_tui.workflow.answer_from_file import answer_from_file
from outreach_tui.workflow.answers_file import GivenAnswer, GivenReason
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.hand_over_states import States
from outreach_tui.workflow.not_sent import not_sent
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.undo_merge import undo_merge
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, new_area
from tests.scenario.synced import quiet
from tests.scenario.talk import BRINGS_WORDS

ALIAS = "planted-harbour"
STAYS = {"notes", "concern_flags", "visit_safety"}
"""Lists that never leave, whatever was agreed."""
AFTERWARDS = {
    "quick_note": {"promise": "yes"},
    "taster": {"went": "yes"},
    "check_in": {"ok": "yes"},
    "pass_it_on": {},
    "visit_safety": {},
}
"""Other scripts about the same person, each with sentences of its own, and what brings their questions."""
DECLINED = "-"
"""Stands for "would rather not say"."""


def is_for(path: Path, workspace: Workspace) -> bool:
    """Tell whether a sealed file is for somebody's workspace."""
    return may_open(path.read_bytes(), (workspace.keyring.age_identity,))


@dataclass
class Planted:
    """Sentences by where they were said."""

    words: dict[str, str]
    alias: str = ALIAS

    def sow(self, interview: Interview, form: str) -> None:
        """Answer until no question for words is open."""
        while found := [
            prompt
            for prompt in interview.prompts()
            if prompt.control is Control.TEXT and not prompt.is_read_only and not prompt.value
        ]:
            ref, name = found[0].ref, found[0].name
            about = f"{self.alias} {form} {name} {len(self.words)}"
            said = self.alias if name == "alias" else f"Och aye, planted in {about.replace('-', ' ')}"
            interview.go_to(ref)
            interview.answer(said)
            self.words[f"{form} {name}"] = said


def talk(
    workspace: Workspace, form: str, answers: dict[str, str], planted: Planted, person: str | None = None
) -> None:
    """Hold a conversation: these choices, a sentence for every question for words, the rest declined."""
    interview = begin_interview(workspace, form, person=person)
    for _ in range(3):
        for question, value in answers.items():
            if any(ref.endswith(f"/{question}") for ref in interview.refs()):
                reason = GivenReason(1, question, MissingReason.DECLINED)
                given = reason if value == DECLINED else GivenAnswer(1, question, value)
                answer_from_file(interview, [given], "answers")
        planted.sow(interview, form)
    for problem in interview.problems():
        interview.go_to(problem.ref)
        interview.leave_out(MissingReason.DECLINED)
    interview.finish()


def held_in(workspace: Workspace, words: str) -> set[str]:
    """Return the lists in which a sentence stands on the laptop."""
    return {
        place_of(raw).entity_list
        for raw in workspace.vault.revisions().values()
        if json.dumps(words)[1:-1].encode() in raw
    }


def inside(bundle: bytes, lead: Workspace) -> dict[str, bytes]:
    """Return every file of a bundle by name, opened with the lead partner's key."""
    archive = open_sealed(bundle, (lead.keyring.age_identity,), 1 << 30)
    files: dict[str, bytes] = {}
    place = 0
    while (entry := read_entry(archive, place)) is not None:
        files[entry.name] = archive[entry.start : entry.start + entry.size]
        place = entry.end
    return files


def newest(area: Area) -> bytes:
    """Return the bundle that was written last."""
    return max(area.stick.iterdir(), key=lambda path: path.stat().st_mtime_ns).read_bytes()


CASES: dict[str, tuple[dict[str, str], str]] = {
    "just you and me": ({"share_with": "officer"}, "nothing"),
    "the small team": ({"share_with": "team"}, "words"),
    "a person with an offer": ({"share_with": "offer_contact"}, "words"),
    "all partners": ({"share_with": "partners"}, "words"),
    "team and partners": ({"share_with": "team partners"}, "words"),
    "would rather not say whom": ({"share_with": DECLINED}, "presence"),
    "would rather not say whether to write": ({"ok_write": DECLINED}, "presence"),
    "nothing written down": ({"ok_write": "no"}, "presence"),
    "no wish to talk": ({"ok_talk": "no"}, "presence"),
    "did not take in what it is about": ({"understood": "no"}, "presence"),
}
"""What is answered, and how far it may go then."""


@dataclass(frozen=True)
class Searched:
    """One bundle about everybody, opened, and what was said by each."""

    files: dict[str, bytes]
    """Every file of the bundle."""
    said: dict[str, dict[str, set[str]]]
    """By case, each sentence and the lists it stands in on the laptop."""
    aliases: dict[str, str]
    """By case, the code name."""


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    """Hold every case's conversations on one laptop, hand over once, and open the bundle."""
    area = new_area(tmp_path_factory.mktemp("consent"), "isla")
    said: dict[str, dict[str, set[str]]] = {}
    aliases = {case: f"planted-{chr(97 + number) * 4}" for number, case in enumerate(CASES)}
    with area.at("isla") as isla:
        talk(isla, "offer", {}, Planted({}))
        for case, (answers, _) in CASES.items():
            planted = Planted({}, aliases[case])
            talk(isla, "home_visit", {**BRINGS_WORDS, "share_with": "team", **answers}, planted)
            person = person_named(isla, aliases[case])
            for form, more in AFTERWARDS.items():
                talk(isla, form, more, planted, person)
            said[case] = {one: held_in(isla, one) for one in planted.words.values() if one != aliases[case]}
        export_bundle(isla, area.stick)
        assert not_sent(isla) == 0
    with area.at("lead") as lead:
        return Searched(inside(newest(area), lead), said, aliases)


@pytest.mark.parametrize("case", CASES)
def test_a_bundle_holds_no_sentence_that_was_not_to_be_shared(searched: Searched, case: str) -> None:
    """For every choice of who may be told, exactly those words are in the bundle, in whichever file of it."""
    goes, said = CASES[case][1], searched.said[case]
    shared = {one for one, lists in said.items() if lists - STAYS} if goes == "words" else set()
    assert len(said) > 5
    found = {one for one in said for raw in searched.files.values() if one.encode() in raw}
    assert found == shared
    is_named = any(searched.aliases[case].encode() in raw for raw in searched.files.values())
    assert is_named == (goes != "nothing")


def test_what_never_leaves_is_in_no_bundle(searched: Searched) -> None:
    """Notes for the officer's eyes, worries passed on and where the officer was are on the laptop alone."""
    assert {"records.ndjson", "forms.ndjson", "audit.ndjson", "readme.txt", "manifest.json"} <= set(
        searched.files
    )
    lists = {place_of(line).entity_list for line in searched.files["records.ndjson"].splitlines()}
    assert lists.isdisjoint(STAYS)
    assert {"offers", "visits", "interests"} <= lists


def test_taking_it_back_reaches_the_lead_partner_and_clears_every_list_there(tmp_path: Path) -> None:
    """Said "the team" first, "just you and me" later: in no further bundle, and out of sight."""
    area = new_area(tmp_path, "isla")
    planted, later = Planted({}), Planted({})
    with area.at("isla") as isla:
        talk(isla, "home_visit", {**BRINGS_WORDS, "share_with": "team"}, planted)
        person = person_named(isla, ALIAS)
        sync_officer(isla, str(area.stick), quiet)
    with area.at("lead") as lead:
        sync_lead(lead, str(area.stick), quiet)
        assert read_interests(lead).interests
    shutil.rmtree(area.stick)
    area.stick.mkdir()
    area.outside.moment += timedelta(days=14)
    with area.at("isla") as isla:
        answers = {"door": "talk", "still_ok": "yes", "share_with": "officer"}
        talk(isla, "follow_up", answers, later, person)
        synced = sync_officer(isla, str(area.stick), quiet)
        assert synced.prepared.taken_back == 1
        assert States(isla).words(person).startswith("taken back")
        assert sync_officer(isla, str(area.stick), quiet).prepared.taken_back == 0
    with area.at("lead") as lead:
        bundles = [inside(path.read_bytes(), lead) for path in sealed_files(area.stick) if is_for(path, lead)]
        assert len(bundles) == 1
        words = {*planted.words.values(), *later.words.values()}
        assert {one for one in words for raw in bundles[0].values() if one.encode() in raw} == set()
        sync_lead(lead, str(area.stick), quiet)
        assert read_interests(lead).interests == ()
        assert [record.entity_list for record in lead.picture.about(person)] == ["withdrawals"]
    with area.at("lead") as lead:
        assert [record.entity_list for record in lead.picture.about(person)] == ["withdrawals"]
        undo_merge(lead)
        assert read_interests(lead).interests == ()


def test_what_is_agreed_anew_comes_back(tmp_path: Path) -> None:
    """Who said "just you and me" and later "the team" again is heard again, old words and new."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla, area.at("lead") as lead:
        talk(isla, "home_visit", {**BRINGS_WORDS, "share_with": "team"}, Planted({}))
        person = person_named(isla, ALIAS)
        counts = []
        for share in ("team", "officer", "team partners"):
            area.outside.moment += timedelta(days=14)
            isla.outside = area.outside.make()
            talk(
                isla,
                "follow_up",
                {"door": "talk", "still_ok": "yes", "share_with": share},
                Planted({}),
                person,
            )
            sync_officer(isla, str(area.stick), quiet)
            sync_lead(lead, str(area.stick), quiet)
            counts.append(len(read_interests(lead).interests))
        assert counts[0] > 0
        assert counts[1] == 0
        assert counts[2] >= counts[0]


def test_taking_it_back_counts_also_where_it_arrives_first(tmp_path: Path) -> None:
    """The stick with the words comes after the one that takes them back: they are never shown."""
    area = new_area(tmp_path, "isla")
    late = tmp_path / "late"
    late.mkdir()
    with area.at("isla") as isla, area.at("lead") as lead:
        talk(isla, "home_visit", {**BRINGS_WORDS, "share_with": "team"}, Planted({}))
        person = person_named(isla, ALIAS)
        sync_officer(isla, str(late), quiet)
        area.outside.moment += timedelta(days=14)
        isla.outside = area.outside.make()
        answers = {"door": "talk", "still_ok": "yes", "share_with": "officer"}
        talk(isla, "follow_up", answers, Planted({}), person)
        synced = sync_officer(isla, str(area.stick), quiet)
        assert len(synced.placed.new) == 1
        first = sync_lead(lead, str(area.stick), quiet)
        assert first.plan is not None
        assert all(not officer.missing for officer in first.plan.preview.officers)
        sync_lead(lead, str(late), quiet)
        assert read_interests(lead).interests == ()


def test_wiping_at_the_lead_partner_removes_also_what_is_out_of_sight(tmp_path: Path) -> None:
    """Words taken back are out of sight until the lead decides; wiping leaves none, nor does an old stick."""
    area = new_area(tmp_path, "isla")
    planted = Planted({})
    old = tmp_path / "old"
    with area.at("isla") as isla, area.at("lead") as lead:
        talk(isla, "home_visit", {**BRINGS_WORDS, "share_with": "team"}, planted)
        person = person_named(isla, ALIAS)
        sync_officer(isla, str(area.stick), quiet)
        shutil.copytree(area.stick, old)
        sync_lead(lead, str(area.stick), quiet)
        area.outside.moment += timedelta(days=14)
        isla.outside = area.outside.make()
        answers = {"door": "talk", "still_ok": "yes", "share_with": "officer"}
        talk(isla, "follow_up", answers, Planted({}), person)
        sync_officer(isla, str(area.stick), quiet)
        sync_lead(lead, str(area.stick), quiet)
        assert read_interests(lead).interests == ()
        assert left_of(planted, lead)
        erase_person(lead, person, PASSPHRASE)
        sync_lead(lead, str(old), quiet)
    with area.at("lead") as lead:
        assert left_of(planted, lead) == set()
        assert not any(person.encode() in raw for raw in lead.vault.revisions().values())


def left_of(planted: Planted, workspace: Workspace) -> set[str]:
    """Return the planted sentences that stand anywhere in what a workspace holds."""
    every = tuple(workspace.vault.revisions().values())
    return {one for one in planted.words.values() if any(one.encode() in raw for raw in every)}
