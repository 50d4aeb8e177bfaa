"""The one error a person ever sees, in three parts: where, what is wrong, what to do next.

Rules:
- Every error Outreach raises on purpose is an `OutreachError` with a stable code; foreign exceptions are
  wrapped with `from` at the edge where they arise.
- The sentence never repeats an answer, a name or a passphrase: it may be read over somebody's shoulder or
  end in a log.
- Errors never print and never exit; exit codes live in `cli`.
"""


class OutreachError(Exception):
    """Something that could not be done, said so that the reader knows what to do next."""

    def __init__(self, code: str, where: str, what: str, next_step: str) -> None:
        """Keep the parts apart, so a screen, a line of text and a JSON reader each show what they need.

        Args:
            code: stable, lower case with dashes ("wrong-passphrase"); programs may rely on it.
            where: the file, sheet and row, question or folder it is about.
            what: what is wrong there, a plain phrase without a full stop.
            next_step: what the reader can do, a plain sentence without a full stop.
        """
        super().__init__(code, where, what, next_step)
        self.code = code
        self.where = where
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        """Return the one plain sentence (and its next step) that a person reads."""
        return f"{self.where}: {self.what}. {self.next_step}."
