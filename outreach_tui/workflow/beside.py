"""What a conversation keeps beside its answers, in its draft: notes, who is about, and the like.

None of it is an answer: it changes what is asked and what is shown, never what was said.
"""

from enum import StrEnum

import msgspec


class Depth(StrEnum):
    """How much going on stops at (domain.md C0, "Tiers"); whatever is passed stays within reach."""

    SPINE = "spine"
    """The shortest honest talk."""
    CORE = "core"
    """What is asked wherever there is time."""
    EVERYTHING = "everything"
    """All there is."""


class OwnNote(msgspec.Struct, frozen=True):
    """A line of the officer's own beside a question."""

    ref: str
    """The question it was written beside; empty where the conversation stood at none."""
    label: str
    """That question's words."""
    words: str
    """The line."""


class Detour(msgspec.Struct, frozen=True):
    """Something is being added, out of its turn."""

    repeat: str
    """The repeat that is added to."""
    back_to: str
    """Where the conversation stands again afterwards; empty for its end."""
    outer: "Detour | None" = None
    """What was being added when this began; None where nothing was."""


class PutRight(msgspec.Struct, frozen=True):
    """What the young person put right while it was read back; the words stand where they belong."""

    changed: int = 0
    """How often they changed words."""
    struck: int = 0
    """How often they struck words out."""


NOTHING = PutRight()
"""Nothing was put right."""


class Company(msgspec.Struct, frozen=True):
    """Somebody else is about: what was said before they came is out of sight."""

    mode_before: str
    """The answer to how to talk here before; empty if there was none."""
    left: str
    """The question that was left because it is not for their ears; empty if none was."""
    hidden: tuple[str, ...]
    """Questions answered before they came."""


class Beside(msgspec.Struct, frozen=True):
    """Everything beside the answers."""

    depth: Depth = Depth.EVERYTHING
    """How much going on stops at."""
    is_rest: bool = False
    """Whether only what is still open is asked, the rest having been gone through."""
    company: Company | None = None
    """Who is about; None while the two are on their own."""
    detour: Detour | None = None
    """What is being added out of its turn; None while nothing is."""
    within: str = ""
    """The repeat amid which a way back led: what was seen to further on in it is passed; empty for none."""
    notes: tuple[OwnNote, ...] = ()
    """The officer's own lines, in the order they were written."""
    note_begun: str = ""
    """A line of the officer's that is typed and not entered."""
    set_aside: tuple[tuple[str, str], ...] = ()
    """Words typed and not entered at questions that were left: the question, the words."""
    put_right: PutRight = NOTHING
    """What the young person put right."""


def to_bytes(beside: Beside) -> bytes:
    """Return it as a draft keeps it; what is as it was at the beginning takes no room."""
    return b"" if beside == Beside() else msgspec.json.encode(beside)


def from_bytes(kept: bytes) -> Beside:
    """Return what a draft keeps; nothing where it keeps none."""
    return msgspec.json.decode(kept, type=Beside) if kept else Beside()
