"""A change to a record, as whoever has this workspace makes it now."""

from collections.abc import Mapping

from outreach_tui.records.revise import revise
from outreach_tui.records.revision import Revision, Write
from outreach_tui.workflow.workspace import Workspace

_SALT_BYTES = 16


def revise_here(  # noqa: PLR0913 - a revision has as many parts, each given by name
    workspace: Workspace,
    *,
    entity_list: str,
    record: str,
    subject: str | None,
    fields: Mapping[str, Write],
    form: str,
) -> Revision | None:
    """Return the revision that makes `record` hold `fields`, or None if it already does; nothing is kept yet.

    Args:
        workspace: whose officer, laptop, clock and chance it carries.
        entity_list: the list the record stands in.
        record: the record's id; a new one makes a new record.
        subject: the young person it is about, or none.
        fields: what to write, by field; fields not named stay as they are.
        form: the form it comes from, as `home_visit@1`.
    """
    profile, outside = workspace.profile, workspace.outside
    return revise(
        workspace.picture,
        entity_list=entity_list,
        record=record,
        subject=subject,
        fields=fields,
        form=form,
        who=profile.who,
        device=profile.device,
        at=outside.now().isoformat(timespec="seconds"),
        salt=outside.random_bytes(_SALT_BYTES).hex(),
    )
