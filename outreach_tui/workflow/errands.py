"""Errands: what is done a few times a year with keys, laptops and people.

Rules:
- An errand is a few questions and one verb. It asks in the order a person would be asked; the verb behind it
  is the one the command line calls.
- What is done is said in lines; an errand that cannot be done leaves everything as it was.
- Verbs are imported when an errand is run.
"""

from collections.abc import Callable
from dataclasses import dataclass

from outreach_tui.workflow.asking import Answers, Ask
from outreach_tui.workflow.nearby_files import files_near, folders_near, path_of
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to do."""

    name: str
    """What it is called in a list."""
    about: str
    """What it does, in a sentence."""
    asks: tuple[Ask, ...]
    """What has to be known."""
    do: Callable[[Workspace, Answers], tuple[str, ...]]
    """Does it, and returns what to say; raises OutreachError."""
    ends_the_session: bool = False
    """Whether the workspace is closed for good afterwards."""


def errands_of(workspace: Workspace) -> tuple[Errand, ...]:
    """Return the errands of whoever's workspace this is."""
    return LEADS if workspace.profile.role is Role.LEAD else OFFICERS


def _area(workspace: Workspace, _answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.area_pack import show_area

    area = show_area(workspace)
    return (
        f"{area.name}: area pack {area.version}, to be taken in until {area.expires[:10]}.",
        "Six words for a new officer, to be read out by phone:",
        "    " + " ".join(area.words),
        f"Laptops that count: {area.laptops}.",
        *(f"Number: {one.label}, {one.number}" for one in area.numbers),
        *(f"Script: {name}" for name in area.scripts),
    )


def _approve(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.enrol_device import enrol_device

    request = path_of(answers["request"])
    enrolled = enrol_device(workspace, request, answers["words"], request.parent)
    return enrolled.lines


def _laptops(workspace: Workspace, _answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.devices import list_devices

    lines = [
        f"{one.device}  {one.officer}  last bundle {one.last_bundle}, {one.missing} missing"
        + ("  TAKEN OFF" if one.is_revoked else "")
        for one in list_devices(workspace)
    ]
    return tuple(lines) or ("No laptop is on the register yet.",)


def _revoke(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.area_pack import write_pack
    from outreach_tui.workflow.devices import reason_of, revoke_device

    certificate = path_of(answers["certificate"]) if answers["certificate"] else None
    revoked = revoke_device(workspace, answers["device"], reason_of(answers["reason"]), certificate)
    return (*revoked.sheet, f"The new pack: {write_pack(workspace, path_of(answers['to']))}")


def _pack(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.area_pack import PackChanges, write_next_pack

    numbers = [answers["number"]] if answers["number"] else None
    scripts, notices = ([path_of(answers[name])] if answers[name] else [] for name in ("script", "notice"))
    changes = PackChanges(numbers, scripts, notices)
    path = write_next_pack(workspace, changes, path_of(answers["to"]))
    return (f"Written: {path}", "Laptops take it in when they sync.")


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


def _hand_over(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.find_person import person_named
    from outreach_tui.workflow.hand_person_over import hand_over

    person, place = person_named(workspace, answers["alias"]), path_of(answers["place"])
    handed = hand_over(workspace, person, answers["to"], answers["passphrase"], place)
    return (
        *(f"Written: {path}" for path in handed.files),
        f"Only {answers['to']} opens these files.",
        *(("Their words stay here: that is what they agreed.",) if handed.work_stays else ()),
    )


def _take_in(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.hand_person_over import take_person_in

    taken = take_person_in(workspace, path_of(answers["file"]), answers["passphrase"])
    what = "name and address" if taken.part == "identity" else "what was said and agreed"
    return (f"{taken.new} changes from {taken.device}: {what}.",)


def _clear(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.clear_copy import clear_copy, what_may_be_cleared

    if answers["sure"].strip() == "CLEAR":
        return (clear_copy(workspace).done,)
    return (*what_may_be_cleared(workspace).lines, "Nothing was done.")


def _rejoin(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.rejoin_area import rejoin

    return rejoin(workspace, path_of(answers["to"])).lines


def _leave(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.leave_area import leave

    left = leave(workspace, answers["passphrase"], path_of(answers["place"]))
    return (
        "The keys are destroyed: nothing on this laptop opens any more.",
        *left.officer_only,
        f"The certificate, for the lead partner: {left.certificate}",
    )


_SHEET = Ask(
    "sheet",
    "From the printed sheet: the line that begins with AGE-SECRET-KEY-1",
    is_secret=True,
    shows_last=True,
)
_TO = Ask("to", "The folder or stick to write the area pack to", near=folders_near)
_PASSPHRASE = Ask("passphrase", "Your passphrase, once more", is_secret=True)

LEADS = (
    Errand("Show the area", "The six words for new officers, numbers, scripts.", (), _area),
    Errand(
        "Let a laptop in",
        "Ring the officer at a number you had before, and type the six words they read out.",
        (
            Ask("request", "The join request's file", near=files_near(".join-request.age")),
            Ask("words", "The six words they read out"),
        ),
        _approve,
    ),
    Errand("See the laptops", "Every laptop, its last bundle, and what is missing.", (), _laptops),
    Errand(
        "Take a laptop off",
        "Nothing signed after its last bundle here counts; says what may have been on it.",
        (
            Ask("device", "The laptop's id, or its officer's code"),
            Ask("reason", "Why: lost, stolen, left or replaced"),
            Ask("certificate", "The certificate its officer left with (Enter: none)", may_be_empty=True),
            _TO,
        ),
        _revoke,
    ),
    Errand(
        "Write the next area pack",
        "With a local number for the pass-it-on card, a script or a notice, if you name one.",
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
        "Ring the officer, type the six words they read out, and take a sheet out of the safe.",
        (
            Ask("request", "The request's file", near=files_near(".recovery-request.age")),
            Ask("words", "The six words they read out"),
            _SHEET,
        ),
        _grant,
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
)
"""What the lead partner does with keys and laptops."""

OFFICERS = (
    Errand("Show the area", "Which area and pack this laptop knows.", (), _area),
    Errand(
        "Hand somebody to another officer",
        "Name and door, and what was agreed to be shared, in files only that officer opens.",
        (
            Ask("alias", "Their code name"),
            Ask("to", "The other officer's laptop, as govan-7f3k"),
            Ask("place", "The folder or stick", near=folders_near),
            _PASSPHRASE,
        ),
        _hand_over,
    ),
    Errand(
        "Take somebody in",
        "A file that another officer handed to you.",
        (Ask("file", "The file", near=files_near(".age")), _PASSPHRASE),
        _take_in,
    ),
    Errand(
        "Clear this laptop's copy",
        "Lets go what the lead partner has had for 30 days and you do not need; nothing else.",
        (Ask("sure", "CLEAR to do it now (Enter: only say what would go)", may_be_empty=True),),
        _clear,
    ),
    Errand(
        "Join anew with this laptop",
        "After it was copied or put back from a backup: new keys, and the six words once more.",
        (Ask("to", "The folder or stick for the join request", near=folders_near),),
        _rejoin,
    ),
    Errand(
        "Leave the area with this laptop",
        "Once the lead partner has everything: destroys the keys for good.",
        (Ask("place", "The folder or stick for the certificate", near=folders_near), _PASSPHRASE),
        _leave,
        ends_the_session=True,
    ),
)
"""What an officer does with people and this laptop."""
