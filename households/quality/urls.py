from django.urls import path

from households.quality.views import findings

app_name = "quality"

urlpatterns = [
    path("quality/", findings.quality, name="list"),
    path("quality/check/", findings.check, name="check"),
    path("quality/export/", findings.export, name="export"),
    path("quality/<int:pk>/", findings.waiver, name="waiver"),
]
