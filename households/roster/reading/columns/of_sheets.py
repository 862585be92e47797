"""Columns that stand for the sheet or the whole household: they are read to tell who and where, or not at all."""

from households.roster.reading.columns.column import Column, columns

IGNORED = "ignored"
"""Of a column that somebody left out by hand."""

SHEET_COLUMNS = [
    Column(IGNORED, "", "sheet", ("不读取",)),
    *columns(
        "",
        "sheet",
        """
serial 序号 编号 顺序号 No
as_of 数据日期 年度 填报日期 统计日期
age 年龄 周岁 周岁年龄 实足年龄 年龄(周岁)
signature 领款人签字 签字 领款时间 户主签字 签名 盖章 填表时间 按手印
exported_on 导出日期
members_listed 在册人数
registered_as 登记类别
worker 走访社工
last_visit 上次走访
next_visit 下次走访
open_issues 未办结问题
other_person 他人信息
phone_masked 电话(已隐去)
""",
    ),
    *columns("H", "number_of_household", "household_no:number 户编号 家庭编号 户号 户编码", limit=40),
    *columns("H", "area", "village 村 社区 所属社区 行政村 村社区 村居 村委会 居委会 社区名称 村名 所在社区 所在村"),
    *columns("", "id_tail", "id_tail 证件号码后四位 身份证号后四位 身份证后四位"),
    *columns("", "is_head", "is_head 是否户主 是否为户主 户主标识 是否是户主"),
    *columns("", "head_name", "head_name 户主姓名 户主 申请人姓名 申请人"),
    *columns("", "head_id", "head_id 户主证件号码 户主身份证号 户主身份证号码 户主身份证 申请人身份证号"),
]
