"""The pages that need no answers: options, evidence, help now, how it works, glossary. The same for everyone."""
