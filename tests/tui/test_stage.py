"""Who hears what work beside the screen came to."""

from collections import deque

import pytest

from outreach_tui.tui.around import Around
from outreach_tui.tui.replies import Close, Home, Move, Reply, Work
from outreach_tui.tui.stage import Stage
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.view import View


class Asking(View):
    """Asks for a piece of work at every key, and goes home with what it came to."""

    def __init__(self) -> None:
        """Have heard nothing."""
        self.heard: list[int] = []

    def press(self, stroke: Stroke) -> Reply:
        """Ask."""
        del stroke
        return Work(lambda: 7, "Counting …", self._counted)

    def _counted(self, number: int) -> Reply:
        self.heard.append(number)
        return Home()


class Cover(View):
    """Goes at any key."""

    def press(self, stroke: Stroke) -> Reply:
        """Go."""
        del stroke
        return Close()


@pytest.mark.parametrize(("is_covered", "is_forgotten"), [(False, False), (False, True), (True, True)])
def test_what_work_came_to_is_heard_only_while_its_screen_stands(
    *, is_covered: bool, is_forgotten: bool
) -> None:
    """A screen locked meanwhile hears nothing and leads nowhere, under a cover that is lifted later too."""
    view, left, begun = Asking(), list[Move](), list[Work[int]]()
    around = Around(begin=begun.append, leave=left.append, next_theme=str)
    stage = Stage(view, deque(), Cover if is_covered else None, around)
    stage.take(Stroke("enter"))
    if is_covered:
        stage.take(Stroke("f6"))
        stage.succeeded(begun[0], begun[0].do())
        stage.forget()
        stage.take(Stroke("escape"))
        assert not stage.is_covered
    else:
        if is_forgotten:
            stage.forget()
        stage.succeeded(begun[0], begun[0].do())
    assert view.heard == ([] if is_forgotten else [7])
    assert left == ([] if is_forgotten else [Home()])
