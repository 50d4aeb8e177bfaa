"""What counts as a place on the earth: latitude and longitude in degrees, then maybe height and accuracy."""

import math
from collections.abc import Sequence

_FEWEST, _MOST = 2, 4
_HIGHEST_LATITUDE, _HIGHEST_LONGITUDE = 90, 180


def is_geopoint(numbers: Sequence[float]) -> bool:
    """Whether these numbers are a place (ODK XForms, geopoint)."""
    if not _FEWEST <= len(numbers) <= _MOST or any(map(math.isnan, numbers)):
        return False
    return abs(numbers[0]) <= _HIGHEST_LATITUDE and abs(numbers[1]) <= _HIGHEST_LONGITUDE
