"""What is kept about one young person, as lines to read to them or to print."""

from collections.abc import Iterator

from outreach_tui.workflow.show_person import KeptAboutPerson


def person_lines(kept: KeptAboutPerson) -> tuple[str, ...]:
    """Return everything about them, line by line."""
    return tuple(_lines(kept))


def _lines(kept: KeptAboutPerson) -> Iterator[str]:
    yield f"Everything kept about {kept.alias}. You can change any of it, or have it wiped."
    for section in kept.sections:
        yield from ("", section.heading)
        yield from (f"  {record.words}" for record in section.records)
    yield ""
    yield from kept.beside
