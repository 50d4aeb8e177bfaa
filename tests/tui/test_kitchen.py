"""At a kitchen table: taking back, somebody walks in, a note, a worry, less and more to ask, reading back."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.plain_text import clean
from outreach_tui.tui.app import OutreachApp
from outreach_tui.workflow.beside import Depth
from outreach_tui.workflow.today import DraftToFinish
from tests.tui.fakes import TODAY, Desk, Interview
from tests.tui.frames import assert_golden, post_keys, settled, text_of
from tests.tui.script import NOW, session_of
from tests.tui.test_interview_screen import press, talking

HOME_VISIT = (Path(__file__).parents[2] / "forms" / "home_visit.md").read_text(encoding="utf-8")
DOOR: tuple[tuple[str, str], ...] = (
    ("area", "govan"),
    ("officer", "isla"),
    ("alias", "quiet-harbour"),
    ("door", "talk"),
    ("present", "alone"),
    ("mode", "full"),
    ("age_band", "a18_25"),
    ("understood", "yes"),
    ("ok_talk", "yes"),
    ("ok_write", "yes"),
    ("share_with", "team"),
)
SAID = (
    *DOOR,
    ("matters", "ma wee sister and the dug"),
    ("a_words", "I can fix anything wi a chain on it"),
    ("opp", "a garage of my own"),
    ("i_kind", "skill"),
    ("i_words", "welding bikes n that"),
    ("i_word_source", "verbatim"),
)
PROMISED = (*SAID, ("we_will", "ask the garage"), ("you_will", "turn up"), ("next_step", "nothing"))


def visit(*answers: tuple[str, str], at: str = "", depth: Depth = Depth.SPINE) -> Interview:
    """Return a home visit with these answers, standing at the question `at`."""
    interview = Interview(session_of(HOME_VISIT))
    for name, value in answers:
        interview.go_to(ref_of(interview, name))
        interview.answer(value)
    interview.ask(depth)
    if at:
        interview.go_to(ref_of(interview, at))
    return interview


def ref_of(interview: Interview, name: str) -> str:
    """Return where the question with this name is."""
    return next(ref for ref in interview.refs() if ref.endswith(f"/{name}"))


async def test_the_last_change_is_taken_back_and_brought_back_in_sight() -> None:
    """^z takes back the last answer, also after going on, and says which; ^r brings it back."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n2\n3\n")
        shown = await press(pilot, "ctrl+z")
        assert "Taken back: At the door   Will talk" in shown
        assert interview.value("door") == ""
        shown = await press(pilot, "ctrl+z")
        assert "Taken back: Which try is this?   2" in shown
        assert interview.value("attempt") == ""
        shown = await press(pilot, "ctrl+r", "ctrl+r")
        assert "Brought back: At the door   Will talk" in shown
        assert interview.values("door") == ["talk"]
        assert "There is nothing to take back." in await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")


async def test_words_not_entered_are_taken_back_first() -> None:
    """Half a sentence is one change: ^z empties the box and shows it, ^r puts it back, nothing else moves."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n1\n3\n", "fixing bik")
        shown = await press(pilot, "ctrl+z")
        assert "Taken back: In your words: what is it?   fixing bik" in shown
        assert "│ fixing" not in shown
        assert interview.value("door") == "talk"
        assert "│ fixing bik" in await press(pilot, "ctrl+r")
        assert interview.typed == "fixing bik"


async def test_another_one_added_is_taken_back_whole() -> None:
    """^z after adding one stands where it was added from; what was taken back can be brought back."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n1\n3\n", "bikes\n", "ctrl+n")
        assert len(interview.values("i_words")) == 2
        await press(pilot, "ctrl+z")
        assert interview.values("i_words") == ["bikes"]
        await press(pilot, "ctrl+r")
        assert interview.values("i_words") == ["bikes", ""]


async def test_what_is_taken_back_is_kept_like_every_change() -> None:
    """What the vault holds after ^z is the conversation before the answer."""
    interview = Interview()
    before = interview.saved
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n", "ctrl+z")
        assert interview.memory.draft is not None
        assert interview.memory.draft.session == before
        assert interview.memory.draft.alias == ""


@pytest.mark.parametrize("at", ["matters", "opp"])
async def test_somebody_walks_in(at: str) -> None:
    """One key, and nothing that was said, no code name and no officer's question is left on the screen."""
    interview = visit(*SAID, at=at)
    async with talking(interview) as pilot:
        await press(pilot, "escape", "\n")
        shown = await press(pilot, "ctrl+k")
        assert interview.value("mode") == "light"
        assert_nothing_said(shown)
        for _ in range(12):
            shown = await press(pilot, "\n")
            assert_nothing_said(shown)
            shown = await press(pilot, "f4")
            assert_nothing_said(shown)
            await press(pilot, "escape")
        assert "That is all for now." in shown or "Everything here" in shown
        await press(pilot, "ctrl+k")
        assert interview.value("mode") == "full"
        assert interview.value("matters") == "ma wee sister and the dug"


def assert_nothing_said(shown: str) -> None:
    """Check that a screen holds no word of the young person's, no code name and no officer's question."""
    for words in (
        "sister",
        "chain",
        "garage",
        "welding",
        "quiet-harbour",
        "govan",
        "Govan",
        "Did I steer",
        "worry",
    ):
        assert words not in shown, f"{words!r} in:\n{shown}"


async def test_back_from_light_to_the_question_that_was_left() -> None:
    """A personal question is left when somebody comes, and stands there again when they have gone."""
    interview = visit(*DOOR, at="matters", depth=Depth.EVERYTHING)
    async with talking(interview) as pilot:
        await press(pilot, "my gr")
        shown = await press(pilot, "ctrl+k")
        assert "my gr" not in shown
        assert "What are you good at?" in shown
        shown = await press(pilot, "drawing\n", "ctrl+k")
        assert "What is important to you just now?" in shown
        assert "my gr" in shown
        assert interview.values("a_words") == ["drawing"]


async def test_light_through_whatever_is_open_over_the_question() -> None:
    """Somebody walks in while the list of all answers is open: one key still clears the screen."""
    interview = visit(*SAID, at="opp")
    async with talking(interview) as pilot:
        assert "welding" in await press(pilot, "f4")
        assert_nothing_said(await press(pilot, "ctrl+k"))


async def test_what_was_said_before_others_came_cannot_be_taken_back_before_them() -> None:
    """^z in light mode stops at the moment they came, and says so."""
    interview = visit(*SAID, at="opp")
    async with talking(interview) as pilot:
        shown = await press(pilot, "ctrl+k", "ctrl+z")
        assert "stays as it is while they are about" in shown
        assert_nothing_said(shown)


async def test_a_note_beside_a_question() -> None:
    """F3 takes a line beside the question, and the conversation stands where it stood."""
    interview = Interview()
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n")
        shown = await press(pilot, "f3", "likes mornings")
        assert "Which try is this?" in shown
        shown = await press(pilot, "\n")
        assert "Which try is this?" in shown
        assert [(one.label, one.words) for one in interview.notes] == [
            ("Which try is this?", "likes mornings")
        ]
        assert "“likes mornings”" in await press(pilot, "f3")


async def test_a_note_from_anywhere_is_one_key_one_line_and_enter() -> None:
    """From today's list F3, the line and Enter keep a note, and nothing else is asked."""
    desk = Desk()
    app = OutreachApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "f3", "rang", "escape")
        assert desk.note == "rang"
        shown = await press(pilot, "f3")
        assert "rang" in shown
        await press(pilot, " his gran\n")
        await settled(pilot)
        assert desk.own_notes == [("rang his gran", "")]
        assert "Your line is kept. Whose it is can be said later" in text_of(app)


@pytest.mark.parametrize("keys", [[], ["f4"], ["f2"], ["f3"]])
async def test_a_worry_leads_back_to_exactly_the_same_place(keys: list[str]) -> None:
    """F9 shows what to do and whom to ring over anything; Esc leaves it as it was."""
    interview = visit(*SAID, at="opp")
    async with talking(interview) as pilot:
        before = await press(pilot, *keys)
        shown = await press(pilot, "f9")
        for words in (
            "Listen. Do not dig",
            "Do not promise to keep it",
            "### ### ###",
            "999",
            "Area coordinator",
        ):
            assert words in shown
        assert await press(pilot, "escape") == before


@pytest.mark.parametrize("key", ["f3", "f9"])
async def test_what_opens_over_everything_goes_at_the_same_key(key: str) -> None:
    """F9 twice, or F3 twice, and the screen is as it was: no second card lies beneath."""
    async with talking(visit(*SAID, at="opp")) as pilot:
        before = text_of(pilot.app)
        assert await press(pilot, key) != before
        assert await press(pilot, key) == before


async def test_a_worry_before_anything_is_open() -> None:
    """At the passphrase prompt F9 shows the numbers too."""
    app = OutreachApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Danger now" in await press(pilot, "f9")
        assert "Passphrase" in await press(pilot, "escape")


async def test_a_worry_while_the_screen_is_covered() -> None:
    """The numbers are no secret: F9 shows them on the cover, the area's too, and says how to go back."""
    async with talking(visit(*SAID, at="opp")) as pilot:
        await press(pilot, "f6")
        shown = await press(pilot, "f9")
        assert "Danger now" in shown
        assert "Area coordinator" in shown
        assert "Esc back" in shown
        assert_nothing_said(shown)
        assert "Covered" in await press(pilot, "escape")


async def test_a_ring_that_is_due_is_said_on_every_screen() -> None:
    """Once it is time, the upper rule says whom to ring; nothing else changes, and nothing waits for it."""
    interview = Interview()
    desk = Desk(interview=interview)
    app = OutreachApp(desk=desk, interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "ring" not in await press(pilot)
        desk.ring = "16:40: ring Davie, and say that you are back. Today closes it."
        app.remind()
        assert "16:40: ring Davie" in await press(pilot, "quiet-harbour\n")
        assert interview.value("alias") == "quiet-harbour"
        assert "16:40: ring Davie" in await press(pilot, "f8")


async def test_who_was_told_is_noted_over_the_conversation() -> None:
    """Enter on the card goes into its form; finished or left, the conversation stands as it stood."""
    interview = visit(*SAID, at="opp")
    desk = Desk(interview=Interview())
    app = OutreachApp(desk=desk, interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        before = await press(pilot)
        await press(pilot, "f9", "\n")
        await settled(pilot)
        assert desk.begun == [("pass_it_on", interview.whom)]
        assert interview.whom != interview.about == ""
        assert "Code name" in await press(pilot)
        assert await press(pilot, "f8") == before


async def test_a_card_not_closed_is_said_at_the_next_start() -> None:
    """Today says that a worry was begun to be passed on and not closed, and everything else still works."""
    left = DraftToFinish("d9", "Pass it on", "", "Who I told, and when", NOW)
    app = OutreachApp(desk=Desk(today=replace(TODAY, drafts=(left,))))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "A pass-it-on card is not closed" in await press(pilot)
        assert "Find a person" in await press(pilot, "3")


async def test_the_shortest_talk_is_offered_first_and_the_rest_at_its_end() -> None:
    """Going on stops at the spine; ^d widens it; at the end more can be asked, and only what is open is."""
    interview = visit(*DOOR, at="share_with")
    async with talking(interview) as pilot:
        shown = await press(pilot, "\n")
        assert "What are you good at?" in shown
        shown = await press(pilot, "f4", "/important\n", "ctrl+d")
        assert "Asked from here on: the core" in shown
        assert "important to you" in shown
        shown = await press(pilot, "ctrl+d", "\n")
        assert "Tell me about a good day." in shown


async def test_more_to_ask_at_the_end() -> None:
    """The end of the spine names the core; its number goes to the first of it that is open."""
    interview = visit(*PROMISED, ("decided_by", "young_person"), ("read_back", "right"), ("concern", "none"))
    interview.session.go_to(ref_of(interview, "quick"))
    async with talking(interview) as pilot:
        shown = await press(pilot, "\n")
        assert "That is the shortest talk." in shown
        assert "More to ask: the core" in shown
        number = next(row.split()[0] for row in shown.splitlines() if "More to ask: the core" in row)
        shown = await press(pilot, number)
        assert interview.depth is Depth.CORE
        assert "What would that look like?" in shown or "Anything" in shown


async def test_other_ways_to_say_it_stand_in_place_on_demand() -> None:
    """^o shows the script's alternatives below the question, and once more hides them."""
    interview = visit(*DOOR, at="opp")
    async with talking(interview) as pilot:
        assert "you pick" not in await press(pilot)
        assert "you pick" in await press(pilot, "ctrl+o")
        assert "you pick" not in await press(pilot, "ctrl+o")


async def test_they_put_it_right_where_it_is_read_back() -> None:
    """A number opens their words; changed, they are theirs as said; struck, they are gone."""
    interview = visit(*PROMISED, at="n_back")
    async with talking(interview) as pilot:
        shown = await press(pilot)
        assert "“welding bikes n that”" in shown
        assert "quiet-harbour" in shown
        shown = await press(pilot, "2", *["backspace"] * 7, "\n")
        assert "“welding bikes”" in shown
        assert interview.value("i_word_source") == "verbatim"
        assert interview.value("read_back") == "changed"
        shown = await press(pilot, "1", "delete")
        assert interview.value("a_words") == ""
        assert "chain" not in shown
        shown = await press(pilot, "ctrl+z")
        assert "“I can fix anything wi a chain on it”" in shown


READ_BACK_COPIES: list[tuple[tuple[str, ...], str, list[tuple[str, ...]]]] = [
    (("1",), "paper", [("printed", "What we wrote down, Tuesday 24 Nov 2026")]),
    (("2",), "photo", []),
    (("3", "page.txt\n"), "paper", [("written", "page.txt")]),
    (("4",), "none", []),
]


@pytest.mark.parametrize(("keys", "way", "done"), READ_BACK_COPIES)
@pytest.mark.parametrize("at", ["n_back", ""])
async def test_a_copy_is_given_while_it_is_read_back(
    keys: tuple[str, ...], way: str, done: list[tuple[str, ...]], at: str
) -> None:
    """From their words turned round, at their note or from the end, 0 gives a copy as they like, or none."""
    interview = visit(*PROMISED, at=at or "quick")
    desk = Desk(interview=interview)
    app = OutreachApp(desk=desk, interview=interview)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *(() if at else ("\n", "0")))
        assert "0 a copy" in shown
        assert "How would they like it?" in await press(pilot, "0")
        await press(pilot, *keys)
        await settled(pilot)
    assert (interview.copies, desk.done) == ([way], done)


async def test_the_photo_of_what_is_read_back_is_as_it_reads_now() -> None:
    """What they put right a moment ago stands on the page for their phone, and nothing else; ^k hides it."""
    interview = visit(*PROMISED, at="n_back")
    async with talking(interview) as pilot:
        shown = await press(pilot, "2", *["backspace"] * 7, "\n", "0", "2")
        assert "“welding bikes”" in shown
        assert "turn up" in shown
        assert "quiet-harbour" not in shown
        shown = await press(pilot, "ctrl+k")
        assert interview.is_light
        assert "welding" not in shown


async def test_rough_words_are_tidied_later_and_stay() -> None:
    """From F4 words are written tidier, with their agreement; those typed first stay beside them."""
    interview = visit(*SAID, at="opp")
    async with talking(interview) as pilot:
        await press(pilot, "f4", "/welding", "escape", "t")
        await press(pilot, *["backspace"] * 7, "\n")
        assert interview.value("i_words") == "welding bikes"
        assert interview.value("i_word_source") == "tidied"
        kept = [interview.value("i_first_words"), *(one.words for one in interview.notes)]
        assert any("welding bikes n that" in words for words in kept)


async def test_two_keys_and_out_of_the_door() -> None:
    """^x keeps everything and says whom to ring; a number says why, and leads away with the reminder."""
    interview = visit(*SAID, at="opp")
    async with talking(interview) as pilot:
        shown = await press(pilot, "half a w", "ctrl+x")
        assert "Ring your buddy now" in shown
        assert interview.typed == "a garage of my ownhalf a w"
        shown = await press(pilot, "1")
        await settled(pilot)
        assert interview.value("left_early") == "not_safe"
        assert "Ring your buddy now" in await press(pilot)


@pytest.mark.parametrize(
    "words", ["càr a chàradh", "łódź żółta", "إِصْلَاحَ الدَّرَّاجَاتِ", "گاڑیاں ٹھیک", "👩🏽‍🚒 and 🇵🇱"]
)
async def test_the_window_changes_in_the_middle_of_a_word(words: str) -> None:
    """Typed on while the window is made small and wide again, not a character is lost, in any script."""
    interview = visit(*DOOR, at="matters", depth=Depth.EVERYTHING)
    half = len(words) // 2
    async with talking(interview) as pilot:
        post_keys(pilot.app, list(words[:half]))
        for size in ((40, 12), (200, 60), (61, 20), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await press(pilot, words[half:], "\n")
        assert interview.value("matters") == clean(words)


GOLDENS: dict[str, list[str]] = {
    "kitchen_taken_back": ["a shot on a digger\n", "ctrl+z"],
    "kitchen_light": ["ctrl+k"],
    "kitchen_note": ["f3", "ask again about the gran"],
    "kitchen_pass_on": ["f9"],
    "kitchen_say_like": ["ctrl+o"],
    "kitchen_leaving": ["ctrl+x"],
    "kitchen_end": ["f4", "/one line\n", "\n"],
    "kitchen_more": ["ctrl+d"],
    "kitchen_read_back": ["f4", "/wrong with it\n"],
    "kitchen_copy": ["f4", "/wrong with it\n", "0"],
    "kitchen_photo": ["f4", "/wrong with it\n", "0", "2"],
    "kitchen_put_right": ["f4", "/wrong with it\n", "2"],
    "kitchen_tidy": ["f4", "/welding", "escape", "t"],
    "kitchen_cover_numbers": ["f6", "f9"],
}


@pytest.mark.parametrize("name", GOLDENS)
async def test_the_screens_of_a_kitchen_table(name: str) -> None:
    """The screen stands as it was last read and agreed."""
    interview = visit(*SAID, at="opp")
    async with talking(interview) as pilot:
        await press(pilot, *GOLDENS[name])
        await settled(pilot)
        assert_golden(pilot.app, name)
