"""The real clock, ids, chance, folders and passphrase prompt: the one place where they enter the program."""

import getpass
import os
import secrets
import sys
import uuid
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.outside import Outside

_LONGEST_PASSPHRASE = 10_000


def outside() -> Outside:
    """Return the world as it is."""
    return Outside(
        now=lambda: datetime.now().astimezone(),
        new_id=lambda: str(uuid.uuid4()),
        random_bytes=secrets.token_bytes,
        chance=lambda: secrets.randbelow(2**53) / 2**53,
        scripts=shipped_folder("forms"),
    )


def shipped_folder(name: str) -> Path:
    """Return a folder of data that comes with Outreach: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def workspace_folder(arguments: Namespace) -> Path:
    """Return the folder the workspace lies in: the one named, or this person's own data folder."""
    if arguments.folder is not None:
        return Path(arguments.folder)
    from platformdirs import user_data_path

    return user_data_path("outreach", appauthor=False)


def has_terminal() -> bool:
    """Whether somebody is there to type an answer."""
    return sys.stdin.isatty()


def shows_screens() -> bool:
    """Whether somebody sits before a window that can show more than lines."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def passphrase(arguments: Namespace, question: str = "Passphrase: ") -> str:
    """Return the passphrase, from the descriptor named or from a prompt that shows nothing.

    Raises: OutreachError when there is neither.
    """
    if arguments.passphrase_fd is not None:
        return _read_descriptor(arguments.passphrase_fd)
    if not has_terminal():
        raise OutreachError(
            "no-terminal",
            "passphrase",
            "there is no terminal to ask it on",
            "Run the command in a terminal, or give a file descriptor with --passphrase-fd",
        )
    try:
        return getpass.getpass(question)
    except EOFError as error:
        raise OutreachError(
            "no-passphrase", "passphrase", "none was typed", "Run the command again and type it"
        ) from error


def _read_descriptor(descriptor: int) -> str:
    """Return the next line, reading no byte beyond it: a second passphrase may follow."""
    raw = bytearray()
    try:
        while len(raw) < _LONGEST_PASSPHRASE and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            raw += byte
        return raw.decode().rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise OutreachError(
            "no-passphrase",
            f"--passphrase-fd {descriptor}",
            "no passphrase can be read there",
            "Open the descriptor for the command, as in `outreach export E: 3<file --passphrase-fd 3`",
        ) from error
