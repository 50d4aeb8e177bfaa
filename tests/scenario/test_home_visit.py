"""The home visit walked from the door to its records, along every way a talk can go."""

import pytest

from outreach_tui.interview.missing import MissingReason
from tests.scenario.talk import Line, made, talk

GIVEN = {"person": "", "alias": "quiet-harbour", "officer": "isla", "area": "govan", "attempt": "2"}
KNOWN = "11111111-1111-4111-8111-111111111111"

AT_THE_DOOR: list[Line] = [("door", "talk"), ("present", "alone"), ("mode", "full")]
TOLD: list[Line] = [*AT_THE_DOOR, ("age_band", "a16_17"), ("understood", "yes")]
AGREED: list[Line] = [*TOLD, ("ok_talk", "yes"), ("ok_write", "yes"), ("share_with", "team")]
NO_STRENGTH: list[Line] = [("a_words", MissingReason.DONT_KNOW)]
NO_IDEA: list[Line] = [
    ("interest[1]/i_kind", MissingReason.DONT_KNOW),
    ("interest[1]/i_words", MissingReason.DONT_KNOW),
]
NEXT: list[Line] = [("next_step", "nothing"), ("decided_by", "young_person")]
ENDED: list[Line] = [*NEXT, ("concern", "none")]
WELDING: list[Line] = [
    ("interest[1]/i_kind", "skill"),
    ("interest[1]/i_words", "get good at welding"),
    ("interest[1]/i_word_source", "verbatim"),
]
FOOTBALL: list[Line] = [
    ("+", "interest"),
    ("interest[2]/i_kind", "activity"),
    ("interest[2]/i_words", "five-a-side"),
    ("interest[2]/i_word_source", "tidied"),
]
JOB: list[Line] = [("job_wish", "yes"), ("job_words", "a yard"), ("job_word_source", "officer")]

NO_WORDS = {"young_people": 1, "visits": 1}
WAYS: dict[str, tuple[list[Line], str, dict[str, int]]] = {
    "nobody in": ([("door", "not_in")], "not_in", NO_WORDS),
    "not living there": ([("door", "moved")], "moved", NO_WORDS),
    "says no at the door": ([("door", "declined"), ("said_why", "idea")], "declined", NO_WORDS),
    "not now": ([("door", "not_now"), ("come_back", "2026-05-09")], "come_back", NO_WORDS),
    "leave it for another day": (
        [("door", "talk"), ("mode", "later"), ("come_back", "2026-05-09"), ("concern", "none")],
        "come_back",
        NO_WORDS,
    ),
    "too young": ([*AT_THE_DOOR, ("age_band", "under14"), ("concern", "none")], "not_suitable", NO_WORDS),
    "not understood today": (
        [*AT_THE_DOOR, ("age_band", "not_said"), ("understood", "no"), ("concern", "none")],
        "declined",
        NO_WORDS,
    ),
    "talks, then no": (
        [*TOLD, ("ok_talk", "no"), ("concern", "none")],
        "declined",
        NO_WORDS | {"consents": 1},
    ),
    "talks, nothing written": (
        [*TOLD, ("ok_talk", "yes"), ("ok_write", "no"), ("concern", "none")],
        "talked_unrecorded",
        NO_WORDS | {"consents": 1},
    ),
    "would rather not say whether it may be written": (
        [*TOLD, ("ok_talk", "yes"), ("ok_write", MissingReason.DECLINED), ("concern", "none")],
        "talked_unrecorded",
        NO_WORDS | {"consents": 1},
    ),
    "a chat, no ideas yet": (
        [*AGREED, *NO_STRENGTH, *NO_IDEA, *ENDED],
        "brief_chat",
        NO_WORDS | {"consents": 1},
    ),
    "interrupted before reading back": (
        [*AGREED, *NO_STRENGTH, *WELDING, *NEXT, ("read_back", "not_done"), ("concern", "none")],
        "part",
        NO_WORDS | {"consents": 1, "interests": 1},
    ),
    "no idea until asked for a skill": (
        [
            *AGREED,
            *NO_STRENGTH,
            *NO_IDEA,
            ("skill_wish", "yes"),
            ("skill_words", "guitar"),
            ("skill_word_source", "verbatim"),
            *NEXT,
            ("read_back", "right"),
            ("concern", "none"),
        ],
        "full",
        NO_WORDS | {"consents": 1, "interests": 1},
    ),
    "a worry passed on": (
        [*TOLD, ("ok_talk", "no"), ("concern", "passed_on"), ("concern_to", "duty social worker, 16:20")],
        "declined",
        NO_WORDS | {"consents": 1, "concern_flags": 1},
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_a_talk_can_go_leaves_its_outcome_and_no_more_than_was_agreed(way: str) -> None:
    """The visit is always kept; words are kept only by somebody who agreed to talk and to be written down."""
    lines, outcome, records = WAYS[way]
    session = talk("home_visit", lines, given=GIVEN)
    assert session.problems() == ()
    counts: dict[str, int] = {}
    for action in session.submission().entities:
        counts[action.entity_list] = counts.get(action.entity_list, 0) + 1
    assert counts == records
    (visit,) = made(session, "visits")
    assert visit.fields["outcome"] == outcome


def test_every_wish_becomes_an_interest_in_the_words_typed() -> None:
    """Ideas, and a job that came up when asked, are kept one by one, with whose words they are."""
    lines = [*AGREED, *NO_STRENGTH, *WELDING, *FOOTBALL, *JOB, ("top_pick", "five-a-side"), *NEXT]
    session = talk("home_visit", [*lines, ("read_back", "right"), ("concern", "none")], given=GIVEN)
    wishes = [
        tuple(
            one.fields[field] for field in ("words", "kind", "word_source", "top_pick", "speaker", "status")
        )
        for one in made(session, "interests")
    ]
    assert wishes == [
        ("get good at welding", "skill", "verbatim", "", "young_person", "active"),
        ("five-a-side", "activity", "tidied", "yes", "young_person", "active"),
        ("a yard", "job", "officer", "", "young_person", "active"),
    ]


def test_an_empty_idea_between_two_is_no_wish() -> None:
    """An idea that was opened and left without words counts nowhere."""
    empty: list[Line] = [
        ("+", "interest"),
        ("interest[2]/i_kind", MissingReason.SKIPPED),
        ("interest[2]/i_words", MissingReason.SKIPPED),
    ]
    third: list[Line] = [(name.replace("[2]", "[3]"), answer) for name, answer in FOOTBALL]
    lines = [*AGREED, *NO_STRENGTH, *WELDING, *empty, *third, *JOB, *NEXT, ("read_back", "right")]
    session = talk("home_visit", [*lines, ("concern", "none")], given=GIVEN)
    assert [one.label for one in made(session, "interests")] == [
        "get good at welding",
        "five-a-side",
        "a yard",
    ]
    (read_out,) = (prompt.label for prompt in session.prompts() if prompt.name == "n_back")
    assert "get good at welding / five-a-side / a yard." in read_out


def test_why_there_is_no_answer_reaches_the_record() -> None:
    """Would rather not say, or later, is kept as such, in the wish and about the person."""
    lines = [*AGREED, ("contact_way", MissingReason.DECLINED), *NO_STRENGTH, *WELDING]
    lines += [("interest[1]/i_like", MissingReason.COME_BACK_LATER), *NEXT, ("read_back", "right")]
    session = talk("home_visit", [*lines, ("concern", "none")], given=GIVEN)
    assert made(session, "interests")[0].fields["looks_like"] is MissingReason.COME_BACK_LATER
    assert made(session, "young_people")[0].fields["contact_wish"] is MissingReason.DECLINED


def test_somebody_new_and_somebody_known_are_both_whom_it_is_about() -> None:
    """A first visit makes the person's record and a later one changes it; what was known is not wiped."""
    new = talk("home_visit", [("door", "not_in")], given=GIVEN)
    (person,) = made(new, "young_people")
    assert (person.kind, person.fields["status"]) == ("create", "suggested")
    assert new.submission().subject == person.id

    row = {"name": KNOWN, "label": "quiet-harbour", "alias": "quiet-harbour", "age_band": "a16_17"}
    lines = [*AT_THE_DOOR, ("age_band", MissingReason.NOT_ASKED), ("understood", "yes"), *AGREED[-3:]]
    lines += [*NO_STRENGTH, *NO_IDEA, *ENDED]
    known = talk(
        "home_visit",
        lines,
        given=GIVEN | {"person": KNOWN},
        known={"young_people": [row | {"status": "in_course"}]},
    )
    (person,) = made(known, "young_people")
    assert (person.kind, person.id, known.submission().subject) == ("update", KNOWN, KNOWN)
    assert not {"age_band", "status"} & set(person.fields)


def test_with_friends_about_nothing_personal_is_asked() -> None:
    """Pals at the table hear ideas and strengths; what matters and what gets in the way stay out."""
    lines: list[Line] = [("door", "talk"), ("present", "friends"), *AGREED[2:], *NO_STRENGTH, *WELDING]
    asked = {prompt.name for prompt in talk("home_visit", lines, given=GIVEN).prompts()}
    assert {"n_group", "a_words", "i_words", "we_will"} <= asked
    assert not {"matters", "good_day", "in_way", "no_go", "fix", "mentor_wish", "kind_rank"} & asked


def test_agreeing_on_second_thoughts_loses_no_wish() -> None:
    """Somebody who first says no to writing, and then yes, has every wish kept."""
    first: list[Line] = [*TOLD, ("ok_talk", "yes"), ("ok_write", "yes"), ("share_with", "team")]
    again: list[Line] = [("ok_write", "no"), ("ok_write", "yes"), ("share_with", "team")]
    rest: list[Line] = [*NO_STRENGTH, *JOB, *NEXT, ("read_back", "right"), ("concern", "none")]
    session = talk("home_visit", [*first, *WELDING, *again, *rest], given=GIVEN)
    assert [one.fields["words"] for one in made(session, "interests")] == ["get good at welding", "a yard"]
