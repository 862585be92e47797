"""What is printed on A4, which is as narrow as a small window, is a table all the same."""

from tests import make
from tests.giving import making

A4 = 718
"""Its width in px, within the margins."""


def test_figures_of_a_printed_table_stand_at_the_end_of_their_column(committed, visitor, east, worker, supervisor):
    making.need(make.household(east, "王建华", worker=worker), worker)
    person = visitor(supervisor.username, language="en", width=A4, height=1000, password=make.PASSWORD)
    person.tab.emulate_media(media="print")
    person.go("/needs/for-donors/")
    figure = person.tab.locator("td.num").first
    assert figure.evaluate("cell => getComputedStyle(cell).textAlign") == "end"
