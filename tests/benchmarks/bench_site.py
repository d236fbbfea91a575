"""The results page beside a bare view, and one web worker after 1,000 visits. Run: make bench."""

import random
import re
import time
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from options.publishing import current
from tests.benchmarks.bench_ranking import VISITORS
from tests.knowledge import live_seed, seed_book
from tests.rules.strategies import random_answers
from tests.site.servers import environment, manage, serving
from tests.site.visitor import Visitor, walk

ROUNDS, VISITS = 7, 1_000


def bare(request: HttpRequest) -> HttpResponse:
    """The least a view can do."""
    return HttpResponse("fine")


def urls() -> list[object]:
    """The site's addresses and the bare view."""
    from navigator.urls import urlpatterns

    return [*urlpatterns, path("bare/", bare)]


urlpatterns = urls()


def per_request(client: Client, address: str, accepts: str = "") -> float:
    """Processor seconds for one request: the best of several rounds. Takes: `accepts`, the compression asked for."""

    def once() -> float:
        start = time.process_time()
        for _ in range(VISITORS):
            assert client.get(address, headers={"accept-encoding": accepts}).status_code == 200
        return (time.process_time() - start) / VISITORS

    return min(once() for _ in range(ROUNDS))


def test_results_page_beside_a_bare_view(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.benchmarks.bench_site"  # type: ignore[attr-defined]
    current.install(live_seed())
    client = Client()
    client.post("/questions/voice/", {"voice": "self"})
    client.post("/questions/safety/", {"safety_now": "none"})
    client.post("/questions/severity/", {"dsm_signs": ["craving", "tolerance", "withdrawal", "lots_of_time"]})
    pages = {address: per_request(client, address) for address in ("/bare/", "/results/", "/evidence/", "/help-now/")}
    pages["... compressed"] = per_request(client, "/results/", "gzip")
    plain, small = (client.get("/results/", headers={"accept-encoding": how}).content for how in ("", "gzip"))
    current.install(None)

    print(f"\nresults page: {len(plain)} bytes, {len(small)} compressed")
    for address, seconds in pages.items():
        print(f"{address:14} {seconds * 1e6:7.0f} us   {pages['/bare/'] / seconds:5.2f} of a bare view's throughput")


def resident(process: int) -> float:
    """Megabytes a process holds in memory (RSS)."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024  # type: ignore[index]


def workers_of(log: Path) -> list[int]:
    """The processes that answer requests, from gunicorn's log."""
    return [int(number) for number in re.findall(r"Booting worker with pid: (\d+)", log.read_text())]


def test_memory_of_one_worker_after_many_visits(tmp_path: Path) -> None:
    log = tmp_path / "log"
    environ = environment(tmp_path, f"sqlite:///{tmp_path / 'navigator.sqlite3'}") | {"WEB_CONCURRENCY": "1"}
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "load_knowledge", "options/seed", "--publish")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")
    start, dice = time.perf_counter(), random.Random(1)

    with serving(environ, log) as base:
        visitor = Visitor(base)
        visitor.get("/readyz")
        print(f"\nstart until a release is served: {time.perf_counter() - start:.2f} s")
        (worker,) = workers_of(log)
        before = resident(worker)
        for _ in range(VISITS // 50):
            answers = random_answers(seed_book(), dice)
            given = {key: sorted(choices) for key, choices in answers.items() if key != "voice"}
            page = walk(visitor, "self", {**given, "safety_now": ["none"], "physical_health": ["none"]})
            for _ in range(50):
                visitor.get("/results/")
        print(f"one worker: {before:.0f} MB at the start, {resident(worker):.0f} MB after {VISITS} ranked visits")

    assert page.ranked
