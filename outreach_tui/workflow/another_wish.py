"""Which repeat of a script is for wishes, so that one key adds another from any question."""

from collections.abc import Iterable

from outreach_tui.interview.prompt import AddAnother

_WISH = "interest"


def repeat_of_wishes(repeats: Iterable[AddAnother]) -> AddAnother | None:
    """Return the one among `repeats` that a script calls `interest` (docs/scripts.md), if it has one."""
    return next((one for one in repeats if one.ref.endswith(f"/{_WISH}")), None)
