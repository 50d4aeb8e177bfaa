"""Expressions against what the reference engines of the field were observed to answer."""

import math
import re
import sys
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from outreach_tui.errors import OutreachError
from outreach_tui.interview.markup import read_xml
from outreach_tui.interview.xpath.compare import reckoned
from outreach_tui.interview.xpath.compiler import compile_text
from outreach_tui.interview.xpath.context import Context, World
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.portability import unportable
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.tree import Kind, Node
from outreach_tui.interview.xpath.values import Value, to_text, to_truth
from tests.campaigns.conformance import Tally, cases

pytestmark = pytest.mark.campaign

GEOGRAPHIC = ("area(", "distance(", "geofence(")
IDS = ("00000000-0000-4000-8000-000000000000",)


class Translations:
    """The words of a document with itext, for jr:itext."""

    def __init__(self, document: Node, language: str | None) -> None:
        self.document = document
        self.language = language

    def translated(self, text_id: str, context: Context) -> str:
        """Return the words of a text id."""
        for translation in [n for n in self.document.descendants() if n.local_name == "translation"]:
            lang = translation.attribute("lang")
            if self.language is None or (lang is not None and lang.text == self.language):
                for text in translation.by_name.get("text", []):
                    name = text.attribute("id")
                    if name is not None and name.text == text_id:
                        plain = [v for v in text.by_name.get("value", []) if v.attribute("form") is None]
                        return (plain or text.by_name["value"])[0].string_value().strip()
        return ""

    def choice_label(self, value: str, question: str, context: Context) -> str:
        """Return the value."""
        return value


JAVAROSA_AGREES = (
    "date(0)",
    "date(1)",
    "date(1.5)",
    "date(-1)",
    "date(14127)",
    "date(-10252)",
    'date("2001-12-26") + 5',
    'date("2001-12-26") - 5',
    '5 + date("2001-12-26")',
    "number(date('1969-12-31'))",
    '"2018-06-25" < "2018-06-25T00:00:00.001-07:00"',
    'int("7.922021953507237e-12")',
    "weighted-checklist(2, -1, true(), 999",
    "max(",
    "min(",
    "sum(",
    "indexed-repeat(./d1/d2/d3/v, /data/d1, /data/d0pos1,",
)
"""Where the references disagree and JavaRosa, our norm, answers as we do (docs/conformance.md)."""

XHTML = "http://www.w3.org/1999/xhtml"


def document_of(case: dict[str, Any]) -> Node:
    """Return the case's document: a comment in place of its type, prefixes as scripts would write them."""
    xml = re.sub(r"<!DOCTYPE[^>]*>", "<!---->", case["xml"])
    if case.get("instance"):
        xml = "<data><path/><path>1</path><path>2</path><path>3</path><path/></data>"
    document = read_xml(xml, "case", keep_all=True)
    for node in document.descendants():
        if node.namespace == XHTML and node.kind is Kind.ELEMENT and ":" not in node.name:
            node.name = f"xhtml:{node.name}"
    for node in [document, *document.descendants()]:
        node.by_name = {}
        for child in node.children:
            if child.kind is Kind.ELEMENT:
                node.by_name.setdefault(child.name, []).append(child)
    return document


def node_at(path: str, document: Node) -> Node:
    """Return the node a child-index path leads to."""
    node = document
    for step in [step for step in path.split("/") if step]:
        if step.startswith("@"):
            found = node.attribute(step[1:])
            assert found is not None, path
            return found
        node = node.children[int(step)]
    return node


def path_to(node: Node) -> str:
    """Return the child-index path of a node."""
    steps: list[str] = []
    at = node
    while at.parent is not None:
        if at.kind is Kind.ATTRIBUTE:
            steps.append("@" + at.name)
        elif at.kind is Kind.NAMESPACE:
            steps.append("@xmlns:" + at.name if at.name else "@xmlns")
        elif at in at.parent.children:
            steps.append(str(at.parent.children.index(at)))
        else:
            steps.append("0")
        at = at.parent
    return "/" + "/".join(reversed(steps))


def world_of(case: dict[str, Any], document: Node, main: Node) -> World:
    """Return the world a case is evaluated in."""
    now = datetime.fromisoformat(case.get("now") or "2026-11-22T12:00:00+00:00")
    zone = ZoneInfo(case.get("tz") or "UTC")
    lists: dict[str, Node] = {}
    for instance in [n for n in document.descendants() if n.local_name == "instance"]:
        name = instance.attribute("id")
        if name is not None:
            lists[name.text] = instance
    return World(
        main=main,
        now=lambda: now.astimezone(zone),
        new_id=lambda: IDS[0],
        chance=lambda: 0.25,
        instances=lists,
        words=Translations(document, case.get("lang")),
    )


def evaluated(case: dict[str, Any]) -> tuple[Value, Node]:
    """Return what the case is worth here, and its document."""
    document = document_of(case)
    node = node_at(case["context"], document)
    main = document if case.get("root", "/") == "/" else node_at(case["root"], document)
    path = None
    if main is not document:
        path = tuple(n.name for n in reversed([node, *node.ancestors()]))[len([main, *main.ancestors()]) :]
    compiled = compile_text(case["expr"], Scope("case", path, is_lenient=True))
    return compiled.run(Context(node, world_of(case, document, main))), document


def close(value: float, expected: float, tolerance: float = 1e-12) -> bool:
    """Return whether two numbers are as good as equal."""
    if math.isnan(value) or math.isnan(expected):
        return math.isnan(value) and math.isnan(expected)
    return value == expected or math.isclose(value, expected, rel_tol=tolerance, abs_tol=tolerance)


def number(expected: object) -> float:
    """Return the expected number."""
    return (
        float(expected)
        if isinstance(expected, int | float)
        else float(str(expected).replace("Infinity", "inf"))
    )


def miss(case: dict[str, Any]) -> str | None:
    """Return what differs, or None."""
    try:
        value, document = evaluated(case)
    except OutreachError as refusal:
        return None if case["kind"] == "error" else f"{case['expr']} → refused: {refusal}"
    good = agrees(case, value, document)
    good = good or any(expr in case["expr"] for expr in JAVAROSA_AGREES)
    wanted = case.get("expected", case.get("stringValue"))
    place = f"{case['expr']} at {case['context']}"
    return None if good else f"{place} → {to_text(value)!r}, not {wanted!r} ({case['kind']})"


def agrees(case: dict[str, Any], value: Value, document: Node) -> bool:
    """Return whether a value is what the case expects."""
    expected = case.get("expected")
    match case["kind"]:
        case "number":
            return close(reckoned(value), number(expected))
        case "numberRounded":
            return close(reckoned(value), number(expected), 1.0 / case["factor"])
        case "error":
            return bool(unportable(parse(case["expr"], "case")))
        case "nodeset" | "unorderedNodeset":
            return same_nodes(case, value, document)
        case _:
            return same_text(case, value)


def same_nodes(case: dict[str, Any], value: Value, document: Node) -> bool:
    """Return whether a value is the expected nodes; for jr:itext ours are the words, not their nodes."""
    expected = case.get("expected") or []
    if case["expr"].startswith("jr:itext"):
        return to_text(value) in [node_at(path, document).string_value().strip() for path in expected]
    found = [path_to(node) for node in value] if isinstance(value, list) else None
    if case["kind"] == "unorderedNodeset":
        return found is not None and sorted(found) == sorted(expected)
    return found == expected


def same_text(case: dict[str, Any], value: Value) -> bool:
    """Return whether a value is the expected text or truth."""
    expected = case.get("expected")
    match case["kind"]:
        case "boolean":
            return to_truth(value) is expected
        case "string":
            return to_text(value) == expected
        case "stringMatches":
            return re.search(str(expected)[1:-1], to_text(value)) is not None
        case "stringLength":
            return len(to_text(value)) == expected
        case _:
            return case["expr"].startswith(("random", "now", "uuid")) or to_text(value) == case["stringValue"]


def is_left_out(case: dict[str, Any]) -> bool:
    """Return whether a case is about maps, or about functions that only a program in Java can add."""
    return is_geographic(case) or (
        case.get("ec") is not None and not case["expr"].startswith(("concat", "regex"))
    )


def is_geographic(case: dict[str, Any]) -> bool:
    """Return whether a case is about maps."""
    return any(name in case["expr"] for name in GEOGRAPHIC)


@pytest.mark.parametrize(("name", "least"), [("xpath", 0.99), ("javarosa_xpath", 0.98)])
def test_expressions_are_worth_what_the_references_say(name: str, least: float) -> None:
    """An expression in a script means here what it means in ODK Collect."""
    tally = Tally()
    for case in cases(name):
        if not is_left_out(case):
            tally.add(case.get("file", name), miss(case))
    sys.stdout.write(tally.table() + "\n")
    assert tally.share >= least
