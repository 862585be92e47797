"""What an address answers to those whose right and whose thing it is: to GET, and to a POST that says nothing.

A number is a status, a word the name of the address that it leads on to. An address that is not named here shows a
page, and shows it again with what is missing.
"""

from urllib.parse import urlsplit

from django.urls import resolve

PAGE = (200, 200)
ANSWERS = {
    "account_logout": (200, "account_login"),
    "employment:export": ("employment:placements", 200),
    "employment:courses_export": ("employment:courses", 200),
    "employment:course": (200, "employment:course"),
    "first_steps": (200, 405),
    "activities:export": ("activities:list", 200),
    "activities:feed_end": ("activities:feed", "activities:feed"),
    "calendar_day_delete": ("calendar_day", "calendar"),
    "doorstep:ask": ("doorstep:visit", "doorstep:visit"),
    "doorstep:change_entered": ("households:detail", "households:detail"),
    "doorstep:not_home": ("doorstep:new", "today"),
    "doorstep:pages": (200, 405),
    "doorstep:pick": (200, "doorstep:pick"),
    "doorstep:replaced_export": ("doorstep:replaced", 200),
    "doorstep:send": ("doorstep:unsent", 400),
    "doorstep:sync": (200, 405),
    "doorstep:undo": ("doorstep:visit", "today"),
    "eligibility:begin": ("eligibility:rule", "eligibility:rule"),
    "eligibility:case_remove": ("eligibility:case", "eligibility:rule"),
    "eligibility:force": (200, "eligibility:rule"),
    "eligibility:withdraw": (200, "eligibility:rules"),
    "giving:donations_export": ("giving:donations", 200),
    "chain_export": ("chain", 200),
    "ledger_export": ("ledger", 200),
    "households:assign": ("households:list", "households:list"),
    "households:check_id": ("households:list", 200),
    "households:find": ("households:list", "households:list"),
    "households:member_back": ("households:member_edit", "households:detail"),
    "households:handover": (200, 405),
    "households:handover_undo": ("households:handover", "households:handover"),
    "households:reopen": (200, "households:detail"),
    "issues:card_new": ("issues:issue", "issues:card_slip"),
    "issues:chase": ("issues:issue", "issues:issue"),
    "issues:chase_many": ("issues:list", "issues:list"),
    "issues:dispatch_answers": ("issues:dispatch", "issues:dispatch"),
    "issues:dispatch_export": ("issues:dispatch", "issues:dispatch"),
    "issues:many": ("issues:list", "issues:list"),
    "issues:move": (200, "issues:issue"),
    "issues:of_action": ("issues:issue", "issues:issue"),
    "issues:view_keep": ("issues:list", "issues:list"),
    "notice": ("notices", "notices"),
    "notices_read": ("notices", "notices"),
    "person_active": (200, "person"),
    "pick": (200, 405),
    "plans:action_done": (200, "plans:plan"),
    "plans:action_undo": ("plans:plan", "plans:plan"),
    "policies:export": ("policies:list", 200),
    "policies:payment_list_import": ("policies:payment_list", "policies:payment_list"),
    "policies:payment_list_check": ("policies:payment_list", "policies:payment_list"),
    "policies:payment_list_undo": ("policies:payment_list", "policies:payment_list"),
    "policies:take_over": (200, "policies:take_overs"),
    "policies:take_over_undo": ("policies:take_overs", "policies:take_overs"),
    "eligibility:export": ("eligibility:list", 200),
    "eligibility:judge": ("eligibility:list", "eligibility:list"),
    "eligibility:start": ("households:detail", "policies:entitlement"),
    "eligibility:explain": ("households:detail", "households:detail"),
    "doorstep:plan_gap": ("households:detail", "households:detail"),
    "policies:payments_export": ("policies:payments", 200),
    "quality:check": ("quality:list", "quality:list"),
    "quality:export": ("quality:list", 200),
    "rates_export": ("rates", 200),
    "roster:cancel": ("roster:result", "roster:result"),
    "roster:check_again": ("roster:check", "roster:check"),
    "roster:column_name_remove": ("roster:column_names", "roster:column_names"),
    "roster:confirm": (200, "roster:result"),
    "roster:decide": ("roster:check", "roster:check"),
    "roster:download": (200, 405),
    "roster:list": (200, 405),
    "roster:map_columns": ("roster:understood", "roster:understood"),
    "roster:mapping_forget": ("roster:column_names", "roster:column_names"),
    "roster:progress": (200, 405),
    "roster:result": (200, 405),
    "roster:start_again": ("roster:result", "roster:result"),
    "roster:understood": (200, "roster:check"),
    "roster:undo": (200, "roster:result"),
    "roster:way_out": ("roster:check", "roster:check"),
    "sessions": (200, "sessions"),
}
REFUSED = {
    ("doorstep:ask", "supervisor"): ("doorstep:visit", 403),
    ("doorstep:held", "worker"): (200, 403),
    ("doorstep:undo", "supervisor"): ("doorstep:visit", 403),
    ("issues:many", "worker"): ("issues:list", 403),
    ("plans:action_undo", "supervisor"): (403, 403),
    ("giving:gift_step", "admin"): (403, 403),
    ("employment:move", "admin"): (403, 403),
    ("employment:course", "admin"): (200, 403),
    ("plans:move", "supervisor"): (200, 409),
    **{
        (name, "supervisor"): (403, 403)
        for name in (
            *("plans:assess", "plans:screen", "plans:draft", "plans:goal_new", "plans:goal", "plans:goal_drop"),
            *("plans:action_new", "plans:action", "plans:action_drop", "plans:action_done", "plans:note_new"),
            *("plans:review_new", "plans:follow_up", "plans:referral_new", "plans:referral_step"),
            *("issues:close_case", "issues:action_issue_new"),
        )
    },
}
"""Who has the right for things of the own, and this one is another's: a case is worked on by its worker alone, and a
visit taken back by who made it; what a phone could not file is filed, and many issues are assigned, by others than
workers."""
ELSEWHERE = {
    ("today", "office"): ("figures", "figures"),
    ("today", "admin"): ("households:list", "households:list"),
}
"""Those who have no households begin on a page of their own."""
BY_ROLE = REFUSED | ELSEWHERE


def expected(address, role):
    """What somebody of ``role``, who has the right, gets at the address."""
    return BY_ROLE.get((address.name, role), ANSWERS.get(address.name, PAGE))


def said(response):
    """The answer in the words of these tables."""
    if response.status_code == 302:
        return resolve(urlsplit(response.url).path).view_name
    return response.status_code
