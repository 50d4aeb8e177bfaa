"""The markup of a form, read once from beginning to end into light elements, or refused.

The same bounds hold as for any XML from outside (`markup.py`). An element here knows its children and its
attributes and nothing else; only what becomes answers or a choice list is made into nodes later.
"""

from collections.abc import Iterator

from outreach_tui.interview.markup import BETWEEN, DEEPEST, MOST_ELEMENTS, Handlers, parsed, refused


class Markup:
    """One element of a form."""

    __slots__ = ("attributes", "children", "local_name", "name", "namespace", "text")

    def __init__(self, name: str, local_name: str, namespace: str, attributes: dict[str, str]) -> None:
        """Make an element without content.

        Args:
            name: its name with its prefix.
            local_name: its name without.
            namespace: the URI its prefix stands for.
            attributes: values by name; a name with a prefix is URI, local name and prefix in one.
        """
        self.name = name
        self.local_name = local_name
        self.namespace = namespace
        self.attributes = attributes
        self.children: list[Markup | str] = []
        self.text = ""

    def string_value(self) -> str:
        """Return all the text within."""
        if not self.children:
            return self.text
        return "".join(part if isinstance(part, str) else part.string_value() for part in self.children)


class FormMarkup:
    """The document of a form."""

    def __init__(self) -> None:
        """Make a document without content."""
        self.top = Markup("", "", "", {})
        self.declared: list[tuple[str, str]] = []
        self.names: dict[str, tuple[str, str, str]] = {}

    def has(self, local_name: str) -> bool:
        """Return whether any element of it has this name."""
        return any(local == local_name for _, local, _ in self.names.values())

    def prefix_of(self, uri: str) -> str:
        """Return a prefix that the form declares for a namespace; empty if none."""
        return next((prefix for prefix, declared in self.declared if declared == uri and prefix), "")


def split_name(name: str) -> tuple[str, str, str]:
    """Return a name with its prefix, without it, and its namespace."""
    parts = name.split(BETWEEN)
    if len(parts) == 1:
        return name, name.rpartition(":")[2], ""
    uri, local, *prefix = parts
    return ":".join((*prefix, local)), local, uri


def read_form(xml: str, where: str) -> FormMarkup:
    """Return the markup of a form.

    Args:
        xml: the form.
        where: what to call it in an error.

    Raises:
        ScriptError: if it is not XML, or XML that is not safe to read.
    """
    form = FormMarkup()
    names = form.names
    current = form.top
    above: list[Markup] = []
    text: list[str] = []
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current, count
        if text:
            current.children.append("".join(text))
            text.clear()
        count += 1
        above.append(current)
        if len(above) > DEEPEST or count > MOST_ELEMENTS:
            raise refused(where, "it is nested too deeply, or has too many elements, to be a form")
        split = names.get(name)
        if split is None:
            split = names[name] = split_name(name)
        inner = Markup(*split, attributes)
        current.children.append(inner)
        current = inner

    def end(_: str) -> None:
        nonlocal current
        if text:
            if current.children:
                current.children.append("".join(text))
            else:
                current.text = "".join(text)
            text.clear()
        current = above.pop()

    handlers: Handlers = {
        "StartElementHandler": start,
        "EndElementHandler": end,
        "CharacterDataHandler": text.append,
        "StartNamespaceDeclHandler": lambda prefix, uri: form.declared.append((prefix or "", uri or "")),
    }
    parsed(xml, where, handlers)
    return form


def elements(element: Markup, name: str = "") -> Iterator[Markup]:
    """Yield the child elements, or those of one name; its prefix does not matter."""
    for child in element.children:
        if not isinstance(child, str) and name in ("", child.local_name):
            yield child


def attribute(element: Markup, name: str) -> str:
    """Return an attribute's value, empty if it is not there; its prefix does not matter."""
    attributes = element.attributes
    if not attributes:
        return ""
    found = attributes.get(name)
    if found is not None:
        return found
    for key, text in attributes.items():
        if BETWEEN in key and split_name(key)[1] == name:
            return text
    return ""


def attributes_of(element: Markup) -> Iterator[tuple[str, str]]:
    """Yield every attribute's name, without its prefix, and value."""
    for key, text in element.attributes.items():
        yield (split_name(key)[1] if BETWEEN in key else key), text
