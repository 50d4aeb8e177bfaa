"""Whatever is wished for and offered, nobody's words are lost from the draft or counted as another's."""

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.codesign.draft import draft_course
from outreach_tui.codesign.findings import Verdict
from outreach_tui.codesign.in_words import draft_lines
from outreach_tui.codesign.wishes import wishes_of
from outreach_tui.evidence.indicators import own_words
from tests.codesign.area import LABELS, TODAY, Area

MODEST = settings(max_examples=60, deadline=None)
anything = st.text(st.characters(codec="utf-8"), max_size=12)
themes = st.sampled_from(
    ["", "trades", "vehicles", "trades vehicles", "unthemed", "green", "unthemed trades"]
)
bands = st.sampled_from(["", "a14_15", "a16_17", "a18_25", "over25", "not_said", "later_band"])
wishes = st.fixed_dictionaries(
    {
        "words": anything,
        "themes": themes,
        "kind": st.sampled_from(
            ["activity", "skill", "job", "course", "help_others", "make_start", "other", ""]
        ),
        "want": st.sampled_from(["", "1", "3", "5", "lots"]),
        "top_pick": st.sampled_from(["", "yes"]),
        "speaker": st.sampled_from(["young_person", "carer", ""]),
        "word_source": st.sampled_from(["verbatim", "tidied", "officer", ""]),
        "status": st.sampled_from(["active", "dropped", ""]),
        "with_who": st.sampled_from(["", "group one_adult", "either"]),
        "hours": st.sampled_from(["", "weekend", "try", "full"]),
    }
)
offers = st.fixed_dictionaries(
    {
        "title": anything,
        "themes": themes,
        "kind": st.sampled_from(["activity", "taster", "training", "job", "mentoring", ""]),
        "min_age": st.sampled_from(["", "16", "18", "x"]),
        "max_age": st.sampled_from(["", "17", "25"]),
        "not_for": anything,
        "place": anything,
        "schedule": anything,
        "conditions_can_bend": anything,
        "review_by": st.sampled_from(["", "2026-01-01", "2027-01-01", "soon"]),
        "status": st.sampled_from(["active", "inactive", "temporarily_closed", ""]),
    }
)


@st.composite
def areas(draw: st.DrawFn) -> Area:
    """Return an area of up to four young people, eight wishes and four offers."""
    area = Area()
    people = [area.person(f"p{number}-harbour", draw(bands)) for number in range(draw(st.integers(1, 4)))]
    for fields in draw(st.lists(wishes, max_size=8)):
        area.wish(draw(st.sampled_from(people)), **fields)
    for fields in draw(st.lists(offers, max_size=4)):
        area.offer(**fields)
    for person in people:
        area.add("barriers", person, kinds="money shifts", places_ruled_out=draw(anything))
    return area


@MODEST
@given(areas())
def test_every_wish_is_somewhere_and_every_gap_is_one(area: Area) -> None:
    """Each live wish stands in a theme; it is a gap exactly when no offer fits, if only on a condition."""
    draft = draft_course(area.picture, labels=LABELS, today=TODAY)
    counting = {one.interest.id for one in wishes_of(area.picture) if one.counts}
    answered = {one.wish.interest.id: one for theme in draft.themes for one in theme.wishes}
    unanswered = {
        one
        for one, wish in answered.items()
        if not any(match.verdict in (Verdict.FITS, Verdict.FITS_IF) for match in wish.matches)
    }

    assert set(answered) == counting
    assert {gap.wish.interest.id for gap in draft.gaps} == unanswered
    assert draft.wishes == len(counting)


@MODEST
@given(areas())
def test_carers_words_are_never_the_young_persons(area: Area) -> None:
    """Whatever carers say, no theme, gap or figure holds it."""
    picture = area.picture
    draft = draft_course(picture, labels=LABELS, today=TODAY)
    carers = {one.interest.id for one in wishes_of(picture) if one.is_a_carers}

    assert carers.isdisjoint(one.interest.id for theme in draft.themes for one in theme.theme.wishes)
    assert carers.isdisjoint(gap.wish.interest.id for gap in draft.gaps)
    assert {one.interest.id for one in draft.carers_hopes} == carers
    assert carers.isdisjoint(own_words(picture).to_read)


@MODEST
@given(areas())
def test_every_verdict_has_its_reason(area: Area) -> None:
    """No offer is called fitting, unfitting or unknown without words that say why."""
    draft = draft_course(area.picture, labels=LABELS, today=TODAY)
    matches = [match for theme in draft.themes for wish in theme.wishes for match in wish.matches]
    reasons = {
        Verdict.FITS: "reasons_for",
        Verdict.FITS_IF: "conditions",
        Verdict.UNKNOWN: "questions",
        Verdict.DOES_NOT_FIT: "reasons_against",
    }

    assert all(getattr(match, reasons[match.verdict]) for match in matches)
    assert all(line == line.strip("\n") for line in draft_lines(draft))
