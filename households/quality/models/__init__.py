from households.quality.models.finding import QualityFinding, QualityWaiver

__all__ = ["QualityFinding", "QualityWaiver"]
