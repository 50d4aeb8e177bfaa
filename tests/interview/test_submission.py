"""What a finished conversation hands on."""

import xml.etree.ElementTree as ET

from outreach_tui.interview.missing import MissingReason
from outreach_tui.interview.submission import EntityAction, Submission
from tests.interview.small_forms import begin, say, world

VISIT = """
| survey |
| | type | name | label | save_to | calculation | relevant | required |
| | csv-external | young_people | | | | | |
| | begin_group | setup | Setup | | | | |
| | text | alias | Code name | visits#alias | | | |
| | select_one yes_no | talk | Talking? | visits#door | | | |
| | end_group | | | | | | |
| | begin_group | person | Person | | | | |
| | text | known | Known id | | | | |
| | calculate | person_id | | | if(${known} != '', ${known}, once(uuid())) | | |
| | calculate | their_alias | | young_people#alias | ${alias} | | |
| | text | age | Age | young_people#age_band | | ${talk} = 'yes' | |
| | end_group | | | | | | |
| | begin_repeat | wish | Wish | | | | |
| | text | words | Words? | interests#words | | | |
| | calculate | copied | | interests#speaker | if(${talk} = 'yes', ${words}, '') | | |
| | text | like | Like? | interests#looks_like | | ${words} != '' | |
| | end_repeat | | | | | | |
| | calculate | first | | visits#next_own | indexed-repeat(${words}, ${wish}, 1) | | |
| entities |
| | list_name | label | entity_id | create_if | update_if |
| | visits | ${alias} | | true() | |
| | young_people | ${alias} | ${person_id} | ${known} = '' | ${known} != '' |
| | interests | ${words} | | ${words} != '' | |
| choices |
| | list_name | name | label |
| | yes_no | yes | Yes |
| | yes_no | no | No |
"""


def finished(known: str = "", talk: str = "yes") -> Submission:
    """Return a short visit, finished."""
    session = begin(VISIT)
    say(session, "alias", "quiet-harbour")
    say(session, "talk", talk)
    say(session, "known", known)
    say(session, "wish[1]/words", "welding & <cars>")
    session.add("/data/wish")
    session.leave_out(MissingReason.DECLINED)
    return session.submission()


def records(submission: Submission, entity_list: str) -> list[EntityAction]:
    """Return what is done to one list."""
    return [action for action in submission.entities if action.entity_list == entity_list]


def test_every_answer_goes_to_the_record_of_its_group() -> None:
    """Fields gather in the record declared nearest around them; a repeat makes one record each."""
    submission = finished()
    (visit,) = records(submission, "visits")
    assert (visit.kind, visit.label) == ("create", "quiet-harbour")
    assert visit.fields == {"alias": "quiet-harbour", "door": "yes", "next_own": "welding & <cars>"}
    (person,) = records(submission, "young_people")
    assert person.fields == {"alias": "quiet-harbour", "age_band": ""}
    (wish,) = records(submission, "interests")
    assert wish.fields == {"words": "welding & <cars>", "speaker": "welding & <cars>", "looks_like": ""}


def test_a_known_person_is_changed_not_made_anew() -> None:
    """The id given decides whom it is about."""
    submission = finished(known="11111111-2222-4333-8444-555555555555")
    (person,) = records(submission, "young_people")
    assert (person.kind, person.id) == ("update", "11111111-2222-4333-8444-555555555555")
    assert submission.subject == person.id


def test_somebody_new_is_the_subject_too() -> None:
    """A record made in the same talk is about the person made in it."""
    submission = finished()
    assert submission.subject == records(submission, "young_people")[0].id


def test_a_question_that_does_not_apply_gives_no_field() -> None:
    """What was not there to be asked says nothing, not even that it is empty."""
    (person,) = records(finished(talk="no"), "young_people")
    assert person.fields == {"alias": "quiet-harbour"}


def test_a_reason_reaches_the_record_and_whatever_only_copies_it() -> None:
    """Declined is declined in the answer's own field, and in a field that is a plain copy of it."""
    session = begin(VISIT)
    say(session, "alias", "red-kite")
    session.go_to("/data/wish[1]/words")
    session.leave_out(MissingReason.DECLINED)
    (visit,) = records(session.submission(), "visits")
    assert visit.fields["next_own"] is MissingReason.DECLINED
    say(session, "talk", "yes")
    copied = session._world.main.children[0].by_name["wish"][0].by_name["copied"][0]
    assert (copied.text, copied.missing) == ("", "declined")


def test_the_xml_is_what_other_programs_read_with_the_reasons_beside() -> None:
    """The kept submission is well-formed ODK XML; a reason is an attribute, never an answer."""
    submission = finished()
    root = ET.fromstring(submission.xml)
    assert root.attrib == {"id": "data", "version": ""} or root.attrib["id"] == "data"
    assert [node.text for node in root.findall("wish/words")] == ["welding & <cars>", None]
    assert root.findall("wish/words")[1].attrib == {"{urn:outreach:interview}missing": "declined"}
    assert root.findall("wish/like")[0].text is None
    assert len(root.findall("wish/like")) == 1
    assert root.findtext("meta/instanceID") == submission.instance_id


def test_the_same_world_gives_the_same_submission() -> None:
    """Time, ids and chance come from outside, so a conversation can be told again exactly."""
    assert finished() == finished()
    assert world().username == "isla"
