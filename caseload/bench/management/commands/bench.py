from time import perf_counter

from django.core.management.base import BaseCommand

from caseload.bench.import_time import ROWS, time_import
from caseload.bench.issues import bare_seconds, multiply, pages_of_issues
from caseload.bench.pages import clients, measure, pages
from caseload.bench.rivals import copy_pace, stock_pace
from caseload.bench.scratch import empty, scratch_database
from caseload.demo import loader
from visits.issues.models import Issue

SIZES = [(1_000, 10_000), (100_000, 1_000_000)]
SMALL_SIZES = [(200, 2_000), (1_000, 10_000)]
ISSUES, SMALL_ISSUES = 100_000, 5_000
ACTED = 12
"""Of the log-in's households each has its story; the others are filed."""
FEW, MANY = (60, 600), (1_000, 10_000)
"""Households and visits of the registries in which there are some hundred issues, and ISSUES."""


class Command(BaseCommand):
    help = "Measure each page against our own empty page, in a scratch database of two sizes."

    def add_arguments(self, parser):
        parser.add_argument("--small", action="store_true", help="quick: 200 and 1,000 households, 5,000 issues")
        parser.add_argument("--issues", action="store_true", help="the pages of issues only")

    def handle(self, *, small, issues, **options):
        results = []
        with scratch_database():
            for households, visits in () if issues else SMALL_SIZES if small else SIZES:
                results.append(self._measure(households, visits))
                empty()
            self._measure_issues(SMALL_ISSUES if small else ISSUES)
        if results:
            self._print_growth(*results)

    def _measure_issues(self, total):
        """What the pages of issues cost with ``total`` of them, beside their bare SQL, and their queries with few."""
        few, _bare = self._load_issues(*FEW, 0)
        self.stdout.write(f"with {self.count:,} issues the pages ask as many queries as the column “few” says")
        empty()
        many, bare = self._load_issues(*MANY, total)
        self.stdout.write(f"\n{self.count:,} issues")
        self.stdout.write(f"{'page':36} {'ms':>8} {'bare SQL':>9} {'x floor':>8} {'queries':>8} {'few':>4} {'sent':>6}")
        for name, cost in many.items():
            self.stdout.write(
                f"{name:36} {1000 * cost.seconds:8.1f} {1000 * bare[name]:9.1f} {cost.ratio:8.1f} {cost.queries:8}"
                f" {few[name].queries:4} {cost.sent:6.1f}"
            )

    def _load_issues(self, households, visits, total):
        """What the pages of issues cost in a registry of this size with at least ``total``, and their bare SQL."""
        loader.load(seed=1, households=households, visits=visits, acted=ACTED)
        multiply(total)
        loader.analyse()
        self.count, browsers = Issue.objects.count(), clients()
        listed = pages_of_issues()
        floor = (browsers[listed[0].who], listed[0].address)
        costs = {page.name: measure(browsers[page.who], page.address, floor) for page in listed}
        return costs, {page.name: bare_seconds(browsers[page.who], page.address) for page in listed}

    def _measure(self, households, visits):
        """Load a registry of this size and print what each page costs in it."""
        start = perf_counter()
        loader.load(seed=1, households=households, visits=visits, acted=ACTED)
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
