"""What a script says about speaking: other ways to say a question, and how soon it is asked.

Both are attributes of the question in a namespace of ours, which other programs pass over. In a spreadsheet
they are the columns `body::outreach:say` and `body::outreach:tier`, with `outreach="urn:outreach:script"`
under `namespaces` in settings (XLSForm, "Advanced use and extensibility"). A language has alternatives of its
own in `body::outreach:say-gd`, where its name ends in "(gd)".
"""

from outreach_tui.interview.body import Place, question_name
from outreach_tui.interview.form_markup import Markup
from outreach_tui.interview.markup import BETWEEN
from outreach_tui.interview.prompt import Tier
from outreach_tui.interview.script_error import ScriptError

NAMESPACE = "urn:outreach:script"
"""The namespace of both attributes."""
BETWEEN_ALTERNATIVES = "//"
"""What stands between two ways to say it."""

_SAY = "say"
_TIER = "tier"


def say_it_like(element: Markup) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the other ways to say a question, by language code; those under "" are for every language."""
    found = ((name, text) for name, text in _ours(element) if name.partition("-")[0] == _SAY)
    return tuple((name.partition("-")[2], _alternatives(text)) for name, text in found if text)


def tier_of(element: Markup, place: Place) -> Tier | None:
    """Return how soon a question is asked; None where the script does not say.

    Raises:
        ScriptError: if it says so in a way nobody knows.
    """
    written = next((text.strip() for name, text in _ours(element) if name == _TIER), "")
    try:
        return Tier(written) if written else None
    except ValueError as error:
        where = f"{question_name(place)}, tier"
        what = f"its tier is {written!r}, which is none of {', '.join(Tier)}"
        raise ScriptError(where, what, "Write one of those, or leave it empty") from error


def _ours(element: Markup) -> list[tuple[str, str]]:
    """Return the attributes of our namespace, by name without it."""
    ours = NAMESPACE + BETWEEN
    return [
        (key.removeprefix(ours).partition(BETWEEN)[0], text)
        for key, text in element.attributes.items()
        if key.startswith(ours)
    ]


def _alternatives(text: str) -> tuple[str, ...]:
    return tuple(said.strip() for said in text.split(BETWEEN_ALTERNATIVES) if said.strip())
