"""What fields and codes of records are called when a young person reads them: a list to read and to change.

Nothing is worked out here. A field that is not named is called by its own name, a code by itself, so that a
script of somebody else's is shown too. Fields under `QUIET` say only what stands beside them already.
"""

from collections.abc import Mapping
from types import MappingProxyType

from outreach_tui.interview.missing import MissingReason
from outreach_tui.records.taken_back import DECISION_FIELDS

QUIET = frozenset(
    {
        "label",
        "alias",
        "area",
        "officer",
        "person",
        "attempt_no",
        "speaker",
        "taster",
        "by_whom",
        "word_source",
    }
    | {"asked_on", "corrected_by", "top_pick", "status", "follows", "agreement"}
    | DECISION_FIELDS
)
"""Fields that are not said, or are said by another one."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "words": "", "scope": "", "first_words": "as typed first", "beside": "about the question",
        "status": "", "word_source": "", "top_pick": "", "asked_on": "asked again",
        "we_words": "I said", "you_words": "you said", "cannot_promise": "not promised",
        "by": "by", "kept": "I kept it", "kept_why": "what happened", "you_kept": "you kept yours",
        "judged_on": "looked at on", "fair": "fair", "looks_like": "looks like",
        "kind": "", "kinds": "", "themes": "theme", "tried": "", "want": "wanted {} of 5",
        "with_who": "", "hours": "", "about_work": "about it", "learn_how": "learns by",
        "for_whom": "good for", "source": "", "would_share": "would show",
        "places_ruled_out": "not here", "fix_words": "what would sort it",
        "on": "", "place": "", "door": "", "present": "there", "mode": "", "outcome": "",
        "read_back": "read back", "next_step": "next", "next_own": "your idea", "decided_by": "who decided",
        "pace": "how soon", "carry_on": "keep going", "come_back_on": "come back on", "said_why": "about",
        "left_early": "ended", "felt": "felt {} of 5", "steer": "I steered {} of 5",
        "order_of_kinds": "your order", "copy_way": "copy", "talk": "talk",
        "write_down": "write", "share_with": "may be told", "explained_back": "",
        "given_on": "", "age_band": "age", "contact_wish": "reach you",
        "mentor_wish": "one person alongside", "mentor_like": "like",
        "next_contact_not_before": "not before", "how_suggested": "why",
        "suggested_by": "suggested by", "told": "you were told", "passed_to": "told to",
        "passed_on_at": "when", "reference": "their reference", "session": "", "went": "",
        "going_well": "going well", "best": "best bit", "kcs": "", "stay_or_move": "",
        "change_what": "what to change", "miss_out": "not to miss", "welcome": "felt welcome {} of 5",
        "meaning": "worth it {} of 5", "showed": "showed somebody", "who_rated": "got on with",
        "who_decides": "who should decide", "why_not": "what we should fix", "goal_words": "",
        "goal_near": "how near {} of 10", "goal_why": "what helped", "doing": "doing now",
        "employer": "working for", "job_meant": "what you wanted", "matters": "what matters",
        "matters_words": "about those", "had_say": "how much say {} of 5", "say_example": "your call when",
        "say_more": "should have been when", "gave": "for somebody else", "not_good": "not good",
        "anyway": "would have happened anyway", "quote_ok": "may use your words, no name",
        "evidence": "how we know", "timepoint": "", "struck": "crossed out", "changed": "changed",
        "promise": "a promise",
        "pass_on": "the lead partner may read it",
    }
)  # fmt: skip  # a table is read in rows
"""What stands before a value, or around it at "{}"; "" where the value speaks for itself."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        "not_in": "nobody in", "moved": "does not live there any more", "declined": "said no",
        "come_back": "asked to come back", "not_suitable": "not a good moment",
        "talked_unrecorded": "talked, nothing written down", "brief_chat": "talked a little",
        "not_now": "not now", "not_said": "rather not say", "under14": "under 14", "a14_15": "14 or 15",
        "a16_17": "16 or 17", "a18_25": "18 to 25", "over25": "over 25", "activity": "something to do",
        "job": "a job", "course": "a card or ticket", "help_others": "for others or the place",
        "make_start": "to make or start", "doorstep": "on the doorstep", "home": "at home",
        "street": "out and about", "community": "in a community place", "phone": "by phone",
        "alone": "just us two", "second_worker": "a colleague", "parent_carer": "parent or carer",
        "other_adult": "another adult", "child": "wee ones", "young_person": "you", "together": "both of us",
        "verbatim": "as said", "tidied": "tidied, and you agreed", "others_say": "others say so",
        "seen": "seen", "self": "you said so", "one_pal": "with a pal", "new_people": "new people",
        "one_adult": "with one adult", "group": "with pals", "used_to": "used to", "never": "never tried",
        "once": "tried it", "now": "doing it now", "this_week": "this week", "two_weeks": "in two weeks",
        "month": "in a month", "i_will_say": "you will say when", "not_sure": "not sure",
        "team": "the small team", "offer_contact": "somebody with an offer",
        "partners": "all partners, no name", "look_ideas": "look at ideas", "one_to_one": "just us again",
        "try_activity": "try one thing once", "try_work": "a morning where the work is",
        "try_learn": "have a go with somebody", "sort_ticket": "start on the card",
        "lead_something": "plan something for the place", "start_something": "help to start it",
        "just_text": "a text when there is something", "nothing": "nothing for now", "own": "your own idea",
        "right": "yes, right", "changed": "yes, we fixed it", "wrong": "start again next time",
        "not_done": "not yet", "drop_by": "at the door", "through": "through somebody you trust",
        "meet": "a place and time", "they_stopped": "you had enough", "not_safe": "it did not feel safe",
        "no_time": "no time left", "new_folk": "not knowing anybody", "past_bad": "went badly before",
        "id_forms": "ID or forms", "no_could_not": "could not make it", "no_chose": "chose another part",
        "no_other": "did not go", "na": "nothing was promised", "little_offered": "little offered so far",
        "between_things": "between things just now", "good_with_others": "others listen to you",
        "pals_taking_part": "pals take part", "asked_themselves": "you asked for it",
        "community_says": "a community body thought of you", "housing_association": "housing association",
        "sport_culture": "sport or culture", "org": "organisation", "asked_off": "you asked to come off",
        "job_partner": "a job with a partner", "job_other": "a job", "apprentice": "apprenticeship",
        "college_school": "college or school", "volunteer": "volunteering", "own_word": "you say so",
        "money": "money or fares", "caring": "looking after somebody", "kit": "clothes or kit",
        "places": "some places", "health": "how you feel", "shifts": "work, school or appointments",
        "m3": "3 months after", "m6": "6 months after", "m12": "12 months after",
        "too_much": "asked too much", "wrong_time": "wrong time or place", "who_there": "who was there",
        "words": "words that were not yours", "missed": "something missed out",
    }
)  # fmt: skip  # a table is read in rows
"""What a choice is called, whichever question it came from; one that is not here is called by its name."""

ANSWERS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("status", "active"): "", ("status", "dropped"): "not any more", ("status", "done"): "got it",
        ("status", "suggested"): "not met yet", ("status", "in_contact"): "we are in touch",
        ("status", "in_course"): "on the course", ("status", "moved_on"): "moved on",
        ("word_source", "verbatim"): "", ("word_source", "officer"): "our words",
        ("top_pick", "yes"): "the one", ("scope", "nothing"): "you took back all of it",
        ("scope", "presence"): "you took back your words", ("scope", "words"): "you let it go again",
        ("outcome", "part"): "talked, a part of it", ("outcome", "full"): "talked, all of it",
        ("door", "talk"): "", ("mode", "full"): "", ("mode", "light"): "kept light",
        ("mode", "move"): "somewhere quieter", ("mode", "later"): "left for another day",
        ("explained_back", "yes"): "you told it back",
        ("explained_back", "again"): "explained twice", ("explained_back", "no"): "not clear yet",
        ("share_with", "officer"): "just you and me", ("decided_by", "officer"): "I suggested it",
        ("decided_by", "none"): "nobody yet", ("left_early", "no"): "", ("kind", "other"): "",
        ("kinds", "other"): "something else", ("by", "young_person"): "",
        ("copy_way", "none"): "none wanted", ("contact_wish", "none"): "do not get in touch",
        ("went", "yes"): "went", ("went", "part"): "went for some of it", ("kcs", "keep"): "keep it",
        ("kcs", "change"): "change it", ("kcs", "stop"): "stop it", ("stay_or_move", "stay"): "stay with it",
        ("stay_or_move", "move"): "on to the next thing", ("stay_or_move", "both"): "a bit of both",
        ("stay_or_move", "stop"): "something else", ("share_with", "partners"): "all partners, no name",
        ("given_on", ""): "", ("kind", "skill"): "a skill", ("kinds", "phone"): "phone or data",
        ("hours", "part"): "part time",
        ("hours", "full"): "full time", ("hours", "try"): "a try first", ("promise", "no"): "",
        ("pass_on", "no"): "", ("struck", "0"): "", ("changed", "0"): "", ("who_decides", "me"): "you",
        ("who_decides", "us"): "all of us on the course", ("kinds", "words"): "words that were not yours",
    }
)  # fmt: skip  # a table is read in rows
"""What a choice is called in one field, where that differs; "" is not said at all."""

NOT_ANSWERED: Mapping[MissingReason, str] = MappingProxyType(
    {
        MissingReason.DECLINED: "you would rather not say", MissingReason.DONT_KNOW: "you did not know",
        MissingReason.COME_BACK_LATER: "to ask later", MissingReason.SKIPPED: "not said",
        MissingReason.NOT_ASKED: "not asked",
    }
)  # fmt: skip  # a table is read in rows
"""What stands where there is a reason instead of an answer."""

SEVERAL = frozenset(
    {"kinds", "with_who", "learn_how", "share_with", "present", "themes", "contact_wish", "order_of_kinds"}
    | {"doing", "matters"}
)
"""Fields that hold several choices at once."""

OWN_WORDS = frozenset(
    {
        "words",
        "first_words",
        "beside",
        "looks_like",
        "about_work",
        "for_whom",
        "fix_words",
        "next_own",
        "mentor_like",
        "going_well",
    }
    | {"best", "change_what", "miss_out", "showed", "who_rated", "why_not", "goal_words", "goal_why", "gave"}
    | {"matters_words", "say_example", "say_more", "not_good", "places_ruled_out", "we_words", "you_words"}
    | {"cannot_promise", "kept_why"}
)
"""Fields that hold words as somebody said them; they are quoted, never looked up."""

ORDER = (
    *("on", "given_on", "timepoint", "words", "goal_words", "session", "we_words", "by", "kept", "kept_why"),
    *("you_words", "you_kept", "outcome", "looks_like", "kind", "kinds", "want"),
)
"""Fields that are said first, in this order; the others follow by name."""
