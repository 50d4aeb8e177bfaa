"""What a hostile laptop wrote, merged as it was signed: no command and no screen obeys it.

A signed revision is never altered, so words that were not cleaned when they were typed reach the store as
they are; only what shows them makes them harmless.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pytest

from outreach_tui.cli.arguments import command_line
from outreach_tui.records.revision import Revision, Write, decode, encode
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.opened_desk import OpenedDesk
from outreach_tui.workflow.export_bundle import export_bundle
from outreach_tui.workflow.merge_bundles import accept_merge, preview_merge
from outreach_tui.workflow.read_interests import read_interests
from tests.cli.test_hostile_arguments import outcome
from tests.scenario.areas import Area, hold, new_area, visit
from tests.tui.frames import post_keys, settled, text_of
from tests.tui.hostile_text import EVERY_BELL, FORBIDDEN, PIECES
from tests.tui.test_gallery import assert_harmless

BITING = " ".join(piece for piece in PIECES.values() if "\ud83d" not in piece)
"""All of it that JSON can carry."""
ALIAS = "quiet-harbour"
SHORT = BITING[:60]
LEFT_AS_IT_IS = {"alias", "share_with", "talk", "write_down", "on", "by", "status", "given_on"}
"""Fields that say who it is, what may travel, and when."""
CARRIED, PAGE = "where the bundles lie", "where the page goes"
PRINTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "area show": ((),),
    "audit": ((),),
    "audit who-looked": ((ALIAS,),),
    "conflicts": ((), ("--json",)),
    "device list": ((),),
    "doctor": ((),),
    "merge": (("--dry-run", CARRIED), (CARRIED,), ("--undo",), ("--redo",)),
    "person page": (
        (ALIAS,),
        (ALIAS, "--everything"),
        (ALIAS, "--to", PAGE),
        (ALIAS, "--to", PAGE, "--everything"),
    ),
    "person show": ((ALIAS,),),
    "report": (("interests",), ("course",)),
    "same": ((), ("--json",)),
    "sync": (("--status",),),
    "taken-back": ((),),
}
"""Commands that print what is in the store, and what is asked of each."""
TELLS_WORDS = {
    ("lead", "conflicts"),
    *((whose, name) for whose in ("lead", "isla") for name in ("report", "person show", "person page")),
}
"""Where their words are among what is printed: else nothing would be shown by this."""
PRINTS_NONE_OF_IT = {
    "area join", "area new", "area pack", "audit clear", "backup", "demo", "device approve", "device clear",
    "device leave", "device rejoin", "device revoke", "export", "interview", "person hand-over",
    "person take-in", "person wipe", "recovery accept", "recovery grant", "recovery request",
    "recovery test", "recovery use", "restore", "scripts adapt", "scripts check", "scripts diff", "setup",
}  # fmt: skip  # a table is read in rows
"""Commands that make, move or ask; `test_hostile_arguments.py` feeds each of them."""


def poisoned(raw: bytes) -> Iterator[bytes]:
    """Yield a second version of a change, written by nobody's hand: it differs from it in every text."""
    one = decode(raw)
    words = {
        field: BITING if isinstance(write, str) and field not in LEFT_AS_IT_IS else write
        for field, write in one.set.items()
    }
    if words != one.set:
        bells = {field: EVERY_BELL if words[field] == BITING else words[field] for field in words}
        for salt, said in (("aa", words), ("bb", bells)):
            yield encode(_like(one, said, salt))


def _like(one: Revision, said: Mapping[str, Write], salt: str) -> Revision:
    return msgspec.structs.replace(one, set=said, salt=salt, who=SHORT, form=SHORT, at=SHORT, replaces={})


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """An area whose lead partner merged what a laptop wrote that cleans nothing."""
    found = new_area(tmp_path_factory.mktemp("area"), "isla", "rory")
    for officer, alias in (("isla", ALIAS), ("rory", "plain-window")):
        with found.at(officer) as workspace:
            hold(workspace, "home_visit", *visit(alias, "weldin", "bikes"))
            bad = [two for raw in workspace.vault.revisions().values() for two in poisoned(raw)]
            workspace.vault.add(bad)
            workspace.learn(bad)
            export_bundle(workspace, found.stick)
    with found.at("lead") as lead:
        accept_merge(lead, preview_merge(lead, [found.stick]))
        assert "\x1b" in "".join(line.words for line in read_interests(lead).interests), "it came in as it is"
    return found


def test_no_command_is_forgotten() -> None:
    """Whoever adds a command says whether it prints what is in the store."""
    assert set(_paths(command_line())) == set(PRINTS) | PRINTS_NONE_OF_IT


def _paths(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if path and (not groups or parser.get_default("verb") is not None):
        yield " ".join(path)
    for group in groups:
        for name, verb in group.choices.items():
            yield from _paths(verb, (*path, name))


@pytest.mark.parametrize("command", PRINTS)
@pytest.mark.parametrize("whose", ["lead", "isla"])
def test_a_command_prints_it_as_words(
    area: Area, whose: str, command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No control code of a hostile laptop's comes out of a command, at the lead partner's or its own."""
    told = ""
    for asked in PRINTS[command]:
        page = tmp_path / f"{len(told)}.txt"
        places = {CARRIED: str(area.stick), PAGE: str(page)}
        given = tuple(places.get(word, word) for word in asked)
        said = outcome(area.folder / whose, (*command.split(), *given), capfd)
        assert said
        assert not set(said) & set(FORBIDDEN), repr(said[:400])
        assert "Traceback" not in said
        assert "did not expect" not in said
        written = page.read_text(encoding="utf-8") if page.exists() else ""
        assert not set(written) & (set(FORBIDDEN) - {"\f"}), "a page break is ours"
        told += said
    assert "pwned" in told or (whose, command) not in TELLS_WORDS


KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "lead": (
        ("c",),
        ("w",),
        ("escape",),
        ("4",),
        ("escape", "f5"),
        ("s",),
        ("f5", "2"),
        ("f5", "3"),
        ("f10",),
    ),
    "isla": (("down",), ("right",), ("6",), ("a",), ("escape", "7"), ("1",), ("escape", "f5", "3"), ("q",)),
}
"""Screens over the store, one after the other."""


@pytest.mark.parametrize("whose", KEYS)
async def test_a_screen_shows_it_as_words(area: Area, whose: str) -> None:
    """Conflicts, same people, wishes, the course; today, everything kept, a copy: all of it is only text."""
    seen = ""
    with area.at(whose) as workspace:
        app = OutreachApp(desk=OpenedDesk(workspace))
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            for keys in ((), *KEYS[whose]):
                post_keys(app, list(keys))
                await settled(pilot)
                assert_harmless(app, 120)
                seen += text_of(app)
            assert app.is_running
    assert "pwned" in seen
