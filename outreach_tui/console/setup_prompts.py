"""The questions of `outreach setup`, asked only for what was not given on the command line."""

import sys
from dataclasses import dataclass, replace

from outreach_tui.errors import OutreachError

_LEAD = "The lead partner's workspace"
_OFFICER = "An officer's laptop"
_ENROL = "Let an officer's laptop in (at the lead partner's)"


@dataclass(frozen=True, slots=True)
class Asked:
    """What setting up needs to know; None where it is not known yet."""

    lead: str | None
    """The area's name, to set up its lead partner's workspace."""
    officer: str | None
    """The area pack's path, to set up an officer's laptop."""
    enrol: str | None
    """The join request's path, to let a laptop in."""
    code: str | None
    """The officer code, never a name."""
    organisation: str | None
    """The public service or lead partner."""


def complete(asked: Asked) -> Asked:
    """Return `asked` with every answer that setting up needs.

    Raises:
        OutreachError: something is missing and there is no terminal to ask it on.
        KeyboardInterrupt: the person stopped at a question.
    """
    if asked.enrol:
        return asked
    if not (asked.lead or asked.officer):
        asked = _which(asked)
    if asked.enrol:
        return asked
    code = asked.code or _text("Your code (never your name):", "--code")
    organisation = asked.organisation or _text("The public service you work for:", "--organisation")
    return replace(asked, code=code, organisation=organisation)


def _which(asked: Asked) -> Asked:
    import questionary

    _needs_terminal("--lead, --officer or --enrol")
    which = questionary.select("What is to be set up?", choices=[_LEAD, _OFFICER, _ENROL]).unsafe_ask()
    if which == _LEAD:
        return replace(asked, lead=_text("The area's name:", "--lead"))
    if which == _OFFICER:
        return replace(asked, officer=_path("The area pack's file:", "--officer"))
    return replace(asked, enrol=_path("The join request's file:", "--enrol"))


def _text(question: str, option: str) -> str:
    import questionary

    _needs_terminal(option)
    answer = questionary.text(
        question, validate=lambda text: bool(text.strip()) or "Type something"
    ).unsafe_ask()
    return str(answer).strip()


def _path(question: str, option: str) -> str:
    import questionary

    _needs_terminal(option)
    return str(questionary.path(question).unsafe_ask()).strip()


def _needs_terminal(option: str) -> None:
    if not sys.stdin.isatty():
        raise OutreachError(
            "no-terminal",
            "outreach setup",
            f"{option} is missing and there is no terminal to ask on",
            f"Give {option}",
        )
