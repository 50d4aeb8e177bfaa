"""Names of a real workspace: kept apart, locked by the counted time, wiped with the person."""

from datetime import timedelta
from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.tui.names import LOCKED_IDLE, LOCKED_JUMP
from outreach_tui.tui.opened_desk import OpenedDesk
from outreach_tui.tui.opened_names import OpenedNames
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import PASSPHRASE, Area, hold, new_area, nobody_in


@pytest.fixture
def area(tmp_path: Path) -> Area:
    """Return an area whose officer has one door."""
    area = new_area(tmp_path, "isla")
    with area.at("isla") as isla:
        hold(isla, "home_visit", *nobody_in("quiet-harbour"))
    return area


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Return the counted time."""
        return self.seconds


def write_card(names: OpenedNames, isla: Workspace, *answers: str) -> None:
    """Enter a card, question by question."""
    interview = names.begin(person_named(isla, "quiet-harbour"))
    for words in answers:
        interview.answer(words)
    interview.finish()


def test_a_card_is_changed_with_what_stands_on_it(area: Area) -> None:
    """Somebody's card opens with what is known; what is not touched stays."""
    with area.at("isla") as isla:
        names = OpenedNames(isla, Clock())
        names.open(PASSPHRASE)
        write_card(names, isla, "Shug", "07700 900123", "12 Harbour Road")
        write_card(names, isla, "Hughie")
        [card] = names.cards()
        assert (card.known_as, card.phone, card.address) == ("Hughie", "07700 900123", "12 Harbour Road")
        names.lock()
        assert names.cards() == ()


def test_a_card_left_in_the_middle_is_gone_on_with(area: Area) -> None:
    """It is kept under the code name in the identity vault, and shows nowhere while names are locked."""
    with area.at("isla") as isla:
        names = OpenedNames(isla, Clock())
        names.open(PASSPHRASE)
        names.begin(person_named(isla, "quiet-harbour")).typing("Shu")
        names.lock()
        assert names.drafts() == ()
        assert OpenedDesk(isla).plan_today().drafts == ()
        names.open(PASSPHRASE)
        [left] = names.drafts()
        assert left.alias == "quiet-harbour"
        assert names.resume(left.draft).typed == "Shu"
        names.lock()


def test_it_says_why_names_were_locked(area: Area) -> None:
    """Two idle minutes and a clock that jumped are two sentences; a key starts the minutes again."""
    with area.at("isla") as isla:
        clock = Clock()
        names = OpenedNames(isla, clock)
        start = area.outside.moment
        for steps, said in (((100, 219), ("", "")), ((120,), (LOCKED_IDLE,))):
            clock.seconds = 0.0
            area.outside.moment = start
            names.open(PASSPHRASE)
            for seconds, words in zip(steps, said, strict=True):
                for at in range(int(clock.seconds), seconds + 1):
                    clock.seconds = float(at)
                    area.outside.moment = start + timedelta(seconds=at)
                    outcome = names.lock_if_due()
                assert outcome == words
                names.touch()
            names.lock()
        names.open(PASSPHRASE)
        area.outside.moment += timedelta(minutes=3)
        assert names.lock_if_due() == LOCKED_JUMP
        assert not names.is_open


def test_only_the_passphrase_wipes(area: Area) -> None:
    """A wrong passphrase wipes nobody, even where no name was ever entered; the right one wipes names too."""
    with area.at("isla") as isla:
        desk = OpenedDesk(isla)
        person = person_named(isla, "quiet-harbour")
        with pytest.raises(OutreachError, match="does not open"):
            desk.erase_person(person, "some other words")
        assert desk.show_person(person).alias == "quiet-harbour"
        desk.names.open(PASSPHRASE)
        write_card(desk.names, isla, "Shug")
        assert desk.erase_person(person, PASSPHRASE) > 0
        assert not desk.names.is_open
        desk.names.open(PASSPHRASE)
        assert desk.names.cards() == ()
        desk.names.lock()
        assert desk.is_passphrase(PASSPHRASE)
        assert not desk.is_passphrase("some other words")
