"""The family as a picture: generations from top to bottom, squares for men, circles for women, from the members."""

from dataclasses import dataclass

from households.models import Member

ABOVE_TWO = {"之祖父", "之祖母", "之外祖父", "之外祖母"}
ABOVE = {"之父", "之母", "之岳父", "之岳母", "之公公", "之婆婆", "之叔伯"}
BELOW = {"之子", "之女", "之儿媳", "之女婿", "之侄儿", "之侄女"}
BELOW_TWO = {"之孙子", "之孙女", "之外孙子", "之外孙女"}
BELOW_THREE = {"之曾孙子", "之曾孙女"}
GENERATIONS = [(ABOVE_TWO, 2), (ABOVE, 1), (BELOW, -1), (BELOW_TWO, -2), (BELOW_THREE, -3)]
WIDTH, HEIGHT, SIZE = 120, 120, 44


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
    """(x1, y1, x2, y2): couples, and children below them."""
    width: int
    height: int


def generation(relation):
    return next((level for words, level in GENERATIONS if relation in words), 0)


def family_picture(members):
    """Where each of ``members`` stands. Head and spouse stand in the middle row, side by side."""
    rows = {}
    for member in sorted(members, key=lambda row: (not row.is_head, row.relation != "配偶", row.pk)):
        rows.setdefault(generation(member.relation), []).append(member)
    width = max((len(row) for row in rows.values()), default=1) * WIDTH
    figures = []
    for place, level in enumerate(sorted(rows, reverse=True)):
        row = rows[level]
        left = (width - len(row) * WIDTH) // 2
        y = place * HEIGHT + HEIGHT // 2 - 14
        figures += [Figure(member, left + n * WIDTH + WIDTH // 2, y) for n, member in enumerate(row)]
    return Picture(figures, _lines(figures), width, len(rows) * HEIGHT)


def _lines(figures):
    """Between head and spouse, and from the pair to the rows above and below."""
    by_row = {}
    for figure in figures:
        by_row.setdefault(generation(figure.member.relation), []).append(figure)
    middle = by_row.get(0, [])
    pair = [figure for figure in middle if figure.member.is_head or figure.member.relation == "配偶"]
    if not pair:
        return []
    lines = [(pair[0].x, pair[0].y, pair[-1].x, pair[-1].y)] if len(pair) > 1 else []
    x = (pair[0].x + pair[-1].x) // 2
    for level, start in ((1, "above"), (-1, "below")):
        for figure in by_row.get(level, []):
            edge = SIZE // 2 if start == "above" else -SIZE // 2
            lines.append((x, pair[0].y, figure.x, figure.y + edge))
    return lines
