"""Supervision and learning: the team's cases, figures without identities, the access log."""
