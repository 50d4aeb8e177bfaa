"""Any history of a field team, however bad, ends the same for everybody, with nothing lost."""

import random
from collections import Counter

from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.property.field_team import EVENTS, WEIGHTS, Team
from tests.property.promises import HAPPENED, promises

WEIGHED = [name for name in EVENTS for _ in range(WEIGHTS.get(name, 1))]
THINGS = st.tuples(st.sampled_from(WEIGHED), st.integers(0, 11), st.integers(0, 29))
HISTORIES = st.lists(THINGS, min_size=30, max_size=100)
"""What befalls a team: short lists of chance hold hardly anything, so none is."""
OFFICERS = st.integers(1, 5)


@settings(max_examples=50, deadline=None)
@given(HISTORIES, OFFICERS)
def test_any_history_ends_the_same_everywhere(history: list[tuple[str, int, int]], officers: int) -> None:
    """Lost sticks, clones, restored copies, revoked keys, erasures, links and undoing break no promise."""
    team = Team(officers)
    for one in history:
        team.do(*one)
    promises(team)
    for name in +team.happened:
        event(name)


def test_weeks_of_visits() -> None:
    """Longer histories of whole teams break none either, and all that is promised about comes about."""
    happened: Counter[str] = Counter()
    for seed in range(5):
        chance = random.Random(seed)
        team = Team(4)
        for _ in range(200):
            team.do(chance.choice(WEIGHED), chance.randrange(1000), chance.randrange(1000))
        promises(team)
        happened.update(team.happened)
    assert not [name for name in sorted(HAPPENED) if not happened[name]]
