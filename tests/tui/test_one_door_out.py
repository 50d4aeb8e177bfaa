"""All text reaches the terminal through one widget, which reads no markup."""

import ast
from pathlib import Path

import pytest

import outreach_tui.tui

MODULES = sorted(Path(outreach_tui.tui.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_stock_widget_no_markup_no_notification(module: Path) -> None:
    """No module of the screens uses a stock widget, markup, a notification or a binding."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not {
        name for name in imported if name and name.startswith(("textual.widgets", "rich.markup", "rich.text"))
    }
    assert not called & {"notify", "from_markup", "update_classes", "BINDINGS"}
