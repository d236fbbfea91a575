"""Over time: a visit as it was, two visits side by side, ranking anew, what happened."""
