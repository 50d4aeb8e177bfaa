"""Handing over on the screens: the officer sends, the coordinator looks, takes in, reads and drafts."""

from pathlib import Path

from tests.end_to_end.conversation import key_beside, one_line
from tests.end_to_end.laptops import Area
from tests.end_to_end.visit import SHORT_TALK, WISH

FIRST = "To enter"
"""What only the coordinator's first screen shows."""


def test_a_wish_is_sent_and_taken_in_on_the_screens(area: Area, tmp_path: Path) -> None:
    """Nobody needs a command: a wish goes from one laptop's screen to the other's."""
    stick = tmp_path / "stick"
    stick.mkdir()
    area.officer.must("interview", "home_visit", "--answers", "-", lines=SHORT_TALK)
    with area.officer.unlock() as officer:
        officer.press("ctrl+s")
        officer.wait_for("Folder, stick or server to sync with")
        officer.type(str(stick))
        officer.press("enter")
        officer.wait_for("Done, and read back")
        officer.press("enter")
        officer.wait_for("Today,")
    assert len(list(stick.iterdir())) == 1
    with area.lead.unlock(FIRST) as lead:
        lead.press(key_beside("Take in what officers sent", lead.text))
        lead.wait_for("Folder, stick or file")
        lead.type(str(stick))
        lead.press("enter")
        lead.wait_for("Nothing is taken in yet.", "takes it in.")
        lead.press("enter")
        lead.wait_for("Taken in.")
        lead.press("enter")
        lead.wait_for(FIRST)
        lead.press(key_beside("Read all of it", lead.text))
        lead.wait_until(lambda shown: WISH in one_line(shown), WISH)
        lead.press("f5")
        lead.wait_for(FIRST)
        lead.press(key_beside("First draft of a course", lead.text))
        lead.wait_until(lambda shown: WISH in one_line(shown), WISH)
        lead.press("ctrl+q")
        assert lead.wait_for_end() == 0
