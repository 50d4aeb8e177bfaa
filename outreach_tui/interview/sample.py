"""What a form starts with, the answers before anybody gave one and its lists: frozen, and made into nodes.

A sample knows neither its parent nor its place; the nodes made of it do.
"""

import msgspec

from outreach_tui.interview.body import Place
from outreach_tui.interview.xpath.tree import Kind, Node, Reading

_ELEMENT, _ATTRIBUTE = Kind.ELEMENT, Kind.ATTRIBUTE


class Sample(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One element, or one attribute."""

    name: str
    """Its name with its prefix."""
    children: tuple["Sample", ...] = ()
    """The elements in it, in order."""
    text: str = ""
    """Its value."""
    reads_as: Reading = Reading.TEXT
    """What expressions take its value for."""
    attributes: tuple["Sample", ...] = ()
    """Its attributes."""
    namespace: str = ""
    """The URI its prefix stands for."""


def sample_of(node: Node) -> Sample:
    """Return an element or an attribute, with everything in it, frozen."""
    return Sample(
        node.name,
        tuple(sample_of(child) for child in node.children),
        node.text,
        node.reads_as,
        tuple(sample_of(given) for given in node.attributes),
        node.namespace,
    )


def nodes_of(sample: Sample, above: Place | None) -> Node:
    """Return an element made of a sample.

    Args:
        sample: what it starts with.
        above: the place of its parent among the answers; None if it is part of a list.
    """
    node = Node(_ELEMENT, sample.name, sample.text, sample.namespace)
    place = node.shape = None if above is None else (*above, sample.name)
    node.reads_as = sample.reads_as
    for given in sample.attributes:
        attribute = Node(_ATTRIBUTE, given.name, given.text, given.namespace)
        attribute.shape = None if place is None else (*place, "@" + given.name)
        attribute.reads_as = given.reads_as
        node.set_attribute(attribute)
    for child in sample.children:
        node.append(nodes_of(child, place))
    return node


def document_of(samples: tuple[Sample, ...], above: Place | None) -> Node:
    """Return a document with elements made of samples in it."""
    document = Node(Kind.DOCUMENT)
    for sample in samples:
        document.append(nodes_of(sample, above))
    return document
