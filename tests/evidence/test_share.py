"""Figures with numerator and denominator."""

from outreach_tui.evidence.share import Share, Weight


def test_a_figure_shows_both_numbers() -> None:
    """Nobody sees a percentage without what it is made of."""
    assert Share(9, 12, people=7).words == "9 of 12 (75%)"


def test_nothing_to_count_is_a_result() -> None:
    """Before anything is recorded the figure says so, and no threshold is held against it."""
    empty = Share(0, 0, people=0)

    assert (empty.weight, empty.words) == (Weight.NOT_ENOUGH_YET, "not enough yet")
    assert empty.is_under(90) is None


def test_under_five_people_there_are_counts_only() -> None:
    """A figure about four people is never a percentage, however many records they have."""
    few = Share(10, 40, people=4)

    assert (few.percent, few.words, few.is_under(90)) == (None, "10 of 40", None)
    assert Share(10, 40, people=5).percent == 25
    assert Share(10, 40, people=5, fewest_people=10).percent is None


def test_a_hundred_percent_means_all() -> None:
    """Rounding never claims more than was found, and a threshold is judged before rounding."""
    assert Share(199, 200, people=50).percent == 99
    assert Share(179, 200, people=50).is_under(90)
    assert Share(180, 200, people=50).is_under(90) is False
