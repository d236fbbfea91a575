"""Django admin for editors: one module per area of the draft, as in `options.models`."""

from options.admin import catalog, evidence, examples, languages, questionnaire, releases, rules

__all__ = ["catalog", "evidence", "examples", "languages", "questionnaire", "releases", "rules"]
