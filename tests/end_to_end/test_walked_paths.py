"""The walked paths W1 to W14 of domain.md C9 at the keyboard: every prompt in order, what came of each."""

import shutil
from pathlib import Path

from outreach_tui.workflow.begin_interview import begin_interview
from tests.end_to_end.conversation import question
from tests.end_to_end.cut_short import IT_IS_KEPT, begin_whole_visit, is_asked, kept_about, opened, table
from tests.end_to_end.laptops import Area, Laptop
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.walked import Place, walk
from tests.scenario.test_home_visit_paths import WAYS


def test_every_path_asks_its_prompts_in_order_and_comes_to_its_outcome(area: Area, tmp_path: Path) -> None:
    """Fourteen visits one after the other at one laptop; each leaves the records of its path, no others."""
    shutil.copytree(area.officer.folder, tmp_path / "undisturbed")
    names = {f"walked-{chr(ord('a') + number)}": name for number, name in enumerate(WAYS)}
    with table(area.officer, Laptop(tmp_path / "undisturbed")) as at:
        with at.open() as terminal:
            for alias, name in names.items():
                way, interview = WAYS[name], begin_interview(at.reference, "home_visit")
                places = tuple(walk(interview, way, alias))
                interview.finish()
                assert sum(place.is_prompt for place in places) == way.on_paper + len(way.more) - len(
                    way.fewer
                )
                type_path(terminal, places, name)
            terminal.press("ctrl+q")
            assert terminal.wait_for_end() == 0
        with opened(at.laptop) as workspace:
            came_to = sorted(visit.value("outcome") for visit in workspace.picture.records("visits"))
            assert came_to == sorted(way.outcome for way in WAYS.values())
            for alias, name in names.items():
                assert kept_about(workspace, alias) == kept_about(at.reference, alias), name


def type_path(terminal: Terminal, places: tuple[Place, ...], name: str) -> None:
    """Hold one visit from Today to Today; every place has to stand on the screen before it is answered."""
    begin_whole_visit(terminal, places[0])
    for place in places:
        terminal.wait_until(
            lambda shown, place=place: is_asked(place, question(shown)), f"{name}: {place.at}"
        )
        terminal.press(*place.keys)
    terminal.wait_for(IT_IS_KEPT)
    terminal.press("enter")
    terminal.wait_for("Today,")
