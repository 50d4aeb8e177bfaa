"""XPath as ODK XForms speaks it: text in, a closure over nodes out.

The language is XPath 1.0 with the functions and the few departures of the ODK XForms specification; where
its reference engines disagree, JavaRosa is followed. Nothing here knows forms, questions or sessions.
"""
