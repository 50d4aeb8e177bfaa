"""A file with which a laptop asks the lead partner for something, and the six words that say whose it is.

A file can come from anybody: only its words, read out by phone by a voice that is known, say who asks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from outreach_tui.sealing.age_file import AgeIdentity
from outreach_tui.sealing.safe_file import read_whole
from outreach_tui.sealing.spoken_words import require_spoken
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.workspace import Workspace


class _Spoken(Protocol):
    def digest(self) -> bytes: ...


Asked = TypeVar("Asked", bound=_Spoken)


@dataclass(frozen=True, slots=True)
class SpokenRequest(Generic[Asked]):
    """One kind of such a file."""

    read: Callable[[bytes, tuple[AgeIdentity, ...], str, str], Asked]
    """Reads its bytes, sealed to these keys, for this area; its name is for the refusal."""
    largest: int
    """Bytes of it that are looked at."""

    def require(self, workspace: Workspace, request: Path) -> Asked:
        """Return what a file asks.

        Raises: OutreachError when the file cannot be read, is none of this kind, or is for another area.
        """
        keys, area = workspace.keyring.age_identities, kept_pack(workspace).area
        return self.read(read_whole(request, self.largest), keys, area, request.name)

    def require_words(self, workspace: Workspace, request: Path, words: str) -> Asked:
        """Return what a file asks, once `words`, as they were typed, are its six words.

        Raises: OutreachError when they are not, or the file is not good.
        """
        asked = self.require(workspace, request)
        require_spoken(words, asked.digest(), request.name)
        return asked
