"""Sealing notes, correcting sealed ones, and seeing that nothing sealed was changed.

For the page of a note: `SealFlow`, `AmendFlow`, `RevisionsPage`, each in the file of its name. For
the journal: `ChainBanner`. For the settings: `SealPart`.
"""
