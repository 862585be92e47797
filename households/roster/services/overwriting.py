"""Which columns a roster of a source may overwrite: kept by administrators."""

from django.db import transaction

from households.roster.models import OverwriteRule

DEFAULT = OverwriteRule.May.ASK


def rules_of(source):
    """{column: what a roster of ``source`` may do}, of those that are not as usual."""
    return dict(OverwriteRule.objects.filter(source=source).values_list("column", "may"))


@transaction.atomic
def set_rules(*, by, source, rules):
    """``rules``: {column: may}. A column as usual has no row. Returns how many were changed."""
    before = rules_of(source)
    changed = {column: may for column, may in rules.items() if before.get(column, DEFAULT) != may}
    for column, may in changed.items():
        rule = OverwriteRule.objects.filter(source=source, column=column)
        if may == DEFAULT:
            rule.delete()
        else:
            OverwriteRule.objects.update_or_create(source=source, column=column, defaults={"may": may})
    return len(changed)
