"""The forms of pages, read as a browser reads them, and filled in as somebody in a hurry would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

UNSEEN = {"hidden", "submit", "button", "reset", "image"}


@dataclass
class Control:
    kind: str
    name: str
    value: str = ""
    required: bool = False
    chosen: bool = False
    options: list = field(default_factory=list)
    """Of a select: pairs of value and whether it is selected; and what they are called."""
    words: list = field(default_factory=list)
    attrs: dict = field(default_factory=dict)


@dataclass
class Form:
    attrs: dict
    controls: list = field(default_factory=list)

    @property
    def is_post(self):
        return self.attrs.get("method", "").lower() == "post"

    @property
    def names(self):
        return {control.name for control in self.controls}

    @property
    def visible(self):
        return [one for one in self.controls if one.kind not in UNSEEN and one.name]

    def as_it_stands(self):
        """What the browser sends when nobody touches anything, as lists of values by name."""
        sent = {}
        for one in self.controls:
            for value in _unchanged(one):
                sent.setdefault(one.name, []).append(value)
        return sent

    def filled(self, **given):
        """``as_it_stands``, with an answer to whatever is empty and may not be; ``given`` where that is not enough."""
        sent = self.as_it_stands()
        for one in self.visible:
            if one.required and not any(sent.get(one.name, ())) and (answer := _answer(one)) is not None:
                sent[one.name] = [answer]
        return sent | {name: [value] for name, value in given.items() if name in self.names}


def _unchanged(one):
    if one.kind == "select":
        chosen = [value for value, is_selected in one.options if is_selected]
        first = [value for value, _ in one.options[:1]] if "multiple" not in one.attrs else []
        return chosen or first
    if one.kind in ("radio", "checkbox"):
        return [one.attrs.get("value", "on")] if one.chosen else []
    return [] if one.kind in ("submit", "button", "image", "reset", "file") or not one.name else [one.value]


def _answer(one):
    today = timezone.localdate()
    if one.kind == "select":
        return next((value for value, _ in one.options if value), None)
    answers = {
        "radio": one.value,
        "date": str(today),
        "month": f"{today:%Y-%m}",
        "datetime-local": f"{today}T00:00",
        "number": one.attrs.get("min") or "1",
        "tel": "13812345678",
        "textarea": "已与家属说明",
    }
    return answers.get(one.kind, None if one.kind in ("file", "checkbox") else "词")


class Forms(HTMLParser):
    """``found``: the forms of a page, in order. Controls elsewhere that name a form by ``form=`` are its own too."""

    def __init__(self, page):
        super().__init__()
        self.found, self.form, self.select, self.strays = [], None, None, []
        self.text = None
        self.feed(page)
        for owner, control in self.strays:
            for form in self.found:
                if form.attrs.get("id") == owner:
                    form.controls.append(control)

    def handle_starttag(self, tag, attributes):
        attrs = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.form = Form(attrs)
            self.found.append(self.form)
        elif tag in ("input", "select", "textarea", "button"):
            self._control(tag, attrs)
        elif tag == "option" and self.select:
            self.select.options.append((attrs.get("value", ""), "selected" in attrs))
            self.select.words.append("")

    def _control(self, tag, attrs):
        kind = attrs.get("type", "text").lower() if tag == "input" else "submit" if tag == "button" else tag
        name, value = attrs.get("name", ""), attrs.get("value", "")
        control = Control(kind, name, value, "required" in attrs, chosen="checked" in attrs, attrs=attrs)
        if "disabled" in attrs:
            return
        if tag == "select":
            self.select = control
        if tag == "textarea":
            self.text = control
        if "form" in attrs:
            self.strays.append((attrs["form"], control))
        elif self.form:
            self.form.controls.append(control)

    def handle_data(self, data):
        if self.text:
            self.text.value += data
        elif self.select and self.select.words:
            self.select.words[-1] += data.strip()

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.text:
            self.text.value, self.text = self.text.value.removeprefix("\n"), None


def forms_of(answer):
    return Forms(answer.content.decode()).found


def upload(name, text):
    return SimpleUploadedFile(name, text.encode())
