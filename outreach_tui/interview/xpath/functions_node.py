"""Functions on nodes: where they are, what they are called, which of them."""

from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.context import Closure, Context
from outreach_tui.interview.xpath.function import Function, LazyFunction
from outreach_tui.interview.xpath.shuffle import seed_of, shuffled
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import Value, node_texts, to_text, to_truth


def _nodes(value: Value, name: str) -> list[Node]:
    if isinstance(value, list):
        return value
    if value == "":
        return []
    where = f"{name}()"
    raise ScriptError(where, "it was given a value where it takes questions", "Give it a ${name} or a path")


def _count(_: Context, nodes: Value) -> float:
    return float(len(_nodes(nodes, "count")))


def _count_non_empty(_: Context, nodes: Value) -> float:
    return float(sum(1 for node in _nodes(nodes, "count-non-empty") if node.string_value()))


def _position(context: Context, *given: Value) -> float:
    if given:
        nodes = _nodes(given[0], "position")
        return float(nodes[0].place) if nodes else 0.0
    return float(context.position or context.node.place)


def _last(context: Context) -> float:
    return float(context.size)


def _first_of(context: Context, given: tuple[Value, ...], name: str) -> Node | None:
    if not given:
        return context.node
    nodes = _nodes(given[0], name)
    return nodes[0] if nodes else None


def _local_name(context: Context, *given: Value) -> str:
    node = _first_of(context, given, "local-name")
    return "" if node is None else node.local_name


def _name(context: Context, *given: Value) -> str:
    node = _first_of(context, given, "name")
    return "" if node is None else node.name


def _namespace_uri(context: Context, *given: Value) -> str:
    node = _first_of(context, given, "namespace-uri")
    return "" if node is None else node.namespace


def _id(context: Context, wanted: Value) -> list[Node]:
    ids = {word for text in node_texts(wanted) for word in text.split()}
    return [node for node in context.node.root().descendants() if _has_id(node, ids)]


def _has_id(node: Node, ids: set[str]) -> bool:
    attribute = node.attribute("id") or node.attribute("xml:id")
    return attribute is not None and attribute.text in ids


def _lang(context: Context, wanted: Value) -> bool:
    node: Node | None = context.node
    while node is not None:
        attribute = node.attribute("xml:lang")
        if attribute is not None:
            found, asked = attribute.text.lower(), to_text(wanted).lower()
            return found == asked or found.startswith(asked + "-")
        node = node.parent
    return False


def _current(context: Context) -> list[Node]:
    return [context.origin]


def _instance(context: Context, name: Value) -> list[Node]:
    document = context.world.instances.get(to_text(name))
    if document is None:
        where = f"instance('{to_text(name)}')"
        raise ScriptError(where, "there is no such list", "Add it, or correct its name")
    return [document]


def _randomize(context: Context, nodes: Value, seed: Value | None = None) -> list[Node]:
    chosen = seed_of(context.world.chance) if seed is None else seed_of(to_text(seed))
    return shuffled(_nodes(nodes, "randomize"), chosen)


def _if(context: Context, given: tuple[Closure, ...]) -> Value:
    return given[1](context) if to_truth(given[0](context)) else given[2](context)


def _coalesce(context: Context, given: tuple[Closure, ...]) -> Value:
    value: Value = ""
    for argument in given:
        value = argument(context)
        if to_text(value) not in ("", "NaN"):
            return value
    return value


def _once(context: Context, given: tuple[Closure, ...]) -> Value:
    return context.node.string_value() or given[0](context)


def _pulldata(context: Context, name: Value, wanted: Value, key: Value, value: Value) -> str:
    document = context.world.instances.get(to_text(name))
    if document is None:
        where = f"pulldata('{to_text(name)}')"
        raise ScriptError(where, "there is no such list", "Attach it, or correct its name")
    looked_for = to_text(value)
    for row in document.children[0].children if document.children else ():
        cell = _cell(row, to_text(key))
        if cell is not None and cell.string_value() == looked_for:
            found = _cell(row, to_text(wanted))
            return "" if found is None else found.string_value()
    return ""


def _cell(row: Node, column: str) -> Node | None:
    if column.startswith("@"):
        return row.attribute(column[1:])
    return next(iter(row.by_name.get(column, ())), None)


def _depend(_: Context, *given: Value) -> Value:
    return given[0]


NODE_FUNCTIONS = (
    Function("count", 1, 1, _count, "XPath 1.0, 4.1"),
    Function("count-non-empty", 1, 1, _count_non_empty, "XForms 1.1, 7.7.5"),
    Function("position", 0, 1, _position, "ODK XForms, fn:position"),
    Function("last", 0, 0, _last, "XPath 1.0, 4.1"),
    Function("local-name", 0, 1, _local_name, "XPath 1.0, 4.1"),
    Function("name", 0, 1, _name, "XPath 1.0, 4.1"),
    Function("namespace-uri", 0, 1, _namespace_uri, "XPath 1.0, 4.1"),
    Function("id", 1, 1, _id, "XPath 1.0, 4.1"),
    Function("lang", 1, 1, _lang, "XPath 1.0, 4.3"),
    Function("current", 0, 0, _current, "XForms 1.1, 7.10.2"),
    Function("instance", 1, 1, _instance, "ODK XForms, fn:instance"),
    Function("randomize", 1, 2, _randomize, "ODK XForms, fn:randomize"),
    Function("pulldata", 4, 4, _pulldata, "ODK XForms, fn:pulldata"),
    Function("depend", 1, None, _depend, "JavaRosa"),
    LazyFunction("if", 3, 3, _if, "XForms 1.1, 7.6.2"),
    LazyFunction("coalesce", 1, None, _coalesce, "ODK XForms, fn:coalesce"),
    LazyFunction("once", 1, 1, _once, "ODK XForms, fn:once"),
)
"""Functions on nodes."""
