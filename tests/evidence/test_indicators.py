"""Own words and reading back."""

from outreach_tui.evidence.indicators import own_words, read_back
from outreach_tui.evidence.share import Weight
from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.revision import Missing, Write
from tests.codesign.area import Area


def six_people(area: Area) -> list[str]:
    """Add six young people."""
    return [area.person(f"{letter}-harbour") for letter in "abcdef"]


def test_own_words_counts_what_young_people_said() -> None:
    """Words as said or tidied count, also of a wish since dropped; the officer's words do not."""
    area = Area()
    wishes = [area.wish(one, "gates") for one in six_people(area)]
    area.wish(area.person("g-harbour"), "bikes", word_source="tidied", status="dropped")
    officers = area.wish(area.person("h-harbour"), "would benefit from structure", word_source="officer")
    found = own_words(area.picture)

    assert (found.share.numerator, found.share.denominator) == (7, 8)
    assert found.look_closer
    assert found.beside[0][1].numerator == len(wishes)
    assert found.to_read == (officers,)


def test_a_carer_speaking_changes_nothing() -> None:
    """A carer speaks for a 14-year-old: own words stay as they were."""
    area = Area()
    for one in six_people(area):
        area.wish(one, "gates")
    before = own_words(area.picture).share
    area.wish(area.person("y-y", "a14_15"), "he needs a trade", speaker="carer", word_source="officer")

    assert own_words(area.picture).share == before
    assert before.words == "6 of 6 (100%)"


def test_nothing_recorded_is_not_enough_yet() -> None:
    """An area at its start is neither good nor bad."""
    assert own_words(Area().picture).share.weight is Weight.NOT_ENOUGH_YET
    assert read_back(Area().picture).look_closer is None


def test_reading_back_is_asked_of_talks_with_an_idea() -> None:
    """Right or put right counts, wrong or left out does not; a visit without an idea is in no number."""
    area = Area()
    answers: list[Write] = ["right", "changed", "wrong", "not_done", Missing(MissingReason.SKIPPED), None]
    for person, answer in zip(six_people(area), answers, strict=True):
        area.add("visits", person, on="2026-03-02", read_back=answer)
    found = read_back(area.picture)

    assert found.share.words == "2 of 5 (40%)"
    assert len(found.to_read) == 3


def test_linked_entries_are_one_person_behind_a_figure() -> None:
    """Five entries of four people give counts only, as four people do, in both indicators."""
    area = Area()
    people = six_people(area)[:5]
    for one in people:
        area.wish(one, "gates")
        area.add("visits", one, read_back="right")
    assert own_words(area.picture).share.weight is Weight.ENOUGH
    area.link(people[0], people[1])

    for share in (own_words(area.picture).share, read_back(area.picture).share):
        assert (share.people, share.words) == (4, "5 of 5")
