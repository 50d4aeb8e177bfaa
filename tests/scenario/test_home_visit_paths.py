"""The fourteen ways a home visit was walked on paper, held against the script that runs.

What the paper left open (how many strengths, which kind of idea) is answered here so that the two can be
compared prompt for prompt. They differ in two things only:

| ways | prompts | why |
|---|---|---|
| talks, then no; nothing written; under 14; left for another day | one fewer | where nothing may be written, no line for next time is asked for |
| no idea until asked for a skill | two more | a skill or job named when asked says whose words it is and has themes, as any idea has |
"""  # noqa: E501 - a table

from dataclasses import dataclass

import pytest

from tests.scenario.talk import Line, made, talk
from tests.scenario.test_home_visit import (
    AGREED,
    AT_THE_DOOR,
    GIVEN,
    NEXT,
    NO_IDEA,
    NO_STRENGTH,
    TOLD,
    WELDING,
)

FORKS = (
    *("come_back", "carer_place", "n_group", "carer_aware", "n_under14", "matters", "skill_wish", "job_wish"),
    *(
        "top_pick",
        "kind_rank",
        "in_way",
        "no_go",
        "fix",
        "mentor_like",
        "next_step",
        "read_back",
        "concern_to",
    ),
)
"""The questions that some ways open and others do not, in the order of the script."""
_TO_THE_END = "in_way no_go fix mentor_like next_step read_back"

NO_NOTE = frozenset({"quick"})
WORDS = frozenset({"skill_word_source", "skill_theme"})


@dataclass(frozen=True, slots=True)
class Way:
    """One way through the visit."""

    lines: list[Line]
    """What is answered."""
    outcome: str
    """What the visit came to."""
    on_paper: int
    """How many prompts it had on paper."""
    forks: str
    """Which of the forks opened."""
    more: frozenset[str] = frozenset()
    """What the running script asks and the paper did not."""
    fewer: frozenset[str] = frozenset()
    """What the paper asked and the running script does not."""


def idea(number: int, kind: str, words: str) -> list[Line]:
    """Return the lines of one idea."""
    at = f"interest[{number}]"
    added: list[Line] = [] if number == 1 else [("+", "interest")]
    return [*added, (f"{at}/i_kind", kind), (f"{at}/i_words", words), (f"{at}/i_word_source", "verbatim")]


STRENGTH: list[Line] = [("a_words", "fixing bikes")]
NOT_ASKED_FOR: list[Line] = [("skill_wish", "no"), ("job_wish", "no")]
MAKING: list[Line] = [("in_way", "money places"), ("no_go", "the centre"), ("mentor_wish", "yes")]
PROMISE: list[Line] = [("we_will", "ring the garage")]
SOON: list[Line] = [("next_step", "just_text"), ("decided_by", "young_person"), ("pace", "two_weeks")]
CHECKED: list[Line] = [("read_back", "right"), ("concern", "none")]
FRIENDS: list[Line] = [("door", "talk"), ("present", "friends"), ("mode", "light"), *AGREED[3:]]
PARENT: list[Line] = [
    *(("door", "talk"), ("present", "parent_carer"), ("mode", "full"), ("carer_place", "nearby")),
    *(("age_band", "a14_15"), ("carer_aware", "here"), *AGREED[4:]),
]

WAYS = {
    "W1 nobody in": Way([("door", "not_in")], "not_in", 9, ""),
    "W2 says no at the door": Way([("door", "declined"), ("said_why", "idea")], "declined", 10, ""),
    "W3 not now": Way([("door", "not_now"), ("come_back", "2026-05-09")], "come_back", 11, "come_back"),
    "W4 talks, then no": Way(
        [*TOLD, ("ok_talk", "no"), ("concern", "none")], "declined", 20, "", fewer=NO_NOTE
    ),
    "W5 talks, nothing written": Way(
        [*TOLD, ("ok_talk", "yes"), ("ok_write", "no"), ("concern", "none")],
        *("talked_unrecorded", 20, ""),
        fewer=NO_NOTE,
    ),
    "W6 three ideas": Way(
        [
            *AGREED,
            *STRENGTH,
            *idea(1, "help_others", "wheels for the wee ones"),
            *idea(2, "job", "a yard"),
            *idea(3, "course", "forklift"),
            ("skill_wish", "no"),
            ("top_pick", "a yard"),
            *MAKING,
            *PROMISE,
            *SOON,
            *CHECKED,
        ],
        *(
            "full",
            81,
            "matters skill_wish top_pick kind_rank in_way no_go fix mentor_like next_step read_back",
        ),
    ),
    "W7 interrupted before reading back": Way(
        [
            *AGREED,
            *NO_STRENGTH,
            *WELDING,
            ("job_wish", "no"),
            *MAKING,
            *SOON,
            ("read_back", "not_done"),
            ("left_early", "interrupted"),
            ("concern", "none"),
        ],
        *("part", 56, "matters job_wish in_way no_go fix mentor_like next_step read_back"),
    ),
    "W8 a chat, no ideas yet": Way(
        [*AGREED, *NO_STRENGTH, *NO_IDEA, *NOT_ASKED_FOR, *SOON, ("concern", "none")],
        *("brief_chat", 38, "matters skill_wish job_wish next_step"),
    ),
    "W9 friends present": Way(
        [
            *FRIENDS,
            *STRENGTH,
            *idea(1, "activity", "five-a-side"),
            *idea(2, "skill", "mixing"),
            ("job_wish", "no"),
            ("top_pick", "mixing"),
            *SOON,
            *CHECKED,
        ],
        *("full", 62, "n_group job_wish top_pick next_step read_back"),
    ),
    "W10 fourteen, a parent present": Way(
        [
            *PARENT,
            *STRENGTH,
            *idea(1, "help_others", "a clean-up"),
            *NOT_ASKED_FOR,
            *MAKING,
            *PROMISE,
            *SOON,
            *CHECKED,
        ],
        *(
            "full",
            63,
            f"carer_place carer_aware matters skill_wish job_wish {_TO_THE_END}",
        ),
    ),
    "W11 under fourteen": Way(
        [*AT_THE_DOOR, ("age_band", "under14"), ("carer_aware", "knows"), ("concern", "none")],
        *("not_suitable", 19, "carer_aware n_under14"),
        fewer=NO_NOTE,
    ),
    "W12 a worry passed on": Way(
        [
            *AGREED,
            *NO_STRENGTH,
            *idea(1, "activity", "boxing"),
            *NOT_ASKED_FOR,
            *MAKING,
            *PROMISE,
            *SOON,
            ("read_back", "right"),
            ("concern", "passed_on"),
            ("concern_to", "duty social worker, 16:20"),
        ],
        *(
            "full",
            58,
            f"matters skill_wish job_wish {_TO_THE_END} concern_to",
        ),
    ),
    "W13 left for another day": Way(
        [("door", "talk"), ("mode", "later"), ("come_back", "2026-05-09"), ("concern", "none")],
        *("come_back", 15, "come_back"),
        fewer=NO_NOTE,
    ),
    "W14 no idea until asked for a skill": Way(
        [
            *AGREED,
            *NO_STRENGTH,
            *NO_IDEA,
            ("skill_wish", "yes"),
            ("skill_words", "guitar"),
            ("skill_word_source", "verbatim"),
            ("job_wish", "no"),
            ("in_way", "nothing"),
            ("mentor_wish", "maybe"),
            *NEXT,
            *CHECKED,
        ],
        *("full", 48, "matters skill_wish job_wish in_way mentor_like next_step read_back"),
        more=WORDS,
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_way_walked_on_paper_is_the_way_the_script_goes(name: str) -> None:
    """Each way comes to its outcome, opens its forks and no others, and asks as much as was planned."""
    way = WAYS[name]
    session = talk("home_visit", way.lines, given=GIVEN)
    assert session.problems() == ()
    asked = [prompt.name for prompt in session.prompts()]
    assert [fork for fork in FORKS if fork in asked] == way.forks.split()
    assert way.more <= set(asked)
    assert not way.fewer & set(asked)
    assert len(asked) == way.on_paper + len(way.more) - len(way.fewer)
    (visit,) = made(session, "visits")
    assert visit.fields["outcome"] == way.outcome
