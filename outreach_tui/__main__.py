"""The command `outreach`, also as `python -m outreach_tui`."""

import sys

from outreach_tui.cli import run
from outreach_tui.cli.no_trace import leave_no_trace


def main() -> None:
    """Run the command line and leave with its exit code."""
    leave_no_trace()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
