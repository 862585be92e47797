"""Taking a roster as an office sent it: captions → table → values → households → check against the registry → apply.

docs/roster-import.md tells how to use it. ``sheets`` are read by ``caseload.core.sheets``; nothing here knows file formats.
"""
