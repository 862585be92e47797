"""Finding an issue by words of its title, its number, or by whatever finds its household."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, TextField, Value

from households.models import Household
from households.services.search import Bigrams, fits, readable, words_of
from visits.issues.models import Issue


class PairsOfIssue(Func):
    """The pairs of neighbouring characters of number and title; ``issue_words`` is the index on them."""

    template = "bigrams(lower(%(expressions)s))"
    arg_joiner = " || ' ' || "
    output_field = ArrayField(TextField())


def search(issues, q):
    """Those of ``issues`` that fit every word of ``q``."""
    for word in words_of(readable(q)):
        of_household = Issue.objects.filter(household__in=Household.objects.filter(fits(word)).values("pk"))
        ways = in_words(word.lower()).order_by().values("pk"), of_household.order_by().values("pk")
        issues = issues.filter(pk__in=ways[0].union(ways[1], all=True))
    return issues


def in_words(word):
    """Number or title hold ``word``. Two characters and more are found by their pairs, one alone by reading all."""
    found = Issue.objects.filter(Q(number__icontains=word) | Q(title__icontains=word))
    if len(word) < 2:
        return found
    return found.annotate(pairs=PairsOfIssue(F("number"), F("title"))).filter(pairs__contains=Bigrams(Value(word)))
