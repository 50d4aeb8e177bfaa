"""The house rules a machine can check: names, docstrings, pages that tell the truth."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

NAMELESS_ROOMS = {"util", "utils", "helper", "helpers", "common", "misc"}
FOREIGN_WORDS = re.compile(
    r"pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian|(?<![\w.~])/(?:work|farm)/|/tmp/[v]env"
)
DECISIONS = (
    "0001-xlsform",
    "0002-revisions-and-union",
    "0003-tinydb-on-a-journal",
    "0004-age-with-sshsig",
    "0005-layers",
)


def tracked(root: Path, *patterns: str) -> list[Path]:
    """Return the files git keeps (or every file, where there is no git), by pattern."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        return [path for pattern in patterns or ("*",) for path in root.rglob(pattern) if path.is_file()]
    return [path for name in listed.stdout.split("\0") if name and (path := root / name).is_file()]


def test_no_room_is_named_for_nothing(root: Path) -> None:
    """Every module says what it is for."""
    named = {path: {path.stem, *path.relative_to(root).parts[:-1]} for path in tracked(root, "*.py")}
    assert [str(path) for path, names in named.items() if names & NAMELESS_ROOMS] == []


def test_no_file_speaks_of_the_machine_it_was_written_on(root: Path) -> None:
    """A clone works anywhere: no path of one machine and no registry's address stands in it."""
    found = []
    for path in tracked(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(root)}: {match.group()}" for match in FOREIGN_WORDS.finditer(text)]
    assert found == []


def _test_functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node


def test_every_test_says_what_the_user_gets(root: Path) -> None:
    """The tests read as a list of promises."""
    silent = [
        f"{path.relative_to(root)}:{function.lineno} {function.name}"
        for path in tracked(root, "tests/**/test_*.py", "tests/test_*.py")
        for function in _test_functions(path)
        if not ast.get_docstring(function)
    ]
    assert silent == []


def test_the_architecture_page_names_only_files_that_exist(root: Path) -> None:
    """Who looks for the place of a new thing finds it where the page says."""
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|md|toml|txt|tcss)|/))`", page))
    assert named, "the page names no file at all"
    gone = [
        name
        for name in sorted(named)
        if not any((place / name).exists() for place in (root, root / "outreach_tui", root / "docs"))
    ]
    assert gone == []


def test_the_architecture_page_names_every_room(root: Path) -> None:
    """No folder of the package is left out of the page that explains them."""
    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (root / "outreach_tui").glob("*/__init__.py")}
    assert {room for room in rooms if room not in page} == set()


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_says_why_and_what_would_change_it(decision: str, root: Path) -> None:
    """Who doubts a decision finds its reasons, and what would make us take it again."""
    page = (root / "docs" / "decisions" / f"{decision}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert headings == [
        "Context",
        "Decision",
        "What was measured",
        "Consequences",
        "What would make us change it",
    ]


def test_links_between_our_pages_lead_somewhere(root: Path) -> None:
    """No page sends its reader to a file that is not there."""
    broken = [
        f"{path.relative_to(root)} -> {target}"
        for path in tracked(root, "*.md")
        if "forms" not in path.parts
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_the_gate_runs_the_command_that_the_readme_gives(root: Path) -> None:
    """README's second command is the one that is tried on every change."""
    steps = (
        "python3 -m venv .venv",
        ".venv/bin/pip install -q -c constraints.txt -e '.[dev]'",
        ".venv/bin/python -m pytest -n 2",
    )
    command = " && ".join(steps)
    assert command in (root / ".ci" / "run").read_text(encoding="utf-8")
    assert command in (root / "README.md").read_text(encoding="utf-8")
