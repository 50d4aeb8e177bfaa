"""Where an expression stands while it is compiled: its name in errors, the node it belongs to."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known about an expression before it runs."""

    where: str
    """What to call its place in an error."""
    path: tuple[str, ...] | None = None
    """Names from the root down to the node it belongs to; None where that is not known."""
    is_lenient: bool = False
    """Whether what does not exist is an error only when it is reached."""
    is_elsewhere: bool = False
    """Whether the node at hand lies in another document, so that paths start from `current()`."""

    def inside(self, path: tuple[str, ...] | None) -> "Scope":
        """Return the scope of a predicate on nodes at `path` of the answers."""
        return Scope(self.where, path, self.is_lenient)

    def elsewhere(self) -> "Scope":
        """Return the scope of a predicate on nodes of another document."""
        return replace(self, is_elsewhere=True)
