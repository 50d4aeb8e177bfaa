"""The area's own scripts: signed by its pack, and run wherever a shipped one does."""

from pathlib import Path

import pytest

from outreach_tui.cli import run
from outreach_tui.errors import OutreachError
from outreach_tui.exchange.places import PACK_SUFFIX, sealed_name
from outreach_tui.interview.prompt import Question
from outreach_tui.workflow.area_attachments import with_files
from outreach_tui.workflow.area_kept import keep_next_pack, kept_pack
from outreach_tui.workflow.area_pack import PackChanges, show_area, write_next_pack
from outreach_tui.workflow.area_scripts import list_area_scripts
from outreach_tui.workflow.at_the_door import nobody_in
from outreach_tui.workflow.begin_interview import begin_interview, newest_draft_of, resume_interview
from outreach_tui.workflow.plan_today import plan_today
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.take_in_pack import take_in_pack
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import Area, hold, visit

BIKE_SHED = """
| survey |
| | type | name | label |
| | select_one_from_file sheds.csv | shed | Which shed is nearest? |
| | text | tool | {question} |
| settings |
| | form_title | form_id | version |
| | The bike shed | bike_shed | {version} |
"""
NOT_IN = {"question": "door", "answer": "not_in"}
SHEDS = "name,label\nelder,Elder Park\nquay,The quay\n"


def sent(area: Area, *scripts: Path) -> bytes:
    """Have the lead partner write the next pack with these scripts; returns it."""
    with area.at("lead") as lead:
        return write_next_pack(lead, PackChanges(scripts=scripts), area.folder).read_bytes()


def bike_shed(
    folder: Path, version: str = "1", question: str = "What would you want to learn there?"
) -> Path:
    """Write the script with its list beside it."""
    (folder / "sheds.csv").write_text(SHEDS)
    script = folder / "bike_shed.md"
    script.write_text(BIKE_SHED.format(version=version, question=question))
    return script


def labels(interview_of: Workspace, script: str) -> list[str]:
    """Return what a script asks."""
    return [prompt.label for prompt in begin_interview(interview_of, script).prompts()]


def test_a_script_of_the_pack_runs_by_its_name_with_its_list(area: Area, tmp_path: Path) -> None:
    """The coordinator sends a script and its list; an officer runs it by name, and it is on today's list."""
    script = bike_shed(tmp_path)
    raw = sent(area, script, tmp_path / "sheds.csv")
    script.unlink()
    with area.at("isla") as isla:
        assert not plan_today(isla).has_area_scripts
        with pytest.raises(OutreachError, match="no script of this name"):
            begin_interview(isla, "bike_shed")
        take_in_pack(isla, raw, "govan.area-pack")
        assert plan_today(isla).has_area_scripts
        interview = begin_interview(isla, "bike_shed")
        assert isinstance(interview.step, Question)
        assert [option.label for option in interview.step.prompt.options] == ["Elder Park", "The quay"]
        assert [(one.name, one.version) for one in list_area_scripts(isla)] == [("bike_shed", "1")]


def test_of_two_with_one_name_the_area_s_wins_and_it_is_said(area: Area, tmp_path: Path) -> None:
    """An area that adapted the home visit asks its own words wherever one begins, and it is said so."""
    shipped = Path("forms/home_visit.md").read_text()
    adapted = tmp_path / "home_visit.md"
    adapted.write_text(shipped.replace("| At the door |", "| At the close door in Govan |"))
    raw = sent(area, adapted)
    with area.at("lead") as lead:
        assert "in the place of the one that came with Outreach" in show_area(lead).scripts[0]
    with area.at("isla") as isla:
        before = begin_interview(isla, "home_visit").draft
        take_in_pack(isla, raw, "govan.area-pack")
        given = visit("quiet-harbour", "get good at welding")
        assert hold(isla, "home_visit", *given).records
        assert "At the close door in Govan" in labels(isla, "home_visit")
        assert "At the door" in [one.label for one in resume_interview(isla, before).prompts()]


def test_a_draft_goes_on_with_the_version_it_began_with(area: Area, tmp_path: Path) -> None:
    """A newer version in the next pack changes no conversation under way; the next one begins with it."""
    lists = tmp_path / "sheds.csv"
    first = sent(area, bike_shed(tmp_path), lists)
    second = sent(area, bike_shed(tmp_path, "2", "Which tool?"), lists)
    with area.at("isla") as isla:
        take_in_pack(isla, first, "govan.area-pack")
        begun = begin_interview(isla, "bike_shed").draft
        take_in_pack(isla, second, "govan.area-pack")
        assert newest_draft_of(isla, "bike_shed") == begun
        old = [prompt.label for prompt in resume_interview(isla, begun).prompts()]
        assert old[-1] == "What would you want to learn there?"
        assert labels(isla, "bike_shed")[-1] == "Which tool?"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("broken.md", BIKE_SHED.format(version="1", question="${nobody}"), "nobody"),
        ("visit_safety.md", BIKE_SHED.format(version="1", question="Where?"), "same in every area"),
        ("identity.md", BIKE_SHED.format(version="1", question="Where?"), "same in every area"),
    ],
)
def test_a_script_that_may_not_travel_is_refused_before_it_does(
    area: Area, tmp_path: Path, name: str, text: str, says: str
) -> None:
    """One that cannot run, or would stand in for names or safety, is refused where the pack is made."""
    bike_shed(tmp_path)
    (tmp_path / name).write_text(text)
    with pytest.raises(OutreachError, match=says):
        sent(area, tmp_path / name, tmp_path / "sheds.csv")
    with area.at("lead") as lead:
        assert show_area(lead).scripts == ()


def test_a_script_in_a_pack_is_checked_without_a_passphrase(
    area: Area, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`scripts check NAME --pack PACK` says that it runs, or which scripts there are."""
    sent(area, bike_shed(tmp_path), tmp_path / "sheds.csv")
    pack = str(tmp_path / "govan.area-pack")
    assert run(["scripts", "check", "bike_shed", "--pack", pack]) == 0
    assert "runs" in capsys.readouterr().out
    assert run(["scripts", "check", "no_such", "--pack", pack]) == 1
    assert "The scripts in it are: bike_shed" in capsys.readouterr().err


def lacking(folder: Path, rows: str) -> Path:
    """Write a home visit without the rows that begin like this."""
    text = "\n".join(
        line for line in Path("forms/home_visit.md").read_text().splitlines() if not line.startswith(rows)
    )
    script = folder / "home_visit.md"
    script.write_text(text.replace("| At the door |", "| At the close door |"))
    return script


def unchecked(area: Area, script: Path) -> bytes:
    """Return a pack with this script as a lead partner's program that checks nothing would sign it."""
    with area.at("lead") as lead:
        pack = with_files(kept_pack(lead), [script], [])
        return keep_next_pack(lead, pack).to_bytes(lead.keyring.signing_key)


def test_a_home_visit_without_its_door_never_travels(area: Area, tmp_path: Path) -> None:
    """What "nobody in" needs is asked for where the pack is made, by script and question."""
    with pytest.raises(OutreachError) as refused:
        sent(area, lacking(tmp_path, "| | select_one door |"))
    assert "home_visit.md" in str(refused.value)
    assert "the question 'door' is missing" in str(refused.value)


@pytest.mark.parametrize("rows", ["| | door | not_in |", "| survey |", "| choices |"])
def test_a_pack_that_was_never_checked_keeps_nobody_from_a_visit(
    area: Area, tmp_path: Path, rows: str
) -> None:
    """An old or hostile pack's home visit is not used and that is said; "nobody in" is noted as ever."""
    place = tmp_path / "place"
    place.mkdir()
    raw = unchecked(area, lacking(tmp_path, rows))
    (place / sealed_name(raw, PACK_SUFFIX)).write_bytes(raw)
    with area.at("isla") as isla:
        synced = sync_officer(isla, str(place), lambda _words: None)
        assert synced.pack > 1
        [said] = synced.refused
        assert said.startswith("home_visit.md: it is not used, because ")
        assert said.endswith("Ask the lead partner for a pack in which it is put right.")
        assert "At the door" in labels(isla, "home_visit")
        hold(isla, "home_visit", {"question": "alias", "answer": "quiet-harbour"}, NOT_IN)
        [person] = isla.picture.each("young_people")
        nobody_in(isla, person.id)
        assert [visit.value("door") for visit in isla.picture.each("visits")] == ["not_in", "not_in"]
