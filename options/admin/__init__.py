"""Django admin for editors: one module per area of the draft, as in `options.models`."""

from options.admin import catalog, evidence, examples, languages, people, questionnaire, releases, rules, safeguards

__all__ = ["catalog", "evidence", "examples", "languages", "people", "questionnaire", "releases", "rules", "safeguards"]
