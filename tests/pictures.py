"""Makes the pictures of docs/officer.md and README: `python -m tests.pictures`, from the root of a checkout.

They are the app's own screens on invented people. `rsvg-convert` and `pngquant` (Debian's packages
librsvg2-bin and pngquant) turn what Textual draws into small files that look alike everywhere.
"""

import asyncio
import re
import subprocess
from pathlib import Path

from outreach_tui.tui.app import OutreachApp
from tests.tui.fakes import PASSPHRASE, PIN, Desk, Interview
from tests.tui.frames import post_keys, settled
from tests.tui.worlds import app_for

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
TALKED = "quiet-harbour\n1\n3"
TO_READ_BACK = TALKED + "\nfixing bikes\nac\n5\n\n+3\nask the garage\nturn up\n"
PICTURES: dict[str, tuple[str, str, list[str]]] = {
    "today": ("TodayView", "", []),
    "one-answer": ("talk", "quiet-harbour\n1\n", []),
    "own-words": ("talk", TALKED + "\n", list("fixing bikes wi ma papa")),
    "not-now": ("talk", TALKED + "\n", ["f2"]),
    "read-back": ("talk", TO_READ_BACK, []),
    "covered": ("UnlockView", f"{PASSPHRASE}\n{PIN}\n", ["f6", *"47"]),
}
"""Each picture: "talk" or the view whose world it is taken in, what is typed, and the keys after it."""
CELL, WIDTH_TO_SIZE = 12.2, 1 / 0.602
"""How wide Textual draws a cell, and how large DejaVu Sans Mono is when its letters are one unit wide."""
_FETCHED = re.compile(r"@font-face \{.*?\}", re.DOTALL)


class Talk(Interview):
    """A conversation about somebody who is known already."""

    about = "p1"


async def taken(world: str, typed: str, keys: list[str]) -> str:
    """Return the screen as a vector picture."""
    talk = OutreachApp(desk=Desk(), interview=Talk()) if world == "talk" else None
    app = talk or app_for(world, hostile=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        post_keys(app, typed)
        post_keys(app, keys)
        await settled(pilot)
        drawn = _FETCHED.sub("", app.export_screenshot(title="Outreach", simplify=True))
        kept_spaces = drawn.replace("<svg ", '<svg xml:space="preserve" ', 1)
        return kept_spaces.replace("font-size: 20px", f"font-size: {WIDTH_TO_SIZE * CELL}px")


def small(drawn: str) -> bytes:
    """Return a vector picture as a PNG of few colours, its columns kept."""
    png = subprocess.run(["rsvg-convert", "-w", "980"], input=drawn.encode(), capture_output=True, check=True)
    few_colours = ["pngquant", "--speed", "1", "--strip", "32", "-"]
    return subprocess.run(few_colours, input=png.stdout, capture_output=True, check=True).stdout


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, (world, typed, keys) in PICTURES.items():
        (FOLDER / f"{name}.png").write_bytes(small(asyncio.run(taken(world, typed, keys))))


if __name__ == "__main__":
    main()
