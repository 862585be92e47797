"""Days that differ from Monday-to-Friday: public holidays, and the weekend days worked to make up for them."""

from django.db import models


class CalendarDay(models.Model):
    day = models.DateField(primary_key=True)
    is_workday = models.BooleanField()
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return f"{self.day} {self.name}"
