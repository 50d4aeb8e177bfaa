"""Thousands of interviews held here and with JavaRosa, node for node; OUTREACH_INTERVIEWS says how many."""

import os
from pathlib import Path

import pytest

from outreach_tui.interview.xlsform import compile_xlsform
from tests.campaigns.conformance import cases
from tests.campaigns.javarosa.peer import JavaRosa
from tests.campaigns.javarosa.runs import Tally, on_a_form, on_generated_forms

pytestmark = pytest.mark.campaign

INTERVIEWS = int(os.environ.get("OUTREACH_INTERVIEWS", "3000"))
FIRST_SEED = int(os.environ.get("OUTREACH_SEED", "0"))


def test_any_form_runs_as_it_does_in_javarosa(peer: JavaRosa) -> None:
    """Whatever the form and whatever is answered, every node stands as it stands in ODK Collect's engine."""
    tally = Tally()
    on_generated_forms(range(FIRST_SEED, FIRST_SEED + INTERVIEWS), peer, tally)
    print(tally.report())
    assert not tally.differences


@pytest.mark.parametrize("name", ["home_visit", "offer", "suggest"])
def test_the_shipped_scripts_run_as_they_do_in_javarosa(name: str, peer: JavaRosa, root: Path) -> None:
    """An officer can move a script of ours to ODK Collect and nothing changes."""
    tally = Tally()
    source = (root / "forms" / f"{name}.md").read_bytes()
    xml = compile_xlsform(source, ".md", name).xform
    on_a_form(name, xml, range(FIRST_SEED, FIRST_SEED + max(INTERVIEWS // 30, 1)), peer, tally)
    print(tally.report())
    assert not tally.differences


def test_the_compilers_forms_run_as_they_do_in_javarosa(peer: JavaRosa) -> None:
    """Any form that the compiler's authors thought of runs as it does in ODK Collect's engine."""
    tally = Tally()
    for case in cases("xlsform_corpus"):
        on_a_form(case["test"], case["xml"], range(FIRST_SEED, FIRST_SEED + 3), peer, tally)
    print(tally.report())
    assert not tally.differences
