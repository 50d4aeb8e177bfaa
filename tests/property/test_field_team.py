"""Any history of a field team, however bad, ends the same for everybody, with nothing lost."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.field_team import EVENTS, WEIGHTS, Team, promises

events = st.tuples(
    st.sampled_from([name for name in EVENTS for _ in range(WEIGHTS.get(name, 1))]),
    st.integers(0, 11),
    st.integers(0, 29),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(events, max_size=30), st.integers(1, 5))
def test_any_history_ends_the_same_everywhere(history: list[tuple[str, int, int]], officers: int) -> None:
    """Lost sticks, clones, restored copies, revoked keys, erasures, links and undoing break no promise."""
    team = Team(officers)
    for event in history:
        team.do(*event)
    promises(team)


@pytest.mark.parametrize("seed", range(2))
def test_weeks_of_visits(seed: int) -> None:
    """Longer histories than hypothesis makes, of a whole team."""
    chance = random.Random(seed)
    team = Team(4)
    names = [name for name in EVENTS for _ in range(WEIGHTS.get(name, 1))]
    for _ in range(120):
        team.do(chance.choice(names), chance.randrange(1000), chance.randrange(1000))
    promises(team)
