"""Each kind of question takes its answer in the keys a person expects."""

import pytest

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Control, Option, Prompt, RangeLimits
from outreach_tui.tui.interviewing.asking import Answered, Asking, Cleared, NotMine, Onward, Outcome, Taken
from outreach_tui.tui.interviewing.kinds import asking_for
from outreach_tui.tui.interviewing.signs import signs_for
from outreach_tui.tui.lines import Size
from outreach_tui.tui.strokes import Stroke
from tests.tui.frames import NAMED
from tests.tui.script import NOW

DOORS = ("not_in", "not_now", "talk")


def options(*values: str) -> tuple[Option, ...]:
    """Return answers to choose from."""
    return tuple(Option(value, value.replace("_", " ").capitalize()) for value in values)


def prompt(control: Control, value: str = "", **fields: object) -> Prompt:
    """Return a question of this kind."""
    base = {
        "ref": "/data/q",
        "name": "q",
        "control": control,
        "label": "Q",
        "hint": "",
        "guidance": "",
        "sections": (),
        "options": (),
        "value": value,
        "missing": None,
        "is_required": False,
        "is_read_only": False,
        "limits": None,
        "appearance": "",
    }
    return Prompt(**{**base, **fields})


def ask(one: Prompt) -> Asking:
    """Return the way to ask it."""
    return asking_for(one, NOW, tuple)


def press(asking: Asking, *keys: str) -> Outcome:
    """Press keys, by name or as text; return what the last one came to."""
    outcome: Outcome = NotMine()
    names = {"\n": "enter", " ": "space", "/": "slash"}
    for key in keys:
        for one in (key,) if NAMED.fullmatch(key) else tuple(key):
            text = one if len(one) == 1 and one != "\n" else ""
            outcome = asking.press(Stroke(names.get(one, one), text))
    return outcome


THREE = options(*DOORS)
TWO = options("near", "other")
LONG = RangeLimits("0", "100", "5")
TEN = options(*"abcdefghij")
ELEVEN = options(*"zyxwvutsrqp")
ANSWERS = {
    "one of three by its number": (prompt(Control.SELECT_ONE, options=THREE), "2", Answered("not_now")),
    "something else is 0": (prompt(Control.SELECT_ONE, options=TWO), "0", Answered("other")),
    "the tenth is 0": (prompt(Control.SELECT_ONE, options=TEN), "0", Answered("j")),
    "eleven have letters": (prompt(Control.SELECT_ONE, options=ELEVEN), "c", Answered("x")),
    "a capital letter is the same key": (prompt(Control.SELECT_ONE, options=ELEVEN), "C", Answered("x")),
    "several by their numbers, in the list's order": (
        prompt(Control.SELECT_MULTIPLE, options=options(*DOORS)),
        "31\n",
        Answered("not_in talk"),
    ),
    "a mark comes off again": (prompt(Control.SELECT_MULTIPLE, options=options(*DOORS)), "3131\n", Onward()),
    "an order, the last one following by itself": (
        prompt(Control.RANK, options=options(*DOORS)),
        "31\n",
        Answered("talk not_in not_now"),
    ),
    "a point on a scale": (prompt(Control.RANGE, limits=RangeLimits("1", "5", "1")), "4", Answered("4")),
    "a number on a long scale": (prompt(Control.RANGE, limits=LONG), "45\n", Answered("45")),
    "a whole number": (prompt(Control.INTEGER), "12\n", Answered("12")),
    "typing replaces a number that stands": (prompt(Control.INTEGER, "1"), "2\n", Answered("2")),
    "a decimal with a comma": (prompt(Control.DECIMAL), "3,50\n", Answered("3.50")),
    "own words as they are said": (prompt(Control.TEXT), "Bikes, aye\n", Answered("Bikes, aye")),
    "a day by its date": (prompt(Control.DATE), "2026-12-01\n", Answered("2026-12-01")),
    "today": (prompt(Control.DATE), "today\n", Answered("2026-11-24")),
    "in ten days": (prompt(Control.DATE), "+10\n", Answered("2026-12-04")),
    "the next friday": (prompt(Control.DATE), "friday\n", Answered("2026-11-27")),
    "a day and a month": (prompt(Control.DATE), "3 dec\n", Answered("2026-12-03")),
    "a day early next year": (prompt(Control.DATE), "9 jan\n", Answered("2027-01-09")),
    "day, month and year with strokes": (prompt(Control.DATE), "1/2/27\n", Answered("2027-02-01")),
    "yes, it is so": (prompt(Control.ACKNOWLEDGE), "1", Answered("OK")),
}


@pytest.mark.parametrize(("one", "keys", "outcome"), ANSWERS.values(), ids=ANSWERS)
def test_keys_that_answer(one: Prompt, keys: str, outcome: Outcome) -> None:
    """The shortest keys for each kind of question give exactly its answer."""
    assert press(ask(one), keys) == outcome


@pytest.mark.parametrize("control", [one for one in Control if one is not Control.NOTE])
def test_enter_alone_goes_on_and_answers_nothing(control: Control) -> None:
    """Enter at an open question leaves it open; it never makes an answer up."""
    limits = RangeLimits("1", "5", "1")
    assert press(ask(prompt(control, options=options(*DOORS), limits=limits)), "enter") == Onward()


@pytest.mark.parametrize(
    "control", [Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANGE, Control.ACKNOWLEDGE]
)
def test_delete_takes_the_answer_away(control: Control) -> None:
    """Delete clears an answer that was chosen."""
    one = prompt(control, "3", options=options("1", "2", "3"), limits=RangeLimits("1", "5", "1"))
    assert press(ask(one), "delete") == Cleared()


def test_a_wrong_key_changes_nothing_and_says_so() -> None:
    """A number that is not there is answered with one plain line."""
    assert press(ask(prompt(Control.SELECT_ONE, options=options(*DOORS))), "9") == Taken(
        "9 is not one of the answers"
    )


def test_a_day_that_is_none_stays_typed() -> None:
    """What cannot be a day is refused with what can, and stays in the field."""
    asking = ask(prompt(Control.DATE))
    outcome = press(asking, "31 febtober\n")
    assert isinstance(outcome, Taken)
    assert "2026-12-01" in outcome.message
    assert asking.typed == "31 febtober"


def test_a_long_list_is_narrowed_by_typing() -> None:
    """More than twenty-six answers are narrowed by typing, then taken by a number or Enter."""
    many = options(
        *(f"{first}_{second}_hill" for first in "abcde" for second in "vwxyz"), "far_out", "far_off"
    )
    asking = ask(prompt(Control.SELECT_ONE, options=many))
    assert press(asking, "x hill") == Taken()
    assert press(asking, "3") == Answered("c_x_hill")
    assert press(asking, "far_of".replace("_", " "), "enter") == Answered("far_off")


def test_a_short_list_is_narrowed_after_a_stroke() -> None:
    """Any list can be narrowed after "/"; Esc leaves the search, not the question."""
    asking = ask(prompt(Control.SELECT_ONE, options=options(*(f"answer_{one}" for one in "abcdefghijklm"))))
    press(asking, "/er k")
    assert press(asking, "1") == Answered("answer_k")
    press(asking, "/x")
    assert press(asking, "escape", "escape") == Taken()
    assert press(asking, "c") == Answered("answer_c")


def test_arrows_mark_and_enter_takes() -> None:
    """Whoever prefers arrows can mark an answer and take it with Enter."""
    asking = ask(prompt(Control.SELECT_ONE, options=options(*DOORS)))
    assert press(asking, "down", "down", "enter") == Answered("not_now")


def test_an_order_without_its_end_waits() -> None:
    """An order is taken only when everything has its place; Backspace takes the last one off."""
    asking = ask(prompt(Control.RANK, options=options(*"wxyz")))
    outcome = press(asking, "41\n")
    assert isinstance(outcome, Taken)
    assert "2 more" in outcome.message
    assert press(asking, "backspace", "3", "2", "enter") == Answered("z y x w")


def test_every_list_has_a_key_for_each_answer_it_shows() -> None:
    """No two answers share a key, up to twenty-six of them."""
    for count in range(1, 27):
        signs = signs_for(options(*(f"o{number}" for number in range(count))))
        assert len(set(signs)) == len(signs) == count


@pytest.mark.parametrize("control", list(Control))
@pytest.mark.parametrize(("width", "height"), [(80, 20), (84, 36), (30, 4), (12, 1)])
def test_every_kind_fits_its_room(control: Control, width: int, height: int) -> None:
    """No kind of question asks for more rows than there are, however small the window."""
    many = options(*(f"an_answer_with_a_rather_long_name_{number}" for number in range(24)))
    asking = ask(prompt(control, "2", options=many, missing=MissingReason.DECLINED))
    rows = asking.answers(Size(width, height), is_airy=False)
    assert control in {Control.TEXT, Control.DATE} or len(rows) <= max(height, 3)
