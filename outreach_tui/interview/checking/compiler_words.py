"""What the compiler says, in the words of this program: its commonest sentences, made plain."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of the compiler."""

    pattern: str
    """How it is recognised."""
    what: str
    """What is wrong, plainly."""
    next_step: str
    """What the author can do."""
    column: str
    """The column it is about, where the sentence does not say."""


_SAYINGS = (
    Saying(
        r"has no label or hint", "the question has no words", "Say what to ask in the column label", "label"
    ),
    Saying(r"Missing calculation", "there is nothing to work out", "Write what it is worth", "calculation"),
    Saying(r"Unknown question type", "there is no such type", "Correct the type", "type"),
    Saying(
        r"add an entities sheet", "it is saved to a record that the script does not make",
        "Add a sheet entities with a row for that kind of record", "save_to",
    ),
    Saying(
        r"was not found on the entities sheet", "it is saved to a record that the script does not make",
        "Add a row for that kind of record to the sheet entities, or correct its name", "save_to",
    ),
    Saying(
        r"is already assigned by row", "another question is saved to the same field",
        "Save each question to a field of its own", "save_to",
    ),
    Saying(
        r"must not be 'name' or 'label'", "a field cannot be called name or label", "Give it another name",
        "save_to",
    ),
    Saying(
        r"does not have a label, but", "the record has nothing to be called by",
        "Name a question in the column label, for example ${alias}", "label",
    ),
    Saying(
        r"does not have an 'entity_id'", "an update does not say which record it changes",
        "Name the question with the id in the column entity_id", "update_if",
    ),
    Saying(
        r"does not have an 'update_if'", "a record with an id does not say when it is changed",
        "Fill in update_if as well", "entity_id",
    ),
)  # fmt: skip  # a table is read in rows


def made_plain(sentence: str) -> Saying | None:
    """Return what a sentence of the compiler means; None if it is one of the rarer ones."""
    return next((saying for saying in _SAYINGS if re.search(saying.pattern, sentence)), None)


def is_worth_saying(remark: str) -> bool:
    """Return whether a remark of the compiler tells the author of a script for this program anything."""
    return "max-pixels" not in remark and "similar names were found" not in remark
