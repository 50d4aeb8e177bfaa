"""Records: revisions that always join, the picture they add up to, and what may be shown or sent of it.

Values in, values out: no disk, clock, chance, screen or store. Time, ids and chance come in as arguments.
"""
