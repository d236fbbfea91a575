"""Django admin for editors: one module per area of the draft, as in `options.models`."""

from options.admin import catalog, evidence, examples, questionnaire, releases, rules

__all__ = ["catalog", "evidence", "examples", "questionnaire", "releases", "rules"]
