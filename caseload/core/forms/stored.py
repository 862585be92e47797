"""No form drops a value that its row holds because it is no longer offered: who has left, what a table has ended."""

from django.db.models import Model, Q
from django.forms import ChoiceField, ModelChoiceField


def keep_stored(form, **words):
    """Let every list of choices in ``form`` offer what is stored already, too. To be called once all of them are set.

    ``words``: by the name of a field, what stored values are called ({value: label}); else they are their own words.
    """
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        values = list(value) if isinstance(value, list | tuple | set) else [value]
        values = [one for one in values if one not in (None, "")]
        if values and isinstance(field, ModelChoiceField):
            _keep_rows(field, values)
        elif values and isinstance(field, ChoiceField):
            _keep_choices(field, values, words.get(name, {}))


def _keep_rows(field, values):
    key, rows = field.to_field_name or "pk", field.queryset
    keys = {getattr(one, key) if isinstance(one, Model) else one for one in values}
    missing = keys - set(rows.filter(**{f"{key}__in": keys}).order_by().values_list(key, flat=True))
    if missing:
        kept = Q(pk__in=rows.order_by().values("pk")) | Q(**{f"{key}__in": missing})
        field.queryset = rows.model._default_manager.filter(kept).order_by(*rows.query.order_by)


def _keep_choices(field, values, words):
    choices = list(field.choices)
    offered = {str(key) for key, label in choices if not isinstance(label, list | tuple)}
    offered |= {str(key) for _group, label in choices if isinstance(label, list | tuple) for key, _ in label}
    missing = [one for one in dict.fromkeys(values) if str(one) not in offered]
    if missing:
        field.choices = [*choices, *((one, words.get(one, one)) for one in missing)]
