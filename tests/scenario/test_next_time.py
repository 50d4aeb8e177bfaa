"""Next time, on real files: the door, last time on one screen, promises judged, words crossed out, a page."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.records.views import Interest, Pledge
from outreach_tui.workflow.at_the_door import at_the_door, nobody_in
from outreach_tui.workflow.begin_interview import begin_interview
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.fill_in import fill_in
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.give_copy import note_copy, print_page, write_page
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.person_page import page_html, page_lines, person_page
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.recall import MOST_LINES
from outreach_tui.workflow.show_person import show_person
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import Area, hold, new_area, visit

WELDING = "get good at welding, like proper gates"
BIKES = "fixing old bikes"
ALIAS = "quiet-harbour"


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """An area in which somebody talked with isla: two wishes and a promise for Wednesday."""
    made = new_area(tmp_path, "isla")
    with made.at("isla") as isla:
        hold(isla, "home_visit", *visit(ALIAS, WELDING, BIKES), _line("quick", "up early, likes mornings"))
    return made


def _line(question: str, answer: object) -> dict[str, object]:
    return {"question": question, "answer": answer}


def follow_up(
    isla: Workspace, person: str, *more: dict[str, object], after: tuple[dict[str, object], ...] = ()
) -> None:
    """Hold a follow-up: `more` about last time, `after` once they want to go on."""
    lines = [_line("door", "talk"), _line("still_ok", "yes"), _line("share_with", "team")]
    rest = [_line("carry_on", "yes"), _line("pace", "month"), _line("decided_by", "young_person")]
    hold(isla, "follow_up", *lines, *more, *rest, *after, _line("concern", "none"), person=person)


def wishes(workspace: Workspace, person: str) -> dict[str, str]:
    """Return each wish's words with its status."""
    records = map(Interest.of, workspace.picture.about(person, "interests"))
    return {wish.words: wish.status for wish in records}


NOTHING_WRONG = _line("wrong", "nothing")
PROMISE_KEPT = _line("we_kept", "yes")


def test_last_time_stands_on_one_screen(area: Area) -> None:
    """What we promised, what they said and want, and the note for next time, in few enough lines."""
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        door = at_the_door(isla, person)
        interview = begin_interview(isla, "follow_up", person=person)
        first = interview.prompts()[0]
    assert door.talk == "follow_up"
    assert len(door.lines) <= MOST_LINES
    assert door.lines[:3] == (
        "Last time: Sun 22 Nov, talked, all of it",
        "We said: ask the workshop, by Wed 25 Nov",
        "They said: turn up and see",
    )
    assert {f"They want: “{WELDING}”", "For next time: up early, likes mornings"} <= set(door.lines)
    assert (first.name, first.label) == ("n_recall", "\n".join(door.lines))


def test_a_long_promise_and_who_may_be_told_stand_there_whole(area: Area) -> None:
    """What was promised and who may hear of it is never cut while there are rows; long wishes give way."""
    long = "something with my hands " * 12
    promise = "ask the boat workshop on the quay, and the one behind the school, about a Saturday morning"
    with area.at("isla") as isla:
        lines = visit(
            "plain-window", *(f"{number} {long}" for number in range(4)), share="team offer_contact partners"
        )
        at = next(place for place, line in enumerate(lines) if line.get("question") == "we_will")
        lines[at] = _line("we_will", promise)
        hold(isla, "home_visit", *lines)
        door = at_the_door(isla, person_named(isla, "plain-window"))
    whole = " ".join(" ".join(door.lines).split())
    assert len(door.lines) == MOST_LINES
    assert f"We said: {promise}, by Wed 25 Nov" in whole
    assert "all partners, no name" in whole
    assert "…" in whole


def test_nobody_in_counts_and_leaves_them_on_the_list(area: Area) -> None:
    """It is a visit like any other, kept in one step, and no draft is left behind."""
    area.outside.moment += timedelta(days=15)
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        nobody_in(isla, person)
        outcomes = [one.value("outcome") for one in isla.picture.about(person, "visits")]
        today = plan_today(isla)
    assert sorted(outcomes) == ["full", "not_in"]
    assert today.drafts == ()
    assert [(one.alias, one.tries) for one in today.people] == [(ALIAS, 2)]


def test_a_promise_is_judged_where_it_was_made_and_leaves_the_list(area: Area) -> None:
    """What they say about it stands on the promise; a new one takes its place on Today."""
    judged = [_line("we_kept", "no"), _line("we_kept_why", "not done yet, and that is on me")]
    new = [_line("we_will", "ask again"), _line("we_by", "today+2")]
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        assert [one.words for one in plan_today(isla).promises] == ["ask the workshop"]
        still = [_line("old[1]/o_now", "keep"), _line("old[2]/o_now", "keep")]
        follow_up(isla, person, NOTHING_WRONG, *still, *judged, after=tuple(new))
        assert [one.words for one in plan_today(isla).promises] == ["ask again"]
        pledges = {one.we_words: one for one in map(Pledge.of, isla.picture.about(person, "pledges"))}
        lines = at_the_door(isla, person).lines
    assert (pledges["ask the workshop"].kept, len(pledges)) == ("no", 2)
    assert "We said: ask the workshop, by Wed 25 Nov (not kept)" in lines


def test_what_they_cross_out_shows_nowhere_and_goes_where_it_went(area: Area) -> None:
    """Words that were never theirs go from this laptop, and from the lead partner's with the next bundle."""
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        (sent,) = export_bundle(isla, area.stick).files
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [sent]))
        assert set(wishes(lead, person)) == {WELDING, BIKES}
    with area.at("isla") as isla:
        number = 1 + [one.value("words") for one in isla.picture.about(person, "interests")].index(BIKES)
        said = [_line(f"old[{number}]/o_now", "strike"), _line(f"old[{3 - number}]/o_now", "keep")]
        follow_up(
            isla,
            person,
            _line("wrong", "words"),
            _line("wrong_words", "I never said bikes"),
            *said,
            PROMISE_KEPT,
        )
        assert wishes(isla, person) == {WELDING: "active"}
        assert "I never said bikes" in " ".join(at_the_door(isla, person).lines)
        kept = show_person(isla, person)
        assert BIKES not in " ".join(one.words for part in kept.sections for one in part.records)
        files = export_bundle(isla, area.stick).files
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, files))
        assert set(wishes(lead, person)) == {WELDING}


def test_a_changed_wish_is_theirs_in_every_view_even_against_another_laptop(tmp_path: Path) -> None:
    """Where two laptops differ, what the young person put right themselves is what stands."""
    area = new_area(tmp_path, "isla", "rory")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit(ALIAS, WELDING))
        person = person_named(isla, ALIAS)
        known = isla.vault.revisions()
        changed = [_line("o_now", "change"), _line("o_diff", "welding, evenings only")]
        follow_up(isla, person, NOTHING_WRONG, *changed, _line("o_word_source", "verbatim"), PROMISE_KEPT)
        ours = isla.vault.revisions()
    with area.at("rory") as rory:
        rory.vault.add(known.values())
        rory.learn(known.values())
        other = [_line("o_now", "change"), _line("o_diff", "a welding course, she said")]
        follow_up(rory, person, NOTHING_WRONG, *other, _line("o_word_source", "officer"), PROMISE_KEPT)
        rory.vault.add(ours.values())
        rory.look_again()
        assert wishes(rory, person) == {"welding, evenings only": "active"}


def test_everything_kept_is_said_without_codes(area: Area) -> None:
    """Asked what there is, an officer shows all of it in plain words, few enough for two screens."""
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        begin_interview(isla, "check_in", person=person)
        kept = show_person(isla, person)
    said = [one.words for part in kept.sections for one in part.records]
    everything = " ".join((*said, *kept.beside))
    assert kept.sections[0].heading == "What you would want"
    assert {f"“{WELDING}”", f"“{BIKES}”"} <= {words.partition(" · ")[0] for words in said}
    for plain in ("16 or 17", "talked, all of it", "the small team", "Not finished: Check-in", "kept here"):
        assert plain in everything
    for code in ("a16_17", "one_to_one", "verbatim", "young_person", "in_contact"):
        assert code not in everything
    assert sum(1 + len(words) // 72 for words in said) + len(kept.sections) + 6 <= 2 * 20


def test_a_page_for_them_holds_their_words_and_both_promises(area: Area, tmp_path: Path) -> None:
    """Large and plain, without a code and without our notes; written only where the officer says."""
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        page = person_page(isla, person)
        note_copy(isla, person, "paper")
        ways = [one.value("copy_way") for one in isla.picture.about(person, "visits")]
    text = "\n".join(page_lines(page))
    for words in (f"“{WELDING}”", "ask the workshop, by Wednesday 25 Nov 2026", "turn up and see", "wiped"):
        assert words in text
    assert "up early" not in text
    assert ways == ["paper"]
    write_page(page, tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page_html(page)
    with pytest.raises(OutreachError, match="already"):
        write_page(page, tmp_path / "page.html")


def test_words_on_a_page_are_only_words(tmp_path: Path) -> None:
    """What looks like HTML is shown as it was typed."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *visit(ALIAS, "<script>alert(1)</script>"))
        page = person_page(isla, person_named(isla, ALIAS))
    assert "<script>" not in page_html(page)
    assert "&lt;script&gt;" in page_html(page)


def test_the_printer_gets_the_page_through_a_pipe(
    area: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file of ours is made; without a printer the officer is told what else there is."""
    got, tools = tmp_path / "got", tmp_path / "tools"
    tools.mkdir()
    (tools / "lp").write_text(f"#!/bin/sh\n/bin/cat > {got}\n", encoding="utf-8")
    (tools / "lp").chmod(0o755)
    with area.at("isla") as isla:
        page = person_page(isla, person_named(isla, ALIAS))
    monkeypatch.setenv("PATH", str(tools))
    print_page(page)
    assert WELDING in got.read_text(encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutreachError, match="photograph the screen"):
        print_page(page)


def test_today_asks_how_it_was_and_whose_a_note_is(area: Area) -> None:
    """A taster comes up from its day on, a note until it has an owner, and both go once that is answered."""
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        taster = [_line("t_title", "the boat workshop"), _line("t_on", "today+1")]
        still = [_line("old[1]/o_now", "keep"), _line("old[2]/o_now", "keep"), _line("we_kept", "yes")]
        follow_up(isla, person, NOTHING_WRONG, *still, after=tuple(taster))
        hold(isla, "quick_note", _line("note", "good with dogs"))
        assert plan_today(isla).tasters == ()
        area.outside.moment += timedelta(days=8)
    with area.at("isla") as isla:
        today = plan_today(isla)
        (one,), (note,) = today.tasters, today.notes
        assert (one.alias, one.title, one.on) == (ALIAS, "the boat workshop", date(2026, 11, 23))
        fill_in(isla, "taster", {"went": "no_chose"}, person=person, given={"taster": one.taster})
        fill_in(isla, "file_note", {"who": person}, given={"note": note.note})
        today = plan_today(isla)
        assert (today.tasters, today.notes) == ((), ())
        assert "good with dogs" in " ".join(at_the_door(isla, person).lines)


def test_a_check_in_comes_up_three_months_after_the_end(area: Area) -> None:
    """Nobody is asked before; each of 3, 6 and 12 months comes up once."""
    ended = {
        "timepoint": "end",
        "ok": "yes",
        "goal_near": "6",
        "doing": "looking",
        "had_say": "4",
        "concern": "none",
    }
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        fill_in(isla, "check_in", ended, person=person)
        assert plan_today(isla).check_ins == ()
    area.outside.moment += timedelta(days=91)
    with area.at("isla") as isla:
        assert [(one.alias, one.months) for one in plan_today(isla).check_ins] == [(ALIAS, 3)]
        fill_in(isla, "check_in", ended | {"timepoint": "m3"}, person=person)
        assert plan_today(isla).check_ins == ()


def test_whoever_waits_for_a_ring_is_a_reminder_and_no_more(area: Area) -> None:
    """It shows from the start, says when it is time, goes with one key, and stops nobody from anything."""
    with area.at("isla") as isla:
        fill_in(isla, "visit_safety", {"buddy": "kez", "due_back": "17:30:00"})
        due = plan_today(isla).due_back
        assert due is not None
        assert (due.buddy, due.at.hour, due.is_due) == ("kez", 17, False)
        area.outside.moment += timedelta(hours=2)
        due = plan_today(isla).due_back
        assert due is not None
        assert due.is_due
        nobody_in(isla, person_named(isla, ALIAS))
        fill_in(isla, "visit_safety", {"checked_in": "OK"})
        assert plan_today(isla).due_back is None


def test_what_went_and_is_not_confirmed_is_counted(area: Area) -> None:
    """After a hand-over nothing is unsent, and everything that went waits for the lead partner's receipt."""
    with area.at("isla") as isla:
        before = plan_today(isla)
        export_bundle(isla, area.stick)
        after = plan_today(isla)
    assert (before.not_received, after.not_sent) == (0, 0)
    assert after.not_received == before.not_sent


@pytest.mark.parametrize(("mark", "travels"), [("no", False), ("yes", True)])
def test_a_note_travels_only_if_it_is_marked(area: Area, mark: str, travels: bool) -> None:
    """Notes stay on the laptop; one marked for the lead partner goes as far as words do."""
    with area.at("isla") as isla:
        person = person_named(isla, ALIAS)
        hold(isla, "quick_note", _line("note", "good with dogs"), _line("pass_on", mark), person=person)
        (sent,) = export_bundle(isla, area.stick).files
    with area.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [sent]))
        notes = [one.value("words") for one in lead.picture.records("notes")]
    assert notes == (["good with dogs"] if travels else [])


def test_an_answer_that_is_not_taken_leaves_no_draft(area: Area) -> None:
    """Filling in at once is all or nothing."""
    with area.at("isla") as isla:
        with pytest.raises(OutreachError):
            fill_in(isla, "taster", {"went": "flew"}, person=person_named(isla, ALIAS))
        assert isla.vault.drafts() == ()
