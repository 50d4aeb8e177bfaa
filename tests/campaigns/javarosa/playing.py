"""One form and one sequence of operations given to both sides, and the first difference between them."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from outreach_tui.errors import OutreachError
from outreach_tui.interview.xform import load_xform
from tests.campaigns.javarosa.answering import next_operation
from tests.campaigns.javarosa.comparing import differences, is_count_behind, submission_differs
from tests.campaigns.javarosa.explained import reason_for
from tests.campaigns.javarosa.ours import Operation, Ours
from tests.campaigns.javarosa.peer import JavaRosa, Unwell
from tests.interview.small_forms import as_opened

_ONLY_OURS = frozenset({"resume"})


@dataclass(slots=True)
class Played:
    """What came of giving both sides the same operations."""

    operations: list[Operation] = field(default_factory=list)
    """What was done, in order; empty if they differ from the start."""
    differences: list[str] = field(default_factory=list)
    """How the two differ after the last operation; empty if they do not."""

    explained: str = ""
    """Why it ended early, where it met a known difference."""

    def signature(self) -> str:
        """Return what kind of difference it is, so that a smaller sequence can be known to show the same."""
        return " ".join(self.differences[0].split(":")[0].rsplit(" ", 1)[-1:]) if self.differences else ""


def play(xml: str, peer: JavaRosa, choose: "Chooser") -> Played:
    """Give both sides what `choose` picks until they differ or it picks nothing more."""
    played = Played()
    try:
        theirs = peer.do({"op": "load", "xml": xml})
    except Unwell as refusal:
        return _refused_there(xml, str(refusal), played)
    try:
        ours = Ours(as_opened(xml))
        state: dict[str, Any] = ours.state()
    except OutreachError as refusal:
        played.differences = [f"load: refused here: {refusal}"]
        return without_known(played, xml)
    counted = frozenset(place[-1] for place, repeat in ours.form.repeats.items() if repeat.count is not None)
    played.differences = differences(state, theirs)
    while not played.differences and (operation := choose.next(ours)) is not None:
        played.operations.append(operation)
        played.differences = _after(ours, peer, operation, theirs)
    if played.differences and is_count_behind(ours.state(), theirs, counted):
        return Played(played.operations, [], "JavaRosa keeps instances that a count no longer asks for")
    if not played.differences:
        played.differences = _finished(ours, peer)
    return without_known(played, xml)


def without_known(played: Played, xml: str) -> Played:
    """Return what came of it, with the first difference taken away if it is a known one."""
    done = " ".join(operation["op"] for operation in played.operations)
    reason = reason_for(played.differences[0], xml, done) if played.differences else None
    return played if reason is None else Played(played.operations, [], reason)


def _finished(ours: Ours, peer: JavaRosa) -> list[str]:
    """Return how what is handed on at the end differs."""
    theirs = peer.do({"op": "submission"})
    problems = ours.session.problems()
    if theirs["is_valid"] != (not problems):
        return [f"finish: here {problems or 'nothing is in the way'}, JavaRosa {theirs['is_valid']}"]
    return [] if problems else submission_differs(ours.session.submission().xml, theirs["xml"])


def _refused_there(xml: str, refusal: str, played: Played) -> Played:
    try:
        load_xform(xml)
    except OutreachError:
        return played
    played.differences = [f"load: runs here, JavaRosa says {refusal}"]
    return without_known(played, xml)


def _after(ours: Ours, peer: JavaRosa, operation: Operation, last: dict[str, Any]) -> list[str]:
    fault = refusal = None
    state: dict[str, Any] = {}
    try:
        if operation["op"] not in _ONLY_OURS:
            fresh = peer.do(operation)
            last.clear()
            last.update(fresh)
    except Unwell as unwell:
        fault = str(unwell)
    try:
        state = ours.do(operation)
    except OutreachError as error:
        refusal = str(error)
    if fault or refusal:
        return [] if fault and refusal else [f"fault: here {refusal or 'none'}, JavaRosa {fault or 'none'}"]
    if operation["op"] in _ONLY_OURS:
        last.pop("result", None)
    return differences({**state, "result": state["result"] if "result" in last else ""}, last)


class Chooser:
    """Picks at random, the same for the same seed."""

    def __init__(self, seed: int, most: int) -> None:
        """Pick `most` operations."""
        self._chance = Random(seed)
        self._left = most

    def next(self, ours: Ours) -> Operation | None:
        """Return what to do next."""
        self._left -= 1
        return next_operation(ours.session, self._chance) if self._left >= 0 else None


class Script(Chooser):
    """Picks what is written down."""

    def __init__(self, operations: list[Operation]) -> None:
        """Pick these, in order."""
        self._operations = iter(operations)

    def next(self, ours: Ours) -> Operation | None:
        """Return what to do next."""
        return next(self._operations, None)
