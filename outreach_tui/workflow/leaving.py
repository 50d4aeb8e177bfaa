"""Leaving early: whom to ring, and the reasons a visit can end for. Nothing keeps anybody from leaving."""

RING_NOW = "Ring your buddy now and say that you are out. Danger now: 999."
"""What is said, and said again where leaving leads to."""
REASONS = (
    ("not_safe", "It does not feel safe"),
    ("they_stopped", "They had enough"),
    ("interrupted", "We were interrupted"),
    ("no_time", "I ran out of time"),
)
"""The choice's name in the script's question, and its words as an officer says them."""
