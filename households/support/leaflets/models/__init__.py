from households.support.leaflets.models.handout import Handout
from households.support.leaflets.models.leaflet import Leaflet, LeafletFile, LeafletPicture, LeafletVersion
from households.support.leaflets.models.stock import Movement, Stock, is_short

__all__ = ["Handout", "Leaflet", "LeafletFile", "LeafletPicture", "LeafletVersion", "Movement", "Stock", "is_short"]
