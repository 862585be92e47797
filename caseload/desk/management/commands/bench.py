from time import perf_counter

from django.core.management.base import BaseCommand

from caseload.desk.bench.import_time import ROWS, time_import
from caseload.desk.bench.pages import clients, measure, pages
from caseload.desk.bench.rivals import copy_pace, stock_pace
from caseload.desk.bench.scratch import empty, scratch_database
from caseload.desk.demo import loader

SIZES = [(1_000, 10_000), (100_000, 1_000_000)]
SMALL_SIZES = [(200, 2_000), (1_000, 10_000)]


class Command(BaseCommand):
    help = "Measure each page against our own empty page, in a scratch database of two sizes."

    def add_arguments(self, parser):
        parser.add_argument("--small", action="store_true", help="quick: 200 and 1,000 households")

    def handle(self, *, small, **options):
        results = []
        with scratch_database():
            for households, visits in SMALL_SIZES if small else SIZES:
                results.append(self._measure(households, visits))
                empty()
        self._print_growth(*results)

    def _measure(self, households, visits):
        """Load a registry of this size and print what each page costs in it."""
        start = perf_counter()
        loader.load(seed=1, households=households, visits=visits)
        loader.analyse()
        self.stdout.write(f"\n{households:,} households, {visits:,} visits, loaded in {perf_counter() - start:.0f} s")
        self.stdout.write(f"{'page':48} {'ms':>8} {'x floor':>8} {'queries':>8} {'KB':>6} {'sent':>6}")
        browsers, found = clients(), {}
        listed = pages(browsers)
        floor = (browsers[listed[0].who], listed[0].address)
        for page in listed:
            found[page.name] = measure(browsers[page.who], page.address, floor)
            self._print(page.name, found[page.name])
        self._print_import()
        return found

    def _print_import(self):
        checked, imported, rejected = time_import()
        self.stdout.write(
            f"roster of {ROWS:,} rows: checked in {checked:.1f} s, imported in {imported:.1f} s, {rejected} rejected"
        )
        ours, copy, stock = ROWS / imported, copy_pace(), stock_pace()
        self.stdout.write(
            f"rows a second: ours {ours:,.0f}, a bare COPY {copy:,.0f} (ours {ours / copy:.0%}), "
            f"stock django-import-export {stock:,.0f} (ours {ours / stock:.1f} x)"
        )

    def _print(self, name, cost):
        self.stdout.write(
            f"{name:48} {1000 * cost.seconds:8.1f} {cost.ratio:8.1f} {cost.queries:8}"
            f" {cost.kilobytes:6.1f} {cost.sent:6.1f}"
        )

    def _print_growth(self, first, last):
        """How each page's ratio to the floor grows from the first size to the last."""
        self.stdout.write(f"\n{'growth of the ratio to the floor':48} {'times':>8}")
        for name in first:
            self.stdout.write(f"{name:48} {last[name].ratio / first[name].ratio:8.2f}")
