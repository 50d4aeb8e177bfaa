"""The errands of the lead partner, with keys and laptops."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from outreach_tui.workflow.asked_folder import asks_for_folder
from outreach_tui.workflow.asking import Answers, Ask, asks_for_sheet
from outreach_tui.workflow.errand import CLEAR_LOG, Checks, Errand, show_the_area
from outreach_tui.workflow.nearby_files import files_near, path_of
from outreach_tui.workflow.workspace import Workspace

if TYPE_CHECKING:
    from outreach_tui.exchange.device import JoinRequest
    from outreach_tui.exchange.recovery import RecoveryRequest
    from outreach_tui.workflow.spoken_request import SpokenRequest


def _approve(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.enrol_device import enrol_device

    request = path_of(answers["request"])
    enrolled = enrol_device(workspace, request, answers["words"], request.parent)
    return enrolled.lines


def _laptops(workspace: Workspace, _answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.devices import list_devices

    lines = [f"{one.device}  {one.officer}  {one.standing}" for one in list_devices(workspace)]
    return tuple(lines) or ("No laptop is on the register yet.",)


def _revoke(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.area_pack import TAKEN_BY_SYNC, write_pack
    from outreach_tui.workflow.devices import reason_of, revoke_device

    certificate = path_of(answers["certificate"]) if answers["certificate"] else None
    revoked = revoke_device(workspace, answers["device"], reason_of(answers["reason"]), certificate)
    return (*revoked.sheet, f"The new pack: {write_pack(workspace, path_of(answers['to']))}", TAKEN_BY_SYNC)


def _pack(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.area_pack import TAKEN_BY_SYNC, PackChanges, write_next_pack

    numbers = [answers["number"]] if answers["number"] else None
    scripts, notices = ([path_of(answers[name])] if answers[name] else [] for name in ("script", "notice"))
    changes = PackChanges(numbers, scripts, notices)
    path = write_next_pack(workspace, changes, path_of(answers["to"]))
    return (f"Written: {path}", TAKEN_BY_SYNC)


def _renew(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.area_pack import renew_charter

    path = renew_charter(workspace, answers["sheet"], path_of(answers["to"]), changes_keys=True)
    return (
        f"Written: {path}",
        "There are new keys of the day; bundles are sealed to the old one for thirty days more.",
    )


def _grant(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.recover_by_post import grant_recovery

    request = path_of(answers["request"])
    path = grant_recovery(workspace, request, answers["words"], answers["sheet"], request.parent)
    return (f"Written: {path}", "Only that officer opens it, with the passphrase they chose.")


def _drill(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.recovery_drill import hold_drill

    bundle = path_of(answers["bundle"]) if answers["bundle"] else None
    return hold_drill(workspace, answers["sheet"], bundle).lines


def _joining() -> "SpokenRequest[JoinRequest]":
    from outreach_tui.workflow.enrol_device import JOINING

    return JOINING


def _recovering() -> "SpokenRequest[RecoveryRequest]":
    from outreach_tui.workflow.recover_by_post import RECOVERING

    return RECOVERING


def _asked_by_phone(kind: "Callable[[], SpokenRequest[Any]]") -> Checks:
    """Return the checks of a request's file and of its six words."""

    def is_good(workspace: Workspace, typed: str, _answers: Answers) -> None:
        kind().require(workspace, path_of(typed))

    def are_its_words(workspace: Workspace, typed: str, answers: Answers) -> None:
        kind().require_words(workspace, path_of(answers["request"]), typed)

    return ("request", is_good), ("words", are_its_words)


def _is_laptop(workspace: Workspace, typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.devices import require_device

    require_device(workspace, typed)


def _is_reason(_workspace: Workspace, typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.devices import reason_of

    reason_of(typed)


_WORDS = Ask("words", "The six words they read out")
_SHEET = asks_for_sheet("sheet", "the printed sheet")
_TO = asks_for_folder("to", "The folder or stick to write the area pack to")

LEADS = (
    Errand("Show the area", "Its six words, numbers and scripts.", (), show_the_area),
    Errand(
        "Let a laptop in",
        "Ring the officer at a number you had before; type the six words read out.",
        (
            Ask("request", "The join request's file", near=files_near(".join-request.age")),
            _WORDS,
        ),
        _approve,
        checks=_asked_by_phone(_joining),
    ),
    Errand("See the laptops", "Every laptop, its last bundle, and what is missing.", (), _laptops),
    Errand(
        "Take a laptop off",
        "Lost, stolen or left. Later bundles of it do not count; says what was on it.",
        (
            Ask("device", "The laptop's id, or its officer's code"),
            Ask("reason", "Why: lost, stolen, left or replaced"),
            Ask("certificate", "The certificate its officer left with (Enter: none)", may_be_empty=True),
            _TO,
        ),
        _revoke,
        checks=(("device", _is_laptop), ("reason", _is_reason)),
    ),
    Errand(
        "Write the next area pack",
        "A local number for the pass-it-on card, a script or a notice.",
        (
            Ask("number", "A number, as Social work=0141 287 0555 (Enter: none)", may_be_empty=True),
            Ask(
                "script",
                "A script of the area, or a list beside one (Enter: none)",
                may_be_empty=True,
                near=files_near(".md", ".xlsx", ".csv"),
            ),
            Ask("notice", "A notice (Enter: none)", may_be_empty=True, near=files_near(".txt")),
            _TO,
        ),
        _pack,
    ),
    Errand(
        "Change the keys of the day",
        "With a recovery sheet; once a year, or when this laptop may have been copied.",
        (_SHEET, _TO),
        _renew,
    ),
    Errand(
        "Grant a forgotten passphrase",
        "Ring the officer, type their six words, and take a sheet out of the safe.",
        (
            Ask("request", "The request's file", near=files_near(".recovery-request.age")),
            _WORDS,
            _SHEET,
        ),
        _grant,
        checks=_asked_by_phone(_recovering),
    ),
    Errand(
        "Hold the yearly drill",
        "Does the sheet from the safe work? Nothing anybody said is read.",
        (
            _SHEET,
            Ask(
                "bundle",
                "A bundle to try it on (Enter: none)",
                may_be_empty=True,
                near=files_near(".outreach.age"),
            ),
        ),
        _drill,
    ),
    CLEAR_LOG,
)
"""What the lead partner does with keys and laptops."""
