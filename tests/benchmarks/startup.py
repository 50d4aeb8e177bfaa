"""How long from the start of the command until its passphrase prompt takes a key.

`python -m tests.benchmarks.startup [rounds]`, from the root of a checkout with the development extra.

Compared with a bare Textual application that has one field, started by the same Python, in turns. A key is
typed as soon as the prompt is painted, and again while nothing answers it; what counts is the moment its sign
is painted. The last line holds the ratio that is promised: at most 1.35.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measured import in_turns, report
from tests.end_to_end.laptops import Laptop, found_area
from tests.end_to_end.terminal import PATIENCE, NotShownError, Terminal

PROMISED = 1.35
ONE_FIELD = Path(__file__).parents[1] / "end_to_end" / "one_field.py"
OURS, BARE = "outreach, passphrase prompt", "bare Textual application, one field"
ASK_AGAIN = 0.03


def seconds_to_first_key(terminal: Terminal, prompt: str, sign: str) -> float:
    """Return the seconds from the start until a key typed at `prompt` shows as `sign`."""
    with terminal:
        terminal.wait_for(prompt)
        already = terminal.text.count(sign)
        deadline = terminal.started_at + PATIENCE
        while terminal.text.count(sign) <= already:
            terminal.type("x")
            while terminal.read(ASK_AGAIN) and terminal.text.count(sign) <= already:
                pass
            if terminal.written[-1].at > deadline:
                message = f"no key was taken: {terminal.text}"
                raise NotShownError(message)
        return terminal.written[-1].at - terminal.started_at


def ours(laptop: Laptop) -> float:
    """Return what `outreach` took."""
    return seconds_to_first_key(laptop.sit_down(), "assphrase", "*")


def bare(laptop: Laptop) -> float:
    """Return what the bare application took, in the same environment."""
    terminal = Terminal([sys.executable, ONE_FIELD], env=laptop.env, cwd=laptop.folder)
    return seconds_to_first_key(terminal, "One field", "x")


def main() -> int:
    """Print the comparison; the exit code says whether the promise is kept."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        laptop = found_area(Path(folder)).officer
        taken = in_turns({OURS: lambda: ours(laptop), BARE: lambda: bare(laptop)}, rounds)
    ratio = median(taken[OURS]) / median(taken[BARE])
    sys.stdout.write(f"{report(taken, BARE)}\n")
    sys.stdout.write(f"from exec until the prompt takes a key: {ratio:.2f} x (promised: {PROMISED} x)\n")
    return int(ratio > PROMISED)


if __name__ == "__main__":
    sys.exit(main())
