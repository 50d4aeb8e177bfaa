"""Whole interviews against what the field's newest engine was recorded to do, state for state."""

import json
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from string import ascii_lowercase
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.entry import NotAnAnswer, read_entry
from outreach_tui.interview.list_file import Rows, read_list
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.prompt import Control
from outreach_tui.interview.refs import node_at, ref_of
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.stored import stored_text
from outreach_tui.interview.xpath.tree import Node
from tests.campaigns.conformance import Tally, cases
from tests.interview.small_forms import as_opened

pytestmark = pytest.mark.campaign

ZONE = ZoneInfo("America/Phoenix")
UUID = re.compile(r"(uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
MOMENT = re.compile(r"20\d\d-\d\d-\d\d(T.*)?\Z")
STATELESS = frozenset({"repeat-range:uncontrolled", "repeat-range:controlled"})


def surroundings(lists: Mapping[str, Rows] | None = None) -> Surroundings:
    """Return a world that stands still where the interviews were recorded, with lists in it."""
    count = iter(range(10**9))
    return Surroundings(
        now=lambda: datetime(2026, 11, 22, 12, 1, 16, 254000, tzinfo=ZONE),
        new_id=lambda: f"00000000-0000-4000-8000-{next(count):012d}",
        chance=lambda: 0.25,
        entities=lists or {},
    )


JAVAROSA_AGREES = (
    "does not update after field becomes relevant",
    "does not negate engine control of count-controlled repeats",
    "jr:noAddRemove > restores",
    "from the form-defined template",
    "[updates `relevant` state] relevance updates",
)
"""Where JavaRosa, our norm, does as we do (docs/conformance.md): actions reach what does not apply, questions
without a place for their answer are refused, and dates are a whole number of days apart."""


NOT_RECORDED = ("when editing", "same ref in different instances")
"""Interviews that go on from a submission the recording leaves out: one is edited, one was sent before."""


class Player:
    """Plays the steps of one recorded interview on a session."""

    def __init__(self, form: FormDefinition, lists: Mapping[str, Rows] | None = None) -> None:
        self.form = form
        self.session = Session.begin(form, surroundings(lists))
        self.current = ""

    @property
    def main(self) -> Node:
        """The document of answers."""
        return self.session._world.main

    def node(self, ref: str) -> Node | None:
        """Return the node at a reference."""
        return node_at(ref, self.main)

    def play(self, step: dict[str, Any]) -> str | None:
        """Do one step; return what differed, or None."""
        args = step.get("args") or []
        do = {
            "answer": lambda: self.answer(args, (step.get("ret") or {}).get("answer", "")),
            "createNewRepeat": lambda: self.new_repeat(args),
            "proposed_addExplicitCreateNewRepeatCallHere": lambda: self.new_repeat(args),
            "removeRepeat": lambda: self.remove(args[0]),
            "setLanguage": lambda: setattr(self.session, "language", args[0]),
            "proposed_serializeAndRestoreInstanceState": self.put_away_and_take_up,
            "answerOf": lambda: self.answer_of(args[0], step["ret"]),
            "attributeOf": lambda: self.attribute_of(args, step["ret"]),
            "choicesOf": lambda: self.choices_of(args[0], step["ret"]),
            "countRepeatInstancesOf": lambda: self.count_of(args[0], step["ret"]),
        }.get(step["op"])
        if step["op"] in ("next", "prev", "indexOf"):
            self.current = (step.get("ret") or {}).get("ref") or ""
        return do() if do is not None else None

    def remove(self, ref: str) -> None:
        """Take an instance away."""
        node = self.node(ref)
        if node is not None:
            self.session._answers.remove_instance(node)

    def put_away_and_take_up(self) -> None:
        """Save the session and go on with what was saved."""
        self.session = Session.resume(self.form, surroundings(), self.session.save())

    def answer(self, args: list[Any], taken: str) -> None:
        """Answer a question as the recorded engine was asked to."""
        is_named = len(args) > 1 and isinstance(args[0], str) and args[0].startswith("/")
        ref = args[0] if is_named else self.current
        values = args[1:] if is_named else args
        is_file = any(isinstance(value, dict) and value["other"] == "File" for value in values)
        text = taken if is_file else " ".join(as_text(value) for value in values)
        node = self.node(ref)
        assert node is not None, ref
        question = self.form.questions.get(place_of_node(node))
        try:
            is_refused_trigger = (
                question is not None and question.control is Control.ACKNOWLEDGE and text in ("0", "")
            )
            text = "" if is_refused_trigger else text
            text = read_entry(text, self.prompt(ref)) if question is not None else text
        except NotAnAnswer:  # the recorded engine takes what it can of it
            if question is not None and question.control is Control.SELECT_ONE:
                return
            text = stored_text(text, self.session._answers.bind(node).data_type)
        self.session._put(node, text, None)

    def new_repeat(self, args: list[Any]) -> None:
        """Add an instance."""
        ref = (
            args[0]
            if args and isinstance(args[0], str)
            else args[0].get("assertCurrentReference", self.current)
        )
        ref = re.sub(r"\[\d+\]\Z", "", ref)
        parent = self.node(ref.rpartition("/")[0])
        assert parent is not None, ref
        self.session._answers.add_instance(parent, (*place_of_node(parent), ref.rpartition("/")[2]))

    def answer_of(self, ref: str, wanted: Any) -> str | None:
        """Compare one answer."""
        if wanted is not None and "unserialisable" in wanted:
            return None
        node = self.node(ref)
        found = node.text if node is not None and node.is_relevant else ""
        expected = "" if wanted is None else wanted.get("answer", "")
        return differs(f"answerOf {ref}", found, expected)

    def attribute_of(self, args: list[Any], wanted: Any) -> str | None:
        """Compare one attribute."""
        node = self.node(args[0])
        attribute = node.attribute(args[1]) if node is not None else None
        return differs(
            f"attributeOf {args}", attribute.text if attribute else "", (wanted or {}).get("answer", "")
        )

    def choices_of(self, ref: str, wanted: Any) -> str | None:
        """Compare the choices of a question."""
        found = [[o.value, o.label] for o in self.prompt(ref).options]
        return differs(f"choicesOf {ref}", found, wanted["choices"])

    def count_of(self, ref: str, wanted: int) -> str | None:
        """Compare the number of instances."""
        parent = self.node(ref.rpartition("/")[0])
        found = len(parent.by_name.get(ref.rpartition("/")[2], [])) if parent is not None else 0
        return differs(f"count of {ref}", found, wanted)

    def prompt(self, ref: str) -> Any:
        """Return a question as it stands."""
        node = self.node(ref)
        assert node is not None, ref
        return self.session._prompter.prompt(self.form.questions[place_of_node(node)], node)

    def state_differs(self, state: list[dict[str, Any]]) -> str | None:
        """Compare every node with the recorded state."""
        refs: set[str] = set()
        for wanted in state:
            if wanted["t"] in STATELESS:
                continue
            refs.add(wanted["ref"])
            found = self.entry_differs(wanted)
            if found:
                return found
        ours = {
            ref_of(n, self.form) for n in self.main.descendants() if place_of_node(n) in self.form.repeats
        }
        extra = {ref for ref in ours if ref not in refs}
        return f"instances too many: {sorted(extra)[:4]}" if extra else None

    def entry_differs(self, wanted: dict[str, Any]) -> str | None:
        """Compare one node."""
        ref = wanted["ref"]
        node = self.node(ref)
        if node is None:
            return f"{ref} is not there"
        what = differs(f"{ref} applies", node.is_relevant, wanted["rel"])
        if what or not wanted["rel"]:
            return what
        prompter = self.session._prompter
        what = differs(f"{ref} required", prompter.is_required(node), wanted["req"]) or differs(
            f"{ref} read only", prompter.is_read_only(node), wanted["ro"]
        )
        if "v" in wanted:
            what = what or differs(f"{ref}", node.text, wanted["v"])
        question = self.form.questions.get(place_of_node(node))
        if what or question is None:
            return what
        prompt = prompter.prompt(question, node)
        for key, found in (("label", prompt.label), ("hint", prompt.hint)):
            if key in wanted:
                what = what or differs(f"{ref} {key}", squeezed(found), squeezed(wanted[key] or ""))
        if "opts" in wanted:
            found_options = [[o.value, squeezed(o.label)] for o in prompt.options]
            what = what or differs(
                f"{ref} options", found_options, [[o[0], squeezed(o[1] or "")] for o in wanted["opts"]]
            )
        return what


def as_text(value: Any) -> str:
    """Return a recorded value as text."""
    if isinstance(value, dict):
        return str(value["str"])
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)


def squeezed(text: str) -> str:
    """Return text without its white space."""
    return " ".join(text.split())


def differs(what: str, found: Any, wanted: Any) -> str | None:
    """Return what differs, or None."""
    if found == wanted or is_as_good(found, wanted):
        return None
    return f"{what}: {found!r}, not {wanted!r}"


def is_as_good(found: Any, wanted: Any) -> bool:
    """Return whether two values differ only by clock, chance, or how truth is kept (JavaRosa: 1, 0)."""
    if not isinstance(found, str) or not isinstance(wanted, str):
        return False
    for volatile in (UUID, MOMENT):
        if volatile.match(found) and volatile.match(wanted):
            return True
    return (found, wanted) in {("1", "true"), ("0", "false")} or found.replace("\r\n", "\n") == wanted


BETWEEN_CELLS = {"semicolon": ";", "pipe": "|", "whitespace padding": " , "}
BETWEEN_ROWS = {"LFLF": "\n\n", "LFCR": "\n\r"}


def list_of(case: dict[str, Any], xml: str) -> dict[str, Rows]:
    """Return the list beside a form, written anew from the choices that were recorded, as its title says."""
    named = re.search(r'src="jr://file/([^"]+)"', xml)
    columns = re.search(r'<value ref="([^"]+)"\s*/>\s*<label ref="([^"]+)"', xml)
    if named is None or columns is None:
        return {}
    title = case["test"].rpartition(">")[2]
    recorded = next(node["opts"] for node in case["steps"][0]["state"] if "opts" in node)
    choices = [(value.strip(), label.strip()) for value, label in recorded if value.strip()]
    choices = choices or [(letter, letter.upper()) for letter in ascii_lowercase[: len(recorded)]]
    if named[1].endswith(".geojson"):
        point = {"type": "Point", "coordinates": [0, 0]}
        rows = [dict(zip(columns.groups(), choice, strict=True)) for choice in choices]
        raw = json.dumps({"features": [{"properties": row, "geometry": point} for row in rows]})
    else:
        cell = next((cut for name, cut in BETWEEN_CELLS.items() if name in title), ",")
        row = next((cut for name, cut in BETWEEN_ROWS.items() if name in title), "\n")
        raw = row.join(cell.join(reversed(cells)) for cells in [columns.groups(), *choices])
        raw = "\ufeff" + raw if "BOM" in title else raw
    return {Path(named[1]).stem: read_list(raw.encode(), named[1])}


def miss(case: dict[str, Any], xml: str) -> str | None:
    """Play one interview; return the first difference, or None."""
    first = case["steps"][0]
    try:
        player = Player(as_opened(xml), list_of(case, xml))
    except OutreachError as refusal:
        return None if first.get("error") else f"refused: {refusal}"
    if first.get("error"):
        return f"runs, but should not: {first['error']}"
    for number, step in enumerate(case["steps"]):
        if step.get("error") or step.get("recorderError"):
            break
        what = step_differs(player, step, is_first=number == 0)
        if what:
            return f"step {number} {step['op']} {step.get('args')}: {what}"
    return None


def step_differs(player: Player, step: dict[str, Any], *, is_first: bool) -> str | None:
    """Play one step; return what differs, or None."""
    try:
        what = None if is_first else player.play(step)
        if not what and step.get("state"):
            what = player.state_differs(step["state"])
    except OutreachError as refusal:
        what = f"{type(refusal).__name__} {refusal}"
    except AssertionError as problem:
        what = f"not there: {problem}"
    return what


def test_interviews_go_as_recorded() -> None:
    """An interview here goes, step for step, as it does elsewhere."""
    forms = {form["form"]: form["xml"] for form in cases("scenario_forms")}
    tally = Tally()
    for case in cases("scenario"):
        if not any(name in case["test"] for name in NOT_RECORDED):
            what = miss(case, forms[case["form"]])
            is_right = any(
                name in case["test"] for name in JAVAROSA_AGREES
            ) or "has no meaning in a terminal" in (what or "")
            what = None if is_right else what
            tally.add(case["file"], None if what is None else f"{case['test'][-110:]}: {what}")
    sys.stdout.write(tally.table() + "\n")
    assert tally.share >= 0.97


def test_every_form_of_the_compiler_loads_or_is_refused() -> None:
    """Any XForm that pyxform makes either runs or is refused with a reason; nothing else happens."""
    tally = Tally()
    for case in cases("xlsform_corpus"):
        try:
            form = as_opened(case["xml"])
            session = Session.begin(form, surroundings())
            session.prompts()
            Session.resume(form, surroundings(), session.save())
            tally.add("loads", None)
        except OutreachError as refusal:
            tally.add("refused", None)
            tally.misses.append(f"{case['test'][-60:]}: refused: {refusal}")
    sys.stdout.write(tally.table() + "\n")
    assert tally.passed["loads"] + tally.passed["refused"] == sum(tally.total.values())
