"""Collections of plans: many documents read once, kept in a folder, and asked together.

Needs the extra ``mzdiff[corpus]``; nothing of it is imported by a comparison.
"""
