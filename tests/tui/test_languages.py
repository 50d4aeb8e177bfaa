"""A conversation goes on in another language at any moment; nothing said or typed is lost."""

from tests.tui.fakes import Interview
from tests.tui.frames import settled
from tests.tui.script import DAY, session_of
from tests.tui.test_interview_screen import press, talking

ENGLISH, GAELIC = "English (en)", "Gàidhlig (gd)"


async def test_the_question_is_asked_again_at_once_and_half_a_word_goes_on() -> None:
    """Words typed before the switch are kept, in the vault as well, and typing goes on where it was."""
    interview = Interview(session_of(DAY))
    async with talking(interview) as pilot:
        shown = await press(pilot, "quiet-harbour\nthe harur", "left", "left", "ctrl+t", "2", "bo")
        await settled(pilot)
        assert "Càite am biodh e?" in shown
        assert "the harbo" in shown
        assert interview.language == GAELIC
        assert interview.typed == "the harbour"
        await press(pilot, "\n")
        assert interview.value("place") == "the harbour"


async def test_keys_typed_ahead_fall_on_the_same_questions() -> None:
    """The switch and the answers after it may be typed in one go."""
    interview = Interview(session_of(DAY))
    async with talking(interview) as pilot:
        shown = await press(pilot, "quiet-harbour\n\n", "ctrl+t", "2", "3", "14", "ctrl+t", "1", "\n")
        assert interview.value("mode") == "bike"
        assert interview.value("other") == "bus lift"
        assert "How many hours?" in shown


async def test_an_emptied_box_stays_empty() -> None:
    """Words taken out of an answer do not come back with the other language."""
    interview = Interview(session_of(DAY))
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\nhere\n", "escape", *["backspace"] * 4, "ctrl+t", "2", "there\n")
        assert interview.value("place") == "there"


async def test_the_list_can_be_left_with_nothing_changed() -> None:
    """Esc, the same key again and Enter on nothing go back to the question as it was."""
    interview = Interview(session_of(DAY))
    async with talking(interview) as pilot:
        for leaving in ("escape", "ctrl+t", "\n"):
            shown = await press(pilot, "ctrl+t", leaving)
            assert "Code name" in shown
        assert interview.language == ENGLISH
        assert "x is not one of the answers" in await press(pilot, "ctrl+t", "x")


async def test_it_changes_at_the_end_as_well() -> None:
    """Where nothing is asked any more, what is still open stands in the other language."""
    interview = Interview(session_of(DAY))
    async with talking(interview) as pilot:
        await press(pilot, "quiet-harbour\n" + "\n" * 7, "f2", "3")
        shown = await press(pilot, "ctrl+t", "2")
        assert "That is everything." in shown
        assert "Dad eile?" in shown


async def test_a_script_with_one_language_does_not_speak_of_it() -> None:
    """Neither the key row nor the help names the key; pressing it says why nothing happens."""
    async with talking(Interview()) as pilot:
        assert "language" not in await press(pilot)
        assert "This script has one language." in await press(pilot, "ctrl+t")
        assert "^t" not in await press(pilot, "f1")
    async with talking(Interview(session_of(DAY))) as pilot:
        assert "^t language" in await press(pilot)
