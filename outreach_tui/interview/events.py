"""What happens by itself: first values when a session begins, in new instances, and when an answer changes.

The order at the beginning: what the caller gives, preloads, rules, then first-load actions; a value that was
given is not overwritten by any of them. First-load actions reach the instances that the form holds and a
count does not ask for yet: an entity made in one later has its id.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from outreach_tui.interview.answers import Answers
from outreach_tui.interview.definition import Action, Aspect, Bind
from outreach_tui.interview.places import place_of_node, related
from outreach_tui.interview.stored import reading_of, single, stored_text
from outreach_tui.interview.xform_actions import FIRST_LOAD, LOAD
from outreach_tui.interview.xpath.context import Context, World
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.interview.xpath.values import Moment
from outreach_tui.plain_text import clean

_ALL = (Aspect.VALUE, Aspect.RELEVANCE, Aspect.COUNT)
_MOST_CONSEQUENCES = 100


def begin(answers: Answers, given: Mapping[str, str]) -> None:
    """Fill in everything there is before the first question."""
    form, main = answers.form, answers.world.main
    kept: set[int] = set()
    for node in main.descendants() if given else ():
        if not node.children and node.local_name in given:
            node.text = clean(given[node.local_name], keeps_lines=True)
            kept.add(id(node))
    _preload(answers, main, kept)
    _fill_fixed(answers)
    answers.waking.every(answers.world.main, _ALL)
    answers.settle()
    for action in form.actions:
        if action.events & FIRST_LOAD or LOAD in action.events:
            targets = (*answers.at(main, action.target), *answers.aside.at(action.target))
            _act(answers, action, [node for node in targets if id(node) not in kept])


def _fill_fixed(answers: Answers) -> None:
    """Make the one instance of every repeat that the form neither fills nor lets anybody add to."""
    for repeat in answers.form.repeats.values():
        if repeat.is_fixed and repeat.count is None:
            for parent in answers.at(answers.world.main, repeat.place[:-1]):
                if not parent.by_name.get(repeat.place[-1]):
                    answers.add_instance(parent, repeat.place)


def resumed(answers: Answers, *, is_whole: bool) -> None:
    """Do what the form does whenever it is opened; no rule gives a value.

    Args:
        answers: the answers as they were kept.
        is_whole: whether what was kept says what applies; otherwise it is worked out again.
    """
    if not is_whole:
        answers.waking.every(answers.world.main, (Aspect.RELEVANCE,))
        answers.settle()
    for action in answers.form.actions:
        if LOAD in action.events:
            _act(answers, action, answers.at(answers.world.main, action.target))


def greet(answers: Answers, instance: Node) -> None:
    """Fill in a new instance of a repeat."""
    _preload(answers, instance, set())
    for action in answers.form.new_repeat_actions.get(place_of_node(instance), ()):
        _act(answers, action, _targets(answers, action, instance))


def changed(answers: Answers, node: Node, so_far: int = 0) -> None:
    """Do what the form does when the answer at `node` has changed, and when that changes another."""
    for action in answers.form.change_actions.get(place_of_node(node), ()):
        for target in _targets(answers, action, node):
            _act(answers, action, [target], so_far + 1)


def _targets(answers: Answers, action: Action, node: Node) -> list[Node]:
    """Return where an action's value goes: the place nearest to `node`, or what its own path picks."""
    if action.path is None:
        return related(node, action.target)
    found = action.path.run(Context(node, answers.world))
    return found if isinstance(found, list) else []


def _act(answers: Answers, action: Action, targets: Iterable[Node], so_far: int = 0) -> None:
    """Put an action's value in, and do what follows from the change."""
    for node in targets:
        before = node.text
        value = single(
            action.text if action.value is None else action.value.run(Context(node, answers.world))
        )
        data_type = answers.bind(node).data_type
        node.reads_as = reading_of(value, data_type)
        answers.change(node, stored_text(value, data_type))
        answers.settle()
        if node.text != before and so_far < _MOST_CONSEQUENCES:
            changed(answers, node, so_far)


def _preload(answers: Answers, top: Node, kept: set[int]) -> None:
    above = place_of_node(top)
    for place in answers.form.preloads:
        for node in answers.at(top, place) if place[: len(above)] == above else ():
            if id(node) not in kept and not node.text:
                answers.change(node, _preloaded(answers.form.binds[place], answers.world))


def _preloaded(bind: Bind, world: World) -> str:
    now: datetime = world.now()
    match bind.preload, bind.preload_parameter:
        case "uid", _:
            return f"uuid:{world.new_id()}"
        case "timestamp", "start":
            return Moment(now, is_date=False).text()
        case "date", _:
            return stored_text(Moment(now, is_date=True), "date")
        case "property", name:
            return world.properties.get(name, "")
        case _:
            return ""


def finishing(answers: Answers) -> None:
    """Take away what is chosen and not offered, also where nobody has come to."""
    answers.waking.every(answers.world.main, (Aspect.CHOICES,))
    answers.settle()


def finished(answers: Answers) -> None:
    """Fill in what is known only at the end: the id, where the script gave none, and the moment it ended."""
    for meta in answers.world.main.children[0].children:
        for node in meta.children if meta.local_name == "meta" else ():
            if node.local_name == "instanceID" and not node.text:
                answers.change(node, f"uuid:{answers.world.new_id()}")
    now = Moment(answers.world.now(), is_date=False).text()
    for place, bind in answers.form.binds.items():
        if (bind.preload, bind.preload_parameter) == ("timestamp", "end"):
            for node in answers.at(answers.world.main, place):
                answers.change(node, now)
    answers.settle()
