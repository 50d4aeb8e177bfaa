"""The words of a form: labels with answers in them, and translations."""

from collections.abc import Iterator

from outreach_tui.interview.body import Output, Wording
from outreach_tui.interview.definition import Translation
from outreach_tui.interview.form_markup import Markup, attribute, elements
from outreach_tui.interview.script_error import ScriptError
from outreach_tui.interview.xpath.compiler import compile_text
from outreach_tui.interview.xpath.parser import parse
from outreach_tui.interview.xpath.scope import Scope
from outreach_tui.interview.xpath.syntax import Call, Text


def plain_wording(element: Markup) -> Wording | None:
    """Return the words of an element that holds nothing but text; None for any other."""
    if element.children or element.attributes:
        return None
    return Wording((element.text,) if element.text else ())


def read_wording(element: Markup, scope: Scope) -> Wording:
    """Return the words of a label, hint or message element.

    Args:
        element: the element; its `ref` may name a translation.
        scope: the question it belongs to.
    """
    reference = attribute(element, "ref")
    if reference:
        return wording_of_reference(reference, scope)
    return Wording(tuple(_parts(element, scope)))


def wording_of_reference(reference: str, scope: Scope) -> Wording:
    """Return the words an attribute such as "jr:itext('id')" stands for."""
    syntax = parse(reference, scope.where)
    if isinstance(syntax, Call) and syntax.name == "jr:itext" and len(syntax.arguments) == 1:
        argument = syntax.arguments[0]
        if isinstance(argument, Text):
            return Wording(text_id=argument.value)
    return Wording((Output(compile_text(reference, scope)),))


def wording_of_attribute(text: str, scope: Scope) -> Wording | None:
    """Return the words of a message attribute, which are plain or name a translation."""
    if not text:
        return None
    return wording_of_reference(text, scope) if text.startswith("jr:itext(") else Wording((text,))


def _parts(element: Markup, scope: Scope) -> Iterator[str | Output]:
    if not element.children and element.text:
        yield element.text
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.local_name == "output":
            source = attribute(child, "value") or attribute(child, "ref")
            yield Output(compile_text(source, scope))
        else:
            yield from _parts(child, scope)


def read_translations(model: Markup, where: str) -> tuple[Translation, ...]:
    """Return the languages of a form, the default one first.

    Raises: ScriptError when a language appears twice, or its words cannot be read.
    """
    found: list[Translation] = []
    for itext in elements(model, "itext"):
        for translation in elements(itext, "translation"):
            read = _translation(translation, where)
            found.insert(0 if _is_default(translation) else len(found), read)
    names = [translation.language for translation in found]
    if len(set(names)) < len(names):
        raise ScriptError(where, "one language appears twice in it", "Give every language a name of its own")
    return tuple(found)


def _is_default(translation: Markup) -> bool:
    return attribute(translation, "default") in ("true()", "true", "default", "1")


def _translation(translation: Markup, where: str) -> Translation:
    language = attribute(translation, "lang")
    texts: dict[str, dict[str, Wording]] = {}
    for text in elements(translation, "text"):
        text_id = attribute(text, "id")
        place = tuple(text_id.partition(":")[0].strip("/").split("/")) if text_id.startswith("/") else None
        scope = Scope(f"{where}, words {text_id!r} ({language})", place)
        forms = {
            attribute(value, "form"): Wording(tuple(_parts(value, scope)))
            for value in elements(text, "value")
        }
        texts[text_id] = forms
    return Translation(language, texts)
