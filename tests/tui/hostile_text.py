"""Text that tries to command a terminal, an app or an eye."""

PIECES = {
    "markup with an action": "[@click=app.quit]press here[/]",
    "clears the screen": "\x1b[2J\x1b[H",
    "sets the window's title": "\x1b]0;pwned\x07",
    "makes a link": "\x1b]8;;http://pwned.example\x1b\\here\x1b]8;;\x1b\\",
    "writes the clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "asks the terminal to answer": "\x1b[6n\x1b[c",
    "starts a command with one byte": "\x9b31m\x9d0;pwned\x9c",
    "rings and goes back": "\x07\x08\x08\r\x0b\x0c\x7f",
    "markup that closes nothing": "[/] [/b] [bold",
    "markup with a link": "[link=http://pwned.example]x[/link]",
    "reorders what is read": "\u202emoc.live\u2066\u2069",
    "breaks lines unseen": "a\u2028b\u2029c",
    "tags nobody sees": "a\U000e0041\U000e0042",
    "half a pair": "\ud83d",
    "a tower of marks": "a" + "\u0301" * 400,
    "a line break and a tab": "one\ntwo\tthree",
    "an emoji written as its name": ":smile:",
}
HOSTILE = "«" + " ".join(PIECES.values()) + "»"
"""All of it in one text."""
FORBIDDEN = "\x00\x07\x08\x0b\x0c\x1b\x7f\x9b\x9c\x9d\u202a\u202e\u2066\u2069\u2028\u2029\U000e0041\ud83d"
"""Characters that no text of ours or anybody's may bring to a terminal."""
