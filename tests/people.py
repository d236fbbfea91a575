"""The same cast in every test. All of them are made up."""

from django.contrib.auth.models import Group, User

PASSWORD = "a made-up password for tests"


def editor() -> User:
    """Edda, who changes questions, options and rules."""
    return _member("edda", "editor")


def publisher() -> User:
    """Paul, who publishes what others changed."""
    return _member("paul", "publisher")


def counselor() -> User:
    """Cora, who walks through the questionnaire with clients."""
    return User.objects.create_user("cora", password=PASSWORD)


def other_counselor() -> User:
    """Omar, a counselor who must not see Cora's cases."""
    return User.objects.create_user("omar", password=PASSWORD)


def _member(name: str, group: str) -> User:
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
