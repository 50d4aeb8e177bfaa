"""XML from anybody, read into a tree or refused.

- A document type is refused before anything in it is read: no entities, nothing fetched, nothing expanded.
- Size, depth and number of elements are bounded.
- Comments and processing instructions are dropped unless `keep_all` is asked for.
"""

from typing import cast
from xml.parsers import expat

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.tree import Kind, Node

LARGEST_DOCUMENT = 32 * 1024 * 1024
"""Bytes of XML read from one document."""

_DEEPEST = 100
_MOST_ELEMENTS = 2_000_000
_BETWEEN = "\x1f"


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

    def refuse(self, what: str) -> ScriptError:
        """Return the error that says why this document is not read."""
        return ScriptError(
            self.where, what, "Export the form again, or ask whoever made it", code="xml-refused"
        )

    def doctype(self, *_: object) -> None:
        raise self.refuse("the file declares a document type, which could make it unsafe to read")

    def start(self, name: str, attributes: list[str]) -> None:
        self.flush(last=False)
        self.depth += 1
        self.count += 1
        if self.depth > _DEEPEST:
            raise self.refuse("it is nested too deeply to be a form")
        if self.count > _MOST_ELEMENTS:
            raise self.refuse("it has too many elements to be a form")
        element = _named(Kind.ELEMENT, name)
        for at in range(0, len(attributes), 2):
            attribute = _named(Kind.ATTRIBUTE, attributes[at])
            attribute.text = attributes[at + 1]
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
    parts = name.split(_BETWEEN)
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
    raw = xml.encode("utf-8", "surrogatepass") if isinstance(xml, str) else xml
    builder = _Builder(where, keep_all=keep_all)
    if len(raw) > LARGEST_DOCUMENT:
        raise builder.refuse("it is too large to be a form")
    parser = expat.ParserCreate("utf-8", namespace_separator=_BETWEEN)
    parser.namespace_prefixes = True
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.EntityDeclHandler = builder.doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text.append
    parser.StartNamespaceDeclHandler = lambda prefix, uri: builder.declared.append((prefix or "", uri or ""))
    if keep_all:
        parser.CommentHandler = builder.comment
        parser.ProcessingInstructionHandler = builder.instruction
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - the parser takes no keyword
    except expat.ExpatError as fault:
        what = f"it is not well-formed XML (line {fault.lineno})"
        raise builder.refuse(what) from fault
    builder.document.shape = builder.namespaces
    return builder.document
