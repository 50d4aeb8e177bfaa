"""Every command: its key, its name and its help, said once. Which screen has which: `screen_commands.py`.

Rules:
- The same key means the same on every screen; a key a screen has no use for does nothing there.
- Ctrl+C, Alt, Ctrl+Shift and F11 are left to the terminal.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does."""

    key: str
    """The key's name, as the terminal's driver says it; a click on the command presses it."""
    sign: str
    """The key as people read it: "F2", "^j"."""
    name: str
    """What it does, in two or three words."""
    help: str
    """What it does, in a sentence."""

    def called(self, name: str) -> "Command":
        """Return the command with a name that fits the present question better."""
        return replace(self, name=name)

    def doing(self, name: str, help_: str) -> "Command":
        """Return the command as it is on a screen where its key has something of its own to do."""
        return replace(self, name=name, help=help_)


HELP = Command("f1", "F1", "help", "What this screen is for, and all its keys.")
TODAY = Command("f5", "F5", "today", "Go to the first screen. A conversation is kept as it stands.")
SEND = Command("ctrl+s", "^s", "send", "Hand over, and take in what came back: folder, stick or server.")
ACTIONS = Command("f10", "F10", "all actions", "Find any action of this screen by typing a part of its name.")
QUIT = Command("ctrl+q", "^q", "quit", "Leave. Everything typed so far is kept.")
BACK = Command("escape", "Esc", "back", "Go back one. Nothing is lost.")
FIND = Command("slash", "/", "find", "Narrow the list by typing.")
MOVE = Command("down", "↑↓", "move", "Move up and down; PgUp and PgDn move by a screenful.")
OPEN = Command("enter", "Enter", "open", "Open what is marked.")
CHOOSE = Command("", "1-9 a-z", "open", "Open what stands beside that number or letter.")

COVER = Command(
    "f6", "F6", "cover", "Cover the screen at once. The PIN brings it back, three wrong tries or F6 lock."
)
LOCK = Command("ctrl+l", "^l", "lock", "Close the workspace and go back to the passphrase. Words are kept.")
NAMES = Command(
    "f7", "F7", "names", "Show names, numbers and doors of today's people; once more hides and locks them."
)
CARD = Command("ctrl+e", "^e", "card", "Enter or change name, number and door of whom is marked.")
ABOUT = Command("right", "→", "about", "See everything that is kept about whom is marked.")
THEME = Command("ctrl+y", "^y", "theme", "Other colours: dark, light, high contrast, or the terminal's own.")
NOTE = Command("f3", "F3", "note", "Write a line of your own, from anywhere: type it, then Enter.")
PASS_ON = Command(
    "f9",
    "F9",
    "pass it on",
    "When somebody may be hurt: what to do, whom to ring, and then who was told.",
)

ERRANDS = Command(
    "ctrl+g", "^g", "area and laptop", "Keys, laptops, and handing somebody over: what is done now and then."
)

THROW_AWAY = Command(
    "delete", "Del", "throw away", "Pressed twice: throw the marked talk away; nothing of it is kept."
)

ANSWER = Command("", "1-9 0 a-z", "answer", "Answer with what stands beside that number or letter.")
GO_ON = Command(
    "enter", "Enter", "go on", "Take what stands there as the answer, or leave it open, and go on."
)
NOT_NOW = Command(
    "f2", "F2", "not now", "Note why there is no answer, and go on. It is never counted as an answer."
)
EVERYTHING = Command("f4", "F4", "all", "See every question and answer; jump to any of them.")
STOP = Command("f8", "F8", "stop", "Stop and keep everything for later. It opens again at the same question.")
ADD_ANOTHER = Command(
    "ctrl+n", "^n", "add", "Add another wish, from any question, and go back. Twice: add something else."
)
LANGUAGE = Command(
    "ctrl+t", "^t", "language", "Go on in another language of the script. Answers and typed words stay."
)
NEW_LINE = Command("ctrl+j", "^j", "new line", "Start a new line in the text.")
CLEAR = Command("delete", "Del", "clear", "Take the answer away.")

UNDO = Command("ctrl+z", "^z", "undo", "Take back the last change to an answer; again, the one before.")
REDO = Command("ctrl+r", "^r", "redo", "Bring back what was taken back last.")
SAY_LIKE = Command("ctrl+o", "^o", "say it like", "Show other ways to say the question, and hide them again.")
LIGHT = Command(
    "ctrl+k",
    "^k",
    "light",
    "Somebody walked in: keep it light, nothing personal in sight; again, as before.",
)
HOW_MUCH = Command(
    "ctrl+d", "^d", "more", "Ask more or less in its turn: the shortest talk, the core, or everything."
)
LEAVE = Command(
    "ctrl+x", "^x", "leaving", "Leave this place now: everything is kept, and whom to ring stands there."
)

A_COPY = Command("0", "0", "a copy", "A copy of this for them: printed, a photo of the screen, or none.")

UNDO_STEP = replace(
    UNDO, name="undo", help="Take back what was done last: a merge, a decision, what was said of two people."
)
ANSWER_EACH = Command("enter", "Enter", "go on", "Take the answer and go on; after the last one, do it.")

COMPLETE = Command("tab", "Tab", "complete", "Take what is marked below into the field, or the first of it.")
FIVE_OTHERS = ADD_ANOTHER.called("five others")
