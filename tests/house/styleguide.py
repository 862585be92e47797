"""Pages that show every component, for tests and for eyes. Routed by tests only."""

from datetime import datetime, timedelta
from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils import timezone


class SampleForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the household register.")
    id_number = forms.CharField(label="ID number")
    phone = forms.CharField(label="Phone", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    area = forms.ChoiceField(label="Area", choices=[("", "All"), ("1", "柳泉社区"), ("2", "望湖社区")])
    born = forms.DateField(label="Birth date", required=False, widget=forms.DateInput({"type": "date"}))
    state = forms.ChoiceField(
        label="State", widget=forms.RadioSelect, choices=[("1", "All well"), ("2", "Needs attention"), ("3", "Urgent")]
    )
    needs = forms.MultipleChoiceField(
        label="Needs",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("a", "办证代办"), ("b", "看病买药"), ("c", "助餐"), ("d", "取暖")],
    )
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea({"rows": 3}))
    own = forms.BooleanField(label="This is my own phone", required=False)

    def clean_id_number(self):
        raise forms.ValidationError("The 18th digit does not fit; compare it with the card")


class SampleFilter(forms.Form):
    area = forms.ChoiceField(label="Area", choices=[("", "All"), ("1", "柳泉社区")], required=False)
    category = forms.ChoiceField(label="Category", choices=[("", "All categories")], required=False)


def sample_shell(size):
    nav = [
        ("Today", "sun", 9),
        ("Households", "house", 36),
        ("Visits", "footprints", None),
        ("Issues", "clipboard-list", 6),
    ]
    items = [
        {"label": label, "url": "#", "icon": icon, "count": count, "current": label == "Households"}
        for label, icon, count in nav
    ]
    tabs = [("Today", "sun"), ("Households", "house"), ("Visit", "plus"), ("Issues", "clipboard-list"), ("Me", "user")]
    return {
        "nav": [
            {"label": "", "items": items},
            {"label": "Supervision", "items": [{"label": "Figures", "url": "#", "icon": "bar-chart"}]},
        ],
        "tabs": [
            {
                "label": label,
                "url": "#",
                "icon": icon,
                "current": label == "Households",
                "due": 2 if label == "Issues" else 0,
            }
            for label, icon in tabs
        ],
        "unread": 3,
        "size": size,
        "search": True,
        "role": "Social worker",
        "notices_url": "#",
        "me_url": "#",
        "size_url": "#",
    }


def sample_timeline(now):
    return [
        {"what": "Issue opened", "detail": "allowance", "when": now, "by": "李秀兰", "icon": "clipboard-list"},
        {
            "what": "Visit",
            "when": now - timedelta(days=26),
            "text": "丁桂花出院。",
            "kind": "done",
            "icon": "house",
        },
        {"what": "Call back", "kind": "open"},
    ]


@login_not_required
def components(request):
    size = request.GET.get("size", "a")
    form = SampleForm(
        None if request.GET.get("blank") else {"id_number": "370799195003072311", "state": "1", "needs": ["a"]}
    )
    if request.GET.get("saved"):
        messages.success(request, "Saved: 王建华\nVisit 1, issue 1, errand 1", extra_tags="undo=/x/undo/ view=/x/")
    now = timezone.make_aware(datetime(2026, 11, 23, 10, 41))
    return render(
        request,
        f"styleguide/{request.GET.get('page', 'components')}.html",
        {
            "shell": sample_shell(size),
            "user": SimpleNamespace(is_authenticated=True, name="李秀兰", username="37079-0218", pk=7),
            "page_back": "#",
            "form": form,
            "filter_form": SampleFilter({"f-area": "1"}, prefix="f"),
            "page": {
                "total": 1234,
                "first": 1,
                "last": 25,
                "previous_url": "",
                "next_url": "#",
                "all_total": 2345,
                "is_capped": False,
            },
            "tabs": [
                {"label": "Members", "url": "#", "count": 5, "current": True},
                {"label": "Visits", "url": "#", "count": 19},
                {"label": "Case plan", "url": "#", "count": 1},
                {"label": "Issues", "url": "#", "count": 2},
                {"label": "Benefits", "url": "#"},
            ],
            "steps": ["Upload", "Columns", "Check", "Confirm", "Result"],
            "stations": [
                {"label": "受理", "on": now, "state": "done"},
                {"label": "收件", "on": now, "state": "done"},
                {"label": "补正", "on": now, "state": "now"},
                {"label": "办结"},
                {"label": "回访"},
            ],
            "timeline": sample_timeline(now),
            "kinds": ["ok", "warn", "late", "doing", "wait", "idle", "pause"],
            "people": [
                "王建华",
                "欧阳淑贞",
                "阿依古丽·买买提江",
                "马志强",
                "陈守义",
                "哈斯额尔敦·宝音德力格尔",
                "单玉兰",
            ],
        },
    )


@login_not_required
def nothing(request):
    return HttpResponse("ok")


urlpatterns = [
    path("", components, name="components"),
    path("today/", nothing, name="today"),
    path("visits/", include(([path(name, nothing, name=name) for name in ("manifest", "sync", "send")], "doorstep"))),
    path("households/", include(([path("", nothing, name="list"), path("find/", nothing, name="find")], "households"))),
]
