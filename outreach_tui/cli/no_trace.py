"""What Python and the screen library would write down for whoever develops with them: not here.

Rules:
- The screen library keeps a file of every key, a log, pictures of the screen and more if the environment says
  so. Nothing that begins with its name is left in the environment.
- What breaks in a thread, in a task or while something is let go of is otherwise told with its values, on the
  terminal. Whoever started it hears of it and says one sentence.
"""

import logging
import os
import sys
import threading

_ITS_SETTINGS = "TEXTUAL"


def leave_no_trace() -> None:
    """Have nothing written down beside what Outreach itself writes; for the whole process."""
    for name in [name for name in os.environ if name.startswith(_ITS_SETTINGS)]:
        del os.environ[name]
    logging.disable(logging.CRITICAL)
    threading.excepthook = _say_nothing
    sys.unraisablehook = _say_nothing


def _say_nothing(_told: object) -> None:
    """Say nothing."""
