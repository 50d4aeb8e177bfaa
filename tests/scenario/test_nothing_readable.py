"""After a day's work the folder is searched for every sentence that was typed anywhere: none can be read."""

import re
from collections.abc import Sequence
from pathlib import Path

from outreach_tui.exchange.bundle import LARGEST_BUNDLE
from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Control
from outreach_tui.sealing.age_file import AgeIdentity, open_sealed
from outreach_tui.workflow.answer_from_file import answer_from_file
from outreach_tui.workflow.answers_file import GivenAnswer, OneMore
from outreach_tui.workflow.back_up import back_up
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.conduct_interview import Interview
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.identity import open_identity
from outreach_tui.workflow.own_notes import note_begun
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import FORMS, PASSPHRASE, Area, new_area
from tests.scenario.opened_files import everything_in
from tests.scenario.talk import BRINGS_WORDS

ALIAS = "planted-harbour"
TALK = BRINGS_WORDS | {
    "share_with": "team",
    "interest[2]/i_kind": "help_others",
    "interest[1]/i_word_source": "tidied",
    "skill_word_source": "tidied",
}
"""Answers to the questions of choice that bring the questions for words with them."""

NOT_ASKED = {
    "home_visit": {"officer", "job_words", "job_first_words"},
    "identity": set[str](),
    "suggest": set[str](),
}
"""The forms, with questions for words not asked: the officer is known, the first wish is a job already."""


class Sower:
    """Plants a sentence of its own in every question for words, and remembers them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.planted: dict[str, str] = {}

    def sow(self, interview: Interview, form: str) -> None:
        """Answer until no question for words is open that was not answered yet."""
        while True:
            found = [
                prompt
                for prompt in interview.prompts()
                if prompt.control is Control.TEXT and not prompt.is_read_only and not prompt.value
            ]
            if not found:
                return
            ref, name = found[0].ref, found[0].name
            words = ALIAS if name == "alias" else f"Planted in {form} {name} {len(self.planted)}, och aye"
            interview.go_to(ref)
            interview.answer(words)
            self.planted[f"{form} {name} {ref}"] = words

    def names(self, form: str) -> set[str]:
        """Return the questions of a form that have a sentence."""
        return {key.split()[1] for key in self.planted if key.split()[0] == form}


def choose(interview: Interview, answers: dict[str, str]) -> None:
    """Answer those of these questions that apply, twice over, for one brings the other."""
    for _ in range(3):
        for question, value in answers.items():
            if any(ref.endswith(f"/{question}") for ref in interview.refs()):
                answer_from_file(interview, [GivenAnswer(1, question, value)], "answers")


def asked_for_words(form: str) -> set[str]:
    """Return the names of a shipped form's questions for words."""
    return set(
        re.findall(r"^\| \| text \| (\w+) \|", (FORMS / f"{form}.md").read_text("utf-8"), re.MULTILINE)
    )


def a_days_work(area: Area, isla: Workspace) -> Sower:
    """Hold a suggestion, a visit, a card and half a conversation; hand over and back up."""
    sower = Sower()
    visit = begin_interview(isla, "home_visit")
    choose(visit, TALK)
    answer_from_file(visit, [OneMore(1, "interest")], "answers")
    choose(visit, TALK)
    sower.sow(visit, "home_visit")
    choose(visit, TALK)
    sower.sow(visit, "home_visit")
    for problem in visit.problems():
        visit.go_to(problem.ref)
        visit.leave_out(MissingReason.DECLINED)
    sower.planted["note beside"] = "A note of my own beside a question"
    visit.note(sower.planted["note beside"])
    sower.planted["note begun"] = "Half a note of my own"
    note_begun(isla, sower.planted["note begun"])
    visit.finish()
    person = person_named(isla, ALIAS)
    names = open_identity(isla, PASSPHRASE, 0.0)
    card = begin_interview(names.workspace, "identity", person=person)
    sower.sow(card, "identity")
    card.finish()
    names.lock()
    suggestion = begin_interview(isla, "suggest")
    sower.sow(suggestion, "suggest")
    suggestion.typing("Half a sentence planted while")
    sower.planted["suggest typing -"] = "Half a sentence planted while"
    export_bundle(isla, area.stick)
    back_up(isla, PASSPHRASE, area.stick)
    return sower


def readable(folder: Path, words: set[str]) -> list[str]:
    """Return the files below a folder in whose bytes or name any of these words stand."""
    found = []
    for path in folder.rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        found += [path.name for one in words if one.encode() in raw or one in path.name]
    return found


def test_no_sentence_typed_anywhere_can_be_read_from_the_folder(tmp_path: Path) -> None:
    """Words of every question of every form, names, doors, half a sentence: no file or its name shows one."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        sower = a_days_work(area, isla)
        words = set(sower.planted.values())
        assert readable(tmp_path, {*words, PASSPHRASE}) == []
        kept = b"\n".join(submission.xml for submission in isla.vault.submissions()).decode()
    assert readable(tmp_path, {*words, PASSPHRASE}) == []
    for form, names in NOT_ASKED.items():
        assert asked_for_words(form) - sower.names(form) == names
    assert all(said in kept for key, said in sower.planted.items() if key.startswith("home_visit"))


def test_after_wiping_not_even_the_keys_find_a_sentence_of_theirs(tmp_path: Path) -> None:
    """Every frame of every vault and every bundle that waits is opened: nothing they said is left in any."""
    area = new_area(tmp_path, "isla")
    laptop = area.folder / "isla"
    with area.at("lead") as lead:
        keys = lead.keyring.age_identities
    with area.at("isla") as isla:
        sower = a_days_work(area, isla)
        begin_interview(isla, "home_visit", person=person_named(isla, ALIAS)).typing(
            "Planted and not entered"
        )
        sync_officer(isla, str(area.stick), lambda _words: None)
    theirs = {said for key, said in sower.planted.items() if key.startswith(("home_visit", "identity"))}
    theirs |= {"Planted and not entered", "A note of my own beside a question"}
    theirs -= {ALIAS}  # half a suggestion of somebody new holds that code name too, and stays
    kept, waiting = everything_in(laptop), bundles_in(laptop, keys)
    assert {one for one in theirs if one.encode() not in kept} == set()
    assert any(one.encode() in waiting for one in theirs)
    with area.at("isla") as isla:
        erase_person(isla, person_named(isla, ALIAS), PASSPHRASE)
    left = everything_in(laptop) + bundles_in(laptop, keys)
    assert {one for one in theirs if one.encode() in left} == set()
    assert b"Half a sentence planted while" in left


def bundles_in(laptop: Path, keys: Sequence[AgeIdentity]) -> bytes:
    """Return what the lead partner would find in the bundles that wait on a laptop."""
    return b"\n".join(
        open_sealed(file.read_bytes(), keys, LARGEST_BUNDLE) for file in laptop.rglob("*.outreach.age")
    )
