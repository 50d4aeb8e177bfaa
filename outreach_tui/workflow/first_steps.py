"""First steps: what is done on a laptop before any workspace on it is open.

Rules:
- A first step is a few questions and one verb, the one the command line calls. A step may lead to another:
  an area begins only after its sheets are written, printed, and one of them is proven.
- Nothing begins before the last answer; a step that cannot be done leaves everything as it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.errors import OutreachError
from outreach_tui.workflow.asked_folder import asks_for_folder
from outreach_tui.workflow.asking import Answers, Ask, asks_for_sheet
from outreach_tui.workflow.chosen_passphrase import asks_for_passphrase
from outreach_tui.workflow.nearby_files import files_near, path_of
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.outside import Outside

if TYPE_CHECKING:
    from outreach_tui.workflow.set_up_lead import PreparedArea


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop, as far as it is known before anything on it is open."""

    folder: Path
    """Where its workspaces lie."""
    outside: Outside
    """The clock and chance."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a step came to."""

    lines: tuple[str, ...]
    """What to say."""
    words: tuple[str, ...] = ()
    """Six words to be read out by phone; empty if none are."""
    then: "FirstStep | None" = None
    """The step that has to follow."""
    opens: str = ""
    """What the passphrase prompt says next; empty where the passphrase opens nothing new yet."""


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do."""

    name: str
    """What it is called in a list."""
    about: str
    """What it does, in a sentence or two."""
    asks: tuple[Ask, ...]
    """What has to be known."""
    do: Callable[[Answers], Done]
    """Does it; raises OutreachError."""


def first_steps(folder: Path, outside: Outside) -> tuple[FirstStep, ...]:
    """Return what can be done on this laptop now, the likeliest first."""
    from outreach_tui.workflow.forgotten_passphrase import ways_back

    laptop = Laptop(folder, outside)
    return (*ways_back(laptop), _join_an_area(laptop), _set_up_an_area(laptop))


def _join_an_area(laptop: Laptop) -> FirstStep:
    return FirstStep(
        "Join an area with a pack",
        "For an officer. You need the area pack, a file from the lead partner, and their phone number from "
        "their letter, not from the file.",
        (
            Ask("pack", "The area pack", near=files_near(".area-pack"), check=partial(_check_pack, laptop)),
            Ask(
                "words",
                "Ring the lead partner. The six words they read out",
                check=partial(_check_words, laptop),
            ),
            Ask("code", "Your code, never your name", check=_is_plain),
            Ask("organisation", "The public service you work for"),
            *asks_for_passphrase(laptop.outside),
            asks_for_folder("to", "The folder or stick for your join request", _beside_pack),
        ),
        partial(_join, laptop),
    )


def _set_up_an_area(laptop: Laptop) -> FirstStep:
    return FirstStep(
        "Set up an area",
        "For the lead partner's coordinator. Makes the area's keys, and two recovery sheets for two safes.",
        (
            Ask("name", "The area's name, as people say it", check=_is_a_name),
            Ask("code", "Your code, never your name", check=_is_plain),
            Ask("organisation", "The lead partner's organisation"),
            *asks_for_passphrase(laptop.outside),
            asks_for_folder("sheets", "The folder for the two recovery sheets, to be printed"),
        ),
        partial(_write_sheets, laptop),
    )


def _join(laptop: Laptop, answers: Answers) -> Done:
    from outreach_tui.workflow.set_up_officer import set_up_officer

    new = _new_workspace(laptop, answers)
    made = set_up_officer(new, path_of(answers["pack"]), answers["words"], laptop.outside)
    return Done(
        (
            f"This laptop is {made.device}, for {made.area_name}.",
            f"Give this file to the lead partner: {made.request}",
            *_warned(new),
            *made.not_used,
            "Visits can be recorded meanwhile. When the lead partner rings, read these six words out:",
        ),
        made.words,
        opens="This laptop is set up. Type the passphrase you chose.",
    )


def _write_sheets(laptop: Laptop, answers: Answers) -> Done:
    from outreach_tui.workflow.set_up_lead import prepare_area

    prepared = prepare_area(answers["name"], path_of(answers["sheets"]))
    step = FirstStep(
        "Print the recovery sheets",
        "Whoever holds a sheet opens everything of the area, and without one a forgotten passphrase is for "
        "good. Each goes into a sealed envelope in a safe of its own.",
        (
            Ask(
                "how",
                "Type p to print both here now; Enter alone once you have printed the files yourself",
                may_be_empty=True,
            ),
        ),
        partial(_print_sheets, laptop, answers, prepared),
    )
    return Done(_where(prepared), then=step)


def _print_sheets(laptop: Laptop, known: Answers, prepared: "PreparedArea", answers: Answers) -> Done:
    if answers["how"].strip().lower() == "p":
        _print(prepared)
    step = FirstStep(
        "Prove a sheet",
        "The area begins only once a print has opened a test. If you stop here there is no area, and the two "
        "sheets open nothing.",
        (
            asks_for_sheet("proof", "one of the prints", partial(_check_proof, prepared)),
            asks_for_folder("to", "The folder or stick for the area pack"),
        ),
        partial(_begin, laptop, known, prepared),
    )
    return Done(_where(prepared), then=step)


def _print(prepared: "PreparedArea") -> None:
    from outreach_tui.workflow.give_copy import print_text
    from outreach_tui.workflow.recovery_sheets import sheet_text

    try:
        for sheet in prepared.sheets:
            print_text(sheet_text(sheet))
    except OutreachError as error:
        next_step = "Print the two files by another way, then press Enter with nothing typed"
        raise OutreachError(error.code, error.where, error.what, next_step) from error


def _begin(laptop: Laptop, known: Answers, prepared: "PreparedArea", answers: Answers) -> Done:
    from outreach_tui.workflow.set_up_lead import begin_area

    new = _new_workspace(laptop, {**known, "to": answers["to"]})
    made = begin_area(new, prepared, answers["proof"], laptop.outside)
    return Done(
        (
            f"{prepared.name} is set up, and the sheet works.",
            f"Give this file to every officer: {made.pack}",
            f"Now delete both sheets' files: {made.sheets[0]} and {made.sheets[1].name}",
            *_warned(new),
            "Your phone number goes on a letter, not in the file. When they ring, read these six words out:",
        ),
        made.words,
        opens=f"{prepared.name} is set up. Type the passphrase you chose.",
    )


def _where(prepared: "PreparedArea") -> tuple[str, ...]:
    return ("Both recovery sheets are written:", *(f"  {sheet}" for sheet in prepared.sheets))


def _new_workspace(laptop: Laptop, answers: Answers) -> NewWorkspace:
    to = path_of(answers["to"])
    return NewWorkspace(laptop.folder, answers["passphrase"], answers["code"], answers["organisation"], to)


def _warned(new: NewWorkspace) -> tuple[str, ...]:
    return (new.warning,) if new.warning else ()


def _check_pack(laptop: Laptop, typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.set_up_officer import require_pack

    require_pack(path_of(typed), laptop.outside)


def _check_words(laptop: Laptop, typed: str, answers: Answers) -> None:
    from outreach_tui.workflow.set_up_officer import require_pack_words

    require_pack_words(path_of(answers["pack"]), typed, laptop.outside)


def _check_proof(prepared: "PreparedArea", typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.recovery_sheets import require_proof

    require_proof(prepared.recovery, typed)


def _is_a_name(typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.set_up_lead import area_id

    area_id(typed)


def _is_plain(typed: str, _answers: Answers) -> None:
    if any(character in typed for character in "/\\ "):
        raise OutreachError(
            "code", "your code", "a space or a slash is in it", 'Choose one short word, as "isla-7"'
        )


def _beside_pack(answers: Answers) -> str:
    return str(path_of(answers["pack"]).parent)
