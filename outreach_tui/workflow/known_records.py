"""What a script may know before it begins: who is asking, whom about, and the records it can choose from.

An entity list is a secondary instance of the form (ODK Entities, "Follow-up forms"): one row a record, with
its id as `name`, its label, one column a field, and whom it is about as `subject`.
"""

from collections.abc import Mapping, Sequence

from outreach_tui.records.picture import Record
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


def entity_rows(workspace: Workspace) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return every entity list as rows a script can choose from."""
    return {
        entity_list: tuple(_row(record) for record in workspace.picture.records(entity_list))
        for entity_list in workspace.picture.entity_lists()
    }


def _row(record: Record) -> Mapping[str, str]:
    fields = {field: record.value(field) for field in record.fields}
    return {**fields, "subject": record.subject or "", "name": record.id, "label": record.value("label")}


def last_saved(workspace: Workspace, script: Script) -> Mapping[str, bytes]:
    """Return the conversation with this script that was finished last (XLSForm, "last-saved")."""
    keys = {kept.key for kept in workspace.vault.forms() if kept.form_id == script.form.form_id}
    finished = [one for one in workspace.vault.submissions() if one.form_key in keys]
    return {script.form.form_id: finished[-1].xml} if finished else {}
