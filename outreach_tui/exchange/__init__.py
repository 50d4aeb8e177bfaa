"""Handing over: bundles, receipts and area packs that prove who made them, whole and complete.

What leaves a laptop leaves as one sealed file; what arrives is hostile until it has proven otherwise. Reading
gives plain values (a sender, raw lines, identifiers); what they mean is decided by `records` and `merging`.
"""
