"""Which vault a script belongs to: names and addresses never reach the work vault, nor words the other one.

Each entity list says which vault is its home (records/entity_lists.py). A script that declares a list of the
identity vault runs there and nowhere else; every other script runs in the work vault.
"""

from collections.abc import Iterator

from outreach_tui.errors import OutreachError
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.sample import Sample
from outreach_tui.records.entity_lists import entity_list
from outreach_tui.workflow.script_shelf import Script
from outreach_tui.workflow.workspace import Workspace


def require_home(workspace: Workspace, script: Script) -> None:
    """Raise unless the script belongs into the vault that this workspace has open."""
    homes = {entity_list(name, has_subject=True).home for name in _lists(script.form)}
    home = "identity" if "identity" in homes else "work"
    if home != workspace.vault.folder.name:
        raise OutreachError(
            "other-vault",
            script.form.title,
            "names and addresses are kept apart from what people say",
            "Unlock names first" if home == "identity" else "Run it from today's list",
        )


def _lists(form: FormDefinition) -> frozenset[str]:
    documents = (form.template, *form.repeat_templates.values())
    return frozenset(
        given.text
        for document in documents
        for sample in _samples(document)
        if sample.name.rpartition(":")[2] == "entity"
        for given in sample.attributes
        if given.name == "dataset"
    )


def _samples(sample: Sample) -> Iterator[Sample]:
    yield sample
    for child in sample.children:
        yield from _samples(child)
