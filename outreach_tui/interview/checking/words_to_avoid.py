"""The words our advice knows: a list to read and to change; nothing is worked out here.

What to say instead of words that make a person a problem, words about offences, which have no place in a
script, and how some kinds of question sound.
"""

from collections.abc import Mapping
from types import MappingProxyType

INSTEAD_OF: Mapping[str, str] = MappingProxyType(
    {
        "offender": "young person",
        "gang member": "young person",
        "neet": "young person",
        "service user": "young person",
        "target group": "young people",
        "client": "young person, or their code name",
        "case worker": "who comes to see you",
        "stakeholder": "partner",
        "gang area": "area",
        "hotspot": "area",
        "assessment": "talk",
        "your needs": "what you would want",
        "needs assessment": "talk",
        "unmet need": "a gap: a wish nobody can answer yet",
        "your issues": "what you would want",
        "your problems": "what gets in the way",
        "deficit": "what gets in the way",
        "risk factor": "what gets in the way",
        "hard to reach": "not been asked yet",
        "vulnerable": "young person",
        "disengaged": "not now",
        "non-engagement": "not in, or said no",
        "did not engage": "said no, not now, not in",
        "refused": "said no",
        "refusal": "said no",
        "drop-out": "moved on",
        "dropped out": "moved on",
        "intervention": "course",
        "provision": "offer",
        "sanction": "promise",
        "eligible": "fits",
        "eligibility": "fits",
        "overdue": "their pace",
        "compliance": "what was promised",
        "anti-social": "nothing: leave it out",
        "troubled": "nothing: leave it out",
    }
)
"""Words that make somebody a problem or a file, each with what to say instead."""

OFFENCE_WORDS = (
    "offence",
    "offences",
    "offend",
    "offended",
    "offending",
    "reoffend",
    "arrest",
    "arrested",
    "crime",
    "crimes",
    "criminal",
    "criminal record",
    "convicted",
    "conviction",
    "convictions",
    "prison",
    "court",
    "probation",
    "gang",
    "gangs",
    "weapon",
    "weapons",
    "knife",
    "knives",
    "drugs",
    "drug use",
    "shoplifting",
    "vandalism",
    "fighting",
    "violence",
    "violent",
    "asb",
    "behaviour",
    "diagnosis",
    "diagnosed",
)
"""Words about what somebody is said to have done or to have; a script never asks."""

OBSTACLE_WORDS = (
    "gets in the way",
    "get in the way",
    "in your way",
    "stops you",
    "stop you",
    "stopping you",
    "holding you back",
    "barrier",
    "barriers",
    "obstacle",
    "obstacles",
    "difficult for you",
    "hard for you",
    "would not work for you",
)
"""How a question about obstacles sounds."""

STRENGTH_WORDS = (
    "good at",
    "good day",
    "proud of",
    "important to you",
    "care about",
    "enjoy",
    "do you like",
    "would you like",
    "you want",
    "would want",
    "love doing",
    "opportunity",
    "show other people",
    "dream",
    "wish",
)
"""How a question about strengths and wishes sounds."""

BIRTH_WORDS = ("date of birth", "birth date", "birthday", "birthdate", "day of birth", "dob", "born")
"""How a question about the exact date of birth sounds."""

ADDRESS_WORDS = (
    "home address",
    "your address",
    "full address",
    "postcode",
    "post code",
    "street",
    "flat number",
)
"""How a question about the full address sounds."""
