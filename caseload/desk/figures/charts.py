"""Bars and lines as numbers: templates write them into SVG attributes, so that no script or style is needed."""

from dataclasses import dataclass
from math import ceil, log10

from caseload.core.templatetags.reading import MONTHS, speaks_chinese

WIDTH, HEIGHT = 600, 220
LEFT, RIGHT, TOP, BOTTOM = 40, 8, 24, 26
ROOM_FOR_NAMES = 78
"""Kept free to the right of lines for what each is."""
MOST = 18
"""So many months are drawn; the table beside the chart has all."""
STEPS = (1, 2, 5, 10)


@dataclass
class Bar:
    x: float
    y: float
    width: float
    height: float
    middle: float
    above: float
    value: int
    label: str
    whole: bool


@dataclass
class Point:
    x: float
    y: float
    value: int


@dataclass
class Chart:
    width: int
    height: int
    right: int
    floor: int
    rules: list
    """(y, value) of the horizontal lines."""


def month_label(day):
    """12月, Dec."""
    return f"{day.month}月" if speaks_chinese() else MONTHS[day.month - 1]


def bar_chart(months, count):
    """(chart, bars) of ``count(month)`` for the last months of ``months``."""
    months = months[-MOST:]
    chart, scale = _frame(max((count(month) for month in months), default=0), WIDTH - RIGHT)
    pitch = (chart.right - LEFT) / max(len(months), 1)
    bars = []
    for n, month in enumerate(months):
        value, width = count(month), min(pitch * 0.64, 56)
        x, y = LEFT + pitch * (n + 0.5) - width / 2, scale(value)
        bars.append(
            Bar(
                round(x, 1),
                y,
                round(width, 1),
                round(chart.floor - y, 1),
                round(x + width / 2, 1),
                y - 6,
                value,
                month_label(month.first),
                month.whole,
            )
        )
    return chart, bars


def line_chart(months, *counts):
    """(chart, labels, one list of points for each of ``counts``) for the last months of ``months``."""
    months = months[-MOST:]
    highest = max((count(month) for month in months for count in counts), default=0)
    chart, scale = _frame(highest, WIDTH - ROOM_FOR_NAMES)
    pitch = (chart.right - LEFT - 20) / max(len(months) - 1, 1)
    xs = [round(LEFT + 12 + pitch * n, 1) for n in range(len(months))]
    labels = [(x, month.first.month) for x, month in zip(xs, months, strict=True)]
    lines = [
        [Point(x, scale(count(month)), count(month)) for x, month in zip(xs, months, strict=True)] for count in counts
    ]
    return chart, labels, lines


def path_of(points):
    """The ``d`` of an SVG path through ``points``."""
    return " ".join(f"{'L' if n else 'M'}{point.x} {point.y}" for n, point in enumerate(points))


def name_heights(points, other):
    """Where the names of two lines stand at their ends: level with the last point, apart where they would touch."""
    if not points or not other:
        return 0, 0
    first, second = points[-1].y, other[-1].y
    apart = 18 - abs(first - second)
    if apart > 0:
        up, down = (1, -1) if first > second else (-1, 1)
        first, second = first + up * apart / 2, second + down * apart / 2
    return round(first + 5, 1), round(second + 5, 1)


@dataclass
class Span:
    """A bar from zero to ``dark`` within one to ``pale``, with its name and the two values."""

    y: int
    name: str
    dark: float
    pale: float
    values: str


ROW, NAMES = 30, 150


def span_chart(rows, width=WIDTH):
    """(height, spans) of ``rows``: (name, lower, higher value); rows without values are left out."""
    rows = [row for row in rows if row[1] is not None][:MOST]
    highest = max((higher for _name, _lower, higher in rows), default=0) or 1
    room = width - NAMES - 90
    spans = [
        Span(n * ROW, name, round(room * low / highest, 1), round(room * high / highest, 1), f"{low} / {high}")
        for n, (name, low, high) in enumerate(rows)
    ]
    return len(rows) * ROW, spans


def _frame(highest, right):
    step = _step(highest)
    top = step * max(ceil(highest / step), 1)
    floor = HEIGHT - BOTTOM

    def scale(value):
        return round(floor - (floor - TOP) * value / top, 1)

    rules = [(scale(value), value) for value in range(0, top + 1, step)]
    return Chart(WIDTH, HEIGHT, right, floor, rules), scale


def _step(highest):
    """A round distance between lines, so that there are four or five of them."""
    rough = max(highest / 4, 1)
    magnitude = 10 ** int(log10(rough))
    return next(step * magnitude for step in STEPS if step * magnitude >= rough)
