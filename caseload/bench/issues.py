"""Many issues in one registry: the pages that list, sort and count them, beside the bare SQL that they ask."""

from time import perf_counter

import pgtrigger
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caseload.bench.pages import FLOOR, Page
from visits.issues.models import CallBack, Issue, IssueStep

BARE_RUNS = 7
COPIES = """
CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
SELECT n, nextval(pg_get_serial_sequence('issues_issue', 'id')) AS copy_id, found.id AS issue_id
FROM generate_series(1, %s) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS many FROM issues_issue) AS found
    ON found.place = n %% found.many + 1
"""


def pages_of_issues():
    """The pages measured; the first is the floor."""
    issues, rates = reverse("issues:list"), reverse("rates")
    return [
        Page(FLOOR, "worker", reverse("me")),
        Page("issues, all open", "office", issues),
        Page("issues, three communities", "supervisor", issues),
        Page("issues, a worker's own", "worker", issues),
        Page("issues, overdue", "office", f"{issues}?view=overdue"),
        Page("issues, closed", "office", f"{issues}?view=closed"),
        Page("issues, of a category", "office", f"{issues}?view=open&category=water"),
        Page("board", "office", reverse("issues:board")),
        Page("call-backs", "office", reverse("issues:call_backs")),
        Page("dispatch lists", "office", reverse("issues:dispatch")),
        Page("rates, by area", "office", rates),
        Page("rates, by category", "office", f"{rates}?by=category"),
        Page("rates, by month", "office", f"{rates}?by=month"),
    ]


@transaction.atomic
def multiply(total):
    """Copy the issues that there are, with their steps and call-backs, until there are ``total``. Four statements."""
    missing = total - Issue.objects.count()
    if missing <= 0:
        return
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(COPIES, [missing])
        cursor.execute(_copying(Issue, id="copy_id", number="'B' || n", due_at="due_at + n * interval '1 second'"))
        for kind in (IssueStep, CallBack):
            cursor.execute(_copying(kind, issue_id="copy_id"))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for kind in (Issue, IssueStep, CallBack):
            cursor.execute(f"ANALYZE {kind._meta.db_table}")


def _copying(kind, **changed):
    """Rows of ``kind`` once more for each copy of their issue, with some columns ``changed``."""
    key = "id" if kind is Issue else "issue_id"
    fields = [field for field in kind._meta.concrete_fields if not field.generated]
    columns = [field.column for field in fields if kind is Issue or not field.primary_key]
    values = ", ".join(changed.get(column, f'rows."{column}"') for column in columns)
    names, table = ", ".join(f'"{column}"' for column in columns), kind._meta.db_table
    rows = f"SELECT {values} FROM copies JOIN {table} AS rows ON rows.{key} = copies.issue_id"  # noqa: S608
    return f"INSERT INTO {table} ({names}) {rows}"


def bare_seconds(browser, address):
    """The statements that the page asks, asked again by themselves: the least of some runs."""
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    statements = [query["sql"] for query in asked.captured_queries if query["sql"].lstrip("( ").startswith("SELECT")]
    return min(_bare(statements) for _ in range(BARE_RUNS))


def _bare(statements):
    start = perf_counter()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()
    return perf_counter() - start
