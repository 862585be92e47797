"""Each page against our own empty page, in a small and in a large registry (DESIGN 7): ratios, not seconds."""
