"""Nightly work on households. Times are UTC: 19 is three in the morning of the street."""

from procrastinate.contrib.django import app

from households.quality.services.findings import check_quality


@app.periodic(cron="40 19 * * *")
@app.task(queueing_lock="check_quality")
def check_registry(timestamp):
    check_quality()
