"""The visitor's journey goes on while the data base is down: after the start, and from a cold start."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.knowledge import seed_book
from tests.site.servers import ROOT, environment, manage, serving
from tests.site.visitor import Visitor, walk

pytestmark = pytest.mark.postgresql
ANSWERS = {"dsm_signs": ["craving", "tolerance"], "travel": ["weekly"], "insurance": ["medicaid"]}


class Cluster:
    """A PostgreSQL of the test's own, so that stopping it disturbs nobody else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = self.run("start").strip()

    def run(self, *action: str) -> str:
        """Start it, stop it, start it again."""
        command = [str(ROOT / ".ci" / "postgres"), action[0], str(self.folder), *action[1:]]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A running cluster, stopped at the end whatever the test did."""
    folder = Path("/tmp") / f"navigator-outage-{tmp_path_factory.getbasetemp().name}"
    cluster = Cluster(folder)
    yield cluster
    subprocess.run([str(ROOT / ".ci" / "postgres"), "stop", str(folder), "now"], check=False, capture_output=True)
    subprocess.run(["rm", "-rf", str(folder)], check=True)


def journey_works(base: str) -> bool:
    """Whether a visitor gets from the start to a result with every setting."""
    page = walk(Visitor(base), "self", ANSWERS)
    settings = [option for option in seed_book().options if option.kind == "setting"]
    return page.status == 200 and len(page.ranked) + len(page.not_first) == len(settings)


def test_the_journey_works_without_the_data_base_and_staff_pages_say_so(cluster: Cluster, tmp_path: Path) -> None:
    environ = environment(tmp_path, cluster.url)
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "load_knowledge", "options/seed", "--publish")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")

    with serving(environ, tmp_path / "log") as base:
        assert journey_works(base)
        cluster.run("stop", "now")

        assert journey_works(base)
        refused = Visitor(base).get("/admin/login/")

    with serving(environ, tmp_path / "log") as base:
        assert journey_works(base)
        cold = Visitor(base).get("/readyz")

    assert refused.status == 503
    assert "not available now" in refused.text.lower()
    assert cold.status == 200
