"""The known differences from JavaRosa, each with its reason: docs/conformance.md tells them one by one.

A sequence ends where it meets one, because the two interviews go different ways from there. What differs only
in how a value is written is not here: `comparing` takes such values for the same.
"""

import re
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
    """A pattern that what was done matches: the kinds of operations with spaces between."""


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
        "a question that can only be read and lacks what it wants keeps JavaRosa from finishing",
        r"finish: here nothing is in the way",
        r"<bind [^>]*(readonly=[^>]*(required|constraint)=|(required|constraint)=[^>]*readonly=)",
    ),
    Explained(
        "jr:choice-name() in JavaRosa drops what is no longer offered, and says its words once more",
        r"value: '', JavaRosa '[A-Z]",
        r"jr:choice-name.*itemset nodeset=\"[^\"]*\[",
    ),
    Explained(
        "JavaRosa leaves what looks into a group of a repeat as it was when an instance comes or goes",
        r" (value|applies|required|label|options): |^asked: ",
        r'<repeat nodeset="([^"]+)">.*<group ref="\1/',
        after=r"(add|remove)\Z",
    ),
    Explained(
        "what looks at a picture, a sound or a line on a map is refused here", r"cannot be kept here yet"
    ),
    Explained(
        "a path that says which instance it means, means it; JavaRosa takes the new one",
        r"value: '[^']+', JavaRosa ''",
        r'<setvalue [^>]*odk-new-repeat[^>]*value="[^"]*\[1\]/',
    ),
    Explained(
        "what is not offered goes when somebody comes to the question, or at the end; there when it is shown",
        r"value: '[^']+', JavaRosa ''",
        r'<itemset nodeset="[^"]*\[',
        after=r"\A\Z|(add|resume)\Z",
    ),
    Explained(
        "what is not offered and is wanted is asked for at the end; there only once it was shown",
        r"finish: here \(Refusal",
        r'<itemset nodeset="[^"]*\[',
    ),
    Explained(
        "decimal-date-time() of nothing is not a number and differs from everything",
        r" (applies|value|required): ",
        r"decimal-date-time\(",
    ),
    Explained(
        "a worked-out default stands in every instance of a counted repeat's own repeats",
        r"value: '[^']+', JavaRosa ''",
        r"(?s)jr:count=.*odk-new-repeat|odk-new-repeat.*jr:count=",
        after=r"\A\Z|add\Z",
    ),
    Explained("what is infinite is no whole number here", r"value: '', JavaRosa '(2147483647|-2147483648)'"),
    Explained("a form without meta/instanceID gets one here", r"/meta(/instanceID)?: there"),
    Explained("the choices are shuffled, each time anew", r"options", r"randomize\((?:[^(),]|\([^()]*\))*\)"),
)
"""Every known difference that ends a sequence."""


def reason_for(difference: str, xml: str, done: str) -> str | None:
    """Return why a difference is as it should be, or None if it is not known.

    Args:
        difference: what differs.
        xml: the form.
        done: the kinds of operations that were done before it showed, with spaces between.
    """
    for known in KNOWN:
        pairs = ((known.says, difference), (known.form, xml), (known.after, done))
        if all(re.search(pattern, text, re.DOTALL) for pattern, text in pairs):
            return known.reason
    return None
