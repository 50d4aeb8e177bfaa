"""The first draft of a course."""

from outreach_tui.codesign.draft import CourseDraft, draft_course
from outreach_tui.codesign.findings import Verdict
from outreach_tui.codesign.in_words import draft_lines
from tests.codesign.area import LABELS, TODAY, Area
from tests.records.revisions import revision


def draft(area: Area) -> CourseDraft:
    """Return the draft of an area."""
    return draft_course(area.picture, labels=LABELS, today=TODAY)


def test_wishes_stand_beside_offers_that_share_a_theme() -> None:
    """A coordinator sees each wish in its own words with the offers for it, and why."""
    area = Area()
    area.wish(
        area.person("quiet-harbour"), "get good at welding, like proper gates", top_pick="yes", want="5"
    )
    area.offer(partner_name="Clyde Homes", kind="taster")
    area.offer(title="Bike repair", themes="vehicles")
    lines = draft_lines(draft(area))

    assert lines[0] == "1 wish of 1 young person, 2 offers."
    assert lines[1] == "Theme Building and trades: 1 young person, 1 top pick."
    assert lines[2] == '  "get good at welding, like proper gates" (quiet-harbour, want 5 of 5, top pick)'
    assert lines[3].startswith("    Fits if - Morning in the workshop, Clyde Homes. Fits: same theme:")
    assert "Bike repair" not in "\n".join(lines)


def test_wishes_are_ordered_by_top_pick_want_and_conditions() -> None:
    """Among equal wishes, the one that is easiest to answer comes first; one without an answer last."""
    area = Area()
    area.offer(min_age="18")
    area.wish(area.person("a-gap", "a14_15"), "none fits", want="5")
    area.wish(area.person("b-nearly", "a16_17"), "one condition", want="5")
    area.wish(area.person("c-fits", "a18_25"), "no condition", want="5")
    area.wish(area.person("d-weak", "a18_25"), "less wanted", want="1")
    area.wish(area.person("e-top", "a14_15"), "top", want="1", top_pick="yes")
    (theme,) = draft(area).themes

    assert [one.wish.alias for one in theme.wishes] == ["e-top", "c-fits", "b-nearly", "a-gap", "d-weak"]


def test_what_nobody_can_meet_is_a_gap_in_its_own_words() -> None:
    """Each wish without an answer is listed with the reason why."""
    area = Area()
    area.offer(min_age="18", max_age="25")
    area.wish(area.person("a-a"), "keep bees", "green")
    area.wish(area.person("b-b"), "just peace", "")
    area.wish(area.person("c-c", "over25"), "gates", "trades")
    area.wish(area.person("d-d", ""), "sheds", "trades")
    area.wish(area.person("e-e", "a18_25"), "ramps", "trades")

    assert {one.wish.interest.words: one.why for one in draft(area).gaps} == {
        "keep bees": "No offer shares its theme.",
        "just peace": "It has no theme yet, so no offer could be set beside it.",
        "gates": "The offers with its theme do not fit.",
        "sheds": "There is an offer with its theme, and something to ask first.",
    }


def test_offers_that_do_not_fit_are_shown_with_the_reason() -> None:
    """An offer is never hidden because a rule says no: a person may know better."""
    area = Area()
    area.wish(area.person("quiet-harbour"), "gates")
    area.offer(title="Z fits")
    area.offer(title="A does not", status="defunct")
    (theme,) = draft(area).themes

    assert [(one.on_table.offer.title, one.verdict) for one in theme.wishes[0].matches] == [
        ("Z fits", Verdict.FITS),
        ("A does not", Verdict.DOES_NOT_FIT),
    ]


def test_carers_hopes_stand_apart_and_officers_words_are_marked() -> None:
    """A carer's hope is shown, counted nowhere and in no gap; the officer's words are to be read back."""
    area = Area()
    harbour = area.person("quiet-harbour", "a14_15")
    area.wish(harbour, "he should get a trade", speaker="carer")
    area.wish(harbour, "gates, I think", word_source="officer")
    found = draft(area)

    assert [one.interest.words for one in found.carers_hopes] == ["he should get a trade"]
    assert [one.interest.words for one in found.to_read_back] == ["gates, I think"]
    assert (found.wishes, found.people, len(found.gaps)) == (1, 1, 1)
    assert '  "he should get a trade" (quiet-harbour, want 4 of 5, a carer\'s words)' in draft_lines(found)


def test_both_versions_of_a_wish_are_shown() -> None:
    """While two officers' words stand side by side, neither is hidden from whoever designs the course."""
    area = Area()
    harbour = area.person("quiet-harbour")
    area.wish(harbour, "gates")
    picture = area.picture
    (record,) = picture.records("interests")
    picture.add([revision({"words": "railings"}, record=record.id, subject=harbour, who="tariq")])
    (wish,) = (one.wish for one in draft_course(picture, labels=LABELS, today=TODAY).themes[0].wishes)

    assert {wish.interest.words, *wish.other_words} == {"gates", "railings"}


def test_real_work_is_a_standing_gap() -> None:
    """As long as no partner offers real work, the draft says so."""
    area = Area()
    area.offer(kind="job", status="defunct")
    assert "No partner offers real work yet." in draft_lines(draft(area))

    area.offer(can_employ="yes")
    assert draft(area).is_real_work_on_offer


def test_nothing_known_is_an_empty_draft() -> None:
    """Before the first merge the draft is empty, not broken."""
    assert draft_lines(draft(Area()))[0] == "0 wishes of 0 young people, 0 offers."


def test_hostile_words_do_nothing_to_the_terminal() -> None:
    """Words made of terminal commands are shown as harmless text."""
    area = Area()
    area.wish(area.person("x\x1b[2J"), "gates\x1b]0;x\x07", "trades")
    area.offer(title="\x9b2J", not_for="\x1b[6n")

    assert not any(code in line for line in draft_lines(draft(area)) for code in "\x1b\x07\x9b")
