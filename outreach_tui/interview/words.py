"""What the script says, with answers filled in, in the language of the session."""

from outreach_tui.interview.body import Question, Wording
from outreach_tui.interview.choices import options_of
from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.places import place_of_node
from outreach_tui.interview.xform_binds import place_of
from outreach_tui.interview.xpath.context import Context
from outreach_tui.interview.xpath.values import to_text

_GUIDANCE = "guidance"
_DEEPEST = 20


class FormWords:
    """The words of one form in one language."""

    def __init__(self, form: FormDefinition, language: str) -> None:
        """Speak `language`; what it lacks is said in the default one."""
        self.form = form
        self.language = language
        self._depth = 0

    def said(self, wording: Wording | None, context: Context, form: str = "") -> str:
        """Return the words; `form` asks for a special form of them ("guidance")."""
        if wording is None:
            return ""
        if wording.text_id:
            return self._of_text(wording.text_id, context, form)
        if form:
            return ""
        return "".join(
            part if isinstance(part, str) else to_text(part.expression.run(context)) for part in wording.parts
        ).strip()

    def guidance(self, wording: Wording | None, context: Context) -> str:
        """Return the line for whoever asks that goes with a hint."""
        return self.said(wording, context, _GUIDANCE)

    def say_it_like(self, question: Question) -> tuple[str, ...]:
        """Return the other ways to say a question, in its own language where it has them."""
        by_code = dict(question.say_it_like)
        code = self.language.rpartition("(")[2].rstrip(") ")
        return by_code.get(code) or by_code.get("", ())

    def translated(self, text_id: str, context: Context) -> str:
        """Return the words of a text id."""
        return self._of_text(text_id, context, "")

    def _of_text(self, text_id: str, context: Context, form: str) -> str:
        for language in (self.language, self.form.default_language):
            translation = self.form.translations.get(language)
            forms = translation.texts.get(text_id) if translation is not None else None
            wording = forms.get(form) if forms is not None else None
            if wording is not None and self._depth < _DEEPEST:
                self._depth += 1
                try:
                    return self.said(wording, context)
                finally:
                    self._depth -= 1
            if forms is not None:
                return ""
        return "" if form else text_id

    def choice_label(self, value: str, question: str, context: Context) -> str:
        """Return the label of a choice of a question named by its path."""
        base = place_of_node(context.node)
        found = self.form.questions.get(place_of(question, base))
        if found is None:
            return ""
        return next(
            (option.label for option in options_of(found, context, self) if option.value == value), ""
        )
