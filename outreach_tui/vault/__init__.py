"""The vault: TinyDB on an encrypted, append-only journal, and everything a laptop keeps in it.

`journal/` is a library of its own and knows nothing of Outreach; `store.py` is the one way in and out for the
rest of the app.
"""
