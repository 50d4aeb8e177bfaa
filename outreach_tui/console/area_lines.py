"""An area and its laptops as plain lines."""

from collections.abc import Iterable, Iterator

from outreach_tui.workflow.area_pack import AreaShown
from outreach_tui.workflow.devices import Device


def area_lines(area: AreaShown) -> Iterator[str]:
    """Yield an area, line by line."""
    yield from area.standing
    if area.laptop:
        yield f"This laptop is {area.laptop}."
    yield f"Six words for a new officer, read out by phone:  {' '.join(area.words)}"
    yield f"Laptops that count: {area.laptops}."
    for number in area.numbers:
        yield f"Number: {number.label}, {number.number}"
    for script in area.scripts:
        yield f"Script: {script}"


def device_lines(devices: Iterable[Device]) -> Iterator[str]:
    """Yield the register, a laptop a line."""
    empty = True
    for one in devices:
        empty = False
        yield f"{one.device}  {one.officer or '(not let in here)'}  {one.standing}"
    if empty:
        yield "No laptop is on the register yet."
