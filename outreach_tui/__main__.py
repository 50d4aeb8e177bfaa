"""The command `outreach`, also as `python -m outreach_tui`."""

import sys

from outreach_tui.cli import run


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
