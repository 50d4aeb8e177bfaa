"""Text that tries to command a terminal, an app, a spreadsheet or an eye (security.md 7, 95 to 102)."""

PIECES = {
    "markup with an action": "[@click=app.quit]press here[/]",
    "clears the screen": "\x1b[2J\x1b[H",
    "sets the window's title": "\x1b]0;pwned\x07",
    "makes a link": "\x1b]8;;http://pwned.example\x1b\\here\x1b]8;;\x1b\\",
    "writes the clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "asks the terminal to answer": "\x1b[6n\x1b[c",
    "sends a device a string": "\x1bP+q544e\x1b\\\x1b_pwned\x1b\\",
    "starts a command with one byte": "\x9b31m\x9d0;pwned\x9c\x90q\x9c",
    "rings and goes back": "\x07\x08\x08\r\x0b\x0c\x7f",
    "writes over what stands there": "true\rpwned",
    "markup that closes nothing": "[/] [/b] [bold",
    "markup with a link": "[link=http://pwned.example]x[/link]",
    "markup that is escaped, and a name to fill in": "\\[b] [red $name {alias} %s",
    "reorders what is read": "\u202emoc.live\u2066\u2069",
    "breaks lines unseen": "a\u2028b\u2029c",
    "tags nobody sees": "a\U000e0041\U000e0042",
    "wide, narrow and no width at all": "漢a\u200bb\u200d👩\u200d👩\u200d👧\ufe0f\u0301",
    "half a pair": "\ud83d",
    "a tower of marks": "a" + "\u0301" * 400,
    "a line break and a tab": "one\ntwo\tthree",
    "an emoji written as its name": ":smile: :skull:",
    "a formula": '=cmd|\' /C calc\'!A0 @SUM(1) ＝1 -1 +1 =HYPERLINK("x";"y")',
    "a name that is no name": "'; DROP TABLE people;-- null O’Brien Łukasz محمد",
    "a file that lies elsewhere": "../../CON ~/.ssh/$(pwned)`pwned`",
}
HOSTILE = "«" + " ".join(PIECES.values()) + "»"
"""All of it in one text."""
FORBIDDEN = "\x00\x07\x08\x0b\x0c\x1b\x7f\x90\x9b\x9c\x9d\u202a\u202e\u2066\u2069\u2028\u2029\U000e0041\ud83d"
"""Characters that no text of ours or anybody's may bring to a terminal."""
COMMANDS = (
    b"pwned\x07",
    b"\x1b[2J\x1b[H",
    b"\x1b]8",
    b"\x1b]52",
    b"\x1b[6n",
    b"\x1b[c",
    b"\x1bP",
    b"\x1b_",
    b"\x07\x08",
    b"true\rpwned",
    "\u202e".encode(),
    "\u2028".encode(),
    "\U000e0041".encode(),
)
"""What none of it may come out as."""
EVERY_BELL = "\x07" * 1000
"""A text that does nothing but ring."""
