"""The kind of roster, told by its columns: what a later roster of the same kind no longer lists is absent."""

from households.roster.models import Source

DIBAO_COLUMNS = {"dibao_cert_no", "monthly_amount", "covered_count", "dibao_class", "dibao_mode"}
TEKUN_COLUMNS = {"tekun_mode", "care_level"}


def tell_source(roster):
    """Empty for a list of persons, or one that the registry itself gave out: neither says who else is on a roster."""
    columns = {caption.column.id for table in roster.reading.tables for caption in table.captions if caption.column}
    if "exported_on" in columns:
        roster.source = ""
    elif columns & DIBAO_COLUMNS:
        roster.source = Source.DIBAO.value
    elif columns & TEKUN_COLUMNS:
        roster.source = Source.TEKUN.value
    else:
        roster.source = "" if _lists_persons(roster.reading) else Source.POVERTY.value


def _lists_persons(reading):
    """No row says what household it is of: a list such as that of disabled people."""
    return not any(group.number or group.tells_head for group in reading.groups)
