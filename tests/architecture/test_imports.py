"""Who imports whom: the contracts of pyproject.toml hold, costly libraries load only when used."""

import ast
import functools
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

PURE_ROOMS = ("interview", "records", "merging", "codesign", "evidence")
KEPT_OUT_OF_PURE_ROOMS = (
    "textual",
    "rich",
    "tinydb",
    "cryptography",
    "pyrage",
    "questionary",
    "pyxform",
    "filelock",
    "platformdirs",
)
KEPT_OUT_OF_START = ("pyxform", "questionary", "textual", "cryptography", "pyrage", "rich")

KEPT_OUT_OF_THE_PROMPT = (
    "pyxform",
    "questionary",
    "cryptography",
    "pyrage",
    "tinydb",
    "msgspec",
    "filelock",
    "rapidfuzz",
    "openpyxl",
)
READ_BEFORE_THE_PROMPT = ("cli", "console", "errors", "number_words", "plain_text", "tui", "workflow")


def test_every_import_contract_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A room never reaches for one above or beside it."""
    monkeypatch.chdir(root)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def loaded_by(module: str, root: Path) -> set[str]:
    """Return the top-level packages that a fresh Python loads with `module` and all modules below it."""
    program = (
        "import importlib, pkgutil, sys\n"
        f"room = importlib.import_module({module!r})\n"
        "for found in pkgutil.walk_packages(getattr(room, '__path__', []), room.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_a_pure_room_loads_no_screen_store_or_cryptography(room: str, root: Path) -> None:
    """The core can be used, tested and moved without a terminal or a disk."""
    assert loaded_by(f"outreach_tui.{room}", root).isdisjoint(KEPT_OUT_OF_PURE_ROOMS)


def test_the_command_starts_without_the_costly_libraries(root: Path) -> None:
    """`outreach` stands at its prompt quickly: what costs time is loaded when it is used."""
    program = (
        "import sys, outreach_tui.cli; print(*{name.partition('.')[0] for name in sys.modules}, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True, timeout=60
    )
    assert set(done.stdout.split()).isdisjoint(KEPT_OUT_OF_START)


def printed_modules(program: str, root: Path) -> set[str]:
    """Return the modules a fresh Python has loaded once it has run `program`."""
    program += "\nimport sys; print('loaded:', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.partition("loaded:")[2].split())


def test_the_passphrase_prompt_stands_before_anything_else_is_read(root: Path) -> None:
    """Who stands at a door waits for a prompt alone: records and scripts come while they type."""
    program = (
        "import asyncio\n"
        "from outreach_tui.cli import parsed\n"
        "parsed(['--folder', 'anywhere'])\n"
        "from outreach_tui.tui.app import OutreachApp\n"
        "async def stand():\n"
        "    app = OutreachApp(print)\n"
        "    async with app.run_test() as pilot:\n"
        "        await pilot.press('f')\n"
        "asyncio.run(stand())"
    )
    loaded = printed_modules(program, root)
    rooms = {".".join(name.split(".")[:2]) for name in loaded if name.startswith("outreach_tui.")}
    assert rooms == {f"outreach_tui.{room}" for room in READ_BEFORE_THE_PROMPT}
    assert {name for name in loaded if name.startswith("outreach_tui.workflow.")} == {
        "outreach_tui.workflow.outside"
    }
    assert {name.partition(".")[0] for name in loaded}.isdisjoint(KEPT_OUT_OF_THE_PROMPT)


def test_nobody_at_a_door_waits_for_what_checks_scripts(root: Path) -> None:
    """The first screens are read without the checker of scripts, which only its verbs and a lead need."""
    program = (
        "from importlib import import_module\n"
        "from outreach_tui.tui.read_ahead import FIRST_NEEDED\n"
        "list(map(import_module, FIRST_NEEDED))"
    )
    loaded = printed_modules(program, root)
    assert "outreach_tui.tui.screens.today" in loaded
    assert "outreach_tui.interview.checking.check" not in loaded


def test_every_verb_can_be_named_without_reading_what_it_does(root: Path) -> None:
    """`outreach --help` and every verb begin at once: what a verb needs is imported when it runs."""
    loaded = printed_modules("from outreach_tui.cli.arguments import command_line; command_line()", root)
    rooms = {name.split(".")[1] for name in loaded if name.startswith("outreach_tui.")}
    assert rooms.isdisjoint({"vault", "exchange", "interview", "merging", "records", "tui"})


@functools.cache
def imported_packages(folder: Path) -> set[str]:
    """Return the top-level names that any module in `folder` imports, wherever in it the import stands."""
    return {name.partition(".")[0] for path in folder.rglob("*.py") for name in _imports_of(path)}


def _imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


@functools.cache
def installed() -> Mapping[str, list[str]]:
    """Return the distributions that bring each top-level module; looked up once, it takes a moment."""
    return importlib.metadata.packages_distributions()


def modules_of(distribution: str) -> set[str]:
    """Return the top-level modules that an installed distribution brings."""
    return {
        module
        for module, owners in installed().items()
        if distribution in {_plain(owner) for owner in owners}
    }


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(root: Path, *, dev: bool) -> set[str]:
    """Return the distributions pyproject.toml names, those of the dev extra included if asked for."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for extra, requirements in project["optional-dependencies"].items():
        wanted += requirements if dev or extra != "dev" else []
    return {_plain(re.match(r"[\w.-]+", requirement).group()) for requirement in wanted}


def test_nothing_is_installed_that_the_program_does_not_use(root: Path) -> None:
    """Every library a user has to carry on a stick does something."""
    used = imported_packages(root / "outreach_tui")
    assert {name for name in declared(root, dev=False) if modules_of(name).isdisjoint(used)} == set()


@pytest.mark.parametrize("folder", ["outreach_tui", "tests"])
def test_everything_imported_is_declared(folder: str, root: Path) -> None:
    """A fresh install never lacks a library."""
    known = {module for name in declared(root, dev=folder == "tests") for module in modules_of(name)}
    foreign = imported_packages(root / folder) - set(sys.stdlib_module_names) - {"outreach_tui", "tests"}
    assert foreign - known == set()


def test_constraints_pin_everything_that_is_declared(root: Path) -> None:
    """Two machines that install the project get the same versions."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").split("\n")
    pins = [re.fullmatch(r"([\w.-]+)==[\w.]+( ; .+)?", line) for line in lines if line]
    assert all(pins), "constraints.txt holds names and versions only"
    assert declared(root, dev=True) - {_plain(pin.group(1)) for pin in pins if pin} == set()
