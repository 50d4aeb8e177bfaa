"""From two laptops with nothing on them to a received bundle, by the screens alone."""

import re
from pathlib import Path

from tests.end_to_end.conversation import key_beside, one_line
from tests.end_to_end.laptops import PASSPHRASE, PIN, Laptop
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.visit import CODE_NAME, WISH, hold_short_visit

NEW_PASSPHRASE = "another four words, whispered"


def answered(terminal: Terminal, *pairs: tuple[str, str]) -> None:
    """Answer each question once it stands there."""
    for question, answer in pairs:
        terminal.wait_for(question)
        terminal.type(answer)
        terminal.press("enter")


def read_out(terminal: Terminal, *beside: str) -> str:
    """Return the six words that are drawn large on the screen, as they stand small above their letters."""
    screen = terminal.wait_for("   5  ", "█", *beside)
    return " ".join(re.findall(r"\b[1-6]  ([a-z-]+)", screen))


def unlocked(terminal: Terminal, passphrase: str, first: str) -> None:
    """Type the passphrase that was chosen, and a PIN."""
    terminal.type(passphrase)
    terminal.press("enter", *PIN, "enter")
    terminal.wait_for(first)


def area_begun(lead: Terminal, papers: Path) -> str:
    """Set an area up from the first screen; returns the six words of its pack."""
    lead.press(key_beside("Set up an area", lead.wait_for("Welcome to Outreach")))
    answered(
        lead,
        ("The area's name", "Govan"),
        ("Your code", "morag"),
        ("organisation", "Community learning"),
        ("A passphrase only you know", PASSPHRASE),
        ("The same passphrase again", PASSPHRASE),
        ("two recovery sheets, to be printed", str(papers)),
    )
    lead.wait_for("Enter alone once you have printed")
    lead.press("enter")
    sheet = next(papers.glob("*-sheet-2.txt")).read_text()
    secret = next(row for row in sheet.splitlines() if row.startswith("AGE-SECRET-KEY-1"))
    answered(lead, ("From one of the prints", secret[:-1]))
    lead.wait_for("does not open the test file")
    lead.type(secret[-1])
    lead.press("enter")
    assert secret not in lead.text
    answered(lead, ("stick for the area pack", str(papers)))
    words = read_out(lead, "the sheet works")
    lead.press("enter")
    lead.wait_for("Type the passphrase you chose")
    unlocked(lead, PASSPHRASE, "To enter")
    return words


def joined(officer: Terminal, papers: Path, words: str) -> str:
    """Join from the first screen; returns the six words of the laptop's own."""
    officer.press(key_beside("Join an area", officer.wait_for("Welcome to Outreach")))
    officer.wait_for("The area pack")
    officer.type(f"{papers}/gov")
    officer.wait_for("govan.area-pack")
    officer.press("tab", "enter")
    answered(officer, ("The six words they read out", "one two three four five six"))
    officer.wait_for("are not its words")
    officer.press(*["backspace"] * len("one two three four five six"))
    answered(
        officer,
        ("The six words they read out", words),
        ("Your code", "isla"),
        ("public service", "Fire and rescue"),
        ("A passphrase only you know", PASSPHRASE),
        ("The same passphrase again", PASSPHRASE),
    )
    officer.wait_for("for your join request", papers.name)
    officer.press("enter")
    own = read_out(officer, "This laptop is")
    officer.press("enter")
    officer.wait_for("Type the passphrase you chose")
    return own


def synced(terminal: Terminal, place: str = "") -> str:
    """Sync, the second time with the place that is remembered; returns what the screen says came of it."""
    terminal.press("ctrl+s")
    terminal.wait_for("Folder, stick or server to sync with")
    terminal.type(place)
    terminal.press("enter")
    came_of_it = terminal.wait_for("Done, and read back")
    terminal.press("enter")
    return one_line(came_of_it)


def errand(lead: Terminal, name: str, *pairs: tuple[str, str]) -> None:
    """Do one of the coordinator's errands from the list."""
    lead.press("ctrl+g")
    lead.press(key_beside(name, lead.wait_for(name)))
    answered(lead, *pairs)


def test_from_two_empty_laptops_to_a_received_bundle(tmp_path: Path) -> None:
    """An area begins, an officer joins, forgets the passphrase, gets in again by post, and hands over."""
    papers = tmp_path / "papers"
    lead_s, officer_s = Laptop(tmp_path / "lead"), Laptop(tmp_path / "officer")
    for folder in (papers, lead_s.folder, officer_s.folder):
        folder.mkdir()
    with lead_s.sit_down(rows=40, columns=120) as lead, officer_s.sit_down() as officer:
        own = joined(officer, papers, area_begun(lead, papers))
        request = next(papers.glob("*.join-request.age"))
        errand(lead, "Let a laptop in", ("join request's file", str(request)), ("six words", own[:-1]))
        lead.wait_for("are not its words", "2 of 2")
        lead.type(own[-1])
        lead.press("enter")
        lead.wait_for("is let in")
        lead.press("enter", "escape")

        officer.press("ctrl+g")
        officer.press(key_beside("Forgotten: ask", officer.wait_for("Forgotten: ask")))
        answered(
            officer,
            ("The area pack", f"{papers}/govan.area-pack"),
            ("Your code", "isla"),
            ("A passphrase only you know", NEW_PASSPHRASE),
            ("The same passphrase again", NEW_PASSPHRASE),
            ("stick for the request", str(papers)),
        )
        own = read_out(officer, "Give this file")
        officer.press("enter")
        asked = next(papers.glob("*.recovery-request.age"))
        sheet = next(papers.glob("*-sheet-1.txt")).read_text()
        secret = next(row for row in sheet.splitlines() if row.startswith("AGE-SECRET-KEY-1"))
        errand(
            lead,
            "Grant a forgotten passphrase",
            ("request's file", str(asked)),
            ("six words", own),
            ("From the printed sheet", secret),
        )
        lead.wait_for("Written:")
        lead.press("enter", "escape")
        officer.press(key_beside("Forgotten: the grant", officer.wait_for("Forgotten: the grant")))
        grant = next(papers.glob("*.recovery-grant.age"))
        answered(officer, ("The grant's file", str(grant)), ("The new passphrase", NEW_PASSPHRASE))
        officer.wait_for("opens this workspace from now on", "to the passphrase")
        officer.press("enter")
        officer.wait_for("Nothing on this laptop can be read without it")
        unlocked(officer, NEW_PASSPHRASE, "Today,")

        hold_short_visit(officer)
        officer.wait_for("Today,", "changes not sent")
        assert "1 sent but not confirmed" in synced(officer, str(papers))
        officer.wait_for("Today,", "changes not confirmed")
        synced(lead, str(papers))
        lead.press(key_beside("Read all of it", lead.wait_for("To enter")))
        lead.wait_until(lambda shown: WISH in one_line(shown), WISH)
        assert "1 received" in synced(officer)
        officer.wait_for("Today,", "all received")
        for terminal in (lead, officer):
            terminal.press("ctrl+q")
            assert terminal.wait_for_end() == 0
            assert secret.encode() not in terminal.raw
            assert PASSPHRASE.encode() not in terminal.raw
        assert CODE_NAME in officer.raw.decode()
