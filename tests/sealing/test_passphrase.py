"""A passphrase opens its slot and no other, however it was typed."""

import inspect
import struct
import time
import unicodedata

import pytest

from outreach_tui.sealing import passphrase
from outreach_tui.sealing.aead import new_key
from outreach_tui.sealing.errors import SealingError
from outreach_tui.sealing.passphrase import SlotCost, make_slot, open_slot

CHEAP = SlotCost(memory=8, passes=1, lanes=1)
WORDS = "kettle brasserie Žofia window seven"


def test_the_key_comes_back() -> None:
    """The right passphrase opens the vault."""
    key = new_key()
    assert open_slot(WORDS, make_slot(WORDS, key, CHEAP), CHEAP) == key


@pytest.mark.parametrize(
    "typed",
    [unicodedata.normalize("NFD", WORDS), unicodedata.normalize("NFC", WORDS), f" {WORDS} ", WORDS + "\n"],
    ids=["decomposed", "composed", "spaces around", "line end"],
)
def test_the_same_words_open_from_any_keyboard(typed: str) -> None:
    """An accent typed another way, or a trailing space, locks nobody out."""
    assert open_slot(typed, make_slot(WORDS, new_key(), CHEAP), CHEAP)


@pytest.mark.parametrize("typed", ["kettle", WORDS.upper(), WORDS.replace(" ", "")])
def test_a_wrong_passphrase_is_one_plain_sentence(typed: str) -> None:
    """Who guesses learns only that it was not right, and the sentence holds no passphrase."""
    slot = make_slot(WORDS, new_key(), CHEAP)
    with pytest.raises(SealingError, match="does not open this vault") as refused:
        open_slot(typed, slot, CHEAP)
    assert refused.value.code == "wrong-passphrase"
    assert "kettle" not in str(refused.value).lower()


def test_a_changed_byte_opens_nothing() -> None:
    """No byte of a slot can be changed without the slot ceasing to open."""
    slot = make_slot(WORDS, new_key(), CHEAP)
    for place in range(len(slot)):
        broken = bytearray(slot)
        broken[place] ^= 1
        with pytest.raises(SealingError):
            open_slot(WORDS, bytes(broken), CHEAP)


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (64 * 1024 * 1024, 3, 4),
        (64 * 1024, 0, 4),
        (64 * 1024, 11, 4),
        (8, 3, 4),
        (64 * 1024, 3, 0),
        (64 * 1024, 3, 99),
    ],
    ids=["64 GiB", "no passes", "too many passes", "too cheap", "no lanes", "too many lanes"],
)
def test_a_tampered_cost_is_refused_at_once(memory: int, passes: int, lanes: int) -> None:
    """A changed slot can neither hang the laptop nor weaken it."""
    slot = make_slot(WORDS, new_key(), CHEAP)
    tampered = slot[:8] + struct.pack(">III", memory, passes, lanes) + slot[20:]
    with pytest.raises(SealingError) as refused:
        open_slot(WORDS, tampered)
    assert refused.value.code == "slot-damaged"


@pytest.mark.parametrize(
    "bad", ["", "   ", "x" * 10_000, "pass\ud800"], ids=["empty", "spaces", "endless", "surrogate"]
)
def test_a_passphrase_nobody_can_use_is_refused(bad: str) -> None:
    """A vault is never made with a passphrase that guards nothing or cannot be typed again."""
    with pytest.raises(SealingError):
        make_slot(bad, new_key(), CHEAP)


def test_the_standard_cost_is_used_and_felt() -> None:
    """Every guess costs at least a twentieth of a second and 64 MiB."""
    assert inspect.signature(make_slot).parameters["cost"].default == SlotCost(64 * 1024, 3, 4)
    slot = make_slot(WORDS, new_key())
    began = time.perf_counter()
    with pytest.raises(SealingError):
        open_slot("wrong", slot)
    assert time.perf_counter() - began > 0.05
    assert passphrase.LEAST_COST.memory == 19 * 1024
