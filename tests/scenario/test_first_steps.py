"""What can be done on a laptop before anything on it is open."""

from pathlib import Path

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.first_steps import FirstStep, first_steps
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.open_workspace import open_workspace
from outreach_tui.workflow.set_up_officer import set_up_officer
from tests.scenario.areas import PASSPHRASE, Area

CHOSEN = "five other unrelated words"


def steps_on(area: Area, whose: str) -> dict[str, FirstStep]:
    """Return what can be done on somebody's laptop, by name."""
    return {step.name: step for step in first_steps(area.folder / whose, area.outside.make())}


def test_a_way_back_is_offered_only_where_there_is_something_to_come_back_to(area: Area) -> None:
    """A bare laptop offers joining and beginning; a new passphrase needs a workspace, a grant a request."""
    assert list(steps_on(area, "nobody")) == ["Join an area with a pack", "Set up an area"]
    assert "Forgotten: ask the lead partner" in steps_on(area, "isla")
    assert "Forgotten: the grant is here" not in steps_on(area, "isla")


def test_answers_that_cannot_be_are_said_at_their_question(area: Area, tmp_path: Path) -> None:
    """No pack, words that are not its words, a short passphrase: each is said before the next question."""
    asks = {ask.name: ask for ask in steps_on(area, "nobody")["Join an area with a pack"].asks}
    pack = str(tmp_path / "govan.area-pack")
    known = {"pack": pack, "passphrase": CHOSEN}
    for name, wrong in (
        ("pack", str(tmp_path / "govan-recovery-sheet-1.txt")),
        ("words", "one two three four five six"),
        ("code", "Isla Smith"),
        ("passphrase", "short"),
        ("again", "five other unrelated word"),
    ):
        check = asks[name].check
        assert check is not None
        with pytest.raises(OutreachError):
            check(wrong, known)
    for name, right in (("pack", pack), ("words", area.words), ("passphrase", CHOSEN), ("again", CHOSEN)):
        check = asks[name].check
        assert check is not None
        check(right, known)


def test_who_of_several_is_meant_is_asked(area: Area, tmp_path: Path) -> None:
    """Two people share the laptop: a sheet gives a new passphrase to the one whose workspace was chosen."""
    second = NewWorkspace(tmp_path / "isla", CHOSEN, "rory", "Community safety", tmp_path)
    set_up_officer(second, tmp_path / "govan.area-pack", area.words, area.outside.make())
    step = steps_on(area, "isla")["Forgotten: use a recovery sheet"]
    near = step.asks[0].near
    assert near is not None
    offered = near("")
    assert len(offered) == 2
    assert all("last used" in one.beside for one in offered)
    with open_workspace(tmp_path / "isla", PASSPHRASE, area.outside.make()).vault as vault:
        home = vault.folder.parent.name
    sheet = (tmp_path / "govan-recovery-sheet-1.txt").read_text()
    done = step.do({"home": home, "sheet": sheet, "passphrase": "six entirely different words"})
    assert done.opens
    for passphrase, who in (("six entirely different words", "isla"), (CHOSEN, "rory")):
        workspace = open_workspace(tmp_path / "isla", passphrase, area.outside.make())
        assert workspace.profile.who == who
        workspace.close()


def test_a_folder_that_is_not_there_is_said_at_its_question(area: Area, tmp_path: Path) -> None:
    """Whoever mistypes the folder for the sheets, or for a request, is told before anything is done."""
    steps = steps_on(area, "isla")
    for step, name in (
        ("Set up an area", "sheets"),
        ("Join an area with a pack", "to"),
        ("Forgotten: ask the lead partner", "to"),
    ):
        check = {ask.name: ask for ask in steps[step].asks}[name].check
        assert check is not None
        check(str(tmp_path), {})
        with pytest.raises(OutreachError, match="no-stick: there is no such folder"):
            check(str(tmp_path / "no-stick"), {})
