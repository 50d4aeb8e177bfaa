"""One key as a view sees it: its name, and what it types if it types anything."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key that was pressed, or a piece of text that was pasted."""

    key: str
    """Its name: "f2", "enter", "left", "ctrl+j", "a", "paste"."""
    text: str = ""
    """What it types: one character, or a whole paste; empty if it types nothing."""

    @property
    def is_digit(self) -> bool:
        """Whether it is one of the keys 0 to 9."""
        return len(self.text) == 1 and self.text.isascii() and self.text.isdigit()

    @property
    def letter(self) -> str:
        """The letter a to z that it types, in lower case; empty if none."""
        lower = self.text.lower()
        return lower if len(lower) == 1 and "a" <= lower <= "z" else ""


def types_text(character: str) -> bool:
    """Return whether a character is part of a text: what is seen, and what joins it (an emoji's parts)."""
    return character.isprintable() or unicodedata.category(character) == "Cf"


def stroke_for(key: str) -> Stroke:
    """Return the stroke that a click on the key's name stands for."""
    return Stroke(key, key if len(key) == 1 else _TYPED_BY_NAME.get(key, ""))


_TYPED_BY_NAME = {"slash": "/", "space": " "}
