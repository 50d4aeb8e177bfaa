"""A thousand random conversations typed ahead, each held against the same deeds done without a screen."""

import os

import pytest

from tests.tui.random_talk import hold_against_deeds

TALKS = int(os.environ.get("OUTREACH_TALKS", "1000"))
"""How many conversations are typed in one burst."""
FIRST = int(os.environ.get("OUTREACH_SEED", "0"))
"""The seed of the first; each has the next one."""
GAPS = (0.0, 0.01, 0.03, 0.045, 0.08)
"""Seconds between two keys: no gap, and hands from the fastest to a slow one."""
SLOW_SAVE = 0.3
"""Seconds by which a save is late."""
SLOW_TALKS = 4
"""Conversations at each gap with slow saves."""


@pytest.mark.campaign
async def test_random_conversations_in_bursts() -> None:
    """Whatever is done in whatever order, the vault holds the same to the byte."""
    for seed in range(FIRST, FIRST + TALKS):
        await hold_against_deeds(seed)


@pytest.mark.campaign
@pytest.mark.parametrize("gap", GAPS)
async def test_random_conversations_at_the_speed_of_hands_with_slow_saves(gap: float) -> None:
    """At every speed, with every save late, every answer is where it belongs."""
    for seed in range(FIRST, FIRST + SLOW_TALKS):
        await hold_against_deeds(seed, gap=gap, saving_takes=SLOW_SAVE)
