"""A finished conversation kept on without what is safe elsewhere: the rest of it stays as it was said.

Rules:
- An answer goes if it was saved to a record that is safe elsewhere, or is a text that stands word for word in
  such a record. A choice saved nowhere stays, whatever it is called like.
- What was worked out goes as soon as it repeats such words.
"""

from collections.abc import Collection
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from outreach_tui.interview.body import Place
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.prompt import Control


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is safe elsewhere."""

    records: frozenset[str]
    """The records, by id."""
    words: frozenset[str]
    """Everything that stands in them."""


def without(form: FormDefinition, xml: bytes, elsewhere: Elsewhere) -> bytes:
    """Return the conversation without what is safe elsewhere.

    Args:
        form: the script it was held with.
        xml: the conversation as `submission.written` wrote it.
        elsewhere: what is safe.
    """
    root = ET.fromstring(xml)  # noqa: S314 - written here, and kept sealed since
    _Cut(form, elsewhere).through(root, (_local(root),), "")
    return bytes(ET.tostring(root, encoding="utf-8"))


class _Cut:
    """One conversation being cut."""

    def __init__(self, form: FormDefinition, elsewhere: Elsewhere) -> None:
        self._form = form
        self._records = elsewhere.records
        self._words = elsewhere.words - {""}
        self._sentences = tuple(word for word in self._words if " " in word)

    def through(self, node: ET.Element, place: Place, record: str) -> None:
        """Empty what is safe elsewhere in one container; `record` is the one declared around it."""
        record = _declared(node) or record
        for child in node:
            where = (*place, _local(child))
            if _local(child) == "entity" and child.get("id") in self._records:
                _emptied(child)
            elif len(child):
                self.through(child, where, record)
            elif child.text and self._is_elsewhere(where, child.text.strip(), record):
                child.text = None

    def _is_elsewhere(self, place: Place, text: str, record: str) -> bool:
        bind = self._form.binds.get(place)
        if bind is not None and bind.save_to:
            return record in self._records
        question = self._form.questions.get(place)
        if question is None:
            return text in self._words or any(one in text for one in self._sentences)
        return question.control is Control.TEXT and text in self._words


def _emptied(declaration: ET.Element) -> None:
    for part in declaration:
        part.text = None


def _declared(container: ET.Element) -> str:
    """Return the id of the record declared in this container, "" for none."""
    for meta in _called(container, "meta"):
        for entity in _called(meta, "entity"):
            if entity.get("dataset"):
                return entity.get("id") or ""
    return ""


def _called(node: ET.Element, name: str) -> Collection[ET.Element]:
    return [child for child in node if _local(child) == name]


def _local(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]
