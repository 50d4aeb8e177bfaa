"""A copy of what is read back, in a conversation held in lines: printed, said for a photo, or none."""

from collections.abc import Callable, Iterator

from outreach_tui.errors import OutreachError
from outreach_tui.interview.prompt import Refusal, Step
from outreach_tui.workflow.person_page import PersonPage, page_lines

WAYS = (
    ("paper", "Print it on this laptop's printer"),
    ("photo", "Say it here, for a photo with their phone"),
    ("none", "They want no copy"),
)
"""How they may have it: the choice's name, and how it is offered."""


def given(
    way: str,
    page: PersonPage,
    print_page: Callable[[PersonPage], None],
    note_copy: Callable[[str], Step | Refusal],
) -> Iterator[str]:
    """Give `page` in this way, keep that it was, and return what to say; a printer's fault ends no talk."""
    if way == "paper":
        try:
            print_page(page)
        except OutreachError as error:
            yield f"  ! {error}"
            return
        yield "  Sent to the printer."
    elif way == "photo":
        yield from ("", *page_lines(page))
    outcome = note_copy(way)
    if isinstance(outcome, Refusal):
        yield f"  ! {outcome.sentence}"
