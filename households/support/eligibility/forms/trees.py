"""The conditions of a rule as a form that works without scripts: its groups and conditions are added and taken away by
buttons, which show the form again with all that was typed; only Save writes.

``shape`` travels with it: the nodes by their numbers, ``{"n": 3, "fact": "age"}`` or ``{"n": 1, "parts": […]}``.
"""

import json
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core.forms.fields import DateField, NumberField, asked_sometimes
from households.support.eligibility.facts import CODE, CODES, DAY, FACTS, NUMBER, YES_NO
from households.support.eligibility.services.trees import COMPARISONS, MAX_CONDITIONS, MAX_DEPTH, BadTree, read

JOINTS = {
    "all": gettext_lazy("All of these"),
    "any": gettext_lazy("One or more of these"),
    "not any": gettext_lazy("None of these"),
    "not all": gettext_lazy("Not all of these"),
}
NEGATED = {
    "among": gettext_lazy("none of"),
    "any_of": gettext_lazy("none of"),
    "from": pgettext_lazy("a day", "before"),
    "until": pgettext_lazy("a day", "after"),
}
"""What is said with a “not”; of numbers and of yes and no the opposite says the same."""
OPPOSITES = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
LONGEST_SHAPE = 6000


@dataclass
class Node:
    """A condition on ``fact``, or a group of ``parts``; ``said``: what its fields begin with."""

    n: int
    fact: object = None
    parts: list = field(default_factory=list)
    said: dict = field(default_factory=dict)

    def shape(self):
        return {"n": self.n, "fact": self.fact.code} if self.fact else {"n": self.n, "parts": _shapes(self.parts)}

    def all(self):
        yield self
        for part in self.parts:
            yield from part.all()

    @property
    def joint(self):
        return f"g{self.n}-joint"

    @property
    def new(self):
        return f"g{self.n}-new"

    @property
    def comparison(self):
        return f"c{self.n}-is"

    @property
    def value(self):
        return f"c{self.n}-value"


def _shapes(parts):
    return [part.shape() for part in parts]


def of_tree(tree, whom):
    """The nodes of a stored tree; its root is a group."""
    numbers = iter(range(1, 1000))
    root = _of_tree(tree, whom, numbers)
    return Node(next(numbers), parts=[root], said={"joint": "all"}) if root.fact else root


def _of_tree(tree, whom, numbers, is_negated=False):
    if "not" in tree:
        return _of_tree(tree["not"], whom, numbers, not is_negated)
    n = next(numbers)
    if "fact" in tree:
        return Node(n, FACTS[whom][tree["fact"]], said=_said(tree, is_negated))
    joint = "all" if "all" in tree else "any"
    parts = [_of_tree(part, whom, numbers) for part in tree[joint]]
    return Node(n, parts=parts, said={"joint": f"not {joint}" if is_negated else joint})


def _said(condition, is_negated):
    comparison, value = condition["is"], condition["value"]
    if comparison == "is":
        return {"is": "is", "value": "yes" if value is not is_negated else "no"}
    if not is_negated:
        return {"is": comparison, "value": value}
    return {"is": OPPOSITES.get(comparison, f"not {comparison}"), "value": value}


def of_shape(text, whom):
    """The nodes of what was sent. Raises BadTree."""
    try:
        return _of_shape(json.loads(text[:LONGEST_SHAPE]), whom, set())
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        raise BadTree(_("What was sent are no conditions; open the page again.")) from None


def _of_shape(shape, whom, seen):
    n = int(shape["n"])
    if n in seen or len(seen) > 2 * MAX_CONDITIONS or not 0 < n < 10**6:
        raise ValueError(n)
    seen.add(n)
    if "fact" in shape:
        return Node(n, FACTS[whom][shape["fact"]])
    return Node(n, parts=[_of_shape(part, whom, seen) for part in shape["parts"]])


@dataclass
class Row:
    """A line of the form: a condition, the head of a group (``joint``), or what adds to one (``new``)."""

    depth: int
    node: Node
    fields: list
    kind: str
    is_root: bool = False


class TreeForm(forms.Form):
    """``cleaned_data["tree"]`` is what the services take."""

    shape = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, whom, tree, version=None):
        super().__init__(data)
        self.whom, self.current = whom, version
        self.fields["version"].initial = version
        self.broken, self.root = "", of_tree(tree, whom)
        if self.is_bound:
            try:
                self.root = of_shape(data.get("shape", ""), whom)
            except BadTree as problem:
                self.broken = str(problem)
        self._ask()

    def _ask(self):
        for name in [name for name in self.fields if name not in self.base_fields]:
            del self.fields[name]
        self.fields["shape"].initial = json.dumps(self.root.shape())
        for node in self.root.all():
            if node.fact:
                self._ask_condition(node)
            else:
                self._ask_group(node)

    def _ask_condition(self, node):
        fact = node.fact
        choices = [*COMPARISONS[fact.kind].items(), *((f"not {key}", words) for key, words in NEGATED.items())]
        choices = [pair for pair in choices if pair[0].removeprefix("not ") in COMPARISONS[fact.kind]]
        self.fields[node.comparison] = forms.ChoiceField(
            label=fact.label, choices=choices, initial=node.said.get("is", choices[0][0])
        )
        if fact.kind == YES_NO:
            self.fields[node.comparison].widget = forms.HiddenInput()
        facts = {"label": fact.label if fact.kind == YES_NO else _("%(fact)s: say or choose") % {"fact": fact.label}}
        self.fields[node.value] = value_field(fact, initial=node.said.get("value"), **facts)

    def _ask_group(self, node):
        self.fields[node.joint] = forms.ChoiceField(
            label=_("How they go together"), choices=list(JOINTS.items()), initial=node.said.get("joint", "all")
        )
        facts = [(fact.code, fact.label) for fact in FACTS[self.whom].values() if fact.is_asked]
        self.fields[node.new] = forms.ChoiceField(
            label=_("New condition"), choices=[("", _("Choose a fact")), *facts], required=False
        )
        asked_sometimes(self, node.new)

    def rows(self):
        return list(self._rows(self.root, 0))

    def _rows(self, node, depth):
        if node.fact:
            yield Row(depth, node, [self[node.comparison], self[node.value]], "condition")
            return
        yield Row(depth, node, [self[node.joint]], "group", is_root=node is self.root)
        for part in node.parts:
            yield from self._rows(part, depth + 1)
        yield Row(depth + 1, node, [self[node.new]], "adding")

    def after(self, button):
        """The form after one of its buttons, ``add:1``, ``group:1`` or ``remove:3``, with what was typed and no word
        of what is still missing."""
        verb, _colon, number = button.partition(":")
        nodes = {str(node.n): node for node in self.root.all()}
        node = nodes.get(number)
        if node and not self.broken:
            {"add": self._add, "group": self._group, "remove": self._remove}.get(verb, lambda node: None)(node)
            self._ask()
        self.data = self.data.copy()
        self.data["shape"] = json.dumps(self.root.shape())
        if node and node.new in self.data:
            self.data[node.new] = ""
        for name in self.fields.keys() - self.data.keys():
            if self.fields[name].initial is not None:
                self.data[name] = self.fields[name].initial
        self._errors = forms.utils.ErrorDict()
        return self

    def _next(self):
        return max(node.n for node in self.root.all()) + 1

    def _add(self, node):
        fact = FACTS[self.whom].get(self.data.get(node.new))
        if fact and fact.is_asked and not node.fact:
            node.parts.append(Node(self._next(), fact))

    def _group(self, node):
        if not node.fact and self._depth_of(node) < MAX_DEPTH - 2:
            node.parts.append(Node(self._next()))

    def _remove(self, node):
        for group in self.root.all():
            if node in group.parts:
                group.parts.remove(node)

    def _depth_of(self, wanted):
        return next(row.depth for row in self._rows(self.root, 0) if row.node is wanted)

    def clean(self):
        data = super().clean()
        if self.broken:
            self.add_error(None, self.broken)
        elif self.current is not None and data.get("version") != self.current:
            self.data = self.data.copy()
            self.data["version"] = self.current
            self.add_error(
                None, _("Somebody else has changed this draft meanwhile. Saved again, yours replaces theirs.")
            )
        elif not self.errors:
            try:
                data["tree"] = read(self._tree(self.root), self.whom)
            except BadTree as problem:
                self.add_error(None, str(problem))
        return data

    def _tree(self, node):
        data = self.cleaned_data
        key = node.comparison if node.fact else node.joint
        negation, _space, word = data[key].rpartition(" ")
        if node.fact:
            tree = {"fact": node.fact.code, "is": word, "value": data[node.value]}
        elif len(node.parts) == 1:
            tree = self._tree(node.parts[0])
        else:
            tree = {word: [self._tree(part) for part in node.parts]}
        return {"not": tree} if negation else tree


def value_field(fact, **facts):
    """What a condition on ``fact`` compares with; of codes there may be several."""
    facts = {"label": fact.label, **facts}
    if fact.kind == NUMBER:
        return NumberField(max_digits=12, decimal_places=2, min_value=0, **facts)
    if fact.kind == DAY:
        return DateField(**facts)
    if fact.kind in (CODE, CODES):
        return several(fact, **facts)
    return forms.ChoiceField(choices=[("yes", _("yes")), ("no", _("no"))], **facts)


def several(fact, **facts):
    """Ticks: of a list of many nobody knows how to choose a second one."""
    choices = list(fact.options().items())
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **facts)
