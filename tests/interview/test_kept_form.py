"""A form kept after it was read once opens as the same form, and never as another."""

from pathlib import Path

import msgspec
import pytest

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.expressions import expressions_of
from outreach_tui.interview.kept_form import kept_bytes, kept_form
from outreach_tui.interview.session import Session
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform
from tests.interview.small_forms import world

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.stem for path in (ROOT / "forms").glob("*.md"))


def read(name: str) -> FormDefinition:
    """Return a shipped script read from its XForm."""
    return load_xform(compile_xlsform((ROOT / "forms" / f"{name}.md").read_bytes(), ".md", name).xform)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_kept_script_begins_as_the_one_that_was_read(name: str) -> None:
    """Every question, word, choice and first value is there, whichever way the script was opened."""
    form = read(name)
    opened = kept_form(kept_bytes(form))
    assert opened is not None
    one, other = (Session.begin(found, world()) for found in (form, opened))
    assert one.prompts() == other.prompts()
    assert one.save() == other.save()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_kept_script_holds_every_expression(name: str) -> None:
    """No rule is lost and none changes, also those that no first screen shows."""
    form = read(name)
    opened = kept_form(kept_bytes(form))
    assert opened is not None
    was, now = ([(p, e.source, e.syntax, e.references) for p, e in expressions_of(f)] for f in (form, opened))
    assert was == now
    assert kept_bytes(opened) == kept_bytes(form)


def test_what_another_version_of_the_program_kept_is_not_opened() -> None:
    """After an update the script is read from its XForm again, not taken for what it no longer is."""
    writer, *rest = msgspec.msgpack.decode(kept_bytes(read("suggest")))
    assert kept_form(msgspec.msgpack.encode([f"0.0.{writer}", *rest])) is None


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_half_of_a_kept_script_is_not_opened(share: float) -> None:
    """What cannot be read whole is read from its XForm again."""
    whole = kept_bytes(read("suggest"))
    assert kept_form(whole[: int(len(whole) * share)]) is None
