"""YAML read strictly: no key twice, and a broken file named by its line."""

from typing import Any

import yaml

from options.rules.errors import Problem


class UniqueKeyLoader(yaml.CSafeLoader):
    """A safe loader that refuses a mapping with the same key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping of a node."""
        seen = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                message = f"the key {key_node.value!r} is written twice"
                raise yaml.constructor.ConstructorError(None, None, message, key_node.start_mark)
            seen.add(key_node.value)
        return super().construct_mapping(node, deep=deep)


def read_yaml(text: str) -> Any:
    """Plain data from a YAML text; a key written twice is refused.

    Raises: yaml.YAMLError, with the line where it has one.
    """
    return yaml.load(text, Loader=UniqueKeyLoader)  # noqa: S506  # nosec B506


def unreadable(name: str, error: Exception) -> Problem:
    """A file that cannot be read, with the line where the error has one."""
    mark = getattr(error, "problem_mark", None)
    place = f"{name} line {mark.line + 1}" if mark else name
    message = str(getattr(error, "problem", None) or error)
    return Problem("yaml", place, f"This is not readable YAML: {message}.", "Mend the line and load again.")
