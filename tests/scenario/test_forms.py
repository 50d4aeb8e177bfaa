"""The scripts that come with the app: they compile, they make the records they say, and they speak kindly."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pyxform.xls2xform import convert

from outreach_tui.interview.checking.reading_age import longest_sentence, reading_age
from outreach_tui.interview.checking.words_to_avoid import INSTEAD_OF, OFFENCE_WORDS
from tests.scenario.script_tables import questions, read_script
from tests.stock_tools import stock_tools

SAY = "body::outreach:say"
FORMS = Path(__file__).parents[2] / "forms"
SCRIPTS = (
    *("home_visit", "offer", "suggest", "identity", "follow_up", "taster", "check_in", "lesson"),
    *("quick_note", "file_note", "community", "pass_it_on", "visit_safety", "copy", "put_right"),
)
XFORMS = "{http://www.w3.org/2002/xforms}"

RECORDS = {
    "home_visit": {
        "young_people": "alias area age_band status pace next_contact_not_before contact_wish mentor_wish"
        " mentor_like",
        "visits": "alias area on attempt_no place door present mode outcome read_back next_step next_own"
        " decided_by pace come_back_on said_why left_early felt steer officer order_of_kinds copy_way",
        "consents": "talk write_down share_with explained_back given_on by",
        "assets": "words kind source would_share",
        "interests": "words kind word_source first_words looks_like themes tried want with_who hours"
        " about_work learn_how for_whom top_pick status speaker",
        "barriers": "kinds places_ruled_out fix_words",
        "pledges": "we_words by cannot_promise you_words fair",
        "notes": "words on",
        "concern_flags": "passed_to",
        "corrections": "words on by",
    },
    "offer": {
        "partners": "description sector kind can_employ",
        "contacts": "partner job_title best_way cover until",
        "offers": "partner partner_name contact contact_name title what_you_do kind themes min_age max_age"
        " good_for not_for conditions_fixed conditions_can_bend costs travel_paid place schedule can_employ"
        " status review_by",
    },
    "suggest": {"young_people": "alias area how_suggested suggested_by told status"},
    "identity": {
        "young_people": "person",
        "identities": "known_as phone address access_note full_name carer_name carer_phone",
    },
    "follow_up": {
        "young_people": "alias status pace next_contact_not_before",
        "visits": "on officer attempt_no place door carry_on pace decided_by read_back copy_way come_back_on"
        " outcome alias area",
        "consents": "talk write_down share_with given_on by",
        "corrections": "kinds words on by struck",
        "feedback": "going_well on",
        "tasters": "on",
        "interests": "words kind word_source status asked_on corrected_by speaker",
        "pledges": "kept kept_why you_kept judged_on we_words by cannot_promise you_words",
        "notes": "words on",
        "concern_flags": "passed_to",
    },
    "taster": {
        "young_people": "person",
        "tasters": "went",
        "feedback": "session taster on went best kcs change_what stay_or_move miss_out welcome meaning showed"
        " who_rated who_decides why_not",
        "interests": "words kind word_source status speaker",
    },
    "check_in": {
        "young_people": "person",
        "outcomes": "on timepoint goal_words goal_near goal_why doing employer job_meant matters"
        " matters_words had_say say_example say_more gave not_good anyway quote_ok evidence",
        "concern_flags": "passed_to",
    },
    "lesson": {
        "lessons": "area on type stage what made_work needed not_for keep change earlier tension christie"
        " said_by yp_agree yp_credit share_scope"
    },
    "quick_note": {
        "notes": "words alias promise by pass_on on beside",
        "young_people": "person",
        "pledges": "we_words by",
    },
    "file_note": {"young_people": "person", "notes": "alias", "pledges": "we_words by"},
    "community": {
        "community_outcomes": "area indicator definition figure place source quality has_baseline before_from"
        " before_to before_value now_from now_to now_value percent direction other_causes residents_say"
        " young_people_part christie"
    },
    "pass_it_on": {"concern_flags": "passed_to passed_on_at reference", "young_people": "person"},
    "visit_safety": {"visit_safety": "on buddy due_back two_person site_note checked_in_at"},
    "copy": {"visits": "copy_way", "young_people": "person"},
    "put_right": {"corrections": "kinds changed struck on by", "young_people": "person"},
}
"""For each script, the records it makes and their fields."""

AVOIDED = (
    *("offender", "offence", "offend", "gang", "criminal", "crime", "asb", "antisocial", "convict", "arrest"),
    *(
        "charge",
        "court",
        "prison",
        "delinquent",
        "troublemaker",
        "intelligence",
        "hotspot",
        "target",
        "client",
    ),
    *(
        "case file",
        "neet",
        "stakeholder",
        "service user",
        "provider",
        "provision",
        "intervention",
        "assessment",
    ),
    *(
        "non-engagement",
        "refusal",
        "dna",
        "incomplete",
        "issue",
        "deficit",
        "risk factor",
        "protective factor",
    ),
    *(
        "contract",
        "sanction",
        "sign-off",
        "overdue",
        "eligible",
        "score",
        "unmet",
        "drop-out",
        "dropout",
        "absent",
    ),
    *("supervision", "vulnerable", "deprived", "disadvantaged", "challenging", "hard to reach", "behaviour"),
    *(
        "problem",
        "failing",
        "failed",
        "weakness",
        "troubled",
        "compliance",
        "programme of work",
        "hard-to-reach",
    ),
    *(
        "trial",
        "kpi",
        "satisfaction",
        "good practice",
        "roll-out",
        "rollout",
        "milestone",
        "deviation",
        "category",
    ),
    *(
        "exit",
        "threat",
        "tbc",
        "nickname",
        "representative",
        "approval",
        "proposal",
        "fidelity",
        "abc",
        "gang area",
    ),
    *INSTEAD_OF,
    *OFFENCE_WORDS,
)
"""Words the glossary tells us to avoid, words of deficit or offending, and those our advice knows."""

SHOWN = ("label", "hint", "guidance_hint", SAY, "constraint_message", "why", "form_title")
"""The columns whose words somebody reads."""

ABOUT_STRENGTHS = {
    "a_words",
    "a_share",
    "matters",
    "good_day",
    "opp",
    "i_words",
    "i_like",
    "skill_wish",
    "skill_words",
}
ABOUT_STRENGTHS |= {"job_wish", "job_words", "top_pick", "i_want", "i_tried"}
ABOUT_OBSTACLES = {"in_way", "no_go", "fix"}


@pytest.fixture(scope="module", params=SCRIPTS)
def script(request: pytest.FixtureRequest) -> str:
    """Each script's name in turn."""
    return str(request.param)


def xform(script: str, *, is_validated: bool = False) -> ET.Element:
    """Return the script compiled, once it has compiled without a warning."""
    compiled = convert(str(FORMS / f"{script}.md"), validate=is_validated)
    assert compiled.warnings == []
    return ET.fromstring(compiled.xform)


def test_a_script_compiles_without_a_warning(script: str) -> None:
    """A manager who opens our scripts in any XLSForm tool is told of nothing to mend."""
    assert xform(script).find(f".//{XFORMS}model") is not None


def test_a_script_is_valid_where_odk_validate_runs(script: str) -> None:
    """The reference engine accepts every expression in our scripts."""
    stock_tools("java")
    xform(script, is_validated=True)


def test_a_script_makes_the_records_it_promises(script: str) -> None:
    """What somebody answers becomes fields of records, each under the name that later stages read."""
    saved: dict[str, set[str]] = {
        entity["list_name"]: set() for entity in read_script(FORMS / f"{script}.md")["entities"]
    }
    for row in read_script(FORMS / f"{script}.md")["survey"]:
        if row["save_to"]:
            entity_list, found, field = row["save_to"].rpartition("#")
            saved[entity_list].add(field)
            assert found
    assert saved == {name: set(fields.split()) for name, fields in RECORDS[script].items()}
    declared = {entity.get("dataset") for entity in xform(script).iter(f"{XFORMS}entity")}
    assert declared == set(RECORDS[script])


def test_the_home_visit_names_whom_it_is_about_whether_known_or_new() -> None:
    """A second visit changes the person who is already known; a first one makes a new person."""
    (person,) = (
        one for one in read_script(FORMS / "home_visit.md")["entities"] if one["list_name"] == "young_people"
    )
    assert (person["entity_id"], person["create_if"], person["update_if"]) == (
        "${person_id}",
        "${person} = ''",
        "${person} != ''",
    )


def test_every_question_says_what_it_gives_the_young_person(script: str) -> None:
    """No question is asked without a reason that starts from what somebody brings or wants."""
    asked = questions(read_script(FORMS / f"{script}.md"))
    assert [row["name"] for row in asked if not row["why"]] == []


def test_every_question_says_how_soon_it_is_asked(script: str) -> None:
    """What is for the officer alone is known to be, so that it never shows on a screen turned round."""
    asked = questions(read_script(FORMS / f"{script}.md"))
    assert {row.get("body::outreach:tier") for row in asked} <= {"S", "0", "1", "2", "3"}


def test_the_shortest_home_visit_is_fifteen_prompts() -> None:
    """An officer with five minutes knows which questions are the talk itself."""
    asked = questions(read_script(FORMS / "home_visit.md"))
    assert {row["body::outreach:tier"] for row in asked} == {"S", "0", "1", "2", "3"}
    assert sum(row["body::outreach:tier"] == "S" for row in asked) == 15


def test_no_script_uses_a_word_that_belittles(script: str) -> None:
    """A young person can read everything over the officer's shoulder."""
    sheets = read_script(FORMS / f"{script}.md")
    shown = [
        (row.get("name", ""), row.get(column, "").casefold())
        for row in (*sheets["survey"], *sheets.get("choices", ()), *sheets["entities"], *sheets["settings"])
        for column in SHOWN
    ]
    found = [
        (name, word)
        for name, text in shown
        for word in AVOIDED
        if re.search(rf"\b{re.escape(word)}s?\b", text)
    ]
    assert set(found) <= {("matters", "problem")}  # "Starts from values, not problems"


def test_a_script_is_read_aloud_in_plain_english(script: str) -> None:
    """No sentence takes a second breath, and what is read to a young person suits one of nine."""
    asked = questions(read_script(FORMS / f"{script}.md"))
    said = [
        reference_less(text)
        for row in asked
        for column in ("label", "hint", "guidance_hint", SAY)
        for text in row.get(column, "").split("//")
    ]
    assert max(map(longest_sentence, said)) <= 25
    theirs = [row for row in asked if row["body::outreach:tier"] != "0"]
    aloud = ". ".join(f"{row['label']}. {row.get(SAY, '')}" for row in theirs)
    assert (reading_age(reference_less(aloud)) or 0) <= 9


def reference_less(text: str) -> str:
    """Return a text with a word where an earlier answer is filled in."""
    return re.sub(r"\$\{\w+\}", "that", text)


def test_a_reason_is_a_reason(script: str) -> None:
    """Why a question is asked is said in words of its own, not in the question's."""
    for row in questions(read_script(FORMS / f"{script}.md")):
        assert len(row["why"].split()) >= 4, row["name"]
        assert row["why"].casefold().strip(".?") != row["label"].casefold().strip(".?"), row["name"]


def test_every_script_that_ships_is_held_to_all_this() -> None:
    """A script added to the folder is checked like the others."""
    assert {path.stem for path in FORMS.glob("*.md")} == set(SCRIPTS)


def test_obstacles_are_asked_about_only_after_three_strengths_or_wishes() -> None:
    """The talk starts from what somebody is good at and wants."""
    names = [row["name"] for row in questions(read_script(FORMS / "home_visit.md"))]
    before = names[: min(names.index(name) for name in ABOUT_OBSTACLES)]
    assert len(ABOUT_STRENGTHS & set(before)) >= 3


def test_answers_that_check_on_us_are_never_filled_in_beforehand() -> None:
    """Whose words were typed and who decided is always a person's own answer."""
    rows = {row["name"]: row for row in questions(read_script(FORMS / "home_visit.md"))}
    for name in ("i_word_source", "skill_word_source", "job_word_source", "decided_by"):
        assert (rows[name]["default"], rows[name]["required"]) == ("", "yes")
    again = {row["name"]: row for row in questions(read_script(FORMS / "follow_up.md"))}
    for name in ("o_word_source", "i_word_source", "decided_by", "share_with", "we_kept"):
        assert (again[name]["default"], again[name]["required"]) == ("", "yes")


def test_wishes_and_offers_are_sorted_by_the_same_themes() -> None:
    """A wish finds every offer that touches it."""
    themes = [
        [
            (row["name"], row["label"])
            for row in read_script(FORMS / f"{script}.md")["choices"]
            if row["list_name"] == "theme"
        ]
        for script in ("home_visit", "offer")
    ]
    assert themes[0] == themes[1]
