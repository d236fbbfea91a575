"""The plan: one option turned into steps, with a safety net, to print and take along."""
