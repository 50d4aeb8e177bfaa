"""The command line: what was asked for, the real world it runs in, and the exit code it leaves with.

Rules:
- Exit codes: 0 done, 1 refused or failed with a reason, 2 wrong usage.
- Results go to standard output, talk to standard error; an error is one plain sentence, never a traceback.
- A passphrase comes from a prompt or a file descriptor, never from an argument or the environment.
"""

import sys
from collections.abc import Sequence

from outreach_tui.cli.arguments import command_line
from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError

DONE, REFUSED = 0, 1


def run(argv: Sequence[str]) -> int:
    """Carry out one command.

    Args:
        argv: the words after `outreach`.

    Returns: the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    voice = Voice(sys.stdout, sys.stderr, sys.stdin)
    arguments = command_line().parse_args(argv)
    try:
        return int(arguments.verb(arguments, voice) or DONE)
    except OutreachError as error:
        voice.sorry(error)
    except KeyboardInterrupt:
        voice.say("", "Stopped. What was saved before is kept.")
    except BrokenPipeError:
        sys.stderr.close()
    except Exception:  # noqa: BLE001 - the last door: a traceback could show an answer
        voice.say(
            "outreach: something went wrong that Outreach did not expect. What was saved before is kept."
        )
    return REFUSED
