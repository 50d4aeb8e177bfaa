"""What a script may know before it begins: who is asking, whom about, and the records it can choose from.

An entity list is a secondary instance of the form (ODK Entities, "Follow-up forms"): one row a record, with
its id as `name`, its label, one column a field, and whom it is about as `subject`.
"""

from collections.abc import Iterator, Mapping, Sequence

from outreach_tui.records.record import Record
from outreach_tui.workflow.recall import recall, recall_lines
from outreach_tui.workflow.script_shelf import Script
from outreach_tui.workflow.workspace import Workspace


def given_answers(workspace: Workspace, person: str | None) -> dict[str, str]:
    """Return what the app knows before the first question, by question name; scripts take what they ask."""
    profile = workspace.profile
    given = {"officer": profile.who, "area": profile.area, "person": person or ""}
    record = workspace.picture.record("young_people", person) if person else None
    if record is not None:
        tries = len(workspace.picture.about(record.id, "visits"))
        given |= {"alias": record.value("alias"), "attempt": str(tries + 1)}
        known = recall(workspace, record.id)
        given |= {"last_time": "\n".join(recall_lines(known)), "goal_before": known.goal}
    return given


class EntityRows(Mapping[str, Sequence[Mapping[str, str]]]):
    """Every entity list as rows a script can choose from, made when the script asks for the list.

    A script names few of the lists there are, and a laptop with a thousand young people holds long ones.
    """

    def __init__(self, workspace: Workspace, beside: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
        """Read the records as they stand when each list is asked for; a list `beside` the script wins."""
        self._workspace = workspace
        self._beside = beside

    def __getitem__(self, entity_list: str) -> Sequence[Mapping[str, str]]:
        """Return the rows of one list; none where no record is known."""
        if entity_list in self._beside:
            return self._beside[entity_list]
        return tuple(_row(record) for record in self._workspace.picture.each(entity_list))

    def __iter__(self) -> Iterator[str]:
        """Yield the lists there are."""
        return iter({*self._beside, *self._workspace.picture.entity_lists()})

    def __len__(self) -> int:
        """Return how many lists there are."""
        return sum(1 for _ in self)


def _row(record: Record) -> Mapping[str, str]:
    fields = {field: record.value(field) for field in record.fields}
    return {**fields, "subject": record.subject or "", "name": record.id, "label": record.value("label")}


def last_saved(workspace: Workspace, script: Script) -> Mapping[str, bytes]:
    """Return the conversation with this script that was finished last (XLSForm, "last-saved")."""
    keys = {kept.key for kept in workspace.vault.forms() if kept.form_id == script.form.form_id}
    finished = [one for one in workspace.vault.submissions() if one.form_key in keys]
    return {script.form.form_id: finished[-1].xml} if finished else {}
