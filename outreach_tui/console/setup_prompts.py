"""The questions of setting up, asked only for what was not given on the command line.

Each raises `OutreachError` where there is no terminal to ask it on, and `KeyboardInterrupt` when the person
stops.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from outreach_tui.console.voice import Voice
from outreach_tui.errors import OutreachError

_LEAD = "The lead partner's workspace"
_OFFICER = "An officer's laptop"
_ENROL = "Let an officer's laptop in (at the lead partner's)"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be set up; None where it is not known yet."""

    lead: str | None
    """The area's name, to set up its lead partner's workspace."""
    officer: str | None
    """The area pack's path, to set up an officer's laptop."""
    enrol: str | None
    """The join request's path, to let a laptop in."""


def complete(asked: Asked) -> Asked:
    """Return `asked` with one of the three known."""
    if asked.lead or asked.officer or asked.enrol:
        return asked
    import questionary

    _needs_terminal("--lead, --officer or --enrol")
    which = questionary.select("What is to be set up?", choices=[_LEAD, _OFFICER, _ENROL]).unsafe_ask()
    if which == _LEAD:
        return replace(asked, lead=asked_text("The area's name:", "--lead"))
    if which == _OFFICER:
        return replace(asked, officer=_path("The area pack's file:"))
    return replace(asked, enrol=_path("The join request's file:"))


def asked_text(question: str, option: str) -> str:
    """Ask for a line of text; `option` is what gives it on the command line."""
    import questionary

    _needs_terminal(option)
    answer = questionary.text(
        question, validate=lambda text: bool(text.strip()) or "Type something"
    ).unsafe_ask()
    return str(answer).strip()


def asked_secret(question: str, option: str = "a terminal") -> str:
    """Ask for what must not stay in the window: every character is a star; `option` is as in `asked_text`."""
    import questionary

    _needs_terminal(option)
    return str(questionary.password(question).unsafe_ask()).strip()


def asked_words(question: str) -> str:
    """Ask for six words that are heard by phone."""
    return asked_text(question, "--words")


def asked_until_right(ask: Callable[[], str], check: Callable[[str], None], voice: Voice) -> str:
    """Return the first answer to `ask` that `check` does not refuse; what is wrong is told each time."""
    while True:
        answer = ask()
        try:
            check(answer)
        except OutreachError as error:
            voice.sorry(error)
        else:
            return answer


def _path(question: str) -> str:
    import questionary

    return str(questionary.path(question).unsafe_ask()).strip()


def _needs_terminal(option: str) -> None:
    if not sys.stdin.isatty():
        raise OutreachError(
            "no-terminal",
            "the questions",
            f"{option} is missing and there is no terminal to ask on",
            f"Give {option}",
        )
