"""Every expression of a form with the question it belongs to, for whoever checks the whole of it."""

from collections.abc import Iterator

from outreach_tui.interview.body import Item, Place, Question, Repeat, Wording
from outreach_tui.interview.definition import Bind, FormDefinition
from outreach_tui.interview.xpath.compiler import Compiled
from outreach_tui.interview.xpath.portability import parts_of
from outreach_tui.interview.xpath.syntax import Call, Expression, Text


def expressions_of(form: FormDefinition) -> Iterator[tuple[Place, Compiled]]:
    """Yield every expression of a form: rules, choices, words, actions."""
    for place, bind in form.binds.items():
        yield from ((place, one) for one in _of_bind(bind))
    for item in form.items.values():
        yield from ((item.place or (), one) for one in _of_item(item))
    for actions in (form.actions, *form.new_repeat_actions.values(), *form.change_actions.values()):
        yield from ((action.target, action.value) for action in actions if action.value is not None)
    for translation in form.translations.values():
        for forms in translation.texts.values():
            yield from (((), one) for wording in forms.values() for one in _of_wording(wording))


def _of_bind(bind: Bind) -> Iterator[Compiled]:
    for rule in (bind.relevant, bind.required, bind.read_only, bind.calculate, bind.constraint):
        if rule is not None:
            yield rule
    yield from _of_wording(bind.constraint_message)
    yield from _of_wording(bind.required_message)


def _of_item(item: Item) -> Iterator[Compiled]:
    yield from _of_wording(item.label)
    if isinstance(item, Repeat) and item.count is not None:
        yield item.count
    if isinstance(item, Question):
        yield from _of_wording(item.hint)
        if item.options is not None:
            for one in (item.options.nodes, item.options.value, item.options.label):
                if one is not None:
                    yield one
            yield from (one for _, wording in item.options.fixed for one in _of_wording(wording))


def _of_wording(wording: Wording | None) -> Iterator[Compiled]:
    if wording is not None:
        yield from (part.expression for part in wording.parts if not isinstance(part, str))


def lists_in(compiled: Compiled) -> frozenset[str]:
    """Return the lists that an expression looks into."""
    if "instance" not in compiled.source and "pulldata" not in compiled.source:
        return frozenset()
    return frozenset(_lists(compiled.syntax))


def _lists(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Call) and expression.name in ("instance", "pulldata") and expression.arguments:
        first = expression.arguments[0]
        if isinstance(first, Text):
            yield first.value
    for part in parts_of(expression):
        yield from _lists(part)
