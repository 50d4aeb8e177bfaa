"""From suggested to interviewed."""

from outreach_tui.evidence.funnel import visit_funnel
from tests.codesign.area import Area


def test_the_steps_of_a_govan_shaped_area() -> None:
    """Eleven suggested, ten visited, nine spoke, eight interviewed: people, not tries."""
    area = Area()
    people = [area.person(f"{letter}-harbour") for letter in "abcdefghijk"]
    outcomes = ["full"] * 7 + ["part", "brief_chat", "not_in"]
    for person, outcome in zip(people, outcomes, strict=False):
        area.add("visits", person, door="not_in", outcome="not_in")
        area.add("visits", person, door="" if outcome == "brief_chat" else "not_in", outcome=outcome)
    found = visit_funnel(area.picture)

    assert found.words == "11 suggested, 10 visited, 9 spoke, 8 interviewed"
    assert found.tries == 20
    assert found.steps[3].share.words == "8 of 11 (72%)"
    assert found.steps[3].of_step_before.words == "8 of 9 (88%)"


def test_talking_at_the_door_is_speaking() -> None:
    """Somebody who talked and then said no has been spoken with, and is not counted as interviewed."""
    area = Area()
    area.add("visits", area.person("quiet-harbour"), door="talk", outcome="declined")

    assert visit_funnel(area.picture).words == "1 suggested, 1 visited, 1 spoke, 0 interviewed"


def test_a_visit_counts_even_where_the_person_has_not_arrived() -> None:
    """A bundle still on its way does not make the steps contradict each other."""
    area = Area()
    area.add("visits", "33333333-3333-4333-8333-333333333333", outcome="full")

    assert visit_funnel(area.picture).words == "1 suggested, 1 visited, 1 spoke, 1 interviewed"


def test_nobody_yet_is_not_enough_yet() -> None:
    """Before the first suggestion every step says so."""
    assert {step.share.words for step in visit_funnel(Area().picture).steps} == {"not enough yet"}


def test_two_linked_entries_are_one_person() -> None:
    """Two officers met the same person, and the entries were linked: one at each step, and two tries."""
    area = Area()
    one, other = area.person("quiet-harbour"), area.person("silver-ladder")
    area.add("visits", one, outcome="brief_chat")
    area.add("visits", other, outcome="full")
    before = visit_funnel(area.picture)
    area.link(one, other)
    found = visit_funnel(area.picture)

    assert before.words == "2 suggested, 2 visited, 2 spoke, 1 interviewed"
    assert found.words == "1 suggested, 1 visited, 1 spoke, 1 interviewed"
    assert found.tries == 2
