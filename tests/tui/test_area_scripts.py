"""The area's own scripts on the screens: on today's list and a young person's, only where there are any."""

from dataclasses import replace

from outreach_tui.tui.lines import Size
from outreach_tui.tui.replies import Over, Work
from outreach_tui.tui.screens.area_scripts import AreaScriptsView
from outreach_tui.tui.screens.person import PersonView
from outreach_tui.tui.screens.today import TodayView
from outreach_tui.tui.strokes import stroke_for
from outreach_tui.tui.view import View
from tests.tui.fakes import DOOR, TODAY, Desk

SIZE = Size(80, 20)
NAME = "The area's own scripts"


def text_of(view: View) -> str:
    """Return what the view shows."""
    return "\n".join("".join(span.text for span in row.spans) for row in view.body(SIZE))


def listed(view: View, key: str) -> AreaScriptsView:
    """Press a key that leads to the list."""
    work = view.press(stroke_for(key))
    assert isinstance(work, Work)
    over = work.then(work.task())
    assert isinstance(over, Over)
    assert isinstance(over.view, AreaScriptsView)
    return over.view


def begun_by(view: AreaScriptsView, key: str, desk: Desk) -> tuple[str, str | None]:
    """Press the letter of a script, and return what was begun, and about whom."""
    work = view.press(stroke_for(key))
    assert isinstance(work, Work)
    work.task()
    return desk.begun[-1]


def test_an_officer_begins_one_from_today_or_about_somebody() -> None:
    """A letter on today's list begins one about nobody yet; 9 on a person's screen one about them."""
    desk = Desk(today=replace(TODAY, has_area_scripts=True), door=replace(DOOR, has_area_scripts=True))
    today = TodayView(desk)
    row = next(row for row in text_of(today).splitlines() if NAME in row)
    assert begun_by(listed(today, row.split()[0]), "a", desk) == ("bike_shed", None)
    person = PersonView(desk, "person-1")
    assert NAME in text_of(person)
    assert begun_by(listed(person, "9"), "b", desk) == ("home_visit", "person-1")


def test_where_the_pack_brought_none_nothing_is_offered() -> None:
    """An area without scripts of its own has neither the row nor the key."""
    desk = Desk()
    assert NAME not in text_of(TodayView(desk))
    person = PersonView(desk, "person-1")
    assert NAME not in text_of(person)
    assert person.press(stroke_for("9")) is None
