from households.support.policies.models.entitlement import (
    PAID_WITHIN,
    RECEIVED,
    SOON,
    Entitlement,
    EntitlementDocument,
    EntitlementPicture,
    EntitlementStep,
    is_closing,
    is_received,
    is_to_renew,
    was_delivered,
)
from households.support.policies.models.moves import MOVES
from households.support.policies.models.payment import Payment
from households.support.policies.models.payment_list import PaymentLine, PaymentList
from households.support.policies.models.policy import Authority, Policy, PolicyAmount, PolicyExclusion
from households.support.policies.models.taking_over import TakeOver

__all__ = [
    "MOVES",
    "PAID_WITHIN",
    "RECEIVED",
    "SOON",
    "Authority",
    "Entitlement",
    "EntitlementDocument",
    "EntitlementPicture",
    "EntitlementStep",
    "Payment",
    "PaymentLine",
    "PaymentList",
    "Policy",
    "PolicyAmount",
    "PolicyExclusion",
    "TakeOver",
    "is_closing",
    "is_received",
    "is_to_renew",
    "was_delivered",
]
