"""Small forms as Markdown tables, and conversations held with them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.kept_form import kept_bytes, kept_form
from outreach_tui.interview.prompt import AddAnother, Prompt, Question, Refusal, Step
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform

NOW = datetime(2026, 5, 4, 16, 10, tzinfo=UTC)


def form(table: str) -> FormDefinition:
    """Return the form written as a Markdown table."""
    return as_opened(compile_xlsform(table.encode(), ".md", "small.md").xform)


def as_opened(xform: str) -> FormDefinition:
    """Return a form as it is opened to be run: read from its XForm once, kept, and read back."""
    opened = kept_form(kept_bytes(load_xform(xform)))
    assert opened is not None
    return opened


def world(
    entities: Mapping[str, Sequence[Mapping[str, str]]] | None = None, chance: float = 0.5
) -> Surroundings:
    """Return a world that stands still."""
    count = iter(range(10**6))
    return Surroundings(
        now=lambda: NOW,
        new_id=lambda: f"00000000-0000-4000-8000-{next(count):012d}",
        chance=lambda: chance,
        entities=entities or {},
        username="isla",
    )


def begin(
    table: str, given: Mapping[str, str] | None = None, surroundings: Surroundings | None = None
) -> Session:
    """Return a conversation begun with the form."""
    return Session.begin(form(table), surroundings or world(), given=given or {})


def at(session: Session) -> str:
    """Return where a conversation stands: a question's name, "+" and a repeat's name, or "end"."""
    step = session.step
    if isinstance(step, Question):
        return step.prompt.name
    return "+" + step.ref.rpartition("/")[2] if isinstance(step, AddAnother) else "end"


def asked(session: Session) -> list[str]:
    """Return the names of the questions that apply now."""
    return [prompt.name for prompt in session.prompts()]


def prompt(session: Session, ref: str) -> Prompt:
    """Return the question whose reference ends so."""
    (found,) = [one for one in session.prompts() if one.ref.endswith(f"/{ref}")]
    return found


def say(session: Session, ref: str, answer: str) -> Step | Refusal:
    """Go to a question and answer it."""
    session.go_to(prompt(session, ref).ref)
    return session.answer(answer)


def kept(session: Session, name: str) -> list[str]:
    """Return the texts kept at every place of that name, relevant or not, in order."""
    main = session._world.main
    return [node.text for node in main.descendants() if node.name == name]
