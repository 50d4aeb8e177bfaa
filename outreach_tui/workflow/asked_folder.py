"""A question for a folder to write into, looked for as soon as it is named."""

from collections.abc import Callable

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.asking import Answers, Ask
from outreach_tui.workflow.nearby_files import folders_near, path_of


def asks_for_folder(name: str, words: str, begins: Callable[[Answers], str] | None = None) -> Ask:
    """Return the question for a folder that is there, so that whoever mistyped it is told at that question.

    Args:
        name: what its answer is called.
        words: the question.
        begins: as in `Ask`.
    """
    return Ask(name, words, near=folders_near, begins=begins, check=_is_there)


def _is_there(typed: str, _answers: Answers) -> None:
    folder = path_of(typed)
    try:
        is_there = folder.is_dir()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        raise OutreachError(
            "place", str(folder), "there is no such folder", "Put the stick in, or make the folder"
        )
