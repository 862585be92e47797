"""The kind of roster, told by its columns: what a later roster of the same kind no longer lists is absent."""

from households.roster.models import Source

DIBAO_COLUMNS = {"dibao_cert_no", "monthly_amount", "covered_count", "dibao_class", "dibao_mode"}
TEKUN_COLUMNS = {"tekun_mode", "care_level"}


def tell_source(roster):
    """Empty for a list that the registry itself gave out: it says nothing about who else is on a roster."""
    columns = {caption.column.id for table in roster.reading.tables for caption in table.captions if caption.column}
    if "exported_on" in columns:
        roster.source = ""
    elif columns & DIBAO_COLUMNS:
        roster.source = Source.DIBAO.value
    else:
        roster.source = Source.TEKUN.value if columns & TEKUN_COLUMNS else Source.POVERTY.value
