"""What is missing on a machine is told with its mend."""

import json
import socket
from pathlib import Path

from classroom import doctor


def test_a_machine_that_can_run_the_demo(tmp_path: Path) -> None:
    checks = doctor.report(tmp_path / "new" / "folder", 0, 0)
    assert [check.name for check in checks if check.needed and not check.ok and check.name != "pages"] == []
    assert list(tmp_path.iterdir()) == []  # it only looked


def test_a_port_that_is_taken_names_the_flag(tmp_path: Path) -> None:
    with socket.socket() as tcp, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        udp.bind(("0.0.0.0", 0))
        checks = doctor.report(tmp_path, tcp.getsockname()[1], udp.getsockname()[1])
    mends = {check.name: check.fix for check in checks if not check.ok}
    assert "--port" in mends["http port"]
    assert "--media-port" in mends["media port (UDP)"]
    assert not doctor.can_run(checks)
    assert doctor.as_text(checks).endswith("The demo cannot run yet.")


def test_a_data_folder_under_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "--data-dir" in doctor.data_folder(tmp_path / "file" / "data").fix


def test_an_old_python_pages_that_are_not_built_and_a_library_that_is_missing(tmp_path: Path) -> None:
    assert not doctor.python((3, 10, 9)).ok
    assert "npm run build" in doctor.pages(tmp_path).fix
    assert "no_such_library" in doctor.media_core(["no_such_library"]).fix


def test_every_fault_has_a_mend_and_what_is_well_has_none(tmp_path: Path) -> None:
    assert all(check.ok == (check.fix == "") for check in doctor.report(tmp_path, 0, 0))


def test_the_json_form(tmp_path: Path) -> None:
    checks = doctor.report(tmp_path, 0, 0)
    said = json.loads(doctor.as_json(checks))
    assert said["ok"] is doctor.can_run(checks)
    assert said["media_core"] == "python"
    assert set(said["checks"][0]) == {"name", "ok", "detail", "fix", "needed"}
