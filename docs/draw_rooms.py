"""Draws the rooms of the house and who imports whom, read off the code: `make rooms` writes docs/rooms.svg.

The floors are those of the contract in pyproject.toml. An arrow that follows from two others is left out.
"""

import re
import sys
import tomllib
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "rooms.svg"
ROOTS = ["caseload", "households", "visits"]
WIDTH, HEIGHT, ACROSS, DOWN, MARGIN = 172, 34, 24, 30, 16
WORDS = {
    "caseload.bench": "measuring",
    "caseload.demo": "the demo",
    "caseload.desk": "today, review, figures",
    "visits.activities": "group activities",
    "visits.doorstep": "the save, the phone",
    "visits.errands": "papers and money",
    "visits.issues": "to be solved",
    "visits": "the visit log",
    "households.quality": "the check-up",
    "households.plans": "case plans",
    "households.roster": "rosters",
    "households.support": "what reaches the door",
    "households": "the registry",
    "caseload.core": "what all need",
}


def floors():
    """From the roof down: the rooms of each floor, with the modules that each is made of."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    for layer in contracts[0]["layers"]:
        names = re.findall(r"[\w.]+", layer)
        shelves = len(names) > 1 and ":" in layer
        yield {names[0].split(".")[0]: names} if shelves else {name: [name] for name in names}


def arrows(rooms):
    """(upper, lower) for each room that imports another one directly, without those that follow from others."""
    sys.path.insert(0, str(ROOT))
    graph = grimp.build_graph(*ROOTS, cache_dir=None)
    room_of = {}
    for room, modules in rooms.items():
        for module in modules:
            room_of |= dict.fromkeys([module, *graph.find_descendants(module)], room)
    found = set()
    for module, room in room_of.items():
        for other in graph.find_modules_directly_imported_by(module):
            if other in room_of and room_of[other] != room:
                found.add((room, room_of[other]))
    return sorted(pair for pair in found if not _follows(pair, found))


def _follows(pair, found):
    """Whether a way of several arrows leads from one end of ``pair`` to the other."""
    start, end = pair
    seen, ahead = set(), [lower for upper, lower in found if upper == start and lower != end]
    while ahead:
        room = ahead.pop()
        if room == end:
            return True
        if room not in seen:
            seen.add(room)
            ahead += [lower for upper, lower in found if upper == room]
    return False


def picture():
    rows = list(floors())
    rooms = {room: modules for row in rows for room, modules in row.items()}
    wide = max(len(row) for row in rows)
    width = 2 * MARGIN + wide * WIDTH + (wide - 1) * ACROSS + 2 * 90
    places = {}
    for number, row in enumerate(rows):
        left = (width - len(row) * WIDTH - (len(row) - 1) * ACROSS) / 2
        for column, room in enumerate(row):
            places[room] = (left + column * (WIDTH + ACROSS), MARGIN + number * (HEIGHT + DOWN))
    height = MARGIN * 2 + len(rows) * (HEIGHT + DOWN) - DOWN
    lines = [_arrow(places, rows, upper, lower) for upper, lower in arrows(rooms)]
    boxes = [_box(room, *place) for room, place in places.items()]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-family="sans-serif">'
    tip = '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
    tip += '<path d="M0 0 L8 4 L0 8 z" fill="#5b6b7b"/></marker></defs>'
    ground = f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>'
    return "\n".join([head, tip, ground, *lines, *boxes, "</svg>", ""])


def _box(room, x, y):
    middle = x + WIDTH / 2
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#eef3f8" stroke="#5b6b7b"/>'
        f'<text x="{middle:g}" y="{y + 14:g}" text-anchor="middle" font-size="12" font-weight="bold">{room}</text>'
        f'<text x="{middle:g}" y="{y + 28:g}" text-anchor="middle" font-size="10">{WORDS[room]}</text>'
    )


def _arrow(places, rows, upper, lower):
    (x1, y1), (x2, y2) = places[upper], places[lower]
    start, end = (x1 + WIDTH / 2, y1 + HEIGHT), (x2 + WIDTH / 2, y2)
    far = y2 - y1 > HEIGHT + DOWN + 1
    bend = 130 if far and x1 == x2 else 0
    middle = (start[1] + end[1]) / 2
    way = (
        f"M{start[0]:g} {start[1]:g} C{start[0] + bend:g} {middle:g} {end[0] + bend:g} {middle:g} {end[0]:g} {end[1]:g}"
    )
    return f'<path d="{way}" fill="none" stroke="#5b6b7b" stroke-width="1.2" marker-end="url(#tip)"/>'


def main():
    drawn = picture()
    if "--check" in sys.argv:
        if PICTURE.read_text() != drawn:
            sys.exit("docs/rooms.svg shows another house. Run make rooms.")
        return
    PICTURE.write_text(drawn)


if __name__ == "__main__":
    main()
