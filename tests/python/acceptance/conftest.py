"""What the tests share: the warehouse, site and folder of the real commands, and two browsers.

Each of them is made once, whichever worker of pytest-xdist needs it first; WAREHOUSE=FILE and
SITE=DIR use existing ones. The browsers are cut off from the network: a page that asks for
anything outside fails its test, and so does one that writes an error to the console. Tests are
run in Chromium, and in Firefox too if they are marked `in_every_browser`.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from publication import publish, published_tables, tool
from xdist.scheduler import LoadScopeScheduling

PROJECT = Path(__file__).parents[3]
AXE = PROJECT / "requirements" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE = (1440, 900), (390, 844)
# `publish` and `docs` refuse to run twice at a time in one project, and test_exposures reads files
# that `docs` replaces: one worker runs all of these modules.
USE_COMMANDS = ["data_page", "docs_command", "exposures", "postgres", "published_files", "workbook"]
BUILD_THEIR_OWN = ["changed_inputs", "own_index_site", "own_site"]
# No profile services, no name that resolves: nothing leaves the machine.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
# Firefox asks a proxy that does not exist for every address, but those of files.
FIREFOX_PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "ui.prefersReducedMotion": 1,
}

in_every_browser = pytest.mark.parametrize("open_page", ["chromium", "firefox"], indirect=True)


class Scheduling(LoadScopeScheduling):
    """Tests that must share a worker are handed out first, all others one by one.

    The xdist_group mark would say the same, but pytest-xdist 3.8 ignores it under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = Path(nodeid.partition("::")[0]).stem.removeprefix("test_")
        if module in USE_COMMANDS:
            return "commands"
        return module if module in BUILD_THEIR_OWN else nodeid


def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


def run_command(*arguments) -> str:
    """Run a command of the project as make does; returns what it printed."""
    return run_in(PROJECT, *arguments)


def made(folder: str, names: list[str]) -> set[str]:
    """What was made in the project's folders, and is not to be copied."""
    patterns = (".*", "target", "logs", "node_modules", "*.duckdb*", "__pycache__")
    at_the_top = {"site", "published"} if folder == str(PROJECT) else set()
    return shutil.ignore_patterns(*patterns)(folder, names) | at_the_top


def copy_of_project(folder: Path) -> Path:
    """The project without what was made in it, but with the packages of the pages."""
    shutil.copytree(PROJECT, folder, ignore=made)
    (folder / "requirements" / "node_modules").symlink_to(PROJECT / "requirements" / "node_modules")
    return folder


def run_in(project: Path, *arguments) -> str:
    """Run a command in a copy of the project; returns what it printed."""
    command = [sys.executable, "-m", "indexhouse", *map(str, arguments)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, worker_id):
    """made_once("site", make): a path for which make(path) is called once for all workers."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def made_once(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / f"made-{name}"
        folder.mkdir(exist_ok=True)
        with open(shared / f"{name}.lock", "a+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / name).exists():
                make(folder / name)
        return folder / name

    return made_once


@pytest.fixture(scope="session")
def warehouse(made_once) -> Path:
    """A warehouse as `make build` makes it."""
    if os.environ.get("WAREHOUSE"):
        return Path(os.environ["WAREHOUSE"]).resolve()
    return made_once("warehouse.duckdb", lambda file: run_command("build", "--warehouse", file))


@pytest.fixture(scope="session")
def site(request, made_once) -> Path:
    """The website as `make docs` makes it."""
    if os.environ.get("SITE"):
        return Path(os.environ["SITE"]).resolve()
    warehouse = request.getfixturevalue("warehouse")
    return made_once(
        "site", lambda folder: run_command("docs", "--warehouse", warehouse, "--into", folder)
    )


@pytest.fixture(scope="session")
def published(warehouse, made_once) -> Path:
    """The marts as the files that `make publish` makes, alone in their parent folder."""

    def make(folder: Path) -> None:
        run = publish(warehouse, folder)
        assert run.returncode == 0, run.stdout + run.stderr
        files = [file for file in folder.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1e6
        assert run.stdout.splitlines()[-1] == (
            f"Published {len(published_tables(warehouse))} marts, {len(files)} files,"
            f" {size:.1f} MB: {folder}"
        )

    return made_once("published", make)


@pytest.fixture(scope="session")
def playwright():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    # Without the code for windows: a page opens in less than half the time.
    program = tool("chromium-headless-shell", "chromium-headless-shell")
    browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def downloads(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def firefox(playwright, downloads):
    """Debian's own: Playwright speaks WebDriver BiDi with it, not the protocol of its own build."""
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        downloads_path=downloads,
        executable_path=tool("firefox-esr", "firefox-esr"),
        firefox_user_prefs=FIREFOX_PREFERENCES,
    )
    yield browser
    browser.close()


@dataclass
class Watch:
    """What pages did that they must not do."""

    outside_requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, context) -> None:
        """Stop, and write down, whatever the pages of a browser context ask of a network."""
        context.route("**/*", self.let_through)
        context.on("console", self.hear)
        context.on("weberror", lambda event: self.errors.append(str(event.error)))

    def let_through(self, route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            self.outside_requests.append(route.request.url)
            route.abort()

    def hear(self, message) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type}: {message.text}")


@pytest.fixture(autouse=True)
def watch():
    """After every test: no page asked for anything outside, none wrote an error."""
    watch = Watch()
    yield watch
    assert watch.outside_requests == []
    assert watch.errors == []


@pytest.fixture
def open_page(request, watch):
    """open_page("audit", "verdict=missed", viewport=PHONE, scheme="dark", language="zh").

    `name` is a page in indexhouse.site.pages.PAGES, or a file of the site; `state` is its address
    after the #. Every call is a reader of its own, without what another one has stored.
    """
    contexts = []
    engine = getattr(request, "param", "chromium")

    def open_page(name, state="", *, viewport=DESKTOP, scheme="light", language="en"):
        site, browser = map(request.getfixturevalue, ("site", engine))
        width, height = viewport
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale={"zh": "zh-CN", "en": "en-GB"}[language],
            reduced_motion="reduce",
        )
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.goto(address(site, name, state, language))
        if engine == "firefox" and scheme == "dark":
            page.click("#theme")  # WebDriver BiDi cannot set it
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def downloaded(downloads):
    """downloaded(page, act): the file that a page gives the reader when `act()` is called."""

    def downloaded(page, act: Callable[[], object]) -> Path:
        for file in downloads.iterdir():
            file.unlink()
        if page.context.browser.browser_type.name == "chromium":
            with page.expect_download() as download:
                act()
            name = download.value.suggested_filename
            download.value.save_as(downloads / name)
            return downloads / name
        # Firefox tells Playwright nothing of downloads yet.
        act()
        for _ in range(100):
            page.wait_for_timeout(100)
            found = list(downloads.iterdir())
            if found and not [file for file in found if file.suffix == ".part"]:
                return max(found, key=lambda file: file.stat().st_size)
        raise AssertionError("Nothing was downloaded.")

    return downloaded


def address(site: Path, name: str, state: str, language: str) -> str:
    """The page's address: ours keep the language there."""
    file = site / (name if name.endswith(".html") else f"{name}.html")
    if not file.exists():
        return (site / name / "index.html").as_uri() + (f"#{state}" if state else "")
    return f"{file.as_uri()}#" + "&".join(filter(None, [f"lang={language}", state]))


@pytest.fixture
def axe():
    """axe(page): the violations that axe-core finds, of any impact."""

    def axe(page) -> list[str]:
        assert AXE.exists(), "axe-core is missing: run `npm ci --prefix requirements`."
        page.evaluate(AXE.read_text(encoding="utf-8"))
        # A bar that stays on top may hide half of a button: of that no reader complains.
        page.evaluate("scrollTo(0, 0)")
        # What passed would cost a quarter of the time to describe; sizes are not asked for otherwise.
        options = "{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }"
        found = page.evaluate(f"async () => (await axe.run({options})).violations")
        return [
            f"{violation['id']} ({violation['impact']}): {json.dumps(target, ensure_ascii=False)}"
            for violation in found
            for target in [node["target"] for node in violation["nodes"]][:3]
        ]

    return axe
