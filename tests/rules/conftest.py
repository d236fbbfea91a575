"""Hypothesis for these tests: the same examples in every run, and no quarrel with a slow machine."""

from hypothesis import HealthCheck, settings

settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
