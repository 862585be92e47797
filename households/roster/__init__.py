"""Taking a roster as an office sent it: captions → table → values → households → check against the registry → apply.

The contract is docs/rosters.md. ``sheets`` are read by ``caseload.core.sheets``; nothing here knows file formats.
"""
