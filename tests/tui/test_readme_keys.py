"""README's key table says what the keys do today."""

from pathlib import Path

from outreach_tui.tui.screen_commands import INTERVIEW_SCREEN, TODAY_SCREEN

README = Path(__file__).parents[2] / "README.md"


def test_readme_lists_every_key_of_the_day_and_the_interview() -> None:
    """Somebody who reads README learns the keys as the screens have them, each once, and no other."""
    rows = dict.fromkeys((one.sign, one.name, one.help) for one in (*TODAY_SCREEN, *INTERVIEW_SCREEN))
    table = "".join(f"| `{sign}` | {name} | {help_} |\n" for sign, name, help_ in rows)
    assert f"|---|---|---|\n{table}\n" in README.read_text(encoding="utf-8")
