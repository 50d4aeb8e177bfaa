"""A short run of the campaign of the same name: the same interviews here and with JavaRosa, node for node."""

from pathlib import Path

import pytest

from outreach_tui.interview.xlsform import compile_xlsform
from tests.campaigns.javarosa.peer import JavaRosa
from tests.campaigns.javarosa.runs import Tally, on_a_form, on_generated_forms


def test_any_form_runs_as_it_does_in_javarosa(peer: JavaRosa) -> None:
    """Whatever the form and whatever is answered, every node stands as it stands in ODK Collect's engine."""
    tally = Tally()
    on_generated_forms(range(1_000_000, 1_000_090), peer, tally)
    assert not tally.differences, tally.report()


@pytest.mark.parametrize(
    "name", ["home_visit", "offer", "suggest", "follow_up", "taster", "check_in", "community"]
)
def test_the_shipped_scripts_run_as_they_do_in_javarosa(name: str, peer: JavaRosa, root: Path) -> None:
    """An officer can move a script of ours to ODK Collect and nothing changes."""
    tally = Tally()
    xml = compile_xlsform((root / "forms" / f"{name}.md").read_bytes(), ".md", name).xform
    on_a_form(name, xml, range(4), peer, tally)
    assert not tally.differences, tally.report()
