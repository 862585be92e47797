"""Every column that a roster may have: what it means, whose fact it is, how it is read and where it is kept.

``scope``: H a fact of the household, P of a person, "" of the sheet only. ``kind`` names a reader in ``values``.
``field`` is the model's field; columns without one are kept in the row's ``roster`` under the column's id.
"""

from households.roster.reading.columns.also_written import ALSO_WRITTEN
from households.roster.reading.columns.column import Column
from households.roster.reading.columns.of_households import HOUSEHOLD_COLUMNS
from households.roster.reading.columns.of_persons import PERSON_COLUMNS
from households.roster.reading.columns.of_sheets import IGNORED, SHEET_COLUMNS

__all__ = ["ALSO_WRITTEN", "BY_ID", "COLUMNS", "IGNORED", "PATHS", "Column"]

COLUMNS = [*SHEET_COLUMNS, *PERSON_COLUMNS, *HOUSEHOLD_COLUMNS]
BY_ID = {column.id: column for column in COLUMNS}

PATHS = {
    "户主/姓名": "head_name",
    "户主/身份证号": "head_id",
    "户主/身份证号码": "head_id",
    "户主/证件号码": "head_id",
    "户主/联系电话": "household_phone",
    "户主/电话": "household_phone",
    "户主/手机号": "household_phone",
    "残疾人/类别": "disability_type",
    "残疾人/等级": "disability_level",
    "残疾情况/类别": "disability_type",
    "残疾情况/等级": "disability_level",
    "残疾情况/证号": "disability_cert_no",
    "残疾证/证号": "disability_cert_no",
    "残疾证/类别": "disability_type",
    "残疾证/等级": "disability_level",
    "帮扶责任人/姓名": "helper_name",
    "帮扶责任人/性别": "helper_sex",
    "帮扶责任人/政治面貌": "helper_political",
    "帮扶责任人/单位": "helper_unit",
    "帮扶责任人/工作单位": "helper_unit",
    "帮扶责任人/联系电话": "helper_phone",
    "帮扶责任人/电话": "helper_phone",
    "信息采集人/姓名": "collected_by",
    "信息采集人/联系电话": "collected_by_phone",
    "家庭成员/联系电话": "person_phone",
    "家庭成员/电话": "person_phone",
}
"""Captions that mean something else under their parent than alone."""
