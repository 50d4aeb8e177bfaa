"""The known differences from JavaRosa, each with its reason: docs/conformance.md tells them one by one.

A sequence ends where it meets one, because the two interviews go different ways from there. What differs only
in how a value is written is not here: `comparing` takes such values for the same.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """One known difference."""

    reason: str
    """Why the two differ."""
    says: str
    """A pattern that the difference matches."""
    form: str = ""
    """A pattern that the form matches."""
    after: str = ""
    """What must have been done before ("remove"); empty if it shows without."""


KNOWN = (
    Explained("JavaRosa alone has no pulldata(); ODK Collect adds it", r"cannot handle function 'pulldata'"),
    Explained("a position is wanted, and neither machine has one", r'For input string: "no"', r"setgeopoint"),
    Explained(
        "several nodes where one is wanted stop JavaRosa; here the first is taken", r"This field is repeated"
    ),
    Explained("JavaRosa refuses choices without labels", r"<label> node for itemset doesn't exist"),
    Explained("JavaRosa refuses a language that says more than the default one", r"Error loading locale"),
    Explained(
        "JavaRosa takes a required that looks at its own question for a circle",
        r"Cycle detected",
        r"required=",
    ),
    Explained(
        "JavaRosa keeps choices that come from a repeat as they first were",
        r"applies|options|value|asked",
        r'itemset nodeset="\s*(\.\./|/)',
    ),
    Explained(
        "JavaRosa does not work out indexed-repeat() of two repeats again in the other instances",
        r"value|required",
        r"indexed-repeat\([^()]*,[^()]*,[^()]*,[^()]*,",
    ),
    Explained(
        "JavaRosa leaves attributes as they were when an instance is taken away",
        r"/@\w+.*JavaRosa",
        r"<repeat",
        after="remove",
    ),
    Explained(
        "JavaRosa stumbles over attributes when an instance is taken away", r'"element" is null', r"<repeat"
    ),
    Explained("a moment in words is only its date in JavaRosa", r"label: '.*\d{4}-\d\d-\d\dT.*JavaRosa"),
    Explained(
        "a question that is required and can only be read keeps JavaRosa from finishing",
        r"finish: here nothing is in the way",
        r"<bind [^>]*(readonly=[^>]*required=|required=[^>]*readonly=)",
    ),
    Explained(
        "jr:choice-name() in JavaRosa drops what is no longer offered, and says its words once more",
        r"value: '', JavaRosa '[A-Z]",
        r"jr:choice-name.*itemset nodeset=\"[^\"]*\[",
    ),
    Explained("a form without meta/instanceID gets one here", r"/meta(/instanceID)?: there"),
    Explained("the choices are shuffled, each time anew", r"options", r"randomize\((?:[^(),]|\([^()]*\))*\)"),
)
"""Every known difference that ends a sequence."""


def reason_for(difference: str, xml: str, done: Collection[str]) -> str | None:
    """Return why a difference is as it should be, or None if it is not known.

    Args:
        difference: what differs.
        xml: the form.
        done: the kinds of operations that were done before it showed.
    """
    for known in KNOWN:
        shows = not known.after or known.after in done
        if shows and re.search(known.says, difference, re.DOTALL) and re.search(known.form, xml, re.DOTALL):
            return known.reason
    return None
