"""Taking a roster as an office sent it: captions → table → values → households → check against the registry → apply.

docs/roster-import.md tells how to use it. Files are read by ``caseload.core.sheets``; nothing here knows their formats.
"""
