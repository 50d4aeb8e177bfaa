"""Scripts and conversations: an XLSForm compiled once, run as a session, ending in a submission.

Values in, values out: no disk, clock, chance, screen or store. Time, ids and chance come in as arguments.
"""
