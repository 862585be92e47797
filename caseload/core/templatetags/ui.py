"""Small marks used on every page: icons, seals, badges and query strings.

The words for dates and numbers are in `reading.py`; both libraries are loaded by `{% load ui %}`.
"""

import re
import uuid
import zlib
from functools import cache
from urllib.parse import unquote, urlencode

from django import template
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from caseload.core.forms.complaints import complaints_of, complaints_of_all
from caseload.core.forms.pictures import PicturesField, SignatureField
from caseload.core.keys import form_key
from caseload.core.scripts import modules_of
from caseload.core.templatetags import reading

register = template.Library()
register.filters.update(reading.register.filters)

KINDS = ("ok", "warn", "late", "doing", "wait", "idle", "pause")

# Surnames of two characters: a seal with only the first would show another family's name.
COMPOUND_SURNAMES = re.compile(
    "欧阳|尉迟|单于|司马|上官|诸葛|司徒|东方|独孤|南宫|皇甫|公孙|慕容|夏侯|轩辕|令狐|长孙|宇文|司空|端木|百里"
    "|呼延|闻人|赫连|澹台|公冶|宗政|濮阳|淳于|太叔|申屠|仲孙|钟离|鲜于|闾丘|第五|完颜|耶律|拓跋|万俟|东郭"
)
SEAL_COLOURS = 6


@register.simple_tag
@cache
def icon(name, css=""):
    """A line icon. It never stands alone: write the words beside it, or in a `visually-hidden` span."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#icon-{}"/></svg>',
        f"icon {css}".rstrip(),
        static("icons.svg"),
        name,
    )


@register.simple_tag
@cache
def shape(kind, css=""):
    """One of the seven status shapes, without words."""
    if kind not in KINDS:
        raise template.TemplateSyntaxError(f"Unknown status kind {kind!r}; one of {', '.join(KINDS)}")
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#status-{}"/></svg>',
        f"shape shape-{kind} {css}".rstrip(),
        static("icons.svg"),
        kind,
    )


@register.simple_tag
def badge(kind, text):
    """Shape and words in a box: for cards and page heads, at most two on a card."""
    return format_html('<span class="badge badge-{}">{}<span>{}</span></span>', kind, shape(kind), text)


@register.simple_tag
def status(kind, text):
    """Shape and words without a box: for tables and lists. An empty kind gives plain words."""
    if not kind:
        return format_html('<span class="status">{}</span>', text)
    return format_html('<span class="status status-{}">{}<span>{}</span></span>', kind, shape(kind), text)


@register.simple_tag
def figure(count, url="", text="", kind=""):
    """A number that opens its list; nothing is a grey 0. What is marked ``data-figure`` is clicked by a test
    (`tests/house/test_numbers.py`): the list has as many rows, or says that sum. ``text``: the number with its words.
    """
    if not count:
        return mark_safe('<span class="zero" data-figure="0">0</span>')
    words = text or reading.thousands(count)
    if kind:
        words = status(kind, words)
    if not url:
        return format_html('<span data-figure="{}">{}</span>', count, words)
    return format_html('<a href="{}" data-figure="{}">{}</a>', url, count, words)


@register.simple_tag
def tag(text):
    """A grey fact, such as a category."""
    return format_html('<span class="tag">{}</span>', text)


@register.simple_tag
def dot():
    """The separator between facts; the character · belongs to people's names."""
    return mark_safe('<span class="dot" aria-hidden="true"></span>')


@register.simple_tag
def gap():
    """The space between two sentences; Chinese has none."""
    return "" if reading.speaks_chinese() else " "


@register.simple_tag
def seal(name, key="", size="m"):
    """The first character of a name in a rounded square; hidden from screen readers.

    `key` is what the colour follows (an id, else the name); `size` is s (28), m (44) or l (60).
    """
    colour = zlib.crc32(str(key or name).encode()) % SEAL_COLOURS
    text = seal_text(str(name or ""))
    return format_html(
        '<span class="seal seal-{} seal-{}{}" aria-hidden="true" lang="zh"><span>{}</span></span>',
        size,
        colour,
        " seal-two" if len(text) == 2 else "",
        text,
    )


def seal_text(name):
    """The characters of a seal: a surname of two characters stays whole."""
    name = name.strip()
    return name[:2] if len(name) > 2 and COMPOUND_SURNAMES.match(name) else name[:1]


@register.simple_tag
@cache
def scripts(entry):
    """The one script of a page, and what it imports, so that the browser asks for all of it at once."""
    _, *imported = modules_of(entry)
    early = format_html_join("\n  ", '<link rel="modulepreload" href="{}">', ((static(name),) for name in imported))
    return format_html('{}\n  <script type="module" src="{}"></script>', early, static(entry))


@register.simple_tag(takes_context=True)
def query_with(context, **changes):
    """The query string of this page with some parameters changed; None or "" removes one.

    Changing a filter starts again at the first page, so the page key is dropped unless it is given.
    """
    params = context["request"].GET.copy()
    for paging in ("after", "before", "page"):
        params.pop(paging, None)
    for key, value in changes.items():
        params.pop(key, None)
        if value not in (None, ""):
            params[key] = value
    return "?" + params.urlencode()


@register.simple_tag
def link(url, text, **params):
    """A link with an escaped query string: {% link url _("View") owner=3 %}."""
    target = f"{url}?{urlencode(params)}" if params else url
    return format_html('<a href="{}">{}</a>', target, text)


@register.inclusion_tag("ui/_once.html", takes_context=True)
def once(context, notice=True):
    """In the place of ``csrf_token``, in a form that writes: the key by which it is saved once and keeps its draft.

    Without ``notice``, for a box on a list: nothing is said of a draft that is back. The answer to a POST
    says that it is one: what was sent is newer than any draft.
    """
    request = context["request"]
    key, is_answer = form_key(request) or uuid.uuid4(), request.method == "POST"
    return {"csrf_token": context["csrf_token"], "key": key, "notice": notice, "is_answer": is_answer}


@register.filter
def is_optional(field):
    """Whether a bound field may be left empty and should say so: not for ticks and choices that say it."""
    widget = field.field.widget
    return not field.field.required and not getattr(widget, "says_optional", False)


@register.filter
def offers_none(field):
    """Whether "nothing" stands among the choices of a bound field."""
    return is_optional(field) or getattr(field.field.widget, "offers_none", False)


@register.filter
def is_dash(label):
    """Whether the label of a choice says nothing: that nothing is chosen yet."""
    return not str(label).strip("-— ")


register.filter("attributes", flatatt)


@register.simple_tag
def option_input(option):
    """The input of one option of a choice. A page has hundreds: a template for each would take half of its time."""
    widget = option.data
    return format_html(
        '<input type="{}" name="{}" value="{}"{}>',
        widget["type"],
        widget["name"],
        widget["value"],
        flatatt(widget["attrs"]),
    )


@register.filter
def takes_pictures(field):
    return isinstance(field.field, PicturesField)


@register.filter
def takes_signature(field):
    return isinstance(field.field, SignatureField)


@register.filter
def is_narrowed(form):
    """Whether a filter form has anything set, so that it can be cleared."""
    return any(field.value() for field in form if not field.is_hidden)


@register.inclusion_tag("ui/_error_summary.html")
def error_summary(*forms):
    """All that is to be put right on a page: of one form, or of several forms and formsets together."""
    return {"complaints": list(complaints_of_all(forms))}


register.filter("complaints", lambda field: list(complaints_of(field)))


@register.filter
def word_at(words, position):
    """One of several words parted by spaces: "ok warn late" at 1 is "warn"; nothing past the end."""
    parts = str(words or "").split()
    return parts[position] if position < len(parts) else ""


@register.filter
def message_link(message, kind):
    """The address given with a message as `extra_tags="undo=/visits/3/undo/ view=/visits/3/"`."""
    for part in (getattr(message, "extra_tags", "") or "").split():
        name, _, address = part.partition("=")
        if name == kind and address.startswith("/"):
            return address
    return ""


@register.filter
def message_label(message):
    """The words of the message's link, given percent-encoded as `label=…`; empty when it has none of its own."""
    for part in (getattr(message, "extra_tags", "") or "").split():
        if part.startswith("label="):
            return unquote(part.removeprefix("label="))
    return ""


@register.filter
def first_line(text):
    """The bold first line of a message."""
    return str(text).partition("\n")[0]


@register.filter
def other_lines(text):
    """What a message says after its first line."""
    return str(text).partition("\n")[2]
