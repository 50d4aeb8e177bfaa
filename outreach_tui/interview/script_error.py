"""The one error of scripts: what in a form cannot run, where it stands, and what its author can do."""

from outreach_tui.errors import OutreachError


class ScriptError(OutreachError):
    """A script that cannot be run as it is written."""

    def __init__(self, where: str, what: str, next_step: str, *, code: str = "script-cannot-run") -> None:
        """Keep the place, the fault and the way out apart.

        Args:
            where: the sheet, row and column, or the question it is about.
            what: what is wrong there, a plain phrase.
            next_step: what the author of the script can do.
            code: stable name of the kind of fault.
        """
        super().__init__(code, where, what, next_step)
