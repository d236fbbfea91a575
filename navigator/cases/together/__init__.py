"""Results together: the ranking looked at by two people, and the decision."""
