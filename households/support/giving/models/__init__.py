from households.support.giving.models.donation import Donation, Sort
from households.support.giving.models.donor import Donor
from households.support.giving.models.gift import HANDED_WITHIN, Gift, GiftDocument, GiftPicture, GiftStep, is_money
from households.support.giving.models.moves import MOVES
from households.support.giving.models.need import Need
from households.support.giving.models.write_off import WriteOff

__all__ = [
    "HANDED_WITHIN",
    "MOVES",
    "Donation",
    "Donor",
    "Gift",
    "GiftDocument",
    "GiftPicture",
    "GiftStep",
    "Need",
    "Sort",
    "WriteOff",
    "is_money",
]
