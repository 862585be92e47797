"""The family as a picture: generations from top to bottom, squares for men, circles for women, from the members."""

from dataclasses import dataclass

from households.models import Member

ABOVE_TWO = {"之祖父", "之祖母", "之外祖父", "之外祖母"}
ABOVE = {"之父", "之母", "之岳父", "之岳母", "之公公", "之婆婆", "之叔伯"}
BELOW = {"之子", "之女", "之儿媳", "之女婿", "之侄儿", "之侄女"}
BELOW_TWO = {"之孙子", "之孙女", "之外孙子", "之外孙女"}
BELOW_THREE = {"之曾孙子", "之曾孙女"}
GENERATIONS = [(ABOVE_TWO, 2), (ABOVE, 1), (BELOW, -1), (BELOW_TWO, -2), (BELOW_THREE, -3)]
WIDTH, HEIGHT, SIZE = 80, 112, 44
AT_MOST = (4, 3)
"""So many stand side by side, in turn: a picture of any family can be read on a phone, and no line meets a face."""


@dataclass
class Figure:
    member: Member
    x: int
    y: int

    @property
    def shape(self):
        return {"M": "square", "F": "circle"}.get(self.member.sex, "diamond")

    @property
    def box(self):
        """The left upper corner."""
        return self.x - SIZE // 2, self.y - SIZE // 2

    @property
    def is_dead(self):
        return self.member.status == Member.Status.DEAD

    @property
    def lives_here(self):
        return self.member.status == Member.Status.PRESENT

    @property
    def label_y(self):
        return self.y + SIZE // 2 + 18

    @property
    def diamond(self):
        half = SIZE // 2
        return f"{self.x},{self.y - half} {self.x + half},{self.y} {self.x},{self.y + half} {self.x - half},{self.y}"


@dataclass
class Picture:
    figures: list
    lines: list
    """(points as SVG wants them, whether it is only known that they belong together, not how)."""
    width: int
    height: int


def generation(relation):
    return next((level for words, level in GENERATIONS if relation in words), 0)


def family_picture(members):
    """Where each of ``members`` stands. Head and spouse stand in the middle row, side by side."""
    generations = {}
    for member in sorted(members, key=lambda row: (not row.is_head, row.relation != "配偶", row.pk)):
        generations.setdefault(generation(member.relation), []).append(member)
    rows = [(level, row) for level in sorted(generations, reverse=True) for row in _side_by_side(generations[level])]
    width = max((len(row) for _level, row in rows), default=1) * WIDTH
    placed = {level: [] for level in generations}
    for place, (level, row) in enumerate(rows):
        left, y = (width - len(row) * WIDTH) // 2, place * HEIGHT + HEIGHT // 2 - 14
        placed[level] += [Figure(member, left + n * WIDTH + WIDTH // 2, y) for n, member in enumerate(row)]
    figures = [figure for level in placed for figure in placed[level]]
    return Picture(figures, _lines(placed), width, len(rows) * HEIGHT)


def _side_by_side(members):
    """One generation in rows of AT_MOST."""
    rows, rest = [], members
    while rest:
        size = AT_MOST[len(rows) % len(AT_MOST)]
        rows.append(rest[:size])
        rest = rest[size:]
    return rows


def _lines(placed):
    """``placed``: figures by generation. Between head and spouse, and from each generation to the next one outwards."""
    pair = [figure for figure in placed.get(0, []) if figure.member.is_head or figure.member.relation == "配偶"]
    if not pair:
        return []
    lines = [(_points((pair[0].x, pair[0].y), (pair[-1].x, pair[-1].y)), False)] if len(pair) > 1 else []
    for side in (-1, 1):
        inner, last = pair, 0
        for level in sorted((level for level in placed if level * side < 0), key=abs):
            is_loose = inner is not pair or abs(level - last) > 1
            lines += [(points, is_loose) for points in _branches(inner, placed[level], side)]
            inner, last = placed[level], level
    return lines


def _branches(inner, outer, side):
    """From the middle of ``inner`` to each of ``outer``, which stand above (side -1) or below (1)."""
    x, y = (inner[0].x + inner[-1].x) // 2, (inner[-1] if side > 0 else inner[0]).y
    edge = y + side * HEIGHT // 2
    for figure in outer:
        yield _points((x, y), (x, edge), (figure.x, edge), (figure.x, figure.y - side * SIZE // 2))


def _points(*points):
    return " ".join(f"{x},{y}" for x, y in points)
