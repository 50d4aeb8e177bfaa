"""Evidence: what came of it, and whether it is co-production, from what was recorded.

Values in, values out: no disk, clock, chance, screen or store.
"""
