"""Every command of every screen: its key, its name and its help, said once.

The key line at the bottom, the help screen (F1), the list of all actions (F10) and the README's key table
derive from these tables. Rules:
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
EVERYWHERE = (NOTE, PASS_ON, THEME, HELP)
"""What every screen can do, whether its table says so or not; F1 and F10 show it."""
GUARDS = (COVER, QUIT, LOCK, ACTIONS, HELP)
"""What every screen of an open workspace ends with."""

ERRANDS = Command(
    "ctrl+g", "^g", "area and laptop", "Keys, laptops, and handing somebody over: what is done now and then."
)

UNLOCK = (
    Command("enter", "Enter", "open", "Open the workspace with the passphrase."),
    ERRANDS.called("forgotten it, or new here"), QUIT, HELP,
)  # fmt: skip

THROW_AWAY = Command(
    "delete", "Del", "throw away", "Pressed twice: throw the marked talk away; nothing of it is kept."
)

TODAY_SCREEN = (
    CHOOSE, MOVE, NAMES, COVER, SEND, QUIT, ABOUT, CARD, OPEN, THROW_AWAY, TODAY, ERRANDS, LOCK, ACTIONS,
    HELP,
)  # fmt: skip

PICTURE_SCREEN = (CHOOSE, MOVE, OPEN, TODAY, COVER, SEND.called("sync"), QUIT, ERRANDS, LOCK, ACTIONS, HELP)

ANSWER = Command("", "1-9 0 a-z", "answer", "Answer with what stands beside that number or letter.")
GO_ON = Command(
    "enter", "Enter", "go on", "Take what stands there as the answer, or leave it open, and go on."
)
NOT_NOW = Command(
    "f2", "F2", "not now", "Note why there is no answer, and go on. No reason counts as an answer."
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

INTERVIEW_SCREEN = (
    ANSWER, GO_ON, BACK, NOT_NOW, ADD_ANOTHER, EVERYTHING, NOTE, UNDO, REDO, LIGHT, SAY_LIKE, HOW_MUCH,
    LANGUAGE, PASS_ON, LEAVE, STOP, NEW_LINE, CLEAR, FIND, TODAY, *GUARDS,
)  # fmt: skip

NOTE_SCREEN = (OPEN.called("keep it"), BACK, COVER, HELP)

PASS_ON_SCREEN = (OPEN.called("I pass it on"), BACK.called("as before"), COVER, HELP)

LEAVE_SCREEN = (
    replace(ANSWER, sign="1-4", name="leave"), GO_ON.called("no reason"), BACK.called("stay"), PASS_ON, COVER,
    HELP,
)  # fmt: skip

CHANGE_SCREEN = (
    OPEN.called("keep it so"), Command("delete", "Del", "strike it out", "Take it away: they want that."),
    BACK, UNDO, COVER, HELP,
)  # fmt: skip

REASONS_SCREEN = (ANSWER.called("choose"), BACK.called("do not skip"), COVER, HELP)

LANGUAGE_SCREEN = (ANSWER.called("choose"), MOVE, BACK.called("stay"), COVER, HELP)

EVERYTHING_SCREEN = (
    MOVE, OPEN.called("go there"), FIND,
    Command("o", "o", "only open", "Show only what has no answer; press again to see all."),
    Command("t", "t", "tidy", "Write the marked words tidier, if they agree; those typed first stay."),
    BACK, TODAY, COVER, HELP,
)  # fmt: skip

A_COPY = Command("0", "0", "a copy", "A copy of this for them: printed, a photo of the screen, or none.")
READ_BACK_SCREEN = (
    Command("", "1-9", "change", "Go to what stands beside that number and change or strike it."),
    A_COPY, MOVE, GO_ON, BACK, COVER, HELP,
)  # fmt: skip

FIND_SCREEN = (replace(CHOOSE, sign="1-9"), MOVE, ABOUT, BACK, TODAY, COVER, OPEN, LOCK, HELP)

EXPORT_SCREEN = (
    Command("enter", "Enter", "sync", "Hand over and take in what came back; run it as often as you like."),
    BACK, TODAY, *GUARDS,
)  # fmt: skip

UNDO_STEP = replace(
    UNDO, name="undo", help="Take back what was done last: a merge, a decision, what was said of two people."
)

TAKE_IN_SCREEN = (
    Command("enter", "Enter", "look, then take in", "Look at what is there; once more takes it in."),
    MOVE, BACK, UNDO_STEP, TODAY, *GUARDS,
)  # fmt: skip

CONFLICTS_SCREEN = (
    Command("", "1-9", "choose", "Settle on what stands beside that number, and go on to the next."),
    MOVE.called("other"), BACK, UNDO_STEP, EVERYTHING.called("list"),
    Command(
        "a", "a", "for all",
        "The next digit takes that officer's answers to all open ones of this record; a twice: about them.",
    ),
    Command("w", "w", "what was sent", "See everything each laptop wrote into this record; nothing changes."),
    GO_ON.called("leave open"), TODAY, *GUARDS,
)  # fmt: skip

TYPE_ANOTHER_SCREEN = (OPEN.called("settle"), BACK.called("leave it open"), COVER, HELP)

SAME_PERSON_SCREEN = (
    Command("", "1-3", "say", "Say that they are one person, two people, or leave it open."),
    MOVE.called("other"), BACK, UNDO_STEP, TODAY, *GUARDS,
)  # fmt: skip

ERRANDS_SCREEN = (CHOOSE, MOVE, OPEN, BACK, TODAY, *GUARDS)
AREA_SCRIPTS_SCREEN = (CHOOSE, MOVE, OPEN, BACK, TODAY, *GUARDS)
ANSWER_EACH = Command("enter", "Enter", "go on", "Take the answer and go on; after the last one, do it.")
ERRAND_SCREEN = (ANSWER_EACH, BACK, MOVE, *GUARDS)

COMPLETE = Command("tab", "Tab", "complete", "Take what is marked below into the field, or the first of it.")
FIVE_OTHERS = ADD_ANOTHER.called("five others")
FIRST_STEPS_SCREEN = (CHOOSE, MOVE, OPEN, BACK, QUIT, HELP)
FIRST_STEP_SCREEN = (ANSWER_EACH, BACK, MOVE, QUIT, HELP)

READING_SCREEN = (MOVE, BACK, TODAY, *GUARDS)

COURSE_SCREEN = (
    Command("", "1-9 a-z", "go to a theme", "Go to that theme; 0 goes to what nobody can meet yet."),
    MOVE, BACK, TODAY, *GUARDS,
)  # fmt: skip

PROBLEM_SCREEN = (
    Command("enter", "Enter", "go on", "Go back to where you were; nothing is lost."),
    BACK,
    COVER,
    HELP,
)

PASSPHRASE_SCREEN = (OPEN.called("go on"), BACK, COVER, HELP)

COVER_SCREEN = (
    Command("", "any key", "come back", "Any key asks for the passphrase; it brings the screen back."),
    COVER.called("lock"), QUIT,
)  # fmt: skip

COVER_WITH_PIN = (
    Command("", "0-9", "PIN", "Type the PIN, then Enter: it brings the screen back."),
    OPEN.called("come back"), COVER.called("lock"), QUIT,
)  # fmt: skip

PIN_SCREEN = (
    Command("", "0-9", "PIN", "Choose the digits that bring a covered screen back; four or more."),
    OPEN.called("take it"),
    Command("p", "p", "passphrase", "Choose no PIN; the passphrase brings a covered screen back."),
    *GUARDS,
)  # fmt: skip

PERSON_SCREEN = (
    replace(CHOOSE, sign="1-8", name="do it"),
    MOVE.called("more"), NAMES, CARD, BACK, COVER, TODAY, OPEN.called("visit"), QUIT, LOCK, ACTIONS, HELP,
)  # fmt: skip

READ_TO_THEM_SCREEN = (
    MOVE, Command("", "a-z", "cross out", "Cross out what stands beside that letter; the letter twice."),
    BACK, Command("7", "7", "a copy", "Give them a copy: their page, or all of it, on paper."),
    Command("8", "8", "wipe it", "Wipe all of it, after the code name and the passphrase."), COVER, HELP,
)  # fmt: skip

FILE_SCREEN = (OPEN.called("write it"), BACK, COVER, HELP)

COPY_SCREEN = (replace(CHOOSE, sign="1-5", name="do it"), BACK, COVER, TODAY, HELP)

PHOTO_SCREEN = (MOVE, BACK, COVER, HELP)

WIPE_SCREEN = (OPEN.called("go on"), BACK.called("keep it all"), COVER, HELP)

HELP_SCREEN = (MOVE, BACK, QUIT)

ACTIONS_SCREEN = (MOVE, OPEN.called("do it"), BACK)
