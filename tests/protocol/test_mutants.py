"""A short run of the mutants in CI: nothing crashes, enough get past the header, nearly every line is reached."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARSERS = ["rtp", "extensions", "keyframes", "rtcp", "stun", "sdp", "answer", "offer"]
COUNT = 6_000
LEAST_COVERED = 90.0


def test_mutants_crash_nothing_and_reach_the_parsers_lines(tmp_path: Path) -> None:
    data, report = tmp_path / "coverage", tmp_path / "coverage.json"
    coverage = [sys.executable, "-m", "coverage"]
    include = ",".join(f"classroom/media/protocol/{name}.py" for name in PARSERS)
    mutate = ["-m", "tests.protocol.mutate", "--count", str(COUNT)]
    run = subprocess.run(
        [*coverage, "run", f"--data-file={data}", f"--include={include}", *mutate],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    print(run.stdout)
    assert run.returncode == 0, run.stdout + run.stderr
    subprocess.run([*coverage, "json", f"--data-file={data}", "-o", report], cwd=ROOT, check=True, capture_output=True)
    files = json.loads(report.read_text())["files"]
    covered = {Path(name).stem: files[name]["summary"]["percent_covered"] for name in files}
    print(covered)
    assert {name for name, share in covered.items() if share < LEAST_COVERED} == set()
    assert set(covered) == set(PARSERS)
