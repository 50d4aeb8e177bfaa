"""How far something long has come: told by tenths, and not of a few."""

from outreach_tui.workflow.tell import in_tenths


def test_every_tenth_is_told_once_and_a_few_are_not() -> None:
    """Somebody who waits sees it move; a log does not fill up; what is over at once says nothing."""
    told: list[str] = []
    moved = in_tenths(told.append, lambda done, of: f"{done} of {of}")
    for done in range(1, 1001):
        moved(done, 1000)
    assert told == ["1 of 1000", *(f"{tenth}00 of 1000" for tenth in range(1, 11))]
    few = in_tenths(told.append, lambda done, of: "too few")
    few(1, 3)
    assert "too few" not in told
