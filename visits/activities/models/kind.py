"""What activities there are: 政策宣讲, 义诊, 节日慰问 …"""

import pghistory
from django.utils.translation import gettext_lazy as _

from caseload.core.models import CatalogueItem


@pghistory.track()
class ActivityKind(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("kind of activity")
