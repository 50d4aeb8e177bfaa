"""What a vault is for: work, or who people are."""

from enum import StrEnum


class Role(StrEnum):
    """The two vaults of a laptop; each has its own key, and no frame of one opens in the other."""

    WORK = "work"
    """Code names, words, choices: everything but who somebody is."""
    IDENTITY = "identity"
    """Names, contacts, addresses."""
