"""The compose file and the container: valid where Docker can say so, and no more open than the explorer on a laptop."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.settings import Settings
from ui.explorer_process import OPTIONS

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
COMPOSE = DEPLOY / "compose.yaml"
INVENTED = "an invented one"


def _docker_compose(*arguments: str, password: str) -> subprocess.CompletedProcess[str]:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("docker compose is not installed here")
    command = [docker, "compose", "--file", str(COMPOSE), *arguments]
    env = {"PATH": os.environ["PATH"], "MOSAIC_NEO4J_PASSWORD": password}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603


def test_docker_accepts_the_compose_file() -> None:
    done = _docker_compose("config", "--format", "json", password=INVENTED)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)["services"]) == {"neo4j", "explorer"}


def test_docker_refuses_to_start_without_a_password() -> None:
    done = _docker_compose("config", password="")
    assert done.returncode != 0
    assert "choose a password" in done.stderr


def test_only_this_machine_reaches_the_explorer_and_nobody_the_database() -> None:
    services = _services()
    assert services["explorer"]["ports"] == ["127.0.0.1:8501:8501"]
    assert "ports" not in services["neo4j"]


def test_the_server_is_of_the_release_that_mosaic_runs_itself() -> None:
    version = Settings.from_environment({}).neo4j_version
    release = ".".join(version.split(".")[:2])
    assert _services()["neo4j"]["image"] == f"neo4j:{release}-community"


def test_the_explorer_is_started_as_it_is_on_a_laptop() -> None:
    given = set(re.findall(r'"(--[^"]+)"', (DEPLOY / "Containerfile").read_text(encoding="utf-8")))
    inside = {option for option in OPTIONS if not option.startswith("--server.address=")}
    assert given == {*inside, "--server.address=0.0.0.0", "--server.port=8501"}


def test_every_setting_in_the_compose_file_is_one_that_mosaic_knows() -> None:
    environment = {**_services()["explorer"]["environment"], "MOSAIC_NEO4J_PASSWORD": INVENTED}
    assert Settings.from_environment(environment).neo4j_uri == "bolt://neo4j:7687"


def _services() -> dict[str, dict[str, Any]]:
    services: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return services
