"""Random interviews held with JavaRosa and with us, compared node for node after every step.

Forms are the shipped scripts and forms made up at random; OUTREACH_WALKS says how many walks (default 40).
No instance is taken away: JavaRosa then leaves values stale that look into a group of the repeat.
"""

import os
import random
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from outreach_tui.interview.entry import NotAnAnswer, read_entry
from outreach_tui.interview.prompt import Control, Prompt
from outreach_tui.interview.refs import ref_of
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform
from outreach_tui.interview.xpath.tree import Kind
from tests.campaigns.javarosa_line import JavaRosa
from tests.campaigns.made_up_forms import made_up_form

pytestmark = pytest.mark.campaign

WALKS = int(os.environ.get("OUTREACH_WALKS", "40"))
STEPS = 40
TAKEN = "0"
"""JavaRosa took the answer; what is required and emptied, or against a constraint, it does not take."""
NOBODY = "<root><item><name>nobody</name><label>Nobody</label></item></root>"
ROOT = Path(__file__).parents[2]
VOLATILE = re.compile(r"(uuid:)?[0-9a-f]{8}-[0-9a-f-]{27}\Z|20\d\d-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)\Z")


def our_state(session: Session) -> dict[str, tuple[str, bool]]:
    """Return every leaf of ours: its value, and whether it applies."""
    root = session._world.main.children[0]
    leaves = [node for node in root.descendants() if node.kind is Kind.ELEMENT and not node.children]
    return {ref_of(node, session.form): (node.text, node.is_relevant) for node in leaves}


def difference(session: Session, javarosa: JavaRosa) -> str | None:
    """Return the first leaf on which the two engines disagree."""
    ours, theirs = our_state(session), javarosa.state()
    for ref in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(ref), theirs.get(ref)
        if one == other or ref.endswith("instanceID") or is_unseen(one, other):
            continue
        if one and other and one[1] == other[1] and is_as_good(one[0], other[0]):
            continue
        return f"{ref}: ours {one}, JavaRosa's {other}"
    return None


def is_unseen(one: tuple[str, bool] | None, other: tuple[str, bool] | None) -> bool:
    """Return whether only one engine has a leaf, and it does not apply: JavaRosa makes counted instances when met."""
    return (one is None and other is not None and not other[1]) or (other is None and one is not None and not one[1])


def is_as_good(one: str, other: str) -> bool:
    """Return whether two texts differ only in the clock, in chance, or in how a number or a date is written.

    JavaRosa writes the decimal 2 as "2.0", and a date worked out into a place for text with a midnight; it
    joins the empty answers of a new instance only after the next answer.
    """
    if other == f"{one}T00:00:00.000Z" or one.split() == other.split():
        return True
    if VOLATILE.match(one) and VOLATILE.match(other):
        return True
    try:
        return float(one) == float(other)
    except ValueError:
        return False


def some_answer(prompt: Prompt, chance: random.Random) -> str:
    """Return an answer that the question takes."""
    makers: dict[Control, Callable[[], str]] = {
        Control.INTEGER: lambda: str(chance.randint(-3, 12)),
        Control.DECIMAL: lambda: chance.choice(["0.5", "2.25", "-1", "7"]),
        Control.RANGE: lambda: str(chance.randint(1, 5)),
        Control.DATE: lambda: f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
        Control.TEXT: lambda: chance.choice(["welding", "a b", "quiet-harbour", "7", "0"]),
        Control.ACKNOWLEDGE: lambda: "OK",
    }
    values = [option.value for option in prompt.options]
    if prompt.control is Control.SELECT_ONE and values:
        return chance.choice(values)
    if prompt.control is Control.SELECT_MULTIPLE and values:
        return " ".join(chance.sample(values, chance.randint(1, min(3, len(values)))))
    if prompt.control is Control.RANK:
        return " ".join(chance.sample(values, len(values)))
    return makers.get(prompt.control, lambda: "")()


def step(session: Session, javarosa: JavaRosa, chance: random.Random) -> str:
    """Do the same thing in both engines; return what was done."""
    repeats = session.repeats()
    if repeats and chance.random() < 0.2:
        repeat = chance.choice(repeats)
        session.add(repeat.ref)
        return f"new {repeat.ref} {javarosa.ask('new', f'{repeat.ref}[{repeat.count + 1}]')}"
    prompt = chance.choice([one for one in session.prompts() if one.control is not Control.NOTE and not one.is_read_only])
    node = session._stop_at(prompt.ref, is_end=False)
    assert node is not None
    typed = "" if chance.random() < 0.1 else some_answer(prompt, chance)
    try:
        text = read_entry(typed, prompt)
    except NotAnAnswer:
        return "nothing"
    reply = javarosa.ask("answer", prompt.ref, text)
    if reply == [TAKEN]:
        session._put(node.node, text, None)
    return f"answer {prompt.ref} {text!r} {reply}"


def walk(xml: str, javarosa: JavaRosa, folder: Path, seed: int) -> str | None:
    """Hold one interview with both; return the first disagreement."""
    chance = random.Random(seed)
    path = folder / "form.xml"
    path.write_text(xml, encoding="utf-8")
    trace = javarosa.ask("load", str(path))
    session = Session.begin(load_xform(xml), Surroundings(lambda: datetime.now(UTC), lambda: str(uuid.uuid4()), chance.random))
    found = difference(session, javarosa)
    for _ in range(STEPS):
        if found:
            return "\n  ".join([*trace, found])
        trace.append(step(session, javarosa, chance))
        found = difference(session, javarosa)
    return "\n  ".join([*trace, found]) if found else None


@pytest.fixture(scope="module")
def javarosa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JavaRosa]:
    """Return a running JavaRosa."""
    with JavaRosa(tmp_path_factory.mktemp("driver")) as line:
        yield line


def test_made_up_forms_go_the_same_way(javarosa: JavaRosa, tmp_path: Path) -> None:
    """Forms nobody has thought of behave here as in ODK Collect."""
    for seed in range(WALKS):
        table = made_up_form(random.Random(seed))
        found = walk(compile_xlsform(table.encode(), ".md", "made up").xform, javarosa, tmp_path, seed)
        assert found is None, f"seed {seed}: {found}\n{table}"


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "forms").glob("*.md"))])
def test_shipped_scripts_go_the_same_way(name: str, javarosa: JavaRosa, tmp_path: Path) -> None:
    """Our own scripts behave here as in ODK Collect."""
    xml = compile_xlsform((ROOT / "forms" / f"{name}.md").read_bytes(), ".md", name).xform
    xml = re.sub(r'<instance id="(\w+)" src="jr://[^"]*"/>', rf'<instance id="\1">{NOBODY}</instance>', xml)
    for seed in range(WALKS // 4):
        found = walk(xml, javarosa, tmp_path, seed)
        assert found is None, f"seed {seed}: {found}"
