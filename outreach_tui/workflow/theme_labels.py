"""What each theme is called: the words of the theme choices in the home visit's script."""

from collections.abc import Mapping

from outreach_tui.workflow.script_shelf import find_script
from outreach_tui.workflow.workspace import Workspace

_SCRIPT = "home_visit"
_CHOICES = "theme"


def theme_labels(workspace: Workspace) -> Mapping[str, str]:
    """Return the label of each theme code; a code that the script does not know has none."""
    document = find_script(workspace, _SCRIPT).form.lists.get(_CHOICES)
    rows = document.children[0].children if document and document.children else []
    choices = ({column.local_name: column.text for column in row.children} for row in rows)
    return {choice["name"]: choice.get("label", choice["name"]) for choice in choices if "name" in choice}
