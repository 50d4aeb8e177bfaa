"""XML from anybody, read into a tree or refused.

- A document type is refused before anything in it is read: no entities, nothing fetched, nothing expanded.
- Size, depth and number of elements are bounded.
- Comments and processing instructions are dropped unless `keep_all` is asked for.
"""

from collections.abc import Callable, Mapping
from typing import cast
from xml.parsers import expat

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.tree import Kind, Node

LARGEST_DOCUMENT = 32 * 1024 * 1024
"""Bytes of XML read from one document."""

DEEPEST = 100
"""How deep elements may be nested."""

MOST_ELEMENTS = 2_000_000
"""How many elements a document may have."""

BETWEEN = "\x1f"
"""What the parser puts between URI, local name and prefix; no XML can hold it."""

Handlers = Mapping[str, Callable[..., object]]
"""Who is told of elements, text and the like."""


class _Builder:
    """Turns the parser's calls into nodes."""

    def __init__(self, where: str, *, keep_all: bool) -> None:
        self.where = where
        self.keep_all = keep_all
        self.document = Node(Kind.DOCUMENT)
        self.current = self.document
        self.depth = 0
        self.count = 0
        self.text: list[str] = []
        self.declared: list[tuple[str, str]] = []
        self.namespaces: dict[Node, tuple[tuple[str, str], ...]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.flush(last=False)
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise refused(self.where, "it is nested too deeply, or has too many elements, to be a form")
        element = _named(Kind.ELEMENT, name)
        for key, text in attributes.items():
            attribute = _named(Kind.ATTRIBUTE, key)
            attribute.text = text
            element.set_attribute(attribute)
        if self.declared:
            self.namespaces[element] = tuple(self.declared)
            self.declared.clear()
        self.current.append(element)
        self.current = element

    def end(self, _: str) -> None:
        self.flush(last=True)
        self.depth -= 1
        self.current = cast("Node", self.current.parent)

    def flush(self, *, last: bool) -> None:
        """Put the text read so far where it belongs."""
        if not self.text:
            return
        text = "".join(self.text)
        self.text.clear()
        if last and not self.current.children and not self.keep_all:
            self.current.text = text
        elif self.depth:
            self.current.append(Node(Kind.TEXT, text=text))

    def comment(self, text: str) -> None:
        self.flush(last=False)
        self.current.append(Node(Kind.COMMENT, text=text))

    def instruction(self, name: str, text: str) -> None:
        self.flush(last=False)
        self.current.append(Node(Kind.INSTRUCTION, name, text))


def _named(kind: Kind, name: str) -> Node:
    parts = name.split(BETWEEN)
    if len(parts) == 1:
        return Node(kind, name)
    prefix = parts[2] + ":" if len(parts) > 2 else ""  # noqa: PLR2004 - URI, local name, prefix
    return Node(kind, prefix + parts[1], namespace=parts[0])


def read_xml(xml: str | bytes, where: str, *, keep_all: bool = False) -> Node:
    """Return the document as a tree.

    Args:
        xml: the document.
        where: what to call it in an error.
        keep_all: whether comments, instructions and every text stay nodes of their own.

    Raises:
        ScriptError: if it is not XML, or XML that is not safe to read.
    """
    builder = _Builder(where, keep_all=keep_all)
    handlers: Handlers = {
        "StartElementHandler": builder.start,
        "EndElementHandler": builder.end,
        "CharacterDataHandler": builder.text.append,
        "StartNamespaceDeclHandler": lambda prefix, uri: builder.declared.append((prefix or "", uri or "")),
    }
    keeping: Handlers = {
        "CommentHandler": builder.comment,
        "ProcessingInstructionHandler": builder.instruction,
    }
    parsed(xml, where, {**handlers, **(keeping if keep_all else {})})
    builder.document.shape = builder.namespaces
    return builder.document


def refused(where: str, what: str) -> ScriptError:
    """Return the error that says why a document is not read."""
    return ScriptError(where, what, "Export the form again, or ask whoever made it", code="xml-refused")


def parsed(xml: str | bytes, where: str, handlers: Handlers) -> None:
    """Have a document read, and be told of everything in it in order.

    Args:
        xml: the document.
        where: what to call it in an error.
        handlers: who is told what, by the names that expat has for it.

    Raises:
        ScriptError: if it is not XML, or XML that is not safe to read.
    """
    raw = xml.encode("utf-8", "surrogatepass") if isinstance(xml, str) else xml
    if len(raw) > LARGEST_DOCUMENT:
        raise refused(where, "it is too large to be a form")

    def doctype(*_: object) -> None:
        raise refused(where, "the file declares a document type, which could make it unsafe to read")

    parser = expat.ParserCreate("utf-8", namespace_separator=BETWEEN)
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - the parser takes no keyword
    except expat.ExpatError as fault:
        what = f"it is not well-formed XML (line {fault.lineno})"
        raise refused(where, what) from fault
