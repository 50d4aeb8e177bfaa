"""The conversation on the screen: how each kind of question takes its keys, and the view that holds them.

Nothing here knows Textual; `screens/interview.py` is the view, and the pad gives it every key in order.
"""
