"""The moves of a workflow as a table that people read; `manage.py moves` prints those of all rooms."""

CAPTIONS = ("Verb", "Move", "From", "To", "Who", "Asks for")


def who(move):
    """The right that the move needs, and to whom it is bound."""
    bound = [
        (move.owner_only, "its owner"),
        (move.reporter_only, "who reported it"),
        (move.others_only, "not its owner"),
    ]
    words = [str(move.right.label), *(text for holds, text in bound if holds)]
    if move.overseer:
        words.append(f"or for them: {move.overseer.label}")
    return "; ".join(words)


def rows(moves):
    for move in moves:
        yield (
            move.verb,
            move.name,
            move.begins(),
            move.ends() or "as it stands",
            who(move),
            ", ".join(move.asks),
        )


def as_markdown(workflow):
    lines = [CAPTIONS, ["---"] * len(CAPTIONS), *rows(workflow.moves)]
    return "\n".join([f"## {workflow.name}", "", *(f"| {' | '.join(line)} |" for line in lines), ""])
