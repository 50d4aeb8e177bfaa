"""Two states of one interview, node for node; what is known and explained does not count.

What does not apply is compared only in that: its value is invisible, and shows when it applies again.
Each known difference below is told in docs/conformance.md, "Differences from JavaRosa".
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

UUID = re.compile(r"(uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
_ANY_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = re.compile(r"(\d\d:\d\d:\d\d)\b")
_TRUTHS = frozenset({("1", "true"), ("0", "false")})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_SECONDS_APART = 30
_POSITION = re.compile(r"\[\d+\]")
_EXPONENT = re.compile(r"\dE-?\d")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00\.000(Z|[+-]\d\d:\d\d)\Z")
_ZERO_OFFSET = re.compile(r"\+00:00\Z")

State = dict[str, Any]


def is_count_behind(ours: State, theirs: State, counted: frozenset[str]) -> bool:
    """Return whether JavaRosa keeps instances that a count no longer asks for, or asks for none."""
    own = {node["ref"] for node in ours["nodes"]}
    names = (node["ref"] for node in theirs["nodes"] if node["applies"] and node["ref"] not in own)
    return any(_POSITION.sub("", ref.rpartition("/")[2]) in counted for ref in names)


def differences(ours: State, theirs: State) -> list[str]:
    """Return every way in which two states differ, each beginning with the node it is about."""
    found = []
    if ours.get("result", "") != theirs.get("result", ""):
        found.append(f"result: {ours.get('result')!r}, JavaRosa {theirs.get('result')!r}")
    own = {node["ref"]: node for node in ours["nodes"]}
    peer = {node["ref"]: node for node in theirs["nodes"]}
    for ref in (*own, *(ref for ref in peer if ref not in own)):
        if not _is_hidden(ref, own, peer):
            found += _node_differs(ref, own.get(ref), peer.get(ref))
    return found + _asked_differs(ours["asked"], theirs["asked"])


def _is_hidden(ref: str, own: dict[str, State], peer: dict[str, State]) -> bool:
    """Return whether a node stands in something that applies on neither side."""
    above = ref.rpartition("/")[0]
    while above:
        if above in own and above in peer and not own[above]["applies"] and not peer[above]["applies"]:
            return True
        above = above.rpartition("/")[0]
    return False


def _node_differs(ref: str, ours: State | None, theirs: State | None) -> list[str]:
    if ours is None or theirs is None:
        applies = (ours or theirs or {})["applies"]
        if "/@" in ref or not applies:
            return []
        return [f"{ref}: {'not there' if ours is None else 'there'}, JavaRosa the other way round"]
    if ours["applies"] != theirs["applies"]:
        return [f"{ref} applies: {ours['applies']}, JavaRosa {theirs['applies']}"]
    if not ours["applies"]:
        return []
    found = []
    if not _is_same(ours["value"], theirs["value"]) and not _is_same_number(ours, theirs):
        found.append(f"{ref} value: {ours['value']!r}, JavaRosa {theirs['value']!r}")
    if ours["is_asked"]:
        found += [
            f"{ref} {what}: {ours[what]}, JavaRosa {theirs[what]}"
            for what in ("required", "readonly")
            if ours[what] != theirs[what]
        ]
    return found


def _is_same_number(ours: State, theirs: State) -> bool:
    """Return whether two decimals are one number: JavaRosa writes them as Java does (3.0, 1.0E-4)."""
    if ours["type"] == "geopoint":
        pairs = zip(ours["value"].split(), theirs["value"].split(), strict=False)
        return ours["value"] != "" and all(_is_one_number(own, peer) for own, peer in pairs)
    return ours["type"] == "decimal" and _is_one_number(ours["value"], theirs["value"])


def _is_one_number(ours: str, theirs: str) -> bool:
    try:
        return float(ours) == float(theirs)
    except ValueError:
        return False


def _is_same(ours: str, theirs: str) -> bool:
    if ours == theirs or (ours, theirs) in _TRUTHS:
        return True
    if UUID.match(ours) and UUID.match(theirs):
        return True
    if _MOMENT.match(ours) and _MOMENT.match(theirs):
        return _is_same_moment(_ZERO_OFFSET.sub("Z", ours), theirs)
    time, peer_time = _TIME.match(ours), _TIME.match(theirs)
    if time is not None and peer_time is not None:
        return time[1] == peer_time[1]
    if _EXPONENT.search(theirs):
        return _is_one_number(ours, theirs)
    midnight = _MIDNIGHT.match(
        theirs
    )  # JavaRosa keeps a date that goes into text as the moment at which it begins
    return midnight is not None and ours == midnight[1]


def _is_same_moment(ours: str, theirs: str) -> bool:
    """Return whether two moments written alike are as close as two clocks read one after the other."""
    try:
        apart = datetime.fromisoformat(ours) - datetime.fromisoformat(theirs)
    except (ValueError, TypeError):
        return False
    return abs(apart.total_seconds()) < _SECONDS_APART and len(ours) == len(theirs)


def _asked_differs(ours: list[State], theirs: list[State]) -> list[str]:
    questions, peers = [q for q in ours if "ref" in q], [q for q in theirs if "ref" in q]
    order, peer_order = [q["ref"] for q in questions], [q["ref"] for q in peers]
    if order != peer_order:
        only = (
            [ref for ref in order if ref not in peer_order],
            [ref for ref in peer_order if ref not in order],
        )
        return [f"asked: only here {only[0][:5]}, only in JavaRosa {only[1][:5]}, or in another order"]
    found = []
    for question, peer in zip(questions, peers, strict=True):
        for what in ("label", "hint", "options"):
            words, peer_words = squeezed(question[what]), squeezed(peer[what])
            found += [f"{question['ref']} {what}: {words!r}, JavaRosa {peer_words!r}"] * (words != peer_words)
    adds, peer_adds = ({q["add"] for q in side if "add" in q} for side in (ours, theirs))
    if adds != peer_adds:
        found.append(f"can be added: {sorted(adds)}, JavaRosa {sorted(peer_adds)}")
    return found


def squeezed(words: Any) -> Any:
    """Return words without spaces, which JavaRosa drops between two answers, and with every id alike."""
    if isinstance(words, list):
        return [squeezed(one) for one in words]
    return _ANY_UUID.sub("uuid", "".join((words or "").split()))


def submission_differs(ours: bytes, theirs: str) -> list[str]:
    """Return how two submissions differ; a new instance's children may stand in another order."""
    own, peer = (dict(_leaves(ET.fromstring(text), "")) for text in (ours, theirs))
    found = [
        f"submission: {path} only {'here' if path in own else 'in JavaRosa'}"
        for path in own.keys() ^ peer.keys()
    ]
    return found + [
        f"submission: {path} {own[path]!r}, JavaRosa {peer[path]!r}"
        for path in own.keys() & peer.keys()
        if not _is_same(own[path], peer[path]) and not _is_one_number(own[path], peer[path])
    ]


def _leaves(element: ET.Element, above: str, position: int = 1) -> Iterator[tuple[str, str]]:
    path = f"{above}/{element.tag.rpartition('}')[2]}[{position}]"
    for attribute, value in element.attrib.items():
        yield f"{path}/@{attribute.rpartition('}')[2]}", value
    if not len(element):
        yield path, element.text or ""
    counts: Counter[str] = Counter()
    for child in element:
        counts[child.tag] += 1
        yield from _leaves(child, path, counts[child.tag])
