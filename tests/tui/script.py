"""A small script with one question of every kind, as a Markdown table, and the real session that runs it."""

from datetime import UTC, datetime
from functools import cache
from itertools import count

from outreach_tui.interview.definition import FormDefinition
from outreach_tui.interview.session import Session, Surroundings
from outreach_tui.interview.xform import load_xform
from outreach_tui.interview.xlsform import compile_xlsform

NOW = datetime(2026, 11, 24, 10, 47, tzinfo=UTC)
"""The time on every laptop in these tests: a Tuesday."""

# ruff: noqa: E501 - a table stays a table

TALK = """
| survey |
| | type | name | label | body::outreach:say | relevant | required | constraint | constraint_message | parameters |
| | begin_group | setup | Before the door | | | | | | |
| | text | alias | Code name | Two plain words. | | yes | regex(., '^[a-z]+-[a-z]+$') | Two words with a dash, no numbers | |
| | integer | attempt | Which try is this? | | | | . <= 50 | 1 to 50 | |
| | select_one door | door | At the door | | | yes | | | |
| | end_group | | | | | | | | |
| | begin_group | ideas | What you would want | | ${door} = 'talk' | | | | |
| | note | hello | I am here to ask what you would be into. | Ten minutes. // Tell me to go and I will. | | | | | |
| | begin_repeat | interest | One thing you would want | | | | | | |
| | text | i_words | In your words: what is it? | Say it how you would say it to a pal. | | yes | | | |
| | select_multiple theme | i_theme | Themes | | | | | | |
| | range | i_want | How much do you want it? | Out of five. | | | | | start=1 end=5 step=1 |
| | end_repeat | | | | | | | | |
| | rank door | order | Put these in your order | | | | | | |
| | date | we_by | By | | | | . >= date('2026-11-24') | Not before today | |
| | text | we_will | What I will do, and by when | | | | | | |
| | text | you_will | What would you put in? | | | | | | |
| | note | n_back | Here is what I have. | | | | | | |
| | acknowledge | set | Somebody knows where I am | | | | | | |
| | decimal | fare | What is the fare? | | | | | | |
| | time | at | What time suits? | | | | | | |
| | end_group | | | | | | | | |
| choices |
| | list_name | name | label |
| | door | not_in | Nobody in |
| | door | not_now | Said not now, come back |
| | door | talk | Will talk |
| | theme | sport | Sport, gym, fitness |
| | theme | outdoors | Hills, water, camping, fishing |
| | theme | music | Music, DJ, recording |
| | theme | art | Art, design, making things |
| | theme | gaming | Gaming, coding, digital |
| | theme | film | Film, photo, content |
| | theme | food | Cooking and food |
| | theme | trades | Building and trades |
| | theme | vehicles | Bikes, cars, engines |
| | theme | driving | Learning to drive |
| | theme | hair | Hair, beauty, style |
| | theme | animals | Animals |
| | theme | caring | Care, bairns, older folk |
| | theme | coaching | Coaching and youth work |
| settings |
| | form_title | form_id | version | namespaces |
| | A talk | talk | 1 | outreach="urn:outreach:script" |
"""

DAY = """
| survey |
| | type | name | label::English (en) | label::Gàidhlig (gd) | hint::English (en) | appearance | required |
| | begin_group | setup | Before the door | Ron an doras | | | |
| | text | alias | Code name | Ainm còd | Two plain words | | yes |
| | end_group | | | | | | |
| | begin_group | day | One good day | Latha math | | field-list | |
| | text | place | Where would it be? | Càite am biodh e? | | | |
| | select_one mode | mode | How would you get there? | Ciamar a gheibheadh tu ann? | | | |
| | select_multiple mode | other | What else would do? | Dè eile a dhèanadh a' chùis? | | | |
| | integer | hours | How many hours? | Cia mheud uair? | | | |
| | date | by | From which day? | Cò an latha? | | | |
| | text | who | Who with? | Cò còmhla ris? | | | |
| | text | why | What would make it good? | Dè a dhèanadh math e? | | | |
| | end_group | | | | | | |
| | text | after | Anything else? | Dad eile? | | | |
| choices |
| | list_name | name | label::English (en) | label::Gàidhlig (gd) |
| | mode | bus | Bus | Bus |
| | mode | walk | On foot | Air chois |
| | mode | bike | Bike | Baidhc |
| | mode | lift | A lift | Lioft |
| settings |
| | form_title | form_id | version | default_language |
| | One good day | good_day | 1 | English (en) |
"""
"""A script in two languages with a screen of seven questions asked together."""


@cache
def form_of(source: str) -> FormDefinition:
    """Return the compiled script."""
    return load_xform(compile_xlsform(source.encode(), ".md", "a script").xform)


def session_of(source: str = TALK) -> Session:
    """Return a session of the script, at its first question."""
    return Session.begin(form_of(source), surroundings())


def surroundings() -> Surroundings:
    """Return a world that stands still."""
    numbers = count(1)
    return Surroundings(
        now=lambda: NOW, new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}", chance=lambda: 0.5
    )
