"""What a coordinator is told before a merge."""

from dataclasses import replace

from outreach_tui.merging.accept import accept, in_view
from outreach_tui.merging.conflicts import alias_of
from outreach_tui.merging.in_words import preview_lines
from outreach_tui.merging.incoming import BadLine, Incoming, RefusedBundle
from outreach_tui.merging.preview import Foretelling, preview
from outreach_tui.merging.report import Counts, ListCount, MergePreview, MissingBundles, SharedCodeName
from outreach_tui.records.join import State, join
from outreach_tui.records.picture import Picture
from outreach_tui.records.read_lines import read_lines
from outreach_tui.records.revision import revision_id
from outreach_tui.workflow.conflict_in_words import foreseen_lines
from tests.merging.bundles import bundle
from tests.records.revisions import OTHER_PERSON, PERSON, revision, uuid

HARBOUR = revision({"alias": "quiet-harbour"}, entity_list="young_people", record=PERSON)
GATES = revision({"words": "get good at welding", "kind": "skill"})
OFFER = revision({"title": "Morning in the workshop"}, entity_list="offers", record=uuid(5), subject=None)


def after(known: State, *arrived: Incoming) -> State:
    """Return what is known once everything that arrived has been accepted."""
    return join(known, State.of(accept(known, preview(known, arrived)).add.values()))


def lines_of(seen: MergePreview) -> tuple[str, ...]:
    """Return what a coordinator reads."""
    return preview_lines(seen, foreseen_lines)


def reworded(words: str, who: str) -> bytes:
    """Return a change of the words by one officer."""
    return revision({"words": words}, replaces={"words": (revision_id(GATES),)}, who=who)


def test_first_bundle_is_all_new() -> None:
    """A first bundle shows what it brings, per officer and per young person."""
    seen = preview(State(), [bundle(HARBOUR, GATES, OFFER)])

    assert seen.counts == Counts(new=3)
    assert [(one.officer, one.counts) for one in seen.officers] == [("isla", Counts(new=3))]
    assert [(one.alias, one.counts, one.new_records) for one in seen.people] == [
        ("quiet-harbour", Counts(new=2), (ListCount("interests", 1), ListCount("young_people", 1))),
        ("", Counts(new=1), (ListCount("offers", 1),)),
    ]
    assert lines_of(seen) == (
        "Altogether: 3 new.",
        "Officer isla: 3 new (in 1 bundle).",
        "quiet-harbour: 2 new (1 interest, 1 young person).",
        "About partners and the area: 1 new (1 offer).",
    )


def test_second_time_changes_nothing() -> None:
    """The same bundle twice, or again later, is no change."""
    arrived = bundle(HARBOUR, GATES)
    known = after(State(), arrived, arrived)
    again = preview(known, [arrived])

    assert len(known.revisions) == 2
    assert again.changes_nothing
    assert again.counts == Counts(same=2)
    assert accept(known, again).add == {}


def test_a_cumulative_bundle_counts_each_change_once() -> None:
    """Bundles that resend what has no receipt yet do not make the numbers grow."""
    seen = preview(State(), [bundle(HARBOUR), bundle(HARBOUR, GATES, seq=2), bundle(GATES, officer="tariq")])

    assert seen.counts == Counts(new=2)
    assert [(one.officer, one.bundles, one.counts.new) for one in seen.officers] == [
        ("isla", 2, 2),
        ("tariq", 1, 1),
    ]


def test_two_officers_words_are_shown_side_by_side() -> None:
    """A wish edited on both laptops is a conflict in both officers' words; neither is dropped."""
    known = State.of([HARBOUR, GATES])
    seen = preview(
        known, [bundle(reworded("gates", "isla")), bundle(reworded("railings", "tariq"), officer="tariq")]
    )

    (conflict,) = seen.conflicts
    assert (conflict.alias, conflict.field) == ("quiet-harbour", "words")
    assert [(one.who, one.words) for one in conflict.versions] == [("isla", "gates"), ("tariq", "railings")]
    assert [one.counts.conflicts for one in seen.officers] == [1, 1]
    assert seen.people[0].counts.conflicts == 1
    assert "  tariq, 2 Mar 2026, 18:20: railings" in lines_of(seen)


def test_a_conflict_open_before_is_not_counted_again() -> None:
    """Old conflicts do not make a harmless bundle look troublesome."""
    known = State.of([GATES, reworded("gates", "isla"), reworded("railings", "tariq")])

    assert preview(known, [bundle(HARBOUR)]).conflicts == ()


def test_one_bad_line_is_set_aside() -> None:
    """A bad record is named by its line; the others of the bundle merge."""
    seen = preview(State(), [bundle(HARBOUR, b'{"not": "a record"}', GATES, seq=4)])

    assert seen.counts == Counts(new=2, refused=1)
    (line,) = seen.refused_lines
    assert (line.officer, line.seq, line.line) == ("isla", 4, 2)
    assert any("bundle laptop-isla 4 of isla, line 2: " in one for one in lines_of(seen))


def test_lines_set_aside_on_opening_are_counted_and_keep_the_numbers_right() -> None:
    """A line that was no text at all is reported too, and the next bad one is named by its true number."""
    opened = replace(
        bundle(HARBOUR, b"{}"),
        read=read_lines((HARBOUR, b"{}"), (2, 4)).named(),
        bad_lines=(BadLine(1, "it is blank"), BadLine(3, "it is not UTF-8")),
    )
    seen = preview(State(), [opened])

    assert [(one.line, one.code) for one in seen.refused_lines] == [
        (1, "line"),
        (3, "line"),
        (4, "record-fields"),
    ]
    assert seen.counts == Counts(new=1, refused=3)
    assert "line 1: it is blank. Ask" in seen.refused_lines[0].sentence


def test_a_refused_bundle_stops_no_other() -> None:
    """A file cut short is named with its reason, and the rest is merged."""
    cut = RefusedBundle("a.age", "decrypt", "The file is cut short.", "Copy it from the laptop again.")
    seen = preview(State(), [cut, bundle(GATES), cut])

    assert seen.counts.new == 1
    assert seen.refused_bundles == (cut,)
    assert "Not taken (decrypt): a.age: The file is cut short. Copy it from the laptop again." in lines_of(
        seen
    )


def test_missing_bundles_are_named_until_they_arrive() -> None:
    """A bundle that is still on a stick somewhere is missed by number; one that comes along is not."""
    late, middle = bundle(GATES, seq=4, missing=(2, 3)), bundle(HARBOUR, seq=3, missing=(2,))

    assert preview(State(), [late]).officers[0].missing == (MissingBundles("laptop-isla", (2, 3)),)
    assert preview(State(), [late, middle]).officers[0].missing == (MissingBundles("laptop-isla", (2,)),)
    assert "  Not arrived yet from laptop laptop-isla: bundle 2." in lines_of(
        preview(State(), [late, middle])
    )


def test_what_is_erased_stays_out() -> None:
    """Somebody who was wiped does not come back with an old bundle, and their words are not shown."""
    known = State(erased=frozenset([PERSON]))
    other = revision({"words": "x"}, subject=OTHER_PERSON, record=uuid(8))
    seen = preview(known, [bundle(GATES, other)])

    assert seen.counts == Counts(new=1, erased=1)
    assert [one.person for one in seen.people] == [OTHER_PERSON]
    assert not any("welding" in one for one in lines_of(seen))


def test_an_old_preview_brings_nobody_back() -> None:
    """What was erased between looking and accepting is not taken."""
    seen = preview(State(), [bundle(GATES)])

    assert accept(State(erased=frozenset([PERSON])), seen).add == {}


def test_undo_takes_it_out_of_view_and_merging_again_brings_it_back() -> None:
    """A merge can be undone without anything leaving the store, and done again."""
    start = State.of([HARBOUR])
    done = accept(start, preview(start, [bundle(HARBOUR, GATES)]))
    known = join(start, State.of(done.add.values()))

    assert set(in_view(known, done.brought).values()) == {HARBOUR}
    assert in_view(known, frozenset()) == known.revisions
    again = preview(known, [bundle(HARBOUR, GATES)], withdrawn=done.brought)
    assert again.counts == Counts(new=1, same=1)
    assert accept(known, again).add == {}
    assert accept(known, again).brought == done.brought


def test_two_people_with_one_code_name_are_told_apart() -> None:
    """A newcomer who shares a code name is never silently joined with the other."""
    twin = revision(
        {"alias": "quiet-harbour"}, entity_list="young_people", record=OTHER_PERSON, subject=OTHER_PERSON
    )
    seen = preview(State.of([HARBOUR]), [bundle(twin)])

    assert seen.shared_code_names == (SharedCodeName("quiet-harbour", (PERSON, OTHER_PERSON)),)
    assert "One code name, 2 people, kept apart: quiet-harbour." in lines_of(seen)
    assert preview(State.of([HARBOUR, twin]), [bundle(GATES)]).shared_code_names == ()
    assert preview(State(), [bundle(HARBOUR)]).shared_code_names == ()


def test_hostile_names_do_nothing_to_the_terminal() -> None:
    """A code name or file name made of terminal commands is shown as harmless text."""
    evil = revision({"alias": "\x1b[2J"}, entity_list="young_people", record=PERSON)
    seen = preview(State(), [bundle(evil), RefusedBundle("\x1b]0;x\x07", "tar", "\x9b2J")])

    assert not any(code in line for line in lines_of(seen) for code in "\x1b\x07\x9b")


def test_a_given_picture_gives_the_same_answer() -> None:
    """The coordinator's open picture is used, and says the same as one made afresh."""
    known = State.of([HARBOUR, GATES])
    arrived = [bundle(reworded("gates", "isla"), reworded("railings", "tariq"))]

    assert preview(known, arrived, picture=Picture.of(known.revisions)) == preview(known, arrived)
    assert alias_of(Picture.of(known.revisions), OTHER_PERSON) == ""


def test_refused_lines_and_missing_changes_are_told_by_person() -> None:
    """The coordinator sees whom a bad record touches, and for whom an earlier bundle is awaited."""
    later = HARBOUR.replace(b'"format":1', b'"format":2')
    nobody = GATES.replace(b'"subject":"%s"' % PERSON.encode(), b'"subject":"nobody at all"')
    seen = preview(State(), [bundle(HARBOUR, later, nobody, reworded("gates", "isla"))])

    (person,) = seen.people
    assert (person.alias, person.counts, person.awaited) == ("quiet-harbour", Counts(new=2, refused=1), 1)
    assert "quiet-harbour: 2 new, 1 refused" in "\n".join(lines_of(seen))
    assert "Waits for 1 earlier change not arrived yet." in "\n".join(lines_of(seen))
    assert seen.counts.refused == 2

    with_parent = preview(State.of([GATES]), [bundle(HARBOUR, reworded("gates", "isla"))])
    assert [one.awaited for one in with_parent.people] == [0]


def test_of_somebody_erased_nothing_is_told() -> None:
    """Neither a bad record nor a missing one names a person who was wiped."""
    later = HARBOUR.replace(b'"format":1', b'"format":2')

    seen = preview(State(erased=frozenset({PERSON})), [bundle(later, reworded("gates", "isla"))])

    assert (seen.people, seen.counts) == ((), Counts(erased=1, refused=1))


def test_sorted_early_is_sorted_late() -> None:
    """What was sorted while bundles were opened counts the same; one set aside after all is left out."""
    good, forked = bundle(HARBOUR, GATES), bundle(OFFER, seq=2)
    for kept in ([good, forked], [good]):
        early = Foretelling(State(), Picture())
        for one in (good, forked):
            early.take(one.officer, one.read)
        assert early.seen(kept) == preview(State(), kept)

    early = Foretelling(State(), Picture())
    early.take(good.officer, good.read)
    wiped = replace(good, erased=frozenset({PERSON}))
    assert early.seen([wiped]) == preview(State(), [wiped])
    assert early.seen([wiped]).counts.new == 0
