"""A Monday at the lead partner's: merge, undo, settle what differs, say who is one person (domain.md, G6)."""

import json
from pathlib import Path

import pytest

from outreach_tui.console.hand_over_lines import accepted_lines
from outreach_tui.errors import OutreachError
from outreach_tui.exchange.receipt import Result
from outreach_tui.merging.alike import Likeness
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import encode
from outreach_tui.workflow import judge_same_person as judging
from outreach_tui.workflow import settle_conflicts, unsettle_conflict
from outreach_tui.workflow.design_course import draft_course
from outreach_tui.workflow.erase_person import erase_person
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.find_person import person_named, persons_named
from outreach_tui.workflow.merge_bundles import MergeReport, accept_merge, preview_merge
from outreach_tui.workflow.read_interests import read_interests
from outreach_tui.workflow.settle_throughout import Reach, choose_throughout
from outreach_tui.workflow.undo_merge import last_merge, redo_merge, undo_merge
from outreach_tui.workflow.what_was_sent import what_was_sent
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, handed_over, hold, new_area, visit
from tests.scenario.test_receipts import read

WISH = "get good at welding"


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area with two laptops."""
    return new_area(tmp_path, "isla", "rory")


def merged(lead: Workspace, area: Area) -> MergeReport:
    """Take in whatever lies on the stick."""
    return accept_merge(lead, preview_merge(lead, [area.stick]))


def words(lead: Workspace) -> set[str]:
    """Return everybody's wishes as the lead partner reads them."""
    return {line.words for line in read_interests(lead).interests}


def reword(workspace: Workspace, text: str, **more: str) -> None:
    """Change the words of the one wish there is, as an officer does who hears it said differently."""
    reword_of(workspace, "interests", words=text, label=text, **more)


def reword_of(workspace: Workspace, entity_list: str, **fields: str) -> None:
    """Change the first record of a list."""
    wish = workspace.picture.records(entity_list)[0]
    revision = revise(
        workspace.picture,
        entity_list=entity_list,
        record=wish.id,
        subject=wish.subject,
        fields=fields,
        form="home_visit@1",
        who=workspace.profile.who,
        device=workspace.profile.device,
        at=workspace.outside.now().isoformat(),
        salt=workspace.outside.random_bytes(16).hex(),
    )
    assert revision is not None
    workspace.vault.add([encode(revision)])
    workspace.learn([encode(revision)])


def the_two_wordings(lead: Workspace) -> settle_conflicts.OpenConflict:
    """Return the only open conflict, which has both officers' words and what stood before."""
    (one,) = settle_conflicts.list_conflicts(lead)
    assert [(v.who, v.words) for v in one.conflict.versions] == [
        ("isla", "gates, for the scheme"),
        ("rory", "railings"),
    ]
    assert one.beside.before is not None
    assert one.beside.before.words == WISH
    return one


def test_g6_one_wish_edited_on_both_laptops(area: Area) -> None:
    """G6: no duplicates, a second import is no change, and both wordings are kept for a person to choose."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    with area.at("isla") as isla:
        rows = list(isla.vault.revisions().values())
        reword(isla, "gates, for the scheme")
        export_bundle(isla, area.stick)
    with area.at("rory") as rory:  # the same person, handed on to another officer's laptop
        rory.vault.add(rows)
        rory.learn(rows)
        reword(rory, "railings")
        export_bundle(rory, area.stick)
    with area.at("lead") as lead:
        assert merged(lead, area).conflicts == 1  # the label follows its words
        assert len(persons_named(lead, "quiet-harbour")) == 1
        assert preview_merge(lead, [area.stick]).preview.changes_nothing
        again = merged(lead, area)
        assert (again.added, again.may_be_undone) == (0, False)
        the_two_wordings(lead)


def two_wordings(area: Area) -> None:
    """Leave one wish in two wordings on the stick."""
    test_g6_one_wish_edited_on_both_laptops(area)


def test_a_conflict_is_settled_opened_again_and_settled_otherwise(area: Area) -> None:
    """A decision replaces both, undoing it brings both back in their officers' names, and nothing is lost."""
    two_wordings(area)
    with area.at("lead") as lead:
        (one,) = settle_conflicts.list_conflicts(lead)
        settle_conflicts.choose(lead, one.conflict, 2)
        assert words(lead) == {"railings"}
        assert settle_conflicts.list_conflicts(lead) == ()
        unsettle_conflict.undo_last_decision(lead)
    with area.at("lead") as lead:
        one = the_two_wordings(lead)
        settle_conflicts.keep_both_answers(lead, one.conflict)
        assert words(lead) == {"gates, for the scheme / railings"}
        unsettle_conflict.undo_last_decision(lead)
        (one,) = settle_conflicts.list_conflicts(lead)
        settle_conflicts.answer_anew(lead, one.conflict, "gates and railings")
        assert words(lead) == {"gates and railings"}
        with pytest.raises(OutreachError, match="nothing was typed"):
            settle_conflicts.answer_anew(lead, one.conflict, "  ")
        with pytest.raises(OutreachError, match="no answer number 3"):
            settle_conflicts.choose(lead, one.conflict, 3)


def two_whole_records(area: Area) -> None:
    """Let both officers change one wish in three fields, each in their own way."""
    two_wordings(area)
    for officer, text, why, kind in (
        ("isla", "gates", "for my gran", "job"),
        ("rory", "rails", "for work", "course"),
    ):
        with area.at(officer) as workspace:
            reword(workspace, text, why_matters=why, kind=kind)
            export_bundle(workspace, area.stick)


def test_one_officer_s_answers_are_taken_throughout_a_record_and_opened_again(area: Area) -> None:
    """A record that differs in many answers is settled at once; one undo opens every one of them again."""
    two_whole_records(area)
    with area.at("lead") as lead:
        merged(lead, area)
        before = {one.conflict.field: one.conflict for one in settle_conflicts.list_conflicts(lead)}
        assert set(before) == {"words", "why_matters", "kind"}
        number = [one.who for one in before["words"].versions].index("rory") + 1
        assert choose_throughout(lead, before["words"], number) == 3
        assert settle_conflicts.list_conflicts(lead) == ()
        (wish,) = lead.picture.records("interests")
        assert [wish.value(one) for one in ("words", "label", "why_matters", "kind")] == [
            "rails",
            "rails",
            "for work",
            "course",
        ]
        unsettle_conflict.undo_last_decision(lead)
        again = {one.conflict.field: one.conflict for one in settle_conflicts.list_conflicts(lead)}
        assert {field: {v.words for v in one.versions} for field, one in again.items()} == {
            field: {v.words for v in one.versions} for field, one in before.items()
        }


def test_one_officer_s_answers_are_taken_about_a_whole_person_and_opened_again(area: Area) -> None:
    """Two records of one person differ: one choice settles both, one undo opens both; others stay open."""
    two_whole_records(area)
    for officer, level in (("isla", "a_lot"), ("rory", "a_bit")):
        with area.at(officer) as workspace:
            reword_of(workspace, "assets", words=f"strong, says {officer}", label=level)
            export_bundle(workspace, area.stick)
    with area.at("lead") as lead:
        merged(lead, area)
        before = [one.conflict for one in settle_conflicts.list_conflicts(lead)]
        here = next(one for one in before if one.entity_list == "interests" and one.field == "words")
        number = [one.who for one in here.versions].index("isla") + 1
        assert choose_throughout(lead, here, number, Reach.PERSON) == len(before) > 3
        assert settle_conflicts.list_conflicts(lead) == ()
        assert lead.picture.records("assets")[0].value("words") == "strong, says isla"
        unsettle_conflict.undo_last_decision(lead)
        again = [one.conflict for one in settle_conflicts.list_conflicts(lead)]
        assert [(one.record, one.field) for one in again] == [(one.record, one.field) for one in before]
        choose_throughout(lead, again[-1], 1)
        left = {one.conflict.record for one in settle_conflicts.list_conflicts(lead)}
        assert left == {one.record for one in before} - {again[-1].record}


def test_what_each_laptop_sent_is_shown_whole(area: Area) -> None:
    """Beside a choice stands all that each laptop wrote, also what its officer replaced later."""
    two_whole_records(area)
    with area.at("lead") as lead:
        merged(lead, area)
        sent = what_was_sent(lead, settle_conflicts.list_conflicts(lead)[0].conflict)
    written = {
        words
        for laptop in sent
        for change in laptop.changes
        for field, words in change.answers
        if field == "words"
    }
    assert written == {WISH, "gates, for the scheme", "railings", "gates", "rails"}
    assert [laptop.device for laptop in sent] == sorted({laptop.device for laptop in sent})
    assert all(len({change.who for change in laptop.changes}) == 1 for laptop in sent)


def test_a_choice_written_differently_is_read_in_words_and_settled_as_it_was_chosen(area: Area) -> None:
    """Nobody reads codes or raw times: what was chosen stands there as the script says it."""
    two_wordings(area)
    for officer, pace in (("isla", "month"), ("rory", "this_week")):
        with area.at(officer) as workspace:
            reword_of(workspace, "young_people", pace=pace)
            export_bundle(workspace, area.stick)
    with area.at("lead") as lead:
        foreseen = preview_merge(lead, [area.stick]).lines
        assert "Two versions: quiet-harbour, young person, how soon:" in foreseen
        assert any(line.startswith("  isla, ") and line.endswith(": in a month") for line in foreseen)
        merged(lead, area)
        (one,) = (one for one in settle_conflicts.list_conflicts(lead) if one.conflict.field == "pace")
        assert [version.words for version in one.conflict.versions] == ["in a month", "this week"]
        assert one.both is None
        settle_conflicts.choose(lead, one.conflict, 2)
        assert lead.picture.records("young_people")[0].value("pace") == "this_week"
        unsettle_conflict.undo_last_decision(lead)
        (one,) = (one for one in settle_conflicts.list_conflicts(lead) if one.conflict.field == "pace")
        assert one.both is None  # still one answer only: two choices written into one would be none
        with pytest.raises(OutreachError, match="one answer only"):
            settle_conflicts.keep_both_answers(lead, one.conflict)


def test_another_answer_to_a_question_of_fixed_choices_is_one_of_them(area: Area) -> None:
    """Words into a choice are refused with the choices named; a label is kept as its choice."""
    two_whole_records(area)
    with area.at("lead") as lead:
        merged(lead, area)
        before = {one.conflict.field: one.conflict for one in settle_conflicts.list_conflicts(lead)}
        with pytest.raises(OutreachError, match="A skill to learn; A job or kind of work; A ticket"):
            settle_conflicts.answer_anew(lead, before["kind"], "gates and bikes")
        assert len(settle_conflicts.list_conflicts(lead)) == len(before)
        settle_conflicts.answer_anew(lead, before["kind"], "a SKILL to learn")
        settle_conflicts.answer_anew(lead, before["why_matters"], "gates and bikes")
        (wish,) = lead.picture.records("interests")
        assert (wish.value("kind"), wish.value("why_matters")) == ("skill", "gates and bikes")


def test_a_decision_travels_back_to_both_officers(area: Area) -> None:
    """The receipt after a decision carries it to the laptops whose words it settles."""
    two_wordings(area)
    with area.at("lead") as lead:
        (one,) = settle_conflicts.list_conflicts(lead)
        settle_conflicts.choose(lead, one.conflict, 1)
    handed_over(area, "isla", "silver-ladder", "a shot at DJing")
    with area.at("lead") as lead:
        receipts = {one.officer: one for one in merged(lead, area).receipts}
    assert {officer: one.corrections for officer, one in receipts.items()} == {"isla": 1, "rory": 1}


def test_undoing_a_merge_withdraws_from_view_and_a_receipt_stays_true(area: Area) -> None:
    """What a merge brought goes out of view, also after reopening; the store keeps what was receipted."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    with area.at("lead") as lead:
        (receipt,) = merged(lead, area).receipts
        undone = undo_merge(lead)
        assert (undone.is_undone, undone.changes > 0) == (True, True)
        assert words(lead) == set()
    with area.at("isla") as isla:
        confirmed = {one.id for one in read(isla, receipt.path).results if one.result is Result.MERGED}
    with area.at("lead") as lead:
        assert words(lead) == set()
        assert confirmed <= set(lead.vault.revisions())
        assert redo_merge(lead).changes == undone.changes
        assert words(lead) == {WISH}
    with area.at("lead") as lead:
        assert words(lead) == {WISH}
        with pytest.raises(OutreachError, match="no merge was undone"):
            redo_merge(lead)


def test_merging_again_after_an_undo_brings_it_back(area: Area) -> None:
    """An undone merge leaves nothing in the way: the same bundles are new once more."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    with area.at("lead") as lead:
        first = merged(lead, area)
        assert first.may_be_undone
        added = first.added
        undo_merge(lead)
        assert last_merge(lead) is None
        assert preview_merge(lead, [area.stick]).preview.counts.new == added
        assert merged(lead, area).added == added
        assert words(lead) == {WISH}
        undo_merge(lead)
        assert words(lead) == set()


def test_only_the_last_merge_is_undone(area: Area) -> None:
    """Undoing goes back one merge at a time; what the earlier ones brought stays in view."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    with area.at("lead") as lead:
        merged(lead, area)
    handed_over(area, "rory", "silver-ladder", "a shot at DJing")
    with area.at("lead") as lead:
        merged(lead, area)
        undo_merge(lead)
        assert words(lead) == {WISH}
        undo_merge(lead)
        assert words(lead) == set()
        with pytest.raises(OutreachError, match="no merge stands"):
            undo_merge(lead)
        redo_merge(lead)
        assert words(lead) == {WISH}


def test_the_merge_undone_last_is_the_one_that_comes_back(area: Area) -> None:
    """Undone, taken in again and undone again: bringing back brings the newer one, then the older."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    with area.at("lead") as lead:
        merged(lead, area)
        undo_merge(lead)
    handed_over(area, "rory", "silver-ladder", "a shot at DJing")
    with area.at("lead") as lead:
        merged(lead, area)
        undo_merge(lead)
        assert words(lead) == set()
        assert redo_merge(lead).merge.number == 2
        assert words(lead) == {WISH, "a shot at DJing"}
        assert redo_merge(lead).merge.number == 1
        with pytest.raises(OutreachError, match="no merge was undone"):
            redo_merge(lead)


def met_twice(area: Area, lead: Workspace) -> Likeness:
    """Let two officers visit somebody under one code name, and return what is suggested."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    handed_over(area, "rory", "quiet-harbour", "welding, get good at it")
    merged(lead, area)
    (found,) = judging.suggest_same_person(lead)
    return found


def test_two_people_with_one_code_name_are_two_until_somebody_says_otherwise(area: Area) -> None:
    """They are suggested with reasons, linked by a person, taken apart again, never joined by themselves."""
    with area.at("lead") as lead:
        found = met_twice(area, lead)
        one, other = found.first.person, found.second.person
        assert len(persons_named(lead, "quiet-harbour")) == 2
        assert found.reasons[0] == "the same code name"
        assert {one.visits for one in (found.first, found.second)} == {
            (("isla", "2026-11-22"),),
            (("rory", "2026-11-22"),),
        }
        assert judging.visits_in_words(found.first).startswith("1 visit by ")
        assert person_named(lead, one[:8]) == one
        with pytest.raises(OutreachError, match=f"by their ids: .*{one[:8]}"):
            person_named(lead, "quiet-harbour")
        assert any(reason.startswith("words 100 % alike") for reason in found.reasons)
        judging.link(lead, one, other)
        assert judging.suggest_same_person(lead) == ()
        assert [pair.is_linked for pair in judging.judged_pairs(lead)] == [True]
    with area.at("lead") as lead:
        assert len(persons_named(lead, "quiet-harbour")) == 2
        judging.keep_apart(lead, other, one)
        assert [pair.is_linked for pair in judging.judged_pairs(lead)] == [False]
        judging.leave_open(lead, one, other)
        assert [pair.first.person for pair in judging.suggest_same_person(lead)] == [one]
        with pytest.raises(OutreachError, match="not two people"):
            judging.link(lead, one, one)


def test_two_people_with_one_code_name_are_read_as_two_and_counted_as_two_until_linked(area: Area) -> None:
    """Wishes never stand under somebody else's name: a part of the id beside it says whose each one is."""
    with area.at("lead") as lead:
        found = met_twice(area, lead)
        one, other = sorted((found.first.person, found.second.person))
        assert {line.whose for line in read_interests(lead).interests} == {
            f"quiet-harbour ({one[:8]})",
            f"quiet-harbour ({other[:8]})",
        }
        assert draft_course(lead).themes[0].theme.people == 2
        judging.link(lead, one, other)
        assert {line.whose for line in read_interests(lead).interests} == {"quiet-harbour"}
        assert draft_course(lead).themes[0].theme.people == 1


def test_who_has_one_code_name_is_suggested_before_whose_words_alone_are_alike(area: Area) -> None:
    """Of pairs that are as near, the one with more reasons stands first."""
    handed_over(area, "isla", "amber-lantern", WISH)
    with area.at("lead") as lead:
        handed_over(area, "isla", "quiet-harbour", WISH)
        handed_over(area, "rory", "quiet-harbour", WISH)
        merged(lead, area)
        first, *others = judging.suggest_same_person(lead)
    assert first.reasons[0] == "the same code name"
    assert len(others) == 2


def test_wiping_one_of_two_linked_entries_wipes_both(area: Area) -> None:
    """Somebody who asks to be wiped is wiped under every entry that was said to be theirs."""
    with area.at("lead") as lead:
        found = met_twice(area, lead)
        judging.link(lead, found.first.person, found.second.person)
        erase_person(lead, found.first.person, PASSPHRASE)
        assert words(lead) == set()
        assert lead.vault.erased() == {found.first.person, found.second.person}


def test_an_erasure_on_a_laptop_is_foretold_and_covers_the_linked_entry(area: Area) -> None:
    """Wiped at the door: the coordinator is told first; accepting wipes both linked entries, undo or not."""
    with area.at("lead") as lead:
        found = met_twice(area, lead)
        judging.link(lead, found.first.person, found.second.person)
    with area.at("isla") as isla:
        (person,) = isla.picture.ids("young_people")
        erase_person(isla, person, PASSPHRASE)
        hold(isla, "home_visit", *visit("silver-ladder", "drive"))
        export_bundle(isla, area.stick)
    with area.at("lead") as lead:
        plan = preview_merge(lead, [area.stick])
        assert [entry.alias for entry in plan.preview.erased_entries] == ["quiet-harbour"] * 2
        assert sum("erased here for good" in line for line in plan.lines) == 2
        report = accept_merge(lead, plan)
        assert report.erased == 2
        assert "2 entries erased for good, as officers were asked." in accepted_lines(report)
        assert words(lead) == {"drive"}
        undo_merge(lead)
        redo_merge(lead)
        assert words(lead) == {"drive"}
    with area.at("lead") as lead:
        assert lead.vault.erased() == {found.first.person, found.second.person}


def test_a_bad_file_stops_nothing_and_is_looked_at_again(area: Area) -> None:
    """A file cut short is named with code and next step; the good one merges, the bad one stays."""
    handed_over(area, "isla", "quiet-harbour", WISH)
    (area.stick / "cut.outreach.age").write_bytes(next(area.stick.glob("*.age")).read_bytes()[:-9])
    with area.at("lead") as lead:
        plan = preview_merge(lead, [area.stick])
        (refused,) = plan.preview.refused_bundles
        assert (refused.name, refused.code, bool(refused.next_step)) == ("cut.outreach.age", "decrypt", True)
        accept_merge(lead, plan)
        assert words(lead) == {WISH}
        assert (area.stick / "cut.outreach.age").exists()
        assert [one.name for one in preview_merge(lead, [area.stick]).preview.refused_bundles] == [
            refused.name
        ]


def test_an_officer_s_laptop_settles_and_undoes_nothing(area: Area) -> None:
    """Merging, settling and linking are the lead partner's."""
    with area.at("isla") as isla:
        for verb in (undo_merge, redo_merge, settle_conflicts.list_conflicts, judging.suggest_same_person):
            with pytest.raises(OutreachError, match="officer's"):
                verb(isla)


def test_plain_lines_and_json(area: Area) -> None:
    """What a program reads holds what a person reads, and hostile words stay text."""
    from outreach_tui.console.conflict_lines import conflict_lines, conflicts_json, key_of
    from outreach_tui.console.same_person_lines import same_person_json, same_person_lines

    two_wordings(area)
    with area.at("lead") as lead:
        found = settle_conflicts.list_conflicts(lead)
        (plain,) = json.loads(next(iter(conflicts_json(found))))
        assert [version["words"] for version in plain["versions"]] == ["gates, for the scheme", "railings"]
        lines = list(conflict_lines(found))
        assert lines[0] == f"{key_of(found[0].conflict)}  quiet-harbour, interest, words"
        assert lines[-1] == "1 to choose."
        assert list(conflict_lines(())) == ["Nothing to choose: no two answers contradict each other."]
    assert list(same_person_lines((), ())) == ["Nobody here looks like somebody else."]
    assert json.loads(next(iter(same_person_json((), ())))) == {"suggested": [], "judged": []}
