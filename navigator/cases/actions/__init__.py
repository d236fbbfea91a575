"""Every change to what is stored, one module per thing that changes. Views and commands call these."""
