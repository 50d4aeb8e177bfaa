"""Wishes by theme."""

from outreach_tui.codesign.themes import Theme, themes_of
from outreach_tui.codesign.wishes import wishes_of
from tests.codesign.area import LABELS, Area


def themes(area: Area) -> dict[str, Theme]:
    """Return the themes of an area by code, in their order."""
    return {one.code: one for one in themes_of(wishes_of(area.picture), LABELS)}


def test_a_wish_stands_in_every_theme_it_was_tagged_with() -> None:
    """Somebody looking at either theme finds the wish; the person counts once in each."""
    area = Area()
    harbour = area.person("quiet-harbour")
    area.wish(harbour, "gates", "trades vehicles", top_pick="yes")
    area.wish(harbour, "sheds", "trades")
    found = themes(area)

    assert [(one.label, one.people, one.top_picks, len(one.wishes)) for one in found.values()] == [
        ("Building and trades", 1, 1, 2),
        ("Bikes, cars, engines", 1, 1, 1),
    ]


def test_a_wish_of_one_person_stays_a_theme_of_one() -> None:
    """A wish nobody shares is as visible as the others."""
    area = Area()
    for alias in ("quiet-harbour", "amber-field"):
        area.wish(area.person(alias), "gates")
    area.wish(area.person("late-swallow"), "keep bees", "green")

    assert [(one.label, one.people) for one in themes(area).values()] == [
        ("Building and trades", 2),
        ("green", 1),
    ]


def test_untagged_wishes_stay_visible_and_last() -> None:
    """Nothing is lost for want of a theme."""
    area = Area()
    harbour = area.person("quiet-harbour")
    area.wish(harbour, "just peace", "")
    area.wish(area.person("amber-field"), "something mad", "unthemed")
    area.wish(harbour, "gates", "trades")
    found = themes(area)

    assert list(found) == ["trades", "unthemed"]
    assert {one.interest.words for one in found["unthemed"].wishes} == {"just peace", "something mad"}


def test_carers_and_people_who_said_no_do_not_count() -> None:
    """What a carer hopes, what was dropped and the wishes of somebody who said no make no theme."""
    area = Area()
    area.wish(area.person("quiet-harbour"), "a proper job", "office", speaker="carer")
    area.wish(area.person("amber-field", status="said_no"), "gates")
    area.wish(area.person("late-swallow"), "bikes", "vehicles", status="dropped")

    assert themes(area) == {}
    assert len(wishes_of(area.picture)) == 3


def test_the_strongest_wish_stands_first() -> None:
    """The top pick comes first, then what is wanted most, then what has no number."""
    area = Area()
    for alias, want, top in (("a-a", "5", ""), ("b-b", "", ""), ("c-c", "2", "yes"), ("d-d", "5", "")):
        area.wish(area.person(alias), "gates", want=want, top_pick=top)

    assert [one.alias for one in themes(area)["trades"].wishes] == ["c-c", "a-a", "d-d", "b-b"]
