"""The questionnaire and its results: asks, remembers, ranks and shows."""
