"""The function library: every function by name, and those that mean nothing in a terminal."""

from collections.abc import Mapping
from types import MappingProxyType

from outreach_tui.interview.xpath.function import AnyFunction
from outreach_tui.interview.xpath.functions_date import DATE_FUNCTIONS
from outreach_tui.interview.xpath.functions_form import FORM_FUNCTIONS
from outreach_tui.interview.xpath.functions_node import NODE_FUNCTIONS
from outreach_tui.interview.xpath.functions_number import NUMBER_FUNCTIONS
from outreach_tui.interview.xpath.functions_text import TEXT_FUNCTIONS

_ALL: tuple[AnyFunction, ...] = (
    *TEXT_FUNCTIONS,
    *NUMBER_FUNCTIONS,
    *DATE_FUNCTIONS,
    *NODE_FUNCTIONS,
    *FORM_FUNCTIONS,
)

LIBRARY: Mapping[str, AnyFunction] = MappingProxyType({function.name: function for function in _ALL})
"""Every function by its name."""

NOT_IN_A_TERMINAL = frozenset({"area", "enclosed-area", "distance", "geofence", "extract-signed"})
"""Functions of the standard that a terminal has no use for: maps, and signatures scanned from cards."""
