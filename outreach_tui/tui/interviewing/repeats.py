"""Whether anything was said in one of a repeat."""

from outreach_tui.interview.prompt import Control, Prompt


def has_no_words(prompts: tuple[Prompt, ...], instance: str, typed: str) -> bool:
    """Return whether nobody wrote anything in it: what was filled in beforehand does not count."""
    written = (one for one in prompts if one.ref.startswith(instance + "/") and one.control is Control.TEXT)
    return not typed and not any(one.value for one in written)
