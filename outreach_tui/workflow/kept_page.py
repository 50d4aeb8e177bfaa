"""Everything kept about a young person as a page of paper: the same words as on the screen, closely set."""

from collections.abc import Iterator

from outreach_tui.workflow.person_page import PersonPage
from outreach_tui.workflow.show_person import KeptAboutPerson

_YOURS = "Any of it can be changed, or all of it wiped, any time."


def kept_page(kept: KeptAboutPerson) -> PersonPage:
    """Return everything that is kept, as a page that says how many sheets it takes if not one."""
    return PersonPage(title=f"Everything kept about {kept.alias}", parts=tuple(_parts(kept)), is_close=True)


def _parts(kept: KeptAboutPerson) -> Iterator[tuple[str, tuple[str, ...]]]:
    for section in kept.sections:
        yield section.heading, tuple(record.words for record in section.records)
    yield "Besides", (*kept.beside, _YOURS)
