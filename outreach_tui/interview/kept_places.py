"""Which questions a field of a record comes from: asked for it, or looked at where it is worked out."""

from collections.abc import Iterator

from outreach_tui.interview.body import Place, Question
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.prompt import Option
from outreach_tui.interview.sample import document_of

_ITEXT = "itextId"


def questions_behind(form: FormDefinition, entity_list: str, field: str) -> Iterator[tuple[Question, bool]]:
    """Yield each question that a field of records in a list comes from, and whether it is asked for it.

    Where a field is worked out, the questions are those that its calculation looks at; any of them may only
    decide which of the others counts.
    """
    containers = dict(_containers(form))
    for place, bind in form.binds.items():
        if bind.save_to != field or _list_of(place, containers) != entity_list:
            continue
        if place in form.questions:
            yield form.questions[place], True
        elif bind.calculate is not None:
            paths = dict.fromkeys(one.path for one in bind.calculate.references)
            yield from ((form.questions[path], False) for path in paths if path in form.questions)


def choices_of(form: FormDefinition, question: Question) -> tuple[Option, ...]:
    """Return every choice in a question's list, however it is narrowed; none if the list is elsewhere."""
    options = question.options
    if options is None or options.nodes is None:
        return ()
    name = options.nodes.source.partition("instance('")[2].partition("'")[0]
    document = form.lists.get(name)
    rows = document.children[0].children if document and document.children else []
    columns = ({column.local_name: column.text for column in row.children} for row in rows)
    return tuple(Option(one["name"], _label(form, one)) for one in columns if "name" in one)


def _label(form: FormDefinition, columns: dict[str, str]) -> str:
    translation = form.translations.get(form.default_language)
    said = translation.texts.get(columns.get(_ITEXT, ""), {}).get("") if translation else None
    if said is None:
        return columns.get("label", columns["name"])
    return "".join(part for part in said.parts if isinstance(part, str)).strip()


def _containers(form: FormDefinition) -> Iterator[tuple[Place, str]]:
    """Yield where a record is made, and the list it stands in."""
    repeats = ((sample, place[:-1]) for place, sample in form.repeat_templates.items())
    for sample, above in ((form.template, ()), *repeats):
        for node in document_of((sample,), above).descendants():
            dataset = node.attribute("dataset") if node.local_name == "entity" else None
            if dataset is not None:
                yield place_of_node(node)[:-2], dataset.text


def _list_of(place: Place, containers: dict[Place, str]) -> str:
    above = (place[:depth] for depth in range(len(place), 0, -1))
    return next((containers[one] for one in above if one in containers), "")
