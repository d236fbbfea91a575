"""Why a decision differs from the ranking: a short list, so that the reasons can be counted and the rules improve."""

REASONS = (
    ("wish", "The client wants something else"),
    ("tried", "It was tried before and did not help"),
    ("place", "No place is free, or the wait is too long"),
    ("cost", "Cost or insurance"),
    ("reach", "Travel, work or child care"),
    ("home", "Family or home"),
    ("health", "A health matter that the answers do not show"),
    ("asked", "A court, an employer or an agency asks for it"),
    ("rule", "We see a rule differently"),
    ("other", "Something else"),
)
"""Keys and words, in the order shown. The keys are stored: never rename one."""
WORDS = dict(REASONS)
