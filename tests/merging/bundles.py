"""Short ways to write what arrives in a test."""

from outreach_tui.merging.incoming import IncomingBundle
from outreach_tui.records.read_lines import read_lines


def bundle(
    *lines: bytes, officer: str = "isla", seq: int = 1, missing: tuple[int, ...] = (), device: str = ""
) -> IncomingBundle:
    """Return a bundle of an invented officer."""
    laptop = device or f"laptop-{officer}"
    return IncomingBundle(
        f"{laptop}-{seq}.outreach.age", officer, laptop, seq, read_lines(lines).named(), missing
    )
