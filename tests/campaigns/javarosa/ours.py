"""The same operations on a session of ours, and its state in the same shape as JavaRosa's."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from outreach_tui.interview.answers import place_of_node
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.prompt import Prompt, Refusal, Step
from outreach_tui.interview.refs import node_at, ref_of
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.xpath.tree import Kind, Node
from tests.campaigns.javarosa.peer import ZONE

Operation = dict[str, Any]

_FIRST = re.compile(r"\[1\]")
_PREFIX = re.compile(r"/[\w.-]+:")


def plain(ref: str) -> str:
    """Return a reference without the positions of those that come first."""
    return _FIRST.sub("", ref)


def surroundings() -> Surroundings:
    """Return a world with the real clock, in the zone of both sides."""
    count = iter(range(10**9))
    return Surroundings(
        now=lambda: datetime.now(ZoneInfo(ZONE)),
        new_id=lambda: f"00000000-0000-4000-8000-{next(count):012d}",
        chance=lambda: 0.25,
    )


class Ours:
    """One interview with our engine."""

    def __init__(self, form: FormDefinition) -> None:
        """Begin it."""
        self.form = form
        self.session = Session.begin(form, surroundings())

    def do(self, operation: Operation) -> dict[str, Any]:
        """Do one thing; return what came of it and the whole state."""
        does: dict[str, Callable[[Operation], str]] = {
            "answer": self._answer,
            "clear": self._clear,
            "add": self._add,
            "remove": self._remove,
            "language": self._speak,
            "resume": self._resume,
        }
        return {"result": does[operation["op"]](operation), **self.state()}

    def _answer(self, operation: Operation) -> str:
        self.session.go_to(operation["ref"])
        came: Step | Refusal = self.session.answer(operation["value"])
        node = node_at(operation["ref"], self.session._world.main)
        is_refused = (
            isinstance(came, Refusal) and node is not None and plain(came.ref) == plain(operation["ref"])
        )
        if not is_refused:
            return "ok"
        return "constraint" if operation["value"] else "required"

    def _clear(self, operation: Operation) -> str:
        self.session.go_to(operation["ref"])
        self.session.clear()
        return ""

    def _add(self, operation: Operation) -> str:
        self.session.add(operation["ref"])
        return ""

    def _remove(self, operation: Operation) -> str:
        self.session.remove(operation["ref"])
        return ""

    def _speak(self, operation: Operation) -> str:
        self.session.language = operation["value"]
        return ""

    def _resume(self, operation: Operation) -> str:
        self.session = Session.resume(self.form, surroundings(), self.session.save())
        return ""

    # -- what there is to see -----------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Return every node, and what is asked, in order."""
        return {"asked": self._asked(), "nodes": [self._node(node) for node in self._nodes()]}

    def _nodes(self) -> list[Node]:
        main = self.session._world.main
        elements = [node for node in main.descendants() if node.kind is Kind.ELEMENT]
        return [one for node in elements for one in (node, *node.attributes)]

    def _node(self, node: Node) -> dict[str, Any]:
        prompter = self.session._prompter
        return {
            "ref": _PREFIX.sub("/", plain(ref_of(node, self.form))),
            "value": "" if node.children else node.text,
            "applies": node.is_relevant,
            "required": prompter.is_required(node),
            "readonly": prompter.is_read_only(node),
            "type": prompter.answers.bind(node).data_type,
            "is_asked": place_of_node(node) in self.form.questions,
        }

    def _asked(self) -> list[dict[str, Any]]:
        questions = [
            {
                "ref": plain(prompt.ref),
                "label": prompt.label,
                "hint": self._hint(prompt),
                "options": [[option.value, option.label] for option in prompt.options],
            }
            for prompt in self.session.prompts()
        ]
        return [*questions, *({"add": plain(more.ref)} for more in self.session.repeats())]

    def _hint(self, prompt: Prompt) -> str:
        """Return the script's own hint: that a picture cannot be kept here is said by us alone."""
        unkept = {question.never_kept for question in self.form.questions.values() if question.never_kept}
        for words in unkept:
            prompt_hint = prompt.hint.removesuffix(f"({words})").strip()
            if prompt_hint != prompt.hint:
                return prompt_hint
        return prompt.hint
