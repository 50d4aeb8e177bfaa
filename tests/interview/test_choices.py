"""What there is to choose from."""

from tests.interview.small_forms import begin, kept, prompt, say, world

PLACES = """
| survey |
| | type | name | label | choice_filter | parameters | calculation |
| | select_one area | area | Which area? | | | |
| | select_one street | street | Which street? | area = ${area} | | |
| | select_multiple street | walks | Which ones would you walk? | | | |
| | rank street | order | Put them in order | | | |
| | select_one street | shuffled | Any order | | randomize=true, seed=42 | |
| | calculate | street_name | | | | jr:choice-name(${street}, '${street}') |
| | calculate | second | | | | selected-at(${walks}, 1) |
| choices |
| | list_name | name | label | area |
| | area | north | North | |
| | area | south | South | |
| | street | ash | Ash Street | north |
| | street | elm | Elm Street | north |
| | street | oak | Oak Street | south |
"""
PEOPLE = """
| survey |
| | type | name | label | choice_filter | calculation |
| | select_one_from_file people.csv | who | Who? | area = 'govan' | |
| | calculate | age | | | instance('people')/root/item[name = ${who}]/age_band |
| | calculate | pulled | | | pulldata('people', 'age_band', 'name', ${who}) |
"""


def test_one_choice_narrows_the_next() -> None:
    """Only what fits the earlier answer is offered, and what no longer fits goes."""
    session = begin(PLACES)
    say(session, "area", "north")
    assert [option.value for option in prompt(session, "street").options] == ["ash", "elm"]
    say(session, "street", "elm")
    assert kept(session, "street_name") == ["Elm Street"]
    say(session, "area", "south")
    assert (prompt(session, "street").value, kept(session, "street_name")) == ("", [""])


def test_several_choices_are_kept_in_the_order_of_the_list() -> None:
    """Answers given in any order are the same answer; an unknown one is refused."""
    session = begin(PLACES)
    say(session, "walks", "oak ash oak")
    assert (prompt(session, "walks").value, kept(session, "second")) == ("ash oak", ["oak"])
    refused = say(session, "walks", "ash moon")
    assert getattr(refused, "sentence", "") == "One of these is not among the choices"


def test_an_order_gives_everything_a_place() -> None:
    """A ranking keeps the order given, and wants every choice in it."""
    session = begin(PLACES)
    say(session, "order", "oak ash elm")
    assert prompt(session, "order").value == "oak ash elm"
    assert (
        getattr(say(session, "order", "oak ash"), "sentence", "") == "Every choice has a place in the order"
    )


def test_a_shuffled_list_is_shuffled_the_same_for_everybody() -> None:
    """The same seed gives the same order on every laptop (the one ODK's programs give)."""
    first, second = (begin(PLACES, surroundings=world(chance=chance)) for chance in (0.1, 0.9))
    order = [option.value for option in prompt(first, "shuffled").options]
    assert order == [option.value for option in prompt(second, "shuffled").options]
    assert sorted(order) == ["ash", "elm", "oak"]


def test_records_can_be_chosen_from_and_read_back() -> None:
    """An entity list is a choice list; what a record says is read into the talk."""
    people = [
        {"name": "id-1", "label": "quiet-harbour", "area": "govan", "age_band": "a16_17"},
        {"name": "id-2", "label": "red-kite", "area": "gorbals", "age_band": "a18_25"},
    ]
    session = begin(PEOPLE, surroundings=world({"people": people}))
    assert [(option.value, option.label) for option in prompt(session, "who").options] == [
        ("id-1", "quiet-harbour")
    ]
    say(session, "who", "id-1")
    assert (kept(session, "age"), kept(session, "pulled")) == (["a16_17"], ["a16_17"])


def test_a_list_that_is_not_there_offers_nothing() -> None:
    """Without the records there is nothing to choose, and the talk goes on."""
    session = begin(PEOPLE)
    assert prompt(session, "who").options == ()
    assert kept(session, "age") == [""]


def test_a_long_list_is_filtered_at_once() -> None:
    """Ten thousand records narrow down without being walked one by one each time."""
    people = [
        {"name": f"id-{n}", "label": f"p{n}", "area": f"area{n % 1000}", "age_band": "x"}
        for n in range(10_000)
    ]
    people[7]["area"] = "govan"
    session = begin(PEOPLE, surroundings=world({"people": people}))
    assert [option.value for option in prompt(session, "who").options] == ["id-7"]
