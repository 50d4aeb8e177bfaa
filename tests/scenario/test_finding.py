"""Finding somebody while their code name is still being typed."""

from pathlib import Path

from outreach_tui.records.revision import encode
from outreach_tui.workflow.find_person import Finder
from outreach_tui.workflow.today import PersonToVisit
from tests.benchmarks.crowd import revisions
from tests.scenario.areas import new_area

PEOPLE = 80
TYPED = ("c", "ca", "cal", "calm", "calm-", "calm-o", "ca", "", "an", "an ca", "nobody", "nobody!", "qu", "r")


def expected(everybody: tuple[PersonToVisit, ...], text: str) -> list[str]:
    """Return the code names with every part of `text`, those that begin with it first."""
    parts = text.replace("-", " ").split()
    named = sorted(one.alias for one in everybody if all(part in one.alias for part in parts))
    return sorted(named, key=lambda alias: not alias.startswith(text))


def test_typing_on_and_taking_back_finds_whom_looking_afresh_finds(tmp_path: Path) -> None:
    """Whatever was typed before, the same people stand there, those whose name begins so first."""
    with new_area(tmp_path, "isla").at("isla") as isla:
        isla.vault.add(encode(one) for one in revisions(PEOPLE, PEOPLE // 2))
        isla.look_again()
        everybody = Finder(isla).find("", PEOPLE)
        assert len(everybody) == PEOPLE
        finder = Finder(isla)
        for text in TYPED:
            found = finder.find(text, PEOPLE)
            assert [one.alias for one in found] == expected(everybody, text)
            assert found == Finder(isla).find(text, PEOPLE)
        assert finder.find("c", 2) == finder.find("c", PEOPLE)[:2]
