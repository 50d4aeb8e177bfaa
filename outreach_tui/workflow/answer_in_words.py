"""An answer as a person reads it: the words of the choices, the reason where there is none."""

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.workflow.days_in_words import kept_day_in_words

REASONS: dict[MissingReason, str] = {
    MissingReason.DECLINED: "They would rather not say",
    MissingReason.DONT_KNOW: "They do not know",
    MissingReason.COME_BACK_LATER: "Ask later: somebody is listening, or there is no time",
    MissingReason.SKIPPED: "Leave it",
    MissingReason.NOT_ASKED: "I chose not to ask",
}
"""What each reason is called, in the order in which it is offered."""


def in_words(prompt: Prompt) -> str:
    """Return the answer to a question in words; empty when there is neither an answer nor a reason."""
    if prompt.missing is not None:
        return REASONS[prompt.missing]
    if prompt.control in {Control.SELECT_ONE, Control.SELECT_MULTIPLE, Control.RANK}:
        labels = {option.value: option.label for option in prompt.options}
        if prompt.control is Control.SELECT_ONE:
            return labels.get(prompt.value, prompt.value)
        return ", ".join(labels.get(value, value) for value in prompt.value.split())
    if prompt.control is Control.ACKNOWLEDGE:
        return "Yes" if prompt.value else ""
    if prompt.control in {Control.DATE, Control.DATE_TIME}:
        return kept_day_in_words(prompt.value)
    if prompt.control is Control.TIME:
        return prompt.value[: len("17:30")]
    return prompt.value
