"""The conversation on the screen: one key answers, nothing is lost, everything can be gone back to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from outreach_tui.interview.missing import MissingReason
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.interviewing.between import finished_lines
from outreach_tui.tui.lines import Line
from tests.tui.fakes import Desk, Interview
from tests.tui.frames import post_keys, post_typed, settled, text_of


@asynccontextmanager
async def talking(interview: Interview, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """Run the app in a conversation."""
    app = OutreachApp(desk=Desk(interview=interview), interview=interview)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys, by name or as text; return the screen."""
    post_typed(pilot.app, *keys)
    await pilot.pause()
    return text_of(pilot.app)


TO_THE_DOOR = "quiet-harbour\n1\n"
TO_THE_FIRST_WISH = TO_THE_DOOR + "3\n"


async def test_one_key_answers_and_the_last_answer_stays_in_sight() -> None:
    """A digit answers and goes on; question and answer before stand in one line."""
    interview = Interview()
    async with talking(interview) as pilot:
        shown = await press(pilot, TO_THE_DOOR, "3")
        assert interview.value("door") == "talk"
        assert "I am here to ask what you would be into." in shown
        assert "↑  At the door   Will talk" in shown
        assert "saved 10:47" in shown


async def test_a_refusal_is_one_line_in_the_script_s_words() -> None:
    """What the script does not take is said in its words; what was typed stays."""
    async with talking(Interview()) as pilot:
        shown = await press(pilot, "Harbour 7\n")
        assert "Two words with a dash, no numbers" in shown
        assert "Harbour 7" in shown


@pytest.mark.parametrize("key", ["escape", "left"])
async def test_going_back_loses_nothing(key: str) -> None:
    """Back shows the answer before; Enter keeps it and goes on."""
    interview = Interview()
    async with talking(interview) as pilot:
        shown = await press(pilot, TO_THE_DOOR, "3", key)
        assert "► 3   Will talk" in shown
        shown = await press(pilot, "\n")
        assert interview.value("door") == "talk"
        assert "I am here to ask" in shown


async def test_words_typed_and_not_entered_survive_going_back() -> None:
    """Half a sentence is there again after going back and forth."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH, "fixing bik")
        await press(pilot, "escape")
        shown = await press(pilot, "\n")
        assert "fixing bik" in shown


async def test_words_the_script_would_refuse_survive_going_back_too() -> None:
    """An unfinished code name is put back as it was left."""
    async with talking(Interview()) as pilot:
        await press(pilot, "quiet-harbour\n", "escape", "!")
        await press(pilot, "f4", "down", "\n")
        shown = await press(pilot, "escape")
        assert "quiet-harbour!" in shown


async def test_typing_is_kept_without_enter() -> None:
    """Words are in the draft soon after the last key, and the screen says so."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH, "bikes and")
        async with asyncio.timeout(30):
            while interview.typed != "bikes and":
                await pilot.pause(0.05)
        await pilot.pause()
        assert "saved as you type, 10:47" in text_of(pilot.app)


async def test_typed_words_are_put_back_on_return() -> None:
    """A conversation opened again stands at the same question with the same words."""
    interview = Interview()
    interview.session.answer("quiet-harbour")
    interview.typing("4")
    async with talking(interview) as pilot:
        assert "► 4" in text_of(pilot.app)


async def test_stopping_keeps_what_was_typed() -> None:
    """F8 keeps the words at once and goes to today."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH, "bikes", "f8")
        await settled(pilot)
        assert interview.typed == "bikes"
        assert "Today, Tue 24 Nov" in text_of(pilot.app)


async def test_quitting_in_the_middle_of_a_word_keeps_it() -> None:
    """Ctrl+Q after letters keeps the letters, in the order they were pressed."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH)
        post_keys(pilot.app, [*"bikes", "ctrl+q"])
        await settled(pilot)
    assert interview.typed == "bikes"


@pytest.mark.parametrize(
    ("key", "reason"),
    list(
        zip(
            "12345",
            (
                MissingReason.DECLINED,
                MissingReason.DONT_KNOW,
                MissingReason.COME_BACK_LATER,
                MissingReason.SKIPPED,
                MissingReason.NOT_ASKED,
            ),
            strict=True,
        )
    ),
)
async def test_not_now_takes_a_reason(key: str, reason: MissingReason) -> None:
    """F2 and a digit leave any question out, a needed one too, and go on."""
    interview = Interview()
    async with talking(interview) as pilot:
        shown = await press(pilot, "f2", key)
        assert interview.prompts()[0].missing is reason
        assert "Which try is this?" in shown


async def test_an_empty_wish_can_be_taken_out_again() -> None:
    """In one of a repeat with no words, F2 6 removes it; with words in it there is no 6."""
    interview = Interview()
    async with talking(interview) as pilot:
        shown = await press(pilot, TO_THE_FIRST_WISH, "f2")
        assert "6   Nothing to add here" in shown
        await press(pilot, "6")
        assert interview.values("i_words") == []
        await press(pilot, "1", "bikes")
        assert "Nothing to add" not in await press(pilot, "f2")


async def test_three_wishes_and_no_more() -> None:
    """A repeat asks for another until there is none; Enter means no more."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH)
        for words, more in (("bikes", "1"), ("welding", "1"), ("a van", "\n")):
            await press(pilot, words + "\n", "a\n", "5", more)
        assert interview.values("i_words") == ["bikes", "welding", "a van"]
        assert "Put these in your order" in text_of(pilot.app)


async def test_another_wish_from_any_question_and_back_again() -> None:
    """^n adds one from anywhere; afterwards the conversation stands where it stood."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH, "bikes\n\n5\n")
        await press(pilot, "\n", "friday")
        shown = await press(pilot, "ctrl+n")
        assert "In your words: what is it?" in shown
        shown = await press(pilot, "welding\n\n4")
        assert "No more; back to: By" in shown
        shown = await press(pilot, "\n")
        assert interview.values("i_words") == ["bikes", "welding"]
        assert "Friday 27 Nov 2026" in shown


async def test_the_keys_say_what_enter_does() -> None:
    """A question that may stay open can be left with Enter; one that is needed is never said to be."""
    async with talking(Interview()) as pilot:
        shown = await press(pilot)
        assert "This one is needed." in shown
        assert "leave it" not in shown
        shown = await press(pilot, "quiet-harbour\n1\n3\n", "bikes\n")
        assert "without an answer it stays open" in shown
        assert "Enter leave it" in shown
        assert "Enter takes what is marked and goes on." in await press(pilot, "a")


async def test_everything_can_be_jumped_to() -> None:
    """F4 lists every question with its answer, own words in quotes; Enter goes there."""
    async with talking(Interview()) as pilot:
        await press(pilot, TO_THE_FIRST_WISH, "bikes\n")
        shown = await press(pilot, "f4")
        assert "“bikes”" in shown
        shown = await press(pilot, "/door\n")
        assert "► 3   Will talk" in shown


async def test_their_words_are_read_back_large() -> None:
    """At its note the screen turns into their words and both promises, each with a key to change it."""
    async with talking(Interview()) as pilot:
        shown = await press(
            pilot, TO_THE_FIRST_WISH, "fixing bikes\n\n5\n\n", "+3\n", "ask the garage\n", "turn up\n"
        )
        assert "1   “fixing bikes”" in shown
        assert "I will" in shown
        assert "ask the garage   (by Friday 27 Nov 2026)" in shown
        assert "You will" in shown


async def test_the_end_names_what_is_open_and_goes_there() -> None:
    """What keeps it from being finished is listed with its reason, each a key away; then Enter finishes."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n\n1", "f4")
        shown = await press(pilot, "escape")
        assert "Finish and keep it" in shown
        shown = await press(pilot, "\n")
        assert interview.is_finished
        assert "3 things they would want" in shown


async def test_what_is_needed_keeps_it_from_finishing() -> None:
    """An end with something needed says so and goes there by its number."""
    interview = Interview()
    interview.session.go_to("/data/setup/attempt")
    interview.session.forward()
    interview.session.answer("not_in")
    async with talking(interview) as pilot:
        shown = await press(pilot, "\n")
        assert "Not yet" in shown
        assert not interview.is_finished
        assert "Code name" in await press(pilot, "1")


async def test_a_full_disk_is_said_and_nothing_typed_is_lost() -> None:
    """When an answer cannot be saved, a screen says what to do; the words are still there."""
    interview = Interview()
    async with talking(interview) as pilot:
        interview.refuses_to_save = True
        shown = await press(pilot, "quiet-harbour\n")
        assert "it is full" in shown
        assert "saved" not in shown
        interview.refuses_to_save = False
        assert "quiet-harbour" in await press(pilot, "\n")


async def test_a_mouse_can_do_what_keys_do() -> None:
    """Answers and the key line can be clicked."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_DOOR)
        rows = text_of(pilot.app).splitlines()
        row = next(number for number, text in enumerate(rows) if "Will talk" in text)
        await pilot.click(offset=(rows[row].index("Will talk") + 2, row))
        await pilot.pause()
        assert interview.value("door") == "talk"
        await pilot.click(offset=(text_of(pilot.app).splitlines()[23].index("F4") + 1, 23))
        await pilot.pause()
        assert "Everything here" in text_of(pilot.app)


async def test_nothing_of_others_and_no_deadline_is_on_the_screen() -> None:
    """While somebody can look on, no other code name, count or date of ours is shown."""
    async with talking(Interview(), size=(120, 40)) as pilot:
        shown = await press(pilot, TO_THE_FIRST_WISH, "bikes")
        assert not {"amber-lantern", "plain-window", "brave-otter", "not sent", "27 Nov"} & set(shown.split())


@pytest.mark.parametrize("size", [(60, 20), (47, 13), (40, 10), (20, 6), (10, 3)])
async def test_a_small_window_says_so_and_takes_keys(size: tuple[int, int]) -> None:
    """A window under 80x24 shows what fits, says so in words that fit too, and every key still works."""
    interview = Interview()
    async with talking(interview, size) as pilot:
        shown = await press(pilot, TO_THE_DOOR, "1")
        assert interview.value("door") == "not_in"
        upper_rule = shown.splitlines()[1]
        assert "small" in upper_rule or "all of it shows at 80x24. Keys work." in upper_rule
        assert "…" not in upper_rule


async def test_the_window_may_change_size_in_the_middle_of_a_word() -> None:
    """A resize keeps every letter."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, TO_THE_FIRST_WISH, "fixing ")
        await pilot.resize_terminal(120, 40)
        shown = await press(pilot, "bikes")
        assert "fixing bikes" in shown
        assert "Where we are" in shown


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ((("visits", 1), ("interests", 3)), "what may travel goes into the next file"),
        ((("concern_flags", 1),), "it stays on this laptop"),
        ((("visit_safety", 1),), "it stays on this laptop"),
        ((("notes", 1),), "what may travel goes into the next file"),
        ((("identities", 1),), "kept apart from everything they say"),
        ((), "what may travel goes into the next file"),
    ],
)
def test_what_was_kept_says_how_far_it_goes(records: tuple[tuple[str, int], ...], said: str) -> None:
    """A worry passed on and a check of safety are not said to go to anybody; they never leave the laptop."""
    shown = " ".join(text_of_line(row) for row in finished_lines("A talk", records, 80))
    assert said in " ".join(shown.split())


def text_of_line(row: Line) -> str:
    """Return a row's words."""
    return "".join(span.text for span in row.spans)
