"""Own words that are put right: by the young person while they are read back, or tidied later with them.

Rules (domain.md B0, "Their words are data of record"):
- What they change is theirs, as said. What is tidied says so, and stands beside the words as typed first,
  which no tidying ever overwrites.
- What they strike goes, with the one of a repeat that it makes; nothing keeps the words.
- That something was changed or struck is the answer to whether it was right, and is recorded as theirs
  (`put_right.py`), whichever script it is.
"""

from collections.abc import Iterable

import msgspec

from outreach_tui.interview.prompt import Control, Prompt, Refusal, Step
from outreach_tui.interview.refs import instance_of
from outreach_tui.workflow.talk import Talk

Answers = tuple[tuple[str, str], ...]
"""Places and the answers to put there; an empty one is taken away."""

_WORDS = "words"
_SOURCE = "word_source"
_FIRST = "first_words"
_TYPED_FIRST = "As typed first"
_VERBATIM, _TIDIED = "verbatim", "tidied"
_READ_BACK, _CHANGED = "read_back", "changed"


def can_be_tidied(prompt: Prompt, prompts: Iterable[Prompt]) -> bool:
    """Return whether a question holds own words of which it is said whose they are."""
    is_written = prompt.control is Control.TEXT and bool(prompt.value)
    return is_written and _beside(prompt, prompts, _SOURCE) is not None


def reword(talk: Talk, ref: str, words: str) -> Step | Refusal:
    """Put the words at `ref` as they say at the reading back that it should be."""
    prompts = talk.session.prompts()
    prompt = _at(prompts, ref)
    if prompt is None or prompt.value == words:
        return talk.session.step
    source = _beside(prompt, prompts, _SOURCE)
    outcome = talk.put(((ref, words), *(((source.ref, _VERBATIM),) if source else ()), *_read_back(prompts)))
    if not isinstance(outcome, Refusal):
        talk.put_right = msgspec.structs.replace(talk.put_right, changed=talk.put_right.changed + 1)
    return outcome


def tidy(talk: Talk, ref: str, words: str) -> Step | Refusal:
    """Put tidier words at `ref`, which they agreed to.

    The words typed first are kept where the script asks for them, otherwise as a note beside the question.
    """
    prompts = talk.session.prompts()
    prompt = _at(prompts, ref)
    source = _beside(prompt, prompts, _SOURCE) if prompt else None
    if prompt is None or source is None or prompt.value == words:
        return talk.session.step
    outcome = talk.put(((source.ref, _TIDIED), (ref, words)))
    first = talk.session.prompt_at(ref.removesuffix(_WORDS) + _FIRST)
    if first is None:
        talk.note(f"{_TYPED_FIRST}: {prompt.value}", prompt)
    elif not first.value:
        talk.put(((first.ref, prompt.value),))
    return outcome


def strike(talk: Talk, ref: str) -> Step | Refusal:
    """Take the words at `ref` away, and with them the one of a repeat that they make."""
    instance = instance_of(ref)
    prompts = talk.session.prompts()
    talk.put_right = msgspec.structs.replace(talk.put_right, struck=talk.put_right.struck + 1)
    made_by = next((one for one in prompts if one.ref.startswith(f"{instance}/") and one.is_required), None)
    if instance and made_by is not None:
        talk.session.remove(instance)
    else:
        talk.put(((ref, ""),))
    return talk.put(_read_back(talk.session.prompts()))


def _read_back(prompts: Iterable[Prompt]) -> Answers:
    return tuple((one.ref, _CHANGED) for one in prompts if one.name == _READ_BACK)


def _at(prompts: Iterable[Prompt], ref: str) -> Prompt | None:
    return next((one for one in prompts if one.ref == ref), None)


def _beside(prompt: Prompt, prompts: Iterable[Prompt], what: str) -> Prompt | None:
    return _at(prompts, prompt.ref.removesuffix(_WORDS) + what) if prompt.ref.endswith(_WORDS) else None
