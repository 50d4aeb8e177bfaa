"""A script checked before anybody is asked anything: what keeps it from running, and what we would advise.

`check.py` is the way in. It takes bytes and gives values; it reads no disk, and no bytes make it fail.
"""
