"""A compiled form (ODK XForm XML) read into a definition, or refused with a reason.

Everything an expression names is compiled here, so a broken one is found before anybody is asked anything.
"""

from collections.abc import Iterator

from outreach_tui.interview.body import Place, question_name
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.expressions import expressions_of, lists_in
from outreach_tui.interview.form_markup import Markup, attribute, elements, read_form
from outreach_tui.interview.rules import rules_of
from outreach_tui.interview.sample import sample_of
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xform_actions import NO_ACTIONS, read_actions
from outreach_tui.interview.xform_binds import bring_into_shape, place_of, read_binds
from outreach_tui.interview.xform_body import BodyReader
from outreach_tui.interview.xform_instances import OPENROSA, read_instances, root_name
from outreach_tui.interview.xform_unkept import check_unkept
from outreach_tui.interview.xform_words import read_translations
from outreach_tui.interview.xpath.tree import Node
from outreach_tui.uncollected import uncollected

_METHODS = frozenset({"", "post", "form-data-post"})


@uncollected()
def load_xform(xml: str, where: str = "The form") -> FormDefinition:
    """Return the form ready to run.

    Args:
        xml: ODK XForm XML, as pyxform or ODK Central give it.
        where: what to call the form in an error.

    Raises:
        ScriptError: naming what cannot run and what to do about it.
    """
    document = read_form(xml, where)
    title, model, asked = _parts(document.top, where)
    _check_submission(model, where)
    root = root_name(model, where)
    repeats = frozenset(_repeat_places(asked, (root,)) if document.has("repeat") else ())
    instances = read_instances(model, repeats, document.prefix_of(OPENROSA))
    binds = read_binds(model, instances)
    bring_into_shape(instances, binds)
    translations = read_translations(model, where)
    body = BodyReader(instances, binds).read(asked)
    actions = read_actions(model, asked, instances) if document.has("setvalue") else NO_ACTIONS
    rules, triggers = rules_of(binds, body, instances.places)
    form = FormDefinition(
        form_id=_given(instances.root, "id"),
        version=_given(instances.root, "version"),
        title=title,
        languages=tuple(t.language for t in translations) if len(translations) > 1 else (),
        default_language=next((t.language for t in translations), ""),
        body=body,
        binds=binds,
        rules=rules,
        triggers=triggers,
        actions=actions.at_load,
        new_repeat_actions=actions.in_repeats,
        change_actions=actions.on_change,
        translations={t.language: t for t in translations},
        template=sample_of(instances.root),
        repeat_templates={place: sample_of(top) for place, top in instances.templates.items()},
        child_order=instances.child_order,
        rows=instances.lists,
        outside_lists=instances.outside,
    )
    _check_lists(form)
    check_unkept(form)
    return form


def _given(root: Node, name: str) -> str:
    return next((given.text for given in root.attributes if given.local_name == name), "")


def _check_lists(form: FormDefinition) -> None:
    """Refuse a form that looks into a list it does not have."""
    for place, expression in expressions_of(form):
        if "instance" not in expression.source and "pulldata" not in expression.source:
            continue
        for name in lists_in(expression) - form.rows.keys() - form.outside_lists.keys():
            what = f"it looks into a list {name!r}, which the script does not have"
            raise ScriptError(question_name(place), what, "Add the list, or correct its name")


def _parts(document: Markup, where: str) -> tuple[str, Markup, Markup]:
    """Return the title, the model and the body of a form."""
    html = next(elements(document), None)
    head = next(elements(html, "head"), None) if html is not None else None
    model = next(elements(head, "model"), None) if head is not None else None
    if html is None or head is None or model is None:
        raise ScriptError(where, "it is not a form (an XForm has a head with a model)", "Choose another file")
    title = next((element.string_value().strip() for element in elements(head, "title")), "")
    return title, model, next(elements(html, "body"), Markup("body", "body", "", {}))


def _check_submission(model: Markup, where: str) -> None:
    for submission in elements(model, "submission"):
        method = attribute(submission, "method")
        if method not in _METHODS:
            what = f"it is to be sent by {method!r}, which no server takes"
            raise ScriptError(where, what, "Leave the submission settings out")


def _repeat_places(element: Markup, base: Place) -> Iterator[Place]:
    for child in elements(element):
        if child.local_name not in ("group", "repeat"):
            continue
        reference = attribute(child, "nodeset") or attribute(child, "ref")
        place = place_of(reference, base) if reference else base
        if child.local_name == "repeat":
            yield place
        yield from _repeat_places(child, place)
