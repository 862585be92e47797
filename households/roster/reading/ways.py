"""Ways out of a problem that the importer may choose: which row of a household is its head, who moves in here."""

HEAD_CHOSEN, MOVES_HERE = "head_chosen", "moves_here"
WAYS = {"head_missing": HEAD_CHOSEN, "two_heads": HEAD_CHOSEN, "id_in_other_household": MOVES_HERE}
"""{code of a problem: of the remark in its place, once its way out is chosen}."""


def way(code, row, elsewhere=None):
    """The choice as it is kept with a batch. ``row``: a record of the file, or its problem; ``elsewhere``: the key of
    the member who moves, so that it holds for nobody else."""
    return (code, row.sheet, row.row, row.name, elsewhere)
