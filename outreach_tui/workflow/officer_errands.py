"""The errands of an officer, with people and this laptop."""

from functools import partial

from outreach_tui.number_words import counted
from outreach_tui.workflow.asked_folder import asks_for_folder
from outreach_tui.workflow.asking import Answers, Ask, ReadOut, Said
from outreach_tui.workflow.clearing import cleared_if_sure
from outreach_tui.workflow.errand import CLEAR_LOG, SURE, Errand, show_the_area
from outreach_tui.workflow.nearby_files import files_near, path_of
from outreach_tui.workflow.workspace import Workspace


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
    return (f"{counted(taken.new, 'change')} from {taken.device}: {what}.",)


def _clear(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.clear_copy import clear_copy, what_may_be_cleared

    look, clear = partial(what_may_be_cleared, workspace), partial(clear_copy, workspace)
    return cleared_if_sure(answers["sure"], look, clear)


def _rejoin(workspace: Workspace, answers: Answers) -> tuple[Said, ...]:
    from outreach_tui.workflow.rejoin_area import rejoin

    asked = rejoin(workspace, path_of(answers["to"]))
    return (*asked.lines, ReadOut(asked.words))


def _leave(workspace: Workspace, answers: Answers) -> tuple[str, ...]:
    from outreach_tui.workflow.leave_area import leave

    left = leave(workspace, answers["passphrase"], path_of(answers["place"]))
    return (
        "The keys are destroyed: nothing on this laptop opens any more.",
        *left.lines,
        f"The certificate, for the lead partner: {left.certificate}",
    )


def _is_somebody(workspace: Workspace, typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.find_person import person_named

    person_named(workspace, typed)


def _is_laptop(workspace: Workspace, typed: str, _answers: Answers) -> None:
    from outreach_tui.workflow.hand_person_over import require_laptop

    require_laptop(workspace, typed)


_PASSPHRASE = Ask("passphrase", "Your passphrase, once more", is_secret=True)

OFFICERS = (
    Errand("Show the area", "Which area and pack this laptop knows.", (), show_the_area),
    Errand(
        "Hand somebody to another officer",
        "Name and door, and what was agreed to be shared, in files only that officer opens.",
        (
            Ask("alias", "Their code name"),
            Ask("to", "The other officer's laptop, as govan-7f3k"),
            asks_for_folder("place", "The folder or stick"),
            _PASSPHRASE,
        ),
        _hand_over,
        checks=(("alias", _is_somebody), ("to", _is_laptop)),
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
        (SURE,),
        _clear,
    ),
    CLEAR_LOG,
    Errand(
        "Join anew with this laptop",
        "After it was copied or put back from a backup: new keys, and the six words once more.",
        (asks_for_folder("to", "The folder or stick for the join request"),),
        _rejoin,
    ),
    Errand(
        "Leave the area with this laptop",
        "Once the lead partner has everything: destroys the keys for good.",
        (asks_for_folder("place", "The folder or stick for the certificate"), _PASSPHRASE),
        _leave,
        ends_the_session=True,
    ),
)
"""What an officer does with people and this laptop."""
