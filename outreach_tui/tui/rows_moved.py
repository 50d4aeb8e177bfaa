"""How far the arrows, PgUp and PgDn move: a row, or as many rows as were in sight."""

_ROW = {"up": -1, "down": 1}
_SCREENFUL = {"pageup": -1, "pagedown": 1}
_ALL = {"home": -1_000_000, "end": 1_000_000}


def rows_moved(key: str, in_sight: int, *, has_ends: bool = False) -> int | None:
    """Return by how many rows a key moves; None if it moves nothing.

    Args:
        key: the key's name.
        in_sight: how many rows were shown of what is moved through.
        has_ends: whether Home and End go to the first and the last.
    """
    if key in _SCREENFUL:
        return _SCREENFUL[key] * max(1, in_sight)
    return _ROW.get(key, _ALL.get(key) if has_ends else None)
