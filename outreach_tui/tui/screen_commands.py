"""Which commands each screen has, in the order of their use.

The key line at the bottom, the help screen (F1), the list of all actions (F10) and the README's key table
derive from these tables. A command that one screen alone has stands in its table.
"""

from dataclasses import replace

from outreach_tui.tui.commands import (
    A_COPY,
    ABOUT,
    ACTIONS,
    ADD_ANOTHER,
    ANSWER,
    ANSWER_EACH,
    BACK,
    CARD,
    CHOOSE,
    CLEAR,
    COVER,
    ERRANDS,
    EVERYTHING,
    FIND,
    GO_ON,
    HELP,
    HOW_MUCH,
    LANGUAGE,
    LEAVE,
    LIGHT,
    LOCK,
    MOVE,
    NAMES,
    NEW_LINE,
    NOT_NOW,
    NOTE,
    OPEN,
    PASS_ON,
    QUIT,
    REDO,
    SAY_LIKE,
    SEND,
    STOP,
    THEME,
    THROW_AWAY,
    TODAY,
    UNDO,
    UNDO_STEP,
    Command,
)

# A table of keys is read in rows, as they stand on the screen.
# fmt: off
EVERYWHERE = (NOTE, PASS_ON, THEME, HELP)
"""What every screen can do, whether its table says so or not; F1 and F10 show it."""
UNOPENED = (PASS_ON, THEME, HELP)
"""What remains of it where nothing can be written down: no workspace is open, or it is covered."""
GUARDS = (COVER, QUIT, LOCK, ACTIONS, HELP)
"""What every screen of an open workspace ends with."""

UNLOCK = (
    Command("enter", "Enter", "open", "Open the workspace with the passphrase."),
    ERRANDS.called("forgotten it, or new here"), QUIT, HELP,
)

TODAY_SCREEN = (
    replace(CHOOSE, sign="0-9 a-z"), MOVE, NAMES, COVER, SEND, QUIT, ABOUT, CARD, OPEN, THROW_AWAY, TODAY,
    ERRANDS, LOCK, ACTIONS, HELP,
)

PICTURE_SCREEN = (CHOOSE, MOVE, OPEN, TODAY, COVER, SEND.called("sync"), QUIT, ERRANDS, LOCK, ACTIONS, HELP)

INTERVIEW_SCREEN = (
    ANSWER, GO_ON, BACK, NOT_NOW, ADD_ANOTHER, EVERYTHING, NOTE, UNDO, REDO, LIGHT, SAY_LIKE, HOW_MUCH,
    LANGUAGE, PASS_ON, LEAVE, STOP, NEW_LINE, CLEAR, FIND, TODAY, *GUARDS,
)

NOTE_SCREEN = (OPEN.doing("keep it", "Keep the line."), BACK, COVER, HELP)

PASS_ON_SCREEN = (
    OPEN.doing("I pass it on", "Note who was told and when, once somebody knows."),
    BACK.called("as before"), COVER, HELP,
)

LEAVE_SCREEN = (
    replace(ANSWER, sign="1-4", name="leave"),
    GO_ON.doing("no reason", "Leave without a reason."), BACK.called("stay"), PASS_ON, COVER,
    HELP,
)

CHANGE_SCREEN = (
    OPEN.doing("keep it so", "Keep the words as they stand here."),
    Command("delete", "Del", "strike it out", "Take it away: they want that."),
    BACK, UNDO, COVER, HELP,
)

REASONS_SCREEN = (ANSWER.called("choose"), BACK.called("do not skip"), COVER, HELP)

LANGUAGE_SCREEN = (ANSWER.called("choose"), MOVE, BACK.called("stay"), COVER, HELP)

EVERYTHING_SCREEN = (
    OPEN.doing("go there", "Go to the marked question."), BACK, FIND,
    Command("o", "o", "only open", "Show only what has no answer; press again to see all."),
    Command("t", "t", "tidy", "Write the marked words tidier, if they agree; those typed first stay."),
    MOVE, TODAY, COVER, HELP,
)
READ_BACK_SCREEN = (
    Command("", "1-9", "change", "Go to what stands beside that number and change or strike it."),
    A_COPY, MOVE, GO_ON, BACK, COVER, HELP,
)

FIND_SCREEN = (replace(CHOOSE, sign="1-9"), MOVE, ABOUT, BACK, TODAY, COVER, OPEN, LOCK, HELP)

EXPORT_SCREEN = (
    Command("enter", "Enter", "sync", "Hand over and take in what came back; run it as often as you like."),
    BACK, TODAY, *GUARDS,
)

TAKE_IN_SCREEN = (
    Command("enter", "Enter", "look, then take in", "Look at what is there; once more takes it in."),
    MOVE, BACK, UNDO_STEP, TODAY, *GUARDS,
)

CONFLICTS_SCREEN = (
    Command("", "1-9", "choose", "Settle on what stands beside that number, and go on to the next."),
    MOVE.called("other"), BACK, UNDO_STEP, EVERYTHING.called("list"),
    Command(
        "a", "a", "for all",
        "The next digit takes that officer's answers to all open ones of this record; a twice: about them.",
    ),
    Command("w", "w", "what was sent", "See everything each laptop wrote into this record; nothing changes."),
    GO_ON.doing("leave open", "Leave it open, and go on to the next."), TODAY, *GUARDS,
)

TYPE_ANOTHER_SCREEN = (
    OPEN.doing("settle", "Settle on what was typed."),
    BACK.called("leave it open"), COVER, HELP,
)

SAME_PERSON_SCREEN = (
    Command("", "1-3", "say", "Say that they are one person, two people, or leave it open."),
    MOVE.called("other"), BACK, UNDO_STEP, TODAY, *GUARDS,
)

ERRANDS_SCREEN = (CHOOSE, MOVE, OPEN, BACK, TODAY, *GUARDS)
AREA_SCRIPTS_SCREEN = (CHOOSE, MOVE, OPEN, BACK, TODAY, *GUARDS)
ERRAND_SCREEN = (ANSWER_EACH, BACK, MOVE, *GUARDS)
FIRST_STEPS_SCREEN = (CHOOSE, MOVE, OPEN, BACK, QUIT, HELP)
FIRST_STEP_SCREEN = (ANSWER_EACH, BACK, MOVE, QUIT, HELP)

READING_SCREEN = (MOVE, BACK, TODAY, *GUARDS)

COURSE_SCREEN = (
    Command("", "1-9 a-z", "go to a theme", "Go to that theme; 0 goes to what nobody can meet yet."),
    MOVE, BACK, TODAY, *GUARDS,
)

PROBLEM_SCREEN = (
    Command("enter", "Enter", "go on", "Go back to where you were; nothing is lost."),
    BACK,
    COVER,
    HELP,
)

PASSPHRASE_SCREEN = (
    OPEN.doing("go on", "Try the passphrase, and go on where it is right."),
    BACK, COVER, HELP,
)

COVER_SCREEN = (
    Command("", "any key", "come back", "Any key asks for the passphrase; it brings the screen back."),
    COVER.called("lock"), QUIT, HELP,
)

COVER_WITH_PIN = (
    Command("", "0-9", "PIN", "Type the PIN, then Enter: it brings the screen back."),
    OPEN.doing("come back", "Try the PIN; the right one brings the screen back."),
    COVER.called("lock"), QUIT, HELP,
)

PIN_SCREEN = (
    Command("", "0-9", "PIN", "Choose the digits that bring a covered screen back; four or more."),
    OPEN.doing("take it", "Take these digits as the PIN."),
    Command("p", "p", "passphrase", "Choose no PIN; the passphrase brings a covered screen back."),
    *GUARDS,
)

PERSON_SCREEN = (
    replace(CHOOSE, sign="1-8", name="do it"),
    MOVE.called("more"), NAMES, CARD, BACK, COVER, TODAY,
    OPEN.doing("visit", "Begin the visit, as 1 does."), QUIT, LOCK, ACTIONS, HELP,
)

READ_TO_THEM_SCREEN = (
    MOVE, Command("", "a-z", "cross out", "Cross out what stands beside that letter; the letter twice."),
    BACK, Command("7", "7", "a copy", "Give them a copy: their page, or all of it, on paper."),
    Command("8", "8", "wipe it", "Wipe all of it, after the code name and the passphrase."), COVER, HELP,
)

FILE_SCREEN = (OPEN.doing("write it", "Write the file there."), BACK, COVER, HELP)

COPY_SCREEN = (replace(CHOOSE, sign="1-5", name="do it"), BACK, COVER, TODAY, HELP)

PHOTO_SCREEN = (MOVE, BACK, COVER, HELP)

WIPE_SCREEN = (
    OPEN.doing("go on", "Take what was typed, and ask for the next; the last one wipes."),
    BACK.called("keep it all"), COVER, HELP,
)

HELP_SCREEN = (MOVE, BACK, QUIT)

ACTIONS_SCREEN = (MOVE, OPEN.doing("do it", "Do what is marked."), BACK)
# fmt: on
