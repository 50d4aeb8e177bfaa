"""The short scripts: after a taster, the check-in, community figures, lessons, notes, and keeping safe."""

import pytest

from outreach_tui.interview.session import Session
from tests.scenario.talk import Line, Rows, made, script, talk

PERSON = "11111111-1111-4111-8111-111111111111"
TASTER = "33333333-3333-4333-8333-333333333333"
NOTE = "44444444-4444-4444-8444-444444444444"
PEOPLE = [{"name": PERSON, "label": "quiet-harbour", "alias": "quiet-harbour", "subject": ""}]
KNOWN: Rows = {
    "young_people": PEOPLE,
    "tasters": [{"name": TASTER, "label": "the boat workshop", "subject": PERSON, "on": "2026-04-20"}],
    "notes": [{"name": NOTE, "label": "n", "words": "ask about boots", "promise": "yes", "by": "2026-05-09"}],
}
GIVEN = {"person": PERSON, "alias": "quiet-harbour", "area": "govan", "goal_before": "get good at welding"}


def walk(name: str, lines: list[Line], *, known: Rows = KNOWN, **given: str) -> Session:
    """Return a script after these answers."""
    return talk(name, lines, given=GIVEN | given, known=known)


def asked(session: Session) -> set[str]:
    """Return the names of the questions that apply."""
    return {prompt.name for prompt in session.prompts()}


WENT: list[Line] = [("went", "yes"), ("kcs", "keep"), ("stay_or_move", "move")]
HOW_IT_WAS = {"best", "kcs", "stay_or_move", "welcome", "meaning", "showed", "who_rated", "who_decides"}
TASTERS: dict[str, tuple[list[Line], set[str]]] = {
    "went, and on to the next thing": (WENT, HOW_IT_WAS),
    "stays": ([*WENT[:2], ("stay_or_move", "stay")], HOW_IT_WAS | {"miss_out"}),
    "would change it": ([*WENT, ("kcs", "change"), ("change_what", "longer")], HOW_IT_WAS | {"change_what"}),
    "stops": ([*WENT, ("kcs", "stop")], HOW_IT_WAS | {"stop_instead"}),
    "chose another part of the course": ([("went", "no_chose")], set()),
    "could not make it": ([("went", "no_could_not")], {"why_not"}),
    "did not go": ([("went", "no_other")], {"why_not"}),
}


@pytest.mark.parametrize("name", TASTERS)
def test_after_a_taster_only_what_fits_the_answer_is_asked(name: str) -> None:
    """Choosing another part of the course asks nothing more; not making it asks what we should fix."""
    lines, opened = TASTERS[name]
    session = walk("taster", lines)
    assert asked(session) == {"alias", "session", "on", "went"} | opened
    assert session.problems() == ()


def test_a_taster_says_how_it_was_and_is_not_asked_about_again() -> None:
    """The app knows what they tried; the answer is a record, and the taster is no longer waiting for one."""
    session = walk("taster", [*WENT, ("best", "the bandsaw"), ("welcome", "4")])
    (feedback,), (taster,) = made(session, "feedback"), made(session, "tasters")
    assert (taster.id, taster.kind, dict(taster.fields)) == (TASTER, "update", {"went": "yes"})
    assert (feedback.fields["session"], feedback.fields["taster"]) == ("the boat workshop", TASTER)
    assert (feedback.fields["best"], feedback.fields["welcome"]) == ("the bandsaw", "4")
    assert session.submission().subject == PERSON


def test_a_stop_opens_another_wish() -> None:
    """What they would want instead is an interest like any other, and says whose words it is."""
    lines: list[Line] = [*WENT, ("kcs", "stop"), ("stop_instead", "fixing bikes"), ("n_kind", "skill")]
    (wish,) = made(walk("taster", [*lines, ("n_word_source", "verbatim")]), "interests")
    assert wish.fields == {
        "words": "fixing bikes",
        "kind": "skill",
        "word_source": "verbatim",
        "status": "active",
        "speaker": "young_person",
    }


HOW: list[Line] = [("timepoint", "end"), ("ok", "yes"), ("goal_near", "7"), ("concern", "none")]
CHECK_INS: dict[str, tuple[list[Line], set[str], set[str]]] = {
    "a job with a partner": ([("doing", "job_partner")], {"employer", "job_meant"}, set()),
    "a job elsewhere": ([("doing", "job_other")], {"job_meant"}, {"employer"}),
    "looking": ([("doing", "looking")], set(), {"employer", "job_meant"}),
    "it was their call": ([("had_say", "5")], {"say_example"}, {"say_more"}),
    "no say": ([("had_say", "1")], {"say_more"}, {"say_example"}),
    "some say": ([("had_say", "3")], set(), {"say_more", "say_example"}),
    "words that matter": ([("wb_matter", "safe active")], {"wb_change"}, set()),
    "in the middle": ([("timepoint", "middle")], set(), {"wb_matter"}),
    "another goal": ([("goal_same", "no")], {"goal_new"}, set()),
    "no": ([("ok", "no")], set(), {"goal", "goal_near", "doing", "had_say", "quote_ok", "evidence"}),
}


@pytest.mark.parametrize("name", CHECK_INS)
def test_a_check_in_asks_what_the_answers_open(name: str) -> None:
    """A job asks with whom and whether it is what they wanted; how much say asks when; no asks nothing."""
    lines, opened, closed = CHECK_INS[name]
    names = asked(walk("check_in", [*HOW, *lines]))
    assert opened <= names
    assert not closed & names


def test_a_check_in_measures_against_their_own_words() -> None:
    """The goal is theirs, filled in from before, and goes where they move it."""
    rest: list[Line] = [("doing", "looking"), ("had_say", "4")]
    (same,) = made(walk("check_in", [*HOW, *rest]), "outcomes")
    assert (same.fields["goal_words"], same.fields["goal_near"]) == ("get good at welding", "7")
    moved: list[Line] = [("goal_same", "no"), ("goal_new", "my own shop")]
    (other,) = made(walk("check_in", [*HOW, *rest, *moved]), "outcomes")
    assert other.fields["goal_words"] == "my own shop"
    assert made(walk("check_in", [*HOW[:1], ("ok", "no"), ("concern", "none")]), "outcomes") == []


COUNTED: list[Line] = [
    *(
        ("indicator", "repair_cost"),
        ("ind_def", "what it says"),
        ("ind_type", "count"),
        ("geo", "the scheme"),
    ),
    *(("source", "the office"), ("quality", "official"), ("have_base", "yes")),
]
MEANT: list[Line] = [("direction", "better"), ("else", "new lights")]
HALF_YEARS: list[Line] = [
    *(("b_from", "2025-01-01"), ("b_to", "2025-07-01"), ("n_from", "2026-01-01"), ("n_to", "2026-07-01"))
]
FIGURES: dict[str, tuple[list[Line], str, set[str]]] = {
    "50 before, 10 now, equal half-years": (
        [*COUNTED, *HALF_YEARS, ("b_val", "50"), ("n_val", "10")],
        "-80",
        {"n_pct"},
    ),
    "no baseline": ([*COUNTED, ("have_base", "no"), ("n_val", "10")], "", set()),
    "400 over a year, 60 over a quarter": (
        [
            *COUNTED,
            ("b_from", "2025-01-01"),
            ("b_to", "2026-01-01"),
            ("n_from", "2026-01-01"),
            ("n_to", "2026-04-01"),
            ("b_val", "400"),
            ("n_val", "60"),
        ],
        "-85",
        {"n_pct", "n_len"},
    ),
    "small numbers": ([*COUNTED, *HALF_YEARS, ("b_val", "20"), ("n_val", "10")], "-50", {"n_pct", "n_small"}),
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_about_a_place_says_what_it_can_carry(name: str) -> None:
    """No percentage without a baseline; unequal periods and small numbers are said beside it."""
    lines, percent, warnings = FIGURES[name]
    session = walk("community", [*lines, *MEANT])
    assert asked(session) & {"n_pct", "n_len", "n_small"} == warnings
    assert ({"b_from", "b_to", "b_val"} <= asked(session)) == bool(percent)
    (figure,) = made(session, "community_outcomes")
    assert figure.fields["percent"] == percent
    assert session.submission().subject is None


def test_what_residents_say_needs_no_figure() -> None:
    """A story counts as it is told, without numbers."""
    assert "n_val" not in asked(walk("community", [*COUNTED, ("ind_type", "story")]))


def test_a_lesson_is_about_nobody_in_particular() -> None:
    """An earlier attempt asks what was different; young people can be its authors."""
    lines: list[Line] = [
        *(("lesson_type", "earlier_try"), ("stage", "visits"), ("what", "nobody came"), ("made_work", "-")),
        *(("earlier", "no food"), ("tension", "time"), ("said_by", "young_person"), ("share_scope", "here")),
    ]
    session = walk("lesson", lines)
    assert ("yp_credit" in asked(session), "yp_agree" in asked(session)) == (True, False)
    assert session.problems() == ()
    (lesson,) = made(session, "lessons")
    assert (lesson.fields["earlier"], session.submission().subject) == ("no food", None)


def test_a_note_needs_one_line_and_finds_its_owner_by_code_name() -> None:
    """Nothing but the line is needed; without a code name it belongs to nobody yet."""
    unfiled = walk("quick_note", [("note", "good with dogs")], person="", alias="")
    named = walk("quick_note", [("note", "good with dogs")], person="")
    assert (unfiled.problems(), unfiled.submission().subject) == ((), None)
    assert named.submission().subject == PERSON
    (note,) = made(unfiled, "notes")
    assert (note.fields["words"], note.fields["pass_on"]) == ("good with dogs", "no")


def test_a_note_that_is_a_promise_joins_the_promises_once_it_has_an_owner() -> None:
    """A promise made on the stairs is not lost; one without an owner waits until it is filed."""
    promised: list[Line] = [("note", "ask about boots"), ("promise", "yes"), ("by", "2026-05-09")]
    (pledge,) = made(walk("quick_note", promised), "pledges")
    assert pledge.fields == {"we_words": "ask about boots", "by": "2026-05-09"}
    assert made(walk("quick_note", promised, person="", alias=""), "pledges") == []
    filed = walk("file_note", [("who", PERSON)], note=NOTE)
    (note,), (pledge,) = made(filed, "notes"), made(filed, "pledges")
    assert (note.id, note.kind, dict(note.fields)) == (NOTE, "update", {"alias": "quiet-harbour"})
    assert pledge.fields == {"we_words": "ask about boots", "by": "2026-05-09"}
    assert filed.submission().subject == PERSON


@pytest.mark.parametrize("person", ["", PERSON])
def test_a_worry_is_passed_on_by_role_and_time_alone(person: str) -> None:
    """It works before any agreement, about somebody or nobody, and keeps nothing of what was said."""
    session = walk("pass_it_on", [("role", "social_worker")], person=person)
    assert session.problems() == ()
    (flag,) = made(session, "concern_flags")
    assert (flag.fields["passed_to"], flag.fields["passed_on_at"]) == (
        "Duty social worker",
        "2026-05-04T16:10:00.000+00:00",
    )
    assert (session.submission().subject or "") == person
    texts = {place[-1] for place, one in script("pass_it_on").questions.items() if one.control == "text"}
    assert texts == {"role_other", "reference"}


def test_somebody_knows_where_i_am_and_hears_that_i_am_back() -> None:
    """Before the doors it asks who knows and when; while that is open, only whether they were rung."""
    out: list[Line] = [("buddy", "kez, at the station"), ("due_back", "17:30:00")]
    (check,) = made(walk("visit_safety", out), "visit_safety")
    assert (check.kind, check.fields["on"], check.fields["due_back"][:5]) == ("create", "2026-05-04", "17:30")
    known: Rows = {"visit_safety": [{"name": NOTE, "label": "", "buddy": "kez", "subject": ""}]}
    back = walk("visit_safety", [], known=known)
    assert [prompt.label for prompt in back.prompts()] == ["Ring kez, and say you are back. Done?"]
    assert made(back, "visit_safety") == []
    (closed,) = made(walk("visit_safety", [("checked_in", "OK")], known=known), "visit_safety")
    assert (closed.id, closed.kind, dict(closed.fields)) == (
        NOTE,
        "update",
        {"checked_in_at": "2026-05-04T16:10"},
    )


def test_how_they_got_a_copy_stands_at_the_last_visit() -> None:
    """That they were given a page, or wanted none, is kept where the visit is."""
    (visit,) = made(walk("copy", [("copy_way", "paper")], visit=NOTE), "visits")
    assert (visit.id, visit.kind, dict(visit.fields)) == (NOTE, "update", {"copy_way": "paper"})
