"""Staff accounts: sign-in in two steps, the limits of a session, and the gate in front of every staff page."""
