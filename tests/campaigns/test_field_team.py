"""Months of a field team's life, many times: sticks lost, laptops cloned, copies put back, keys revoked.

The promises are the sentences in `tests/property/promises.py`; a short run is
`tests/property/test_field_team.py`.
"""

import os
import random
import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from tests.property.field_team import Team
from tests.property.promises import HAPPENED, promises
from tests.property.test_field_team import HISTORIES, OFFICERS, WEIGHED

TEAMS = int(os.environ.get("OUTREACH_TEAMS", "300"))
FIRST_SEED = int(os.environ.get("OUTREACH_SEED", "0"))
HISTORIES_TRIED = int(os.environ.get("OUTREACH_HISTORIES", "2000"))
LONGEST = 400


@pytest.mark.campaign
def test_no_history_breaks_a_promise() -> None:
    """Every team, whatever befell it, ends with everything it wrote and nothing of whom it wiped."""
    seen: Counter[str] = Counter()
    for seed in range(FIRST_SEED, FIRST_SEED + TEAMS):
        chance = random.Random(seed)
        team = Team(chance.randint(1, 5))
        try:
            for _ in range(chance.randint(1, LONGEST)):
                name = chance.choice(WEIGHED)
                seen[name] += 1
                team.do(name, chance.randrange(1000), chance.randrange(1000))
            promises(team)
        except AssertionError as error:
            what = f"seed {seed}: {error}"
            raise AssertionError(what) from error
        seen.update({"revisions": len(team.known.revisions), "erased": len(team.known.erased)})
        seen.update(team.happened)
    assert not [name for name in HAPPENED if not seen[name]], "all that is promised about came about"
    sys.stdout.write(f"\n{TEAMS} teams from seed {FIRST_SEED}: {dict(seen)}\n")


@pytest.mark.campaign
@settings(max_examples=HISTORIES_TRIED, deadline=None, suppress_health_check=list(HealthCheck))
@given(HISTORIES, OFFICERS)
def test_any_history_ends_the_same_everywhere_for_long(
    history: list[tuple[str, int, int]], officers: int
) -> None:
    """As the short form, which hypothesis shrinks to the fewest events that break a promise."""
    team = Team(officers)
    for event in history:
        team.do(*event)
    promises(team)
