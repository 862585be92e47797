"""What somebody writes into a form who means no harm: fit for the field as far as the page tells what is fit."""

import re
from datetime import date, datetime, timedelta

from django.utils import timezone

from caseload.core.personal import check_digit

SENTENCES = [
    "已电话告知家属",
    "低保金这个月到账了",
    "屋顶漏雨，等晴天修",
    "带去社区卫生服务中心",
    "家里一切都好",
    "say it again",
]
NAMES = ["王秀英", "李建国", "买买提·艾力", "赵小雨", "孙德胜", "周梓涵"]
SELDOM = 0.15
"""How often what may be left out is filled in; of things that are asked together (``issue1-title``) all, or none."""
KEPT = 0.8
"""How often what stands in the form already stays."""
COMING = re.compile(r"next|until|due|_by$|review|again|to_day|planned|ends|wanted")
"""Days of these names lie ahead, others behind."""


def filled(form, rng, *, seldom=SELDOM, complained=()):
    """[(name, value)]: an answer to each control that somebody would answer, and to those ``complained`` of."""
    together = {}
    pairs = []
    for name, control in form.controls.items():
        group = name.rpartition("-")[0] or name
        asked = together.setdefault(group, rng.random() < seldom)
        again = any(name == field or name.startswith(f"{field}-") for field in complained)
        pairs += [(name, value) for value in answers(control, rng, asked or control.required, again)]
    return pairs


def answers(control, rng, asked, again):
    if control.kind == "hidden":
        return [control.value]
    if control.kind == "file":
        return []
    if control.kind in ("radio", "select", "checkbox", "many"):
        return chosen(control, rng, asked or again, again)
    if control.value and not again and rng.random() < KEPT:
        return [control.value]
    return [written(control, rng) if asked or again else ""]


def chosen(control, rng, asked, again):
    kept = control.values if control.kind != "select" or control.values else control.options[:1]
    if not control.options or not asked or (any(kept) and not again and rng.random() < KEPT):
        return kept
    offered = [option for option in control.options if option] or control.options
    return [rng.choice(offered)]


def written(control, rng):
    name, facts = control.name, control.facts
    if control.kind == "date":
        return day_between(facts.get("min"), facts.get("max"), rng, bool(COMING.search(name))).isoformat()
    if control.kind == "datetime-local":
        moment = timezone.localtime() - timedelta(minutes=rng.randint(1, 3000))
        latest = facts.get("max") and datetime.fromisoformat(facts["max"])
        return min(moment.replace(tzinfo=None), latest or datetime.max).strftime("%Y-%m-%dT%H:%M")
    if control.kind == "time":
        return f"{rng.randint(8, 18):02}:00"
    if control.kind == "number" or facts.get("inputmode") in ("numeric", "decimal"):
        return number_between(facts.get("min"), facts.get("max"), rng)
    if control.kind == "tel" or "phone" in name:
        return f"138{rng.randrange(10**8):08}"
    if "id_number" in name:
        first = f"370799{rng.randint(1940, 2020)}0{rng.randint(1, 9)}{rng.randint(10, 28)}{rng.randrange(1000):03}"
        return first + check_digit(first)
    if name.endswith(("name", "name-said", "_by", "contact")):
        return rng.choice(NAMES)
    return rng.choice(SENTENCES)[: int(facts.get("maxlength") or 200)]


def day_between(first, last, rng, coming):
    today = timezone.localdate()
    first = date.fromisoformat(first) if first else today - timedelta(days=0 if coming else 3)
    last = date.fromisoformat(last) if last else max(first, today) + timedelta(days=14 if coming else 0)
    return max(first, last - timedelta(days=rng.randint(0, min((last - first).days, 14)))) if last > first else first


def number_between(least, most, rng):
    least, most = (int(float(edge)) if edge else other for edge, other in ((least, 0), (most, 40)))
    return str(rng.randint(least, max(min(most, least + 40), least)))
