"""The command line: what was asked for, the real world it runs in, and the exit code it leaves with.

Rules:
- Exit codes: 0 done, 1 refused or failed with a reason, 2 wrong usage.
- Results go to standard output, talk to standard error; an error is one plain sentence, never a traceback.
- A passphrase comes from a prompt or a file descriptor, never from an argument or the environment.
- Should the program crash, the system keeps no copy of its memory: that has keys and answers in it.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress

from outreach_tui.cli.without_verb import parsed_without_verb
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
    forbid_core_dumps()
    voice = Voice(sys.stdout, sys.stderr, sys.stdin)
    arguments = parsed(argv)
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


def parsed(argv: Sequence[str]) -> Namespace:
    """Return what was typed, with what to call for it as `verb`; leaves with 2 where it is wrong."""
    arguments = parsed_without_verb(argv)
    if arguments is None:
        from outreach_tui.cli.arguments import command_line

        return command_line().parse_args(argv)
    from outreach_tui.cli import verbs

    arguments.verb = verbs.app
    return arguments


def forbid_core_dumps() -> None:
    """Tell the system not to keep the memory of this process, or of those it starts, should one crash.

    On Linux the limit is 1 byte: too little for any file, and the one value at which the kernel also hands
    nothing to a program that collects crashes; 0 stops files alone.
    """
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        limit = 1 if sys.platform == "linux" and most else 0
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
