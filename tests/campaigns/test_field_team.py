"""Months of a field team's life, many times: sticks lost, laptops cloned, copies put back, keys revoked.

The promises are the sentences in `tests/property/field_team.py`; a short run is
`tests/property/test_field_team.py`.
"""

import os
import random
import sys
from collections import Counter

import pytest

from tests.property.field_team import EVENTS, WEIGHTS, Team, promises

TEAMS = int(os.environ.get("OUTREACH_TEAMS", "300"))
FIRST_SEED = int(os.environ.get("OUTREACH_SEED", "0"))
LONGEST = 400


@pytest.mark.campaign
def test_no_history_breaks_a_promise() -> None:
    """Every team, whatever befell it, ends with everything it wrote and nothing of whom it wiped."""
    names = [name for name in EVENTS for _ in range(WEIGHTS.get(name, 1))]
    seen: Counter[str] = Counter()
    for seed in range(FIRST_SEED, FIRST_SEED + TEAMS):
        chance = random.Random(seed)
        team = Team(chance.randint(1, 5))
        try:
            for _ in range(chance.randint(1, LONGEST)):
                name = chance.choice(names)
                seen[name] += 1
                team.do(name, chance.randrange(1000), chance.randrange(1000))
            promises(team)
        except AssertionError as error:
            what = f"seed {seed}: {error}"
            raise AssertionError(what) from error
        seen.update({"revisions": len(team.known.revisions), "erased": len(team.known.erased)})
        seen.update(f"refused {code}" for code in team.refused)
    sys.stdout.write(f"\n{TEAMS} teams from seed {FIRST_SEED}: {dict(seen)}\n")
