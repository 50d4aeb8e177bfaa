"""Every kind of screen there is, whatever text it holds: readable, explained, harmless, covered at once."""

import importlib
import pkgutil

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.pilot import Pilot

import outreach_tui.tui
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.interviewing.over_question import OverQuestion
from outreach_tui.tui.lines import Size, Tone
from outreach_tui.tui.screens.asking import AskingView
from outreach_tui.tui.screens.first_screen import FirstScreen
from outreach_tui.tui.screens.menu import MenuView
from outreach_tui.tui.screens.reading import ReadingView
from outreach_tui.tui.themes import TERMINAL, THEMES, themes_offered
from outreach_tui.tui.view import View
from tests.tui.at_view import at_view, shown_view
from tests.tui.frames import post_keys, settled, text_of
from tests.tui.hostile_text import FORBIDDEN
from tests.tui.worlds import GALLERY

SIZES = [(20, 5), (50, 15), (120, 40), (200, 60), (80, 24)]
NOT_EXPLAINED = {"HelpView", "ActionsView"}
"""Views that help does not open over: they are help themselves."""
NOT_COVERED = {"UnlockView", "CoverView", "FirstStepsView", "FirstStepView"}
"""Nothing of anybody stands there."""


def every_view() -> set[str]:
    """Return every kind of view of the package that can stand on a screen."""
    for module in pkgutil.walk_packages(outreach_tui.tui.__path__, "outreach_tui.tui."):
        importlib.import_module(module.name)
    found, left = set(), [View]
    while left:
        for kind in left.pop().__subclasses__():
            found.add(kind)
            left.append(kind)
    of_several = {ReadingView, AskingView, MenuView, FirstScreen, OverQuestion}
    return {
        kind.__name__
        for kind in found
        if kind.__module__.startswith("outreach_tui.") and kind not in of_several
    }


def test_no_screen_is_forgotten() -> None:
    """Whoever makes a kind of view says in `worlds.py` how it is come to, and all this is true of it."""
    assert set(GALLERY) == every_view()


@pytest.mark.parametrize("view", GALLERY)
async def test_hostile_text_is_only_ever_text(view: str) -> None:
    """Whatever its texts say, in every window: no command, action, markup or crash; F6 covers it."""
    async with at_view(view, hostile=True) as (app, pilot):
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert_harmless(app, width)
        for row in range(3, 22, 5):
            await pilot.click(offset=(30, row))
        assert app.is_running
        if view not in NOT_COVERED:
            post_keys(app, ["f6"])
            await settled(pilot)
            assert shown_view(app) == "CoverView"
            assert "pwned" not in text_of(app)


@pytest.mark.parametrize(
    "view", ["CopyView", "LeavingView", "PersonView", "ReasonsView", "WhichLanguageView", "WhichOneView"]
)
async def test_the_key_line_says_which_numbers_there_are(view: str) -> None:
    """It names the first and the last of what can be pressed, no more and no fewer."""
    async with at_view(view, until="7" if view == "CopyView" else "") as (app, _):
        shown = app.places[-1].pad.stage.seen[0]
        pressed = {span.press for row in shown.body(Size(80, 20)) for span in row.spans}
        digits = sorted(pressed & set("0123456789"))
        assert shown.keys()[0].sign == f"{digits[0]}-{digits[-1]}"


def assert_harmless(app: OutreachApp, width: int) -> None:
    """Assert that no character commands anything, nothing but our keys can be clicked, and all rows fit."""
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length == width
        for segment in strip:
            assert not set(segment.text) & set(FORBIDDEN), repr(segment.text)
            assert segment.style is None or not segment.style.link
            assert segment.style is None or "@click" not in segment.style.meta


@pytest.mark.parametrize("view", GALLERY)
async def test_every_text_of_every_theme_can_be_read(view: str) -> None:
    """Each text stands out from its ground at least 4.5 to 1, in every theme; a small window says so."""
    async with at_view(view) as (app, pilot):
        words = text_of(app)
        for theme in THEMES:
            app._themes.take(theme.name)
            await pilot.pause()
            assert text_of(app) == words, "no theme says anything that another one does not"
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.text.strip():
                        assert segment.style is not None
                        assert_readable(segment.style, is_own=theme is TERMINAL)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "60x20" in text_of(app)
        if view not in NOT_EXPLAINED:
            await assert_explained(app, pilot, view)


SIXTEEN = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "Linux and Windows": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
}
"""What terminals of 16 colours make of them."""


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_can_be_read_on_terminals_of_few_colours(tone: Tone) -> None:
    """Where a terminal has 256 colours or 16 of its own, what it makes of a theme stands out as much."""
    for theme in themes_offered(has_greys=True)[:-1]:
        pair = (theme.tones[tone].color, theme.tones[tone].bgcolor)
        assert_contrast([Color(*one.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()) for one in pair if one])
    for theme in themes_offered(has_greys=False)[:-1]:
        pair = (theme.tones[tone].color, theme.tones[tone].bgcolor)
        numbers = [one.downgrade(ColorSystem.STANDARD).number or 0 for one in pair if one]
        for shown in SIXTEEN.values():
            assert_contrast([Color.parse(f"#{shown.split()[number]}") for number in numbers])


def assert_readable(style: Style, *, is_own: bool) -> None:
    """Assert a contrast of 4.5 to 1, or that the terminal's own colours are left as they are."""
    colours = (style.color, style.bgcolor)
    if is_own:
        assert all(one is None or one.is_default for one in colours)
        return
    assert_contrast([Color.from_rich_color(one) for one in colours if one is not None])


def assert_contrast(text_and_ground: list[Color]) -> None:
    """Assert that one stands out from the other 4.5 to 1."""
    shades = [_luminance(one) for one in text_and_ground]
    assert len(shades) == 2
    assert (max(shades) + 0.05) / (min(shades) + 0.05) >= 4.5


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def assert_explained(app: OutreachApp, pilot: Pilot[int], view: str) -> None:
    """Assert that F1 explains it, F10 lists what it can do and finds a theme, and each leads to the other."""
    for key, kind in (("f1", "HelpView"), ("f10", "ActionsView"), ("f1", "HelpView"), ("f10", "ActionsView")):
        post_keys(app, [key])
        await pilot.pause()
        assert shown_view(app) == kind
    post_keys(app, "contrast\n")
    await settled(pilot)
    assert shown_view(app) == view
    assert app._themes.now is THEMES[0]
