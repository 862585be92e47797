"""Judging everybody, at night and when asked for, and what has changed since. Times are UTC: 19 is three in the morning
of the street."""

from procrastinate.contrib.django import app

from households.support.eligibility.services import standing


@app.periodic(cron="10 19 * * *")
@app.task(queueing_lock="judge_all")
def judge_at_night(timestamp):
    standing.judge_all()


@app.task(queueing_lock="judge_now")
def judge_now():
    standing.judge_all()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="judge_stale")
def judge_changed(timestamp):
    standing.judge_stale()
