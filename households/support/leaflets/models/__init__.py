from households.support.leaflets.models.leaflet import Leaflet, LeafletFile, LeafletPicture, LeafletVersion

__all__ = ["Leaflet", "LeafletFile", "LeafletPicture", "LeafletVersion"]
