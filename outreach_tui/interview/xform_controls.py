"""Which control a question takes, from its element in the form and the type of its answer."""

from collections.abc import Mapping
from types import MappingProxyType

from outreach_tui.interview.definition import Bind
from outreach_tui.interview.form_markup import Markup
from outreach_tui.interview.prompt import Control

_BY_ELEMENT: Mapping[str, Control] = MappingProxyType(
    {
        "select": Control.SELECT_MULTIPLE,
        "select1": Control.SELECT_ONE,
        "rank": Control.RANK,
        "range": Control.RANGE,
        "trigger": Control.ACKNOWLEDGE,
    }
)
_BY_TYPE: Mapping[str, Control] = MappingProxyType(
    {
        "int": Control.INTEGER,
        "integer": Control.INTEGER,
        "long": Control.INTEGER,
        "decimal": Control.DECIMAL,
        "date": Control.DATE,
        "time": Control.TIME,
        "dateTime": Control.DATE_TIME,
        "geopoint": Control.GEOPOINT,
        "barcode": Control.BARCODE,
    }
)

FILES = frozenset({"binary"})
"""Types of answers that are pictures, sound or other files."""
LINES = frozenset({"geotrace", "geoshape"})
"""Types of answers that are lines on a map."""


def never_kept(element: Markup, bind: Bind) -> str:
    """Return why no answer to a question can be kept here; "" if one can."""
    if element.local_name == "upload" or bind.data_type in FILES:
        return "Pictures and sound cannot be kept here yet; go on without"
    if bind.data_type in LINES:
        return "Lines on a map cannot be drawn here; go on without"
    return ""


def control_of(element: Markup, bind: Bind) -> Control:
    """Return how a question takes its answer; what can only be read is a note."""
    if never_kept(element, bind):
        return Control.NOTE
    by_element = _BY_ELEMENT.get(element.local_name)
    if by_element is not None:
        return by_element
    if bind.read_only is not None and bind.read_only.source == "true()" and bind.calculate is None:
        return Control.NOTE
    return _BY_TYPE.get(bind.data_type, Control.TEXT)
