"""What the columns mean in English. Their captions are data and stay Chinese, as offices write them."""

from django.utils.functional import lazy
from django.utils.translation import get_language

LINES = """
ignored: Not read; serial: Serial number; as_of: As of; age: Age; signature: Signature; exported_on: Exported on
members_listed: Members listed; registered_as: Registered as; worker: Worker; last_visit: Last visit
next_visit: Next visit; open_issues: Open issues; other_person: About somebody else; phone_masked: Phone (hidden)
household_no: Household number; village: Community; id_tail: Last four of the ID number; is_head: Is the head
head_name: Name of the head; head_id: ID number of the head; name: Name; cert_no: ID number
relation_to_head: Relation to the head; sex: Sex; birth_date: Birth date; member_status: Status of the member
person_no: Person number; person_phone: Phone of the person; cert_type: Kind of certificate; ethnicity: Ethnicity
political_status: Political status; education: Education; school_status: School; health: Health
disability_type: Disability; disability_level: Level of disability; labour_skill: Ability to work
welfare_post_type: Public-welfare post; marital_status: Marital status; dibao_enjoy: Minimum living allowance
tekun_enjoy: Destitute support; dropout_reason: Reason for not attending school; work_place: Place of work
work_employer: Employer; work_months: Months worked; note: Note; med_ins_resident: Resident medical insurance
pension_resident: Resident pension insurance; med_ins_employee: Employee medical insurance
med_ins_major: Major illness insurance; med_ins_commercial: Commercial medical insurance; med_aid: Medical aid
health_aid_other: Other help with health; pension_employee: Employee pension insurance
speaks_mandarin: Speaks Mandarin; military_family: Family of a soldier or martyr; out_of_school: Out of school
job_abroad: Works abroad; is_disabled: Is disabled; is_monitored: Is monitored; is_working: Works elsewhere
is_party_member: Is a Party member; work_region: Region of work; job_channel: How the work was found
job_industry: Industry; carer: Carer or guardian; carer_phone: Phone of the carer or guardian
school: Name of the school; disease: Illness; occupation: Employment; hukou_kind: Kind of household registration
person_kind: Kind of person; disability: Disability as written; school_class: Class
med_ins_kind: Kind of medical insurance; pension_kind: Kind of pension insurance
disability_cert_no: Number of the disability certificate; is_dead: Has died; gone_on: Died or left on
person_identified_on: Person identified on; disability_cert_year: Year of the disability certificate
welfare_post_months: Months in the public-welfare post; address: Address; household_phone: Phone of the household
phone: Phone; main_cause: Main cause of poverty; other_causes: Other causes; risks: Risks of falling back
access_road_kind: Kind of access road; flag_reason: Reason for attention; flag_grounds: Grounds for attention
helper_phone: Phone of the helper; household_type: Type of household; monitor_category: Category of monitoring
unsafe_house: Unsafe house; safe_water: Safe drinking water; risk_removed: Risk removed
no_labour_safety_net: Household without any ability to work; toilet: Sanitary toilet; electricity: Electricity
tv: Radio and television; access_road: Paved access road; only_child_family: Only-child family
two_daughter_family: Two-daughter family; house_grade: Grade of the house; house_area_m2: Area of the house
inc_wage: Wages; inc_business: Business income; inc_property: Property income; inc_transfer: Transfer income
exp_business: Business expenses; compliant_self_pay: Self-paid medical expenses; net_income: Net income
net_income_per_capita: Net income per head; claims_income: Insurance payments; transfer_tekun: Destitute support money
transfer_pension: Pension money; transfer_ecology: Ecological compensation; transfer_soil: Farmland subsidy
transfer_age: Old-age subsidy; transfer_merit: Money for veterans and their families
transfer_disability: Disability subsidy; transfer_education: Money for education; transfer_relief: Disaster relief
transfer_care: Subsidy for the disabled elderly; transfer_support: Support from relatives
transfer_heating: Heating subsidy; transfer_insurance: Insurance against poverty; transfer_gift: Donations
wage_post_trade: Wages of a trade's public post; wage_post_town: Wages of a town's public post
wage_post_village: Wages of a village's public post; monitor_line: Income line of monitoring
monthly_amount: Monthly amount; topup: Extra for certain groups; price_subsidy: Price subsidy
dis_topup: Extra for disability or age; income_per_month: Income per head and month
household_income_per_month: Household income per month; paid_amount: Amount paid out
amount_per_person: Amount per person; aid_standard: Standard of the allowance
first_identified_on: First identified on; monitor_identified_on: Monitored since; risk_removed_on: Risk removed on
lifted_year: Year lifted out of poverty; from_month: Entitled since; to_month: Stopped on; member_count: People
covered_count: People covered; priority_count: People in special need; resident_count: People living there
disabled_count: Disabled people; road_km: Distance to the main road; land_farm_mu: Farmland
land_forest_mu: Woodland; land_fruit_mu: Orchard; land_returned_mu: Farmland returned to forest
land_pasture_mu: Pasture; land_water_mu: Water; province: Province; city: City; county: County; town: Town or street
region: Region; hukou_address: Registered address; aid_kind: Kind of aid; difficulty: Main difficulty
household_status_text: Status of the household; house_kind: Kind of house; helper_measures: Measures of the helper
hamlet: Hamlet or grid; dibao_kind: Urban or rural allowance; dibao_class: Class of the allowance
dibao_mode: Way of the allowance; stop_reason: Why it stopped; tekun_mode: Way of destitute support
care_level: Level of care; institution: Institution; id_standard: Standard of identification
household_attr: Kind of poor household; poverty_out_status: Lifted or not; risk_removal_mode: How the risk was removed
dev_measure_status: Development measures; measure_industry: Help with business; measure_job: Help with work
measure_finance: Help with credit; measure_welfare_post: Help by a public post
measure_welfare_post_note: Help by a public post, note; measure_house: Safe housing; measure_water: Safe water
measure_health: Help with health; measure_compulsory_edu: Compulsory schooling; measure_edu: Help with education
measure_safety_net: Safety net; measure_society: Help from society; measure_relocation: Relocation
measure_living: Better living conditions; measure_infrastructure: Infrastructure; helper_name: Helper
helper_sex: Sex of the helper; helper_political: Political status of the helper; helper_unit: Unit of the helper
helper_from: Helped since; helper_to: Helped until; collected_by: Collected by
collected_by_phone: Phone of who collected it; bank_name: Bank; bank_holder: Account holder
bank_state: State of the account; dibao_cert_no: Number of the allowance certificate; bank_account: Bank account
"""
IN_ENGLISH = dict(part.split(": ", 1) for line in LINES.strip().splitlines() for part in line.split("; "))


def heading(column):
    """The first caption of ``column``, or what it means for readers of English."""
    return column.captions[0] if (get_language() or "").startswith("zh") else IN_ENGLISH[column.id]


heading_lazy = lazy(heading, str)
