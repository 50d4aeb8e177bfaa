"""The purpose gate field by field: every list, every field that can hold words, every choice of `share_with`.

Beside `test_consent_in_bundle.py`, which holds the talks themselves: here each list that has rules, and one
that has none, gets a record with a planted sentence in every field any script writes, and every sealed file
that leaves a laptop is opened and searched.
"""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from outreach_tui.exchange.places import sealed_files
from outreach_tui.records.entity_lists import ENTITY_LISTS, Sharing, entity_list
from outreach_tui.records.presence import FIELDS as PRESENCE_FIELDS
from outreach_tui.records.revise import revise
from outreach_tui.records.revision import Write, encode
from outreach_tui.workflow.find_person import person_named
from outreach_tui.workflow.hand_person_over import hand_over
from outreach_tui.workflow.sync_lead import sync_lead
from outreach_tui.workflow.sync_officer import sync_officer
from outreach_tui.workflow.workspace import Workspace
from tests.scenario.areas import FORMS, PASSPHRASE, hold, new_area, visit
from tests.scenario.synced import quiet
from tests.scenario.test_consent_in_bundle import inside, is_for

SAVED = re.compile(r"([a-z_]+)#([a-z_]+)")
CHOICES = {"officer": 0, "": 1, "team": 2, "offer_contact": 2, "partners": 2, "team partners": 2}
"""Every choice of whom may be told, "" for none: nothing goes, that they were met, or their words."""
GATED = tuple(
    one for one in ENTITY_LISTS if one.home == "work" and one.name not in {"withdrawals", "consents"}
)
"""Lists with rules; an agreement is what decides, and its taking back holds no word."""
MARKED = "notes that are marked for the lead partner"
UNKNOWN = "list_of_a_later_script"


@functools.cache
def fields_of(name: str) -> frozenset[str]:
    """Return every field of a list that a shipped script writes, and one of a later script."""
    written = {
        field
        for form in FORMS.glob("*.md")
        for found, field in SAVED.findall(form.read_text(encoding="utf-8"))
        if found == name
    }
    return frozenset({*written, "label", "words_of_a_later_script"} - {"pass_on"})


def sentence(alias: str, name: str, field: str) -> str:
    """Return what is planted in one field, which stands nowhere else."""
    return f"och aye, {alias} said {name} {field} herself".replace("_", " ")


def plant(workspace: Workspace, alias: str, person: str) -> None:
    """Give somebody a record in every list, with a sentence in every field."""
    for name in (*(one.name for one in GATED), MARKED, UNKNOWN):
        entity = "notes" if name == MARKED else name
        fields: dict[str, Write] = {field: sentence(alias, name, field) for field in fields_of(entity)}
        if name == MARKED:
            fields["pass_on"] = "yes"
        record = person if name == "young_people" else workspace.outside.new_id()
        if name == "young_people":
            fields.pop("alias", None)
        made = revise(
            workspace.picture,
            entity_list=entity,
            record=record,
            subject=person,
            fields=fields,
            form="home_visit@1",
            who="isla",
            device=workspace.profile.device,
            at=workspace.outside.now().isoformat(),
            salt=workspace.outside.random_bytes(16).hex(),
        )
        assert made is not None
        workspace.vault.add([encode(made)])
        workspace.learn([encode(made)])


def may_be_there(name: str, field: str, reach: int) -> bool:
    """Tell whether a sentence of a list may stand in a bundle, by the page and not by the code."""
    rules = entity_list("interests" if name == MARKED else name, has_subject=True).sharing
    match rules:
        case Sharing.WHOLE:
            return reach > 0
        case Sharing.PRESENCE:
            return reach == 2 or (reach == 1 and field in PRESENCE_FIELDS[name])
        case Sharing.AGREED:
            return reach == 2
        case _:
            return False


@dataclass(frozen=True)
class Left:
    """What left a laptop, and what came back."""

    bundle: dict[str, bytes]
    """The files of the one bundle, opened."""
    handed: dict[str, bytes]
    """By choice, all of the files that hand somebody to another officer, opened."""
    receipt: dict[str, bytes]
    """The files of the receipt for that bundle, opened."""


def alias_of(choice: str) -> str:
    """Return the code name of whoever made a choice."""
    return f"choice-{'abcdef'[list(CHOICES).index(choice)] * 4}"


def talked_with(workspace: Workspace, choice: str) -> None:
    """Hold a visit in which somebody made a choice, and plant."""
    lines = [line for line in visit(alias_of(choice), "a wish") if line.get("question") != "share_with"]
    said = {"answer": choice.split()} if choice else {"missing": "declined"}
    hold(workspace, "home_visit", *lines, {"question": "share_with", **said})
    plant(workspace, alias_of(choice), person_named(workspace, alias_of(choice)))


def handed_over(isla: Workspace, rory: Workspace, choice: str, place: Path) -> bytes:
    """Hand somebody to the other officer's laptop; return all that is in the files, opened by it."""
    person = person_named(isla, alias_of(choice))
    files = hand_over(isla, person, rory.profile.device, PASSPHRASE, place).files
    return b"".join(raw for path in files for raw in inside(path.read_bytes(), rory).values())


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """Have somebody make each choice, sync both ways, hand each to a colleague; open everything."""
    folder = tmp_path_factory.mktemp("fields")
    area = new_area(folder, "isla", "rory")
    with area.at("isla") as isla, area.at("lead") as lead, area.at("rory") as rory:
        for choice in CHOICES:
            talked_with(isla, choice)
        sync_officer(isla, str(area.stick), quiet)
        (bundle,) = sealed_files(area.stick)
        opened = inside(bundle.read_bytes(), lead)
        sync_lead(lead, str(area.stick), quiet)
        (receipt,) = (path for path in sealed_files(area.stick) if is_for(path, isla))
        sync_officer(isla, str(area.stick), quiet)
        handed = {choice: handed_over(isla, rory, choice, folder) for choice in CHOICES}
        return Left(opened, handed, inside(receipt.read_bytes(), isla))


def planted(choice: str) -> dict[str, tuple[str, str]]:
    """Return every sentence that was planted for somebody, with its list and field."""
    lists = (*(one.name for one in GATED), MARKED, UNKNOWN)
    return {
        sentence(alias_of(choice), name, field): (name, field)
        for name in lists
        for field in fields_of("notes" if name == MARKED else name)
        if (name, field) != ("young_people", "alias")
    }


def allowed(choice: str) -> set[str]:
    """Return the sentences that a choice lets go."""
    return {one for one, where in planted(choice).items() if may_be_there(*where, CHOICES[choice])}


@pytest.mark.parametrize("choice", CHOICES)
def test_every_field_of_every_list_goes_as_far_as_was_agreed(left: Left, choice: str) -> None:
    """Exactly the sentences are in the bundle that this choice lets go, and in its records alone."""
    every = planted(choice)
    assert len(every) > 100
    found = {one for one in every if any(one.encode() in raw for raw in left.bundle.values())}
    assert found == {
        one for one, (name, field) in every.items() if may_be_there(name, field, CHOICES[choice])
    }
    beside = [raw for file, raw in left.bundle.items() if file != "records.ndjson"]
    assert not any(one.encode() in raw for one in every for raw in beside)


@pytest.mark.parametrize("choice", CHOICES)
def test_what_is_handed_to_a_colleague_goes_no_further_than_agreed(left: Left, choice: str) -> None:
    """The other officer's files are under the same gate as the lead partner's bundle."""
    every = planted(choice)
    found = {one for one in every if one.encode() in left.handed[choice]}
    assert found <= {
        one for one, (name, field) in every.items() if may_be_there(name, field, CHOICES[choice])
    }
    assert bool(found) == (CHOICES[choice] > 0)


def test_a_receipt_repeats_nobodys_words(left: Left) -> None:
    """What comes back names changes by their hash; no sentence and no code name travels once more."""
    names = [alias_of(choice) for choice in CHOICES]
    words = [*names, *(one for choice in CHOICES for one in planted(choice))]
    assert {"receipt.json", "results.ndjson", "corrections.ndjson"} <= left.receipt.keys()
    assert not [one for one in words if any(one.encode() in raw for raw in left.receipt.values())]


def test_every_list_a_shipped_script_writes_has_rules_of_its_own() -> None:
    """No script saves words into a list whose rule nobody has written down."""
    written = {
        name for form in FORMS.glob("*.md") for name, _ in SAVED.findall(form.read_text(encoding="utf-8"))
    }
    assert len(written) > 10
    assert written <= {one.name for one in ENTITY_LISTS}


def test_no_script_asks_for_words_that_go_where_only_presence_may() -> None:
    """Of a person whose words stay, only choices, dates and a code name travel."""
    rows = (row for form in FORMS.glob("*.md") for row in form.read_text(encoding="utf-8").splitlines())
    asked = {found for row in rows if "| text |" in row for found in SAVED.findall(row)}
    assert ("assets", "words") in asked
    presence = {(name, field) for name, fields in PRESENCE_FIELDS.items() for field in fields}
    assert asked & presence <= {("young_people", "alias"), ("visits", "alias"), ("visits", "officer")}
