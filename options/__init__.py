"""The knowledge: evidence, questions, options, rules and what is made of them."""
