"""A table as TinyDB reads it: documents by id, each decoded when somebody asks for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from outreach_tui.vault.journal import values


class RowsView(Mapping[str, Any]):
    """Documents by row id; every look gives a fresh copy, so no reader can change what is kept."""

    __slots__ = ("encoded",)

    def __init__(self, encoded: dict[str, bytes]) -> None:
        """Look at rows.

        Args:
            encoded: bytes by row id, which nobody changes while this view is used.
        """
        self.encoded = encoded

    def __getitem__(self, row_id: str) -> Any:
        return values.decode(self.encoded[row_id])

    def __contains__(self, row_id: object) -> bool:
        return row_id in self.encoded

    def __iter__(self) -> Iterator[str]:
        return iter(self.encoded)

    def __len__(self) -> int:
        return len(self.encoded)
