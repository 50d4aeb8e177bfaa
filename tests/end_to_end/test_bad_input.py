"""What is wrong with what a command was given: a plain sentence, exit code 1, nothing lost."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end.laptops import Area, Done, Laptop, found_area, words_of
from tests.end_to_end.visit import SHORT_TALK, WISH


@dataclass(frozen=True, slots=True)
class Scene:
    """Laptops of two areas, and files that are not what they should be."""

    area: Area
    """The area whose commands are run."""
    desk: Path
    """Where the files lie."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """An area with a bundle, a stranger's bundle and another area's bundle."""
    folder = tmp_path_factory.mktemp("scene")
    desk = folder / "desk"
    for name in ("ours", "strangers", "others", "torn"):
        (desk / name).mkdir(parents=True)
    answers = desk / "talk.jsonl"
    answers.write_text(SHORT_TALK, encoding="utf-8")
    area, other = found_area(folder / "govan"), found_area(folder / "gorbals", "Gorbals")
    stranger = Laptop(folder / "stranger")
    stranger.folder.mkdir()
    pack = next(area.papers.glob("*.area-pack"))
    who = ("--code", "nobody", "--organisation", "None", "--to", stranger.folder)
    stranger.must("setup", "--officer", pack, "--words", words_of(area.lead), *who)
    for laptop, place in ((area.officer, "ours"), (stranger, "strangers"), (other.officer, "others")):
        laptop.must("interview", "home_visit", "--answers", answers)
        laptop.must("export", desk / place)
    whole = next((desk / "ours").iterdir())
    (desk / "torn" / whole.name).write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    (desk / "not-a-form.md").write_text("# A shopping list\n\n- bread\n", encoding="utf-8")
    (desk / "not-a-form.xlsx").write_bytes(b"PK\x03\x04 and then nothing of use")
    (desk / "no-such-question.jsonl").write_text(
        '{"question": "shoe_size", "answer": "9"}\n', encoding="utf-8"
    )
    (desk / "not-json.jsonl").write_text(f"{WISH}\n", encoding="utf-8")
    (desk / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    (desk / "wrong-answer.jsonl").write_text('{"question": "door", "answer": "chimney"}\n', encoding="utf-8")
    (desk / "a-file").write_bytes(b"")
    return Scene(area, desk)


BAD: dict[str, Callable[[Scene], Done]] = {
    "a script that is a shopping list": lambda s: _interview(s, s.desk / "not-a-form.md", "talk.jsonl"),
    "a script that is no spreadsheet": lambda s: _interview(s, s.desk / "not-a-form.xlsx", "talk.jsonl"),
    "a script that is not there": lambda s: _interview(s, s.desk / "gone.md", "talk.jsonl"),
    "answers that name no question": lambda s: _interview(s, "home_visit", "no-such-question.jsonl"),
    "answers that are no choice": lambda s: _interview(s, "home_visit", "wrong-answer.jsonl"),
    "answers that are not JSON": lambda s: _interview(s, "home_visit", "not-json.jsonl"),
    "answers that are no text": lambda s: _interview(s, "home_visit", "binary.jsonl"),
    "answers that are not there": lambda s: _interview(s, "home_visit", "gone.jsonl"),
    "a bundle cut short": lambda s: s.area.lead.run("merge", s.desk / "torn"),
    "a bundle from a stranger": lambda s: s.area.lead.run("merge", s.desk / "strangers"),
    "a bundle for another area": lambda s: s.area.lead.run("merge", s.desk / "others"),
    "a bundle that is not there": lambda s: s.area.lead.run("merge", s.desk / "gone.outreach.age"),
    "a bundle that is no bundle": lambda s: s.area.lead.run("merge", s.desk / "talk.jsonl"),
    "merging on an officer's laptop": lambda s: s.area.officer.run("merge", s.desk / "ours"),
    "exporting at the lead partner's": lambda s: s.area.lead.run("export", s.desk / "ours"),
    "a wrong passphrase": lambda s: s.area.officer.run(
        "export", s.desk / "ours", passphrase="wrong enough it is"
    ),
    "no passphrase and no terminal": lambda s: s.area.officer.run(
        "--folder", s.area.officer.data, "export", s.desk / "ours", passphrase=None
    ),
    "a place that cannot be written": lambda s: s.area.officer.run("export", s.desk / "a-file" / "inside"),
    "no workspace": lambda s: s.area.officer.run(
        "--folder", s.desk / "empty", "report", "course", passphrase=None
    ),
    "a workspace where one is already": lambda s: s.area.lead.run(
        "setup", "--lead", "Again", "--code", "morag", "--organisation", "Fire", "--to", s.desk
    ),
    "a pack that is no pack": lambda s: Laptop(s.desk).run(
        "setup", "--officer", s.desk / "talk.jsonl", "--code", "isla", "--organisation", "Fire"
    ),
    "the app without a terminal": lambda s: s.area.officer.run(
        "--folder", s.area.officer.data, passphrase=None
    ),
}


def _interview(scene: Scene, script: str | Path, answers: str) -> Done:
    return scene.area.officer.run("interview", script, "--answers", scene.desk / answers)


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_in_a_sentence(case: str, scene: Scene) -> None:
    """Whoever gave it reads what is wrong and what to do, and nothing of what was said."""
    done = BAD[case](scene)
    said = done.out + done.talk
    assert done.code == 1, said
    assert said.strip()
    assert "did not expect" not in said
    assert "Traceback" not in said
    assert 'File "' not in said
    assert WISH not in said
    assert len(done.talk.strip().splitlines()) <= 3, said


def test_after_all_that_nothing_is_lost(scene: Scene) -> None:
    """What was refused changed nothing: the good bundle still arrives, with every word."""
    for case in ("a bundle cut short", "a bundle from a stranger", "a bundle for another area"):
        assert BAD[case](scene).code == 1
    scene.area.lead.must("merge", scene.desk / "ours")
    read = scene.area.lead.must("report", "interests").out
    assert read.count(WISH) == 1


@pytest.mark.parametrize("words", [("merge",), ("dance",), ("report", "weather"), ("interview",)])
def test_wrong_usage_is_said_apart_from_refusal(words: tuple[str, ...], scene: Scene) -> None:
    """A program that calls Outreach can tell a mistyped command (2) from one that was refused (1)."""
    done = scene.area.officer.run(*words)
    assert done.code == 2
    assert done.talk.startswith("usage: outreach")


@pytest.mark.parametrize(
    "verb", ["demo", "setup", "interview", "export", "merge", "report", "area", "device"]
)
def test_every_verb_has_help_with_an_example(verb: str, scene: Scene) -> None:
    """Who forgot how a command goes sees one that works."""
    done = scene.area.officer.run(verb, "--help", passphrase=None)
    assert done.code == 0
    assert f"outreach {verb}" in done.out.partition("example")[2]
