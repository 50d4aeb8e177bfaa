"""PgUp and PgDn move by what is in sight, however tall the window is."""

import pytest

from outreach_tui.tui.lines import Line, Size, line
from outreach_tui.tui.screens.help import HelpView
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View


class Reading(ReadingView):
    """A thousand numbered rows."""

    purpose = " ".join(f"row{number}" for number in range(9000))

    def rows(self, width: int) -> list[Line]:
        """Return them."""
        return [line(f"{number} of {width}") for number in range(1000)]


def read(view: View, height: int, marks: int) -> list[Line]:
    """Return the rows in sight, without the one that says what is below."""
    return view.body(Size(80, height))[: height - marks]


@pytest.mark.parametrize("height", [7, 20, 56])
@pytest.mark.parametrize(("view", "marks"), [(Reading(), 1), (HelpView(Reading()), 0)])
def test_a_screenful_is_what_was_in_sight(view: View, marks: int, height: int) -> None:
    """The next screenful begins where the last one ended, and PgUp brings that one back."""
    first = read(view, height, marks)
    view.press(Stroke("down"))
    one_on = read(view, height, marks)
    view.press(Stroke("up"))
    assert one_on[:-1] == first[1:]
    for _ in first:
        view.press(Stroke("down"))
    by_rows = read(view, height, marks)
    view.press(Stroke("pageup"))
    assert read(view, height, marks) == first
    view.press(Stroke("pagedown"))
    assert read(view, height, marks) == by_rows
    view.press(Stroke("pageup"))
    assert read(view, height, marks) == first
