"""The follow-up: last time's words, both promises, and what becomes of them."""

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.session import Session
from tests.scenario.talk import Line, Rows, made, talk

PERSON = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"
WELDING = "33333333-3333-4333-8333-333333333333"
BIKES = "44444444-4444-4444-8444-444444444444"
DEAL = "55555555-5555-4555-8555-555555555555"
GIVEN = {"person": PERSON, "alias": "quiet-harbour", "officer": "isla", "attempt": "3", "last_time": "Bikes."}


def row(name: str, label: str, subject: str, **fields: str) -> dict[str, str]:
    """Return a record as a script sees it."""
    return {"name": name, "label": label, "subject": subject, **fields}


def before(*, status: str = "in_contact", pledges: int = 1) -> Rows:
    """Return what is known from the last time: two live wishes and a promise, among others' and old ones."""
    dropped = "66666666-6666-4666-8666-666666666666"
    carers = "77777777-7777-4777-8777-777777777777"
    others = "88888888-8888-4888-8888-888888888888"
    judged = "99999999-9999-4999-8999-999999999999"
    return {
        "young_people": [row(PERSON, "a", "", alias="quiet-harbour", status=status, area="govan")],
        "interests": [
            row(WELDING, "welding", PERSON, words="get good at welding", status="active"),
            row(BIKES, "bikes", PERSON, words="fixing bikes"),
            row(dropped, "boxing", PERSON, words="boxing", status="dropped"),
            row(carers, "college", PERSON, words="college", status="active", speaker="carer"),
            row(others, "singing", OTHER, words="singing", status="active"),
        ],
        "pledges": [
            row(DEAL, "ask", PERSON, we_words="ask the workshop", you_words="turn up", by="2026-05-01"),
            row(judged, "ring", PERSON, we_words="ring", kept="yes"),
        ][2 - 2 * pledges :],
    }


AGAIN: list[Line] = [("door", "talk"), ("still_ok", "yes"), ("share_with", "team"), ("wrong", "nothing")]
KEPT: list[Line] = [("old[1]/o_now", "keep"), ("old[2]/o_now", "keep")]
DONE: list[Line] = [("we_kept", "yes"), ("you_kept", "yes")]
ON: list[Line] = [("carry_on", "yes"), ("pace", "month"), ("decided_by", "young_person"), ("concern", "none")]


def follow_up(*lines: list[Line], known: Rows | None = None) -> Session:
    """Return the follow-up after these answers."""
    every = [line for some in lines for line in some]
    return talk("follow_up", every, given=GIVEN, known=before() if known is None else known)


def asked(session: Session) -> list[str]:
    """Return the names of the questions that apply."""
    return [prompt.name for prompt in session.prompts()]


def test_it_opens_on_what_was_said_and_asks_first_what_we_got_wrong() -> None:
    """The officer has last time on the screen, and our errors come before anything is asked of them."""
    session = follow_up(AGAIN, KEPT, DONE, ON)
    names = asked(session)
    assert (names[0], session.prompts()[0].label) == ("n_recall", "Bikes.")
    order = ["wrong", "o_now", "i_words", "we_kept", "you_kept", "changed", "carry_on", "pace", "decided_by"]
    assert [name for name in dict.fromkeys(names) if name in order] == order
    assert session.problems() == ()


def test_each_live_wish_of_theirs_is_asked_about_and_nobody_elses() -> None:
    """Wishes that were dropped, a carer's hopes and another person's words do not come up."""
    labels = [prompt.label for prompt in follow_up(AGAIN).prompts() if prompt.name == "o_now"]
    assert [label.partition(". ")[0] for label in labels] == [
        "You said: get good at welding",
        "You said: fixing bikes",
    ]


def test_what_they_still_want_changes_or_ends_is_a_change_of_the_same_wish() -> None:
    """No wish is entered twice: keeping, changing, dropping and having got it all go to the old record."""
    changed: list[Line] = [
        *(("old[1]/o_now", "change"), ("old[1]/o_diff", "welding, but evenings")),
        *(("old[1]/o_word_source", "verbatim"), ("old[2]/o_now", "done")),
        *(("read_back", "right"), ("interest[1]/i_words", "a dog walking round")),
        *(("interest[1]/i_kind", "make_start"), ("interest[1]/i_word_source", "verbatim")),
    ]
    wishes = {one.id: one for one in made(follow_up(AGAIN, changed[:4], DONE, ON, changed[5:]), "interests")}
    welding, bikes = wishes.pop(WELDING), wishes.pop(BIKES)
    (new,) = wishes.values()
    assert (welding.kind, bikes.kind, new.kind) == ("update", "update", "create")
    assert welding.fields == {
        "words": "welding, but evenings",
        "word_source": "verbatim",
        "status": "active",
        "asked_on": "2026-05-04",
        "corrected_by": "young_person",
    }
    assert bikes.fields == {"status": "done", "asked_on": "2026-05-04", "corrected_by": "young_person"}
    assert new.fields == {
        "words": "a dog walking round",
        "kind": "make_start",
        "word_source": "verbatim",
        "status": "active",
        "speaker": "young_person",
    }


def test_a_wish_that_still_stands_says_when_it_was_asked_about() -> None:
    """Keeping is an answer too: it shows that somebody asked again."""
    kept = [one.fields for one in made(follow_up(AGAIN, KEPT, DONE, ON), "interests")]
    assert kept == [{"status": "active", "asked_on": "2026-05-04"}] * 2


def test_both_promises_are_judged_on_the_record_they_were_made_on() -> None:
    """Ours first, on the same scale as theirs; a new promise is a new record."""
    lines: list[Line] = [
        *(("we_kept", "no"), ("we_kept_why", "not done, and that is on me"), ("you_kept", "yes")),
        *ON,
        *(("we_will", "ask again"), ("we_by", "2026-05-12"), ("read_back", "right")),
    ]
    judged, new = made(follow_up(AGAIN, KEPT, lines), "pledges")
    assert (judged.id, judged.kind, new.kind) == (DEAL, "update", "create")
    assert judged.fields == {
        "kept": "no",
        "kept_why": "not done, and that is on me",
        "you_kept": "yes",
        "judged_on": "2026-05-04",
    }
    assert (new.fields["we_words"], new.fields["by"]) == ("ask again", "2026-05-12")


def test_where_nothing_was_promised_nothing_is_judged() -> None:
    """A young person without promises is not asked about any."""
    session = follow_up(AGAIN, KEPT, ON, known=before(pledges=0))
    assert "we_kept" not in asked(session)
    assert made(session, "pledges") == []


FORKS: dict[str, tuple[list[Line], str]] = {
    "a changed wish": ([*AGAIN, ("old[1]/o_now", "change")], "o_diff"),
    "a broken promise": ([*AGAIN, ("we_kept", "no")], "we_kept_why"),
    "half a promise": ([*AGAIN, ("we_kept", "part")], "we_kept_why"),
    "something was wrong": ([*AGAIN[:3], ("wrong", "words")], "wrong_words"),
}


@pytest.mark.parametrize("name", FORKS)
def test_an_answer_opens_the_question_that_goes_with_it(name: str) -> None:
    """What was different, what happened and how it should read are asked where they matter, only there."""
    lines, opened = FORKS[name]
    assert opened in asked(follow_up(lines))
    assert opened not in asked(follow_up(AGAIN, KEPT, DONE))


def test_no_to_talking_closes_it() -> None:
    """Agreement is asked again; a no is kept as one, ends it, and is the last word on what may travel."""
    session = follow_up([("door", "talk"), ("still_ok", "no"), ("concern", "none")])
    assert session.problems() == ()
    assert {"wrong", "o_now", "we_kept", "carry_on", "quick"}.isdisjoint(asked(session))
    (visit,), (consent,), (person,) = (made(session, name) for name in ("visits", "consents", "young_people"))
    assert (visit.fields["outcome"], person.fields["status"]) == ("declined", "said_no")
    assert (consent.fields["talk"], consent.fields["write_down"]) == ("no", "no")
    assert made(session, "interests") == made(session, "pledges") == []


OUTCOMES: dict[str, tuple[list[Line], str]] = {
    "nobody in": ([("door", "not_in")], "not_in"),
    "not now": ([("door", "not_now"), ("come_back", "2026-05-20")], "come_back"),
    "would rather not say": (
        [("door", "talk"), ("still_ok", MissingReason.DECLINED), ("concern", "none")],
        "talked_unrecorded",
    ),
    "all of it": ([*AGAIN, *KEPT, *DONE, *ON], "full"),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_a_follow_up_counts_as_the_visit_it_was(name: str) -> None:
    """Every ending has a neutral name, and a day they gave is kept."""
    lines, outcome = OUTCOMES[name]
    session = follow_up(lines)
    assert session.problems() == ()
    (visit,) = made(session, "visits")
    assert (visit.fields["outcome"], visit.fields["area"]) == (outcome, "govan")
    assert visit.fields.get("come_back_on", "") == ("2026-05-20" if outcome == "come_back" else "")


STATUS = {
    ("in_contact", "yes"): "in_contact",
    ("in_contact", "no"): "said_no",
    ("in_course", "yes"): None,
    ("in_course", "no"): "moved_on",
    ("moved_on", "no"): None,
}


@pytest.mark.parametrize(("status", "carry_on"), STATUS)
def test_leaving_is_allowed_at_any_point(status: str, carry_on: str) -> None:
    """Leaving it there is a plain answer; somebody on the course has moved on, nobody has dropped out."""
    rest: list[Line] = [("pace", "month")] if carry_on == "yes" else []
    lines: list[Line] = [("carry_on", carry_on), *rest, ("decided_by", "young_person"), ("concern", "none")]
    (person,) = made(follow_up(AGAIN, KEPT, DONE, lines, known=before(status=status)), "young_people")
    assert person.fields.get("status") == STATUS[status, carry_on]


def test_what_was_put_right_is_theirs() -> None:
    """A correction is a record of its own, in their words and under their name."""
    lines: list[Line] = [("wrong", "words missed"), ("wrong_words", "I never said boats")]
    (put_right,) = made(follow_up(AGAIN[:3], lines, KEPT, DONE, ON), "corrections")
    assert put_right.fields == {
        "kinds": "words missed",
        "words": "I never said boats",
        "on": "2026-05-04",
        "by": "young_person",
        "struck": "0",
    }
    assert made(follow_up(AGAIN, KEPT, DONE, ON), "corrections") == []


def test_something_to_try_is_asked_about_afterwards() -> None:
    """What they are going to try becomes a record, so that somebody asks how it was."""
    lines: list[Line] = [("t_title", "a morning in the boat workshop"), ("t_on", "2026-05-11")]
    (taster,) = made(follow_up(AGAIN, KEPT, DONE, ON, lines), "tasters")
    assert (taster.label, taster.fields) == ("a morning in the boat workshop", {"on": "2026-05-11"})
