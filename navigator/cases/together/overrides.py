"""Why people decide otherwise than the order suggests: a short list, so that reasons can be counted."""

REASONS = {
    "tried": "tried it before and it did not help",
    "wish": "the client wants something else",
    "medicine": "the client does not want this medicine",
    "cost": "cost or insurance",
    "place": "too far, or hard to get to",
    "time": "work, school or family leave no time",
    "wait": "no place is free soon",
    "health": "a health reason the questions do not ask about",
    "people": "the family or a court asks for something else",
    "other": "something else",
}
"""What is shown beside each tick, by the key that is kept."""
