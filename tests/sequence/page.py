"""A page as somebody sees it who clicks about: its links, and its forms with all that may be answered."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Control:
    """One thing to fill in. ``options``: what may be chosen, of a select, a group of radio buttons or of ticks."""

    name: str
    kind: str
    value: str = ""
    values: list = field(default_factory=list)
    options: list = field(default_factory=list)
    required: bool = False
    facts: dict = field(default_factory=dict)


@dataclass
class Form:
    address: str
    method: str
    controls: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)
    """(name, value, address) of each button that sends it; the address is empty where it is the form's."""

    def control(self, name, kind, facts):
        found = self.controls.setdefault(name, Control(name, kind, facts=facts))
        found.required |= "required" in facts
        return found


class Page(HTMLParser):
    """``links``: the addresses of our own that it leads to; ``forms``: whatever on it can be filled in and sent."""

    def __init__(self, html, address="/"):
        super().__init__()
        self.address, self.links, self.forms = address, [], []
        self._form, self._named, self._loose = None, {}, []
        self._select = self._text = None
        self.feed(html)
        for tag, facts, inner in self._loose:
            if facts["form"] in self._named:
                self._take(self._named[facts["form"]], tag, facts, inner)

    def handle_starttag(self, tag, pairs):
        facts = {name: value or "" for name, value in pairs}
        if tag == "form":
            self._form = Form(facts.get("action") or self.address, facts.get("method", "get").lower())
            self.forms.append(self._form)
            self._named[facts.get("id", "")] = self._form
        elif tag == "a" and facts.get("href", "").startswith(("/", "?")) and "download" not in facts:
            href = facts["href"].split("#")[0]
            self.links.append(href if href.startswith("/") else self.address.split("?")[0] + href)
        elif tag == "option" and self._select is not None and "disabled" not in facts:
            self._select[2].append((facts.get("value", ""), "selected" in facts))
        elif tag in ("input", "button"):
            self._found(tag, facts, None)
        elif tag == "select":
            self._select = ("select", facts, [])
        elif tag == "textarea":
            self._text = ("textarea", facts, [])

    def handle_data(self, data):
        if self._text is not None:
            self._text[2].append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select" and self._select is not None:
            self._found(*self._select)
            self._select = None
        elif tag == "textarea" and self._text is not None:
            self._found(*self._text)
            self._text = None

    def _found(self, tag, facts, inner):
        if "disabled" in facts:
            return
        if "form" in facts:
            self._loose.append((tag, facts, inner))
        elif self._form is not None:
            self._take(self._form, tag, facts, inner)

    def _take(self, form, tag, facts, inner):
        name, kind = facts.get("name", ""), facts.get("type", "text" if tag == "input" else tag)
        if tag == "button" or kind in ("submit", "image"):
            if facts.get("type", "submit") == "submit":
                form.buttons.append((name, facts.get("value", ""), facts.get("formaction", "")))
        elif name and tag == "select":
            control = form.control(name, "many" if "multiple" in facts else "select", facts)
            control.options = [value for value, _chosen in inner]
            control.values = [value for value, chosen in inner if chosen]
        elif name and tag == "textarea":
            form.control(name, "textarea", facts).value = "".join(inner).lstrip("\n")
        elif name and kind in ("radio", "checkbox"):
            control = form.control(name, kind, facts)
            control.options.append(facts.get("value", "on"))
            control.values += [facts.get("value", "on")] if "checked" in facts else []
        elif name:
            form.control(name, kind, facts).value = facts.get("value", "")
