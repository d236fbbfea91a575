"""What leaves the team, and what permits it."""
