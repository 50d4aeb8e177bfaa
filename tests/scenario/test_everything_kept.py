"""What have you got on me? over everybody of the invented area: two screens, a page, nothing left out."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

import pytest

from outreach_tui.tui.lines import Line, Size
from outreach_tui.tui.screens.kept_screens import screens_of
from outreach_tui.workflow.invented_area import OFFICERS, InventedArea, found_area, hold_conversations
from outreach_tui.workflow.kept_page import kept_page
from outreach_tui.workflow.person_page import sheets_of
from outreach_tui.workflow.show_person import KeptAboutPerson, KeptRecord, KeptSection, show_person
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import FakeOutside as World

SMALL, WIDE = Size(80, 20), Size(120, 36)
"""The room between the frame's rows at 80x24 and at 120x40."""
SECONDS = 5
"""Within which all of it has to stand there; a screen takes some thousandths of one."""


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> tuple[InventedArea, World]:
    """The invented area, with every conversation held."""
    world = World()
    made = found_area(tmp_path_factory.mktemp("area") / "invented", world.make())
    for officer in OFFICERS:
        with at(made, world, officer) as workspace:
            for _ in hold_conversations(workspace, officer):
                pass
    return made, world


@contextmanager
def at(area: InventedArea, world: World, officer: str) -> Iterator[Workspace]:
    """Open one officer's laptop."""
    workspace = area.open(officer, world.make())
    try:
        yield workspace
    finally:
        workspace.close()


def everybody(area: tuple[InventedArea, World]) -> dict[str, KeptAboutPerson]:
    """Return all that is kept about everybody, by code name."""
    kept = {}
    for officer in OFFICERS:
        with at(*area, officer) as workspace:
            for record in workspace.picture.records("young_people"):
                kept[record.value("alias")] = show_person(workspace, record.id)
    return kept


def words_of(rows: tuple[Line, ...]) -> str:
    """Return what stands in these rows, in one line."""
    return " ".join("".join(span.text for span in row.spans[1:]) for row in rows)


def test_everybody_of_the_invented_area_takes_two_screens_and_one_page(
    area: tuple[InventedArea, World],
) -> None:
    """At 80x24 nobody takes more than two screens, at 120x40 one, on paper one page."""
    begun = process_time()
    kept = everybody(area)
    small = {alias: len(screens_of(one, SMALL)) for alias, one in kept.items()}
    assert process_time() - begun < SECONDS
    assert max(small.values()) == 2, small
    assert {len(screens_of(one, WIDE)) for one in kept.values()} == {1}
    assert {len(sheets_of(kept_page(one))) for one in kept.values()} == {1}


def test_nothing_is_left_out_of_the_screens_or_the_page(area: tuple[InventedArea, World]) -> None:
    """Every word of every record stands there, and so does how far it goes."""
    for one in everybody(area).values():
        shown = " ".join(words_of(screen.rows) for screen in screens_of(one, SMALL))
        page = " ".join(" ".join(sheet) for sheet in sheets_of(kept_page(one)))
        said = [record.words for section in one.sections for record in section.records]
        for words in (*said, *one.beside):
            assert " ".join(words.split()) in " ".join(shown.split())
            assert " ".join(words.split()) in " ".join(page.split())


def test_years_of_records_say_how_many_screens_and_pages_and_every_one_has_a_letter() -> None:
    """However much there is, no record is without a letter and no page without a number."""
    notes = tuple(KeptRecord("notes", f"n{number}", f"line {number} for next time") for number in range(90))
    kept = KeptAboutPerson("quiet-harbour", (KeptSection("Notes", notes),), "It stays here.", "", (), 0)
    for size in (SMALL, WIDE, Size(120, 60)):
        screens = screens_of(kept, size)
        assert [record for screen in screens for record in screen.by_sign.values()] == list(notes)
        assert all(len(screen.rows) <= size.height for screen in screens)
    sheets = sheets_of(kept_page(kept))
    assert [sheet[-1].strip() for sheet in sheets] == ["page 1 of 2", "page 2 of 2"]
