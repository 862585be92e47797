from households.support.policies.models.policy import Authority, Policy, PolicyAmount, PolicyExclusion

__all__ = ["Authority", "Policy", "PolicyAmount", "PolicyExclusion"]
