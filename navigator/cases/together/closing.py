"""What a decision ends with: who took part, and four questions on whether it is ready to be made.

The four follow the idea of the SURE test of decisional conflict; the words are our own.
"""

TOOK_PART = (
    ("client", "The client"),
    ("family", "Family, or someone close"),
    ("counselor", "The counselor"),
    ("prescriber", "A doctor or nurse"),
    ("peer", "A peer worker"),
    ("other", "Someone else"),
)
CHECK = (
    ("options", "Do you know enough about the options, and what each one asks of you?"),
    ("matters", "Is it clear to you what matters most in this choice?"),
    ("support", "Do you have enough support and advice to choose, without being pushed?"),
    ("sure", "Do you feel sure about this choice?"),
)
REPLIES = (("yes", "Yes"), ("unsure", "Unsure"), ("no", "No"))
"""Keys and words, in the order shown. The keys are stored: never rename one."""
