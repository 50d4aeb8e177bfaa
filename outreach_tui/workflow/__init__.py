"""The verbs: each file is one thing a person can do; screens and lines of text call nothing else.

A verb takes and returns plain values. It is here that the rooms meet: a session's submission becomes
revisions, revisions go into the vault, out in a bundle, and back as a picture.
"""
