"""What a typed line means, the same on the screens and in plain lines."""

from datetime import date

import pytest

from outreach_tui.interview.prompt import Control, Option, Prompt, Refusal
from outreach_tui.workflow.typed_answer import read_typed

SUNDAY = date(2026, 11, 22)


def prompt(control: Control) -> Prompt:
    """Return a question of one kind with three choices."""
    return Prompt(
        ref="/data/q",
        name="q",
        control=control,
        label="?",
        hint="",
        guidance="",
        sections=(),
        options=(Option("bikes", "Bikes, cars"), Option("food", "Food"), Option("none", "None of these")),
        value="",
        missing=None,
        is_required=False,
        is_read_only=False,
        limits=None,
        appearance="",
    )


@pytest.mark.parametrize(
    ("control", "typed", "meant"),
    [
        (Control.SELECT_ONE, "1", "bikes"),
        (Control.SELECT_ONE, "food", "food"),
        (Control.SELECT_ONE, " none OF these ", "none"),
        (Control.SELECT_MULTIPLE, "2, 1 2", "food bikes"),
        (Control.RANK, "3 1 2", "none bikes food"),
        (Control.DATE, "2026-12-01", "2026-12-01"),
        (Control.DATE, "today", "2026-11-22"),
        (Control.DATE, "+10", "2026-12-02"),
        (Control.DATE, "Friday", "2026-11-27"),
        (Control.DATE, "sunday", "2026-11-29"),
        (Control.DATE, "3 dec", "2026-12-03"),
        (Control.DATE, "3/12/27", "2027-12-03"),
        (Control.TIME, "17:30", "17:30"),
        (Control.TIME, "1730", "17:30"),
        (Control.TIME, "17.30", "17:30"),
        (Control.TIME, "0905", "09:05"),
        (Control.TIME, "5.30pm", "17:30"),
        (Control.TIME, "5:30 PM", "17:30"),
        (Control.TIME, "12 am", "00:00"),
        (Control.TIME, "12pm", "12:00"),
        (Control.TIME, "17:30:00.000", "17:30:00.000"),
        (Control.ACKNOWLEDGE, "yes", "OK"),
        (Control.TEXT, "  bikes\x1b[2J  ", "bikes[2J"),
        (Control.TEXT, "", ""),
    ],
)
def test_what_is_typed_becomes_the_answer_it_means(control: Control, typed: str, meant: str) -> None:
    """Numbers, names, words and days in words give the answer the script stores."""
    assert read_typed(prompt(control), typed, SUNDAY) == meant


@pytest.mark.parametrize(
    ("control", "typed"),
    [
        (Control.SELECT_ONE, "0"),
        (Control.SELECT_ONE, "4"),
        (Control.SELECT_ONE, "²"),
        (Control.SELECT_MULTIPLE, "1 9"),
        (Control.DATE, "31/13/2026"),
        (Control.DATE, "2025-02-29"),
        (Control.TIME, "5:30"),
        (Control.TIME, "930"),
        (Control.ACKNOWLEDGE, "perhaps"),
    ],
)
def test_what_can_mean_nothing_is_refused_with_what_to_type(control: Control, typed: str) -> None:
    """A number that is no choice or a day that does not exist is never guessed at."""
    refusal = read_typed(prompt(control), typed, SUNDAY)
    assert isinstance(refusal, Refusal)
    assert "ype " in refusal.sentence
