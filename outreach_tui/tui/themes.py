"""What text looks like: a few themes, changed with one key wherever one is, the passphrase prompt included.

Rules:
- Every tone of every theme stands out from its background at least 4.5 to 1 (WCAG AA); a test looks.
- A terminal of 16 colours has its own idea of grey. Where grey on white could be too faint there, the light
  theme has none.
- The terminal's own theme sets no colour at all, so it is as readable as the terminal is. With NO_COLOR it is
  the only one there is.
- No theme carries a meaning: what is strong, quiet or a notice is said by words, place or sign as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.style import Style

from outreach_tui.tui.lines import Tone


@dataclass(frozen=True, slots=True)
class Theme:
    """One way to paint every tone."""

    name: str
    """What people call it; it is kept by this name."""
    tones: Mapping[Tone, Style]
    """What each tone looks like."""
    is_terminals_own: bool = False
    """Whether it leaves all colours to the terminal."""


def _theme(name: str, text: str, quiet: str, notice: str, ground: str) -> Theme:
    base = Style(color=text, bgcolor=ground)
    tones = {
        Tone.PLAIN: base,
        Tone.STRONG: base + Style(bold=True),
        Tone.QUIET: base + Style(color=quiet),
        Tone.NOTICE: base + Style(color=notice, bold=True, italic=True),
        Tone.CARET: base + Style(reverse=True),
    }
    return Theme(name, tones, is_terminals_own=ground == "default")


DARK = _theme("dark", "#e0e0e0", "#a8a8a8", "#e0e0e0", "#121212")
"""Light text on a dark ground; where everybody begins."""
LIGHT = _theme("light", "#1c1c1c", "#4e4e4e", "#1c1c1c", "#ffffff")
"""Dark text on white, for a room with the sun in it."""
_LIGHT_OF_16 = _theme("light", "#000000", "#000000", "#000000", "#ffffff")
CONTRAST = _theme("high contrast", "#ffffff", "#ffffff", "#ffff00", "#000000")
"""White on black and nothing fainter."""
TERMINAL = _theme("the terminal's own", "default", "default", "default", "default")
"""Whatever the terminal is set to."""
_OF_16_COLOURS = ("standard", "windows")
THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)
"""In the order in which the key goes through them."""


def themes_offered(*, has_greys: bool) -> tuple[Theme, ...]:
    """Return the themes of a terminal with colours, in the order in which the key goes through them."""
    return THEMES if has_greys else tuple(_LIGHT_OF_16 if one is LIGHT else one for one in THEMES)


class Themes:
    """The theme everything is painted in now, shared by all screens of the app."""

    def __init__(self, changed: Callable[[], None], color_system: str | None, *, has_colour: bool) -> None:
        """Begin with the first theme.

        Args:
            changed: has everything painted again.
            color_system: which colours the terminal shows, as Rich names it; None where that is not known.
            has_colour: whether any colour may be shown.
        """
        self._changed = changed
        has_greys = color_system not in _OF_16_COLOURS
        self._offered = themes_offered(has_greys=has_greys) if has_colour else (TERMINAL,)
        self.now = self._offered[0]

    def next(self) -> str:
        """Change to the next theme; returns what to say."""
        self._take(self._offered[(self._offered.index(self.now) + 1) % len(self._offered)])
        return f"Theme: {self.now.name}." if len(self._offered) > 1 else "NO_COLOR is set: no colours."

    def take(self, name: str) -> None:
        """Change to a theme by its name; one that is not offered changes nothing."""
        for theme in self._offered:
            if theme.name == name and theme is not self.now:
                self._take(theme)

    def _take(self, theme: Theme) -> None:
        self.now = theme
        self._changed()
