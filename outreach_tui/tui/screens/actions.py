"""F10: every action of the screen, found by typing a part of its name."""

from outreach_tui.tui.commands import Command
from outreach_tui.tui.lines import BLANK, Line, Size, Span, Tone, cut, fitted, line, quiet
from outreach_tui.tui.replies import Close, Reply
from outreach_tui.tui.screen_commands import ACTIONS_SCREEN
from outreach_tui.tui.strokes import Stroke
from outreach_tui.tui.text_box import TextBox
from outreach_tui.tui.view import View

_NAME = 24
_HEAD = 3


class ActionsView(View):
    """The actions of the view beneath."""

    name = "All actions"
    purpose = "Type a part of an action's name; Enter does the one that is marked."
    commands = ACTIONS_SCREEN
    can_be_explained = False

    def __init__(self, beneath: View) -> None:
        """Offer what `beneath` can do now."""
        both = (*beneath.keys(), *beneath.commands, *beneath.everywhere, *beneath.rows_to_open())
        self._all = tuple(
            {
                command.key: command for command in reversed(both) if command.key != "f10" and command.key
            }.values()
        )[::-1]
        self._box = TextBox()
        self._marked = 0

    def body(self, size: Size) -> list[Line]:
        """Return the actions that match."""
        rows: list[Line] = []
        for number, command in enumerate(self._found()):
            is_marked = number == self._marked
            tone = Tone.STRONG if is_marked else Tone.PLAIN
            sign = " ►  " if is_marked else "    "
            name = fitted(command.name, _NAME - 1) + " "
            rows.append(
                line(
                    sign,
                    Span(fitted(command.sign, 8) + name, tone),
                    quiet(cut(command.help, size.width - _NAME - 14)),
                )
            )
        room = max(1, size.height - _HEAD)
        first = max(0, min(self._marked - room // 2, len(rows) - room))
        typed = self._box.lines(size.width - 12, 1)[0].spans
        return [BLANK, Line((quiet("   find: "), *typed)), BLANK, *rows[first : first + room]]

    def press(self, stroke: Stroke) -> Reply:
        """Take a key of the search, arrows to mark, Enter to do it."""
        if stroke.key in {"up", "down"}:
            step = 1 if stroke.key == "down" else -1
            self._marked = max(0, min(len(self._found()) - 1, self._marked + step))
            return None
        if stroke.key in {"escape", "f10"}:
            return Close()
        if stroke.key == "f1":
            return Close(press="f1")
        if stroke.key == "enter":
            found = self._found()
            return Close(press=found[self._marked].key) if found else None
        self._box.press(stroke)
        self._marked = 0
        return None

    def _found(self) -> tuple[Command, ...]:
        """Return what matches: first where the name does, then where what is said beside it does too."""
        wanted = self._box.text.casefold().split()
        by_name = [one for one in self._all if _has(one.name, wanted)]
        beside = (one for one in self._all if one not in by_name and _has(f"{one.name} {one.help}", wanted))
        return (*by_name, *beside)


def _has(text: str, wanted: list[str]) -> bool:
    return all(word in text.casefold() for word in wanted)
