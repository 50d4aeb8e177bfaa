"""Ways back in when a passphrase is forgotten: by post with the lead partner, or with a sheet in hand.

Rules:
- There are ways back only where there is a workspace. Where several people share a laptop, whoever asks says
  which is theirs by when it was used; nothing else about a closed workspace can be told.
- Until a new passphrase opens it, nothing of the workspace changes.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from outreach_tui.workflow.asked_folder import asks_for_folder
from outreach_tui.workflow.asking import Answers, Ask, Offered, asks_for_sheet
from outreach_tui.workflow.chosen_passphrase import asks_for_passphrase
from outreach_tui.workflow.first_steps import Done, FirstStep, Laptop
from outreach_tui.workflow.nearby_files import files_near, path_of
from outreach_tui.workflow.new_workspace import NewWorkspace
from outreach_tui.workflow.profiles import profile_folders

_OPENS = "The new passphrase opens this workspace from now on."


def ways_back(laptop: Laptop) -> tuple[FirstStep, ...]:
    """Return the ways to a new passphrase on this laptop; none where there is no workspace."""
    from outreach_tui.workflow.recover_by_post import PENDING

    homes = profile_folders(laptop.folder)
    if not homes:
        return ()
    pending = tuple(home for home in homes if (home / PENDING).is_file())
    ask, use = _ask_by_post(laptop, homes), _use_sheet(laptop, homes)
    return (_take_grant(laptop, pending), ask, use) if pending else (ask, use)


def _ask_by_post(laptop: Laptop, homes: Sequence[Path]) -> FirstStep:
    return FirstStep(
        "Forgotten: ask the lead partner",
        "Writes a request that only the lead partner can grant. You choose the new passphrase now; it opens "
        "the workspace once their grant is here.",
        (
            *_which(homes),
            Ask("pack", "The area pack, from the lead partner or any stick", near=files_near(".area-pack")),
            Ask("code", "Your code, never your name"),
            *asks_for_passphrase(laptop.outside),
            asks_for_folder("to", "The folder or stick for the request"),
        ),
        partial(_request, laptop, homes),
    )


def _take_grant(laptop: Laptop, pending: Sequence[Path]) -> FirstStep:
    return FirstStep(
        "Forgotten: the grant is here",
        "Takes in what the lead partner granted, with the passphrase you chose when you asked.",
        (
            *_which(pending),
            Ask("grant", "The grant's file", near=files_near(".recovery-grant.age")),
            Ask("passphrase", "The new passphrase, as you chose it when you asked", is_secret=True),
        ),
        partial(_grant, laptop, pending),
    )


def _use_sheet(laptop: Laptop, homes: Sequence[Path]) -> FirstStep:
    return FirstStep(
        "Forgotten: use a recovery sheet",
        "For the lead partner. The sheet from the safe gives a workspace on this laptop a new passphrase.",
        (
            *_which(homes),
            asks_for_sheet("sheet", "the sheet", _check_sheet),
            *asks_for_passphrase(laptop.outside),
        ),
        partial(_recover, laptop, homes),
    )


def _request(laptop: Laptop, homes: Sequence[Path], answers: Answers) -> Done:
    from outreach_tui.workflow.recover_by_post import request_recovery

    home, to = _home(homes, answers), path_of(answers["to"])
    new = NewWorkspace(home, answers["passphrase"], answers["code"], "", to)
    made = request_recovery(new, path_of(answers["pack"]), laptop.outside)
    return Done(
        (
            f"Give this file to the lead partner: {made.path}",
            "Their grant is taken in at the passphrase prompt, with ^g.",
            "When they ring, read these six words out:",
        ),
        made.words,
    )


def _grant(laptop: Laptop, homes: Sequence[Path], answers: Answers) -> Done:
    from outreach_tui.workflow.recover_by_post import take_grant

    grant = path_of(answers["grant"])
    take_grant(_home(homes, answers), grant, answers["passphrase"], laptop.outside)
    return Done((_OPENS,), opens=_OPENS)


def _recover(laptop: Laptop, homes: Sequence[Path], answers: Answers) -> Done:
    from outreach_tui.workflow.recover_workspace import recover_workspace

    recover_workspace(_home(homes, answers), answers["sheet"], answers["passphrase"], laptop.outside)
    return Done((_OPENS, "Lock the sheet away again."), opens=_OPENS)


def _check_sheet(typed: str, _answers: Answers) -> None:
    from outreach_tui.sealing.recovery_sheet import secret_on

    secret_on(typed)


def _which(homes: Sequence[Path]) -> tuple[Ask, ...]:
    if len(homes) == 1:
        return ()
    offered = tuple(Offered(home.name, f"last used {_used(home):%d %b %Y %H:%M}") for home in homes)
    words = "Several people use this laptop. Which workspace is yours, by when it was last used?"
    return (
        Ask("home", words, near=lambda typed: tuple(one for one in offered if one.text.startswith(typed))),
    )


def _home(homes: Sequence[Path], answers: Answers) -> Path:
    return homes[0].parent / Path(answers["home"]).name if "home" in answers else homes[0]


def _used(home: Path) -> datetime:
    newest = max((path.stat().st_mtime for path in home.rglob("*") if path.is_file()), default=0.0)
    return datetime.fromtimestamp(newest).astimezone()
