"""What a desktop reads of us must be right by its own programs, as TAP: check-data.py SOURCE-ROOT"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(sys.argv[1]) / "data"
MIME = "application/vnd.yaodian.plan"


def run(*command, **kw):
    """None where the program is content, else what it said."""
    done = subprocess.run(command, capture_output=True, text=True, **kw)
    return None if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def desktop_entry():
    return run("desktop-file-validate", *DATA.glob("*.desktop"))


def metainfo():
    return run("appstreamcli", "validate", "--no-net", *DATA.glob("*.metainfo.xml"))


def well_formed():
    return run("xmllint", "--noout", *DATA.glob("*.xml"), *DATA.rglob("*.svg"))


def mime_type():
    """By its name, and without one by what stands in the file; any other SQLite file is not ours."""
    header = bytearray(b"SQLite format 3\0".ljust(100, b"\0"))
    other = bytes(header)
    header[68:72] = bytes.fromhex("59616f64")
    files = [
        ("plan.yaodian", b"\0\1", MIME),
        ("plan", bytes(header) + bytes(412), MIME),
        ("other", other + bytes(412), "application/vnd.sqlite3"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        mime = Path(folder) / "share" / "mime"
        (mime / "packages").mkdir(parents=True)
        shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", mime / "packages")
        shutil.copy(DATA / "cn.yaodian.Yaodian.mime.xml", mime / "packages" / "yaodian.xml")
        if said := run("update-mime-database", mime):
            return said
        env = dict(os.environ, XDG_DATA_HOME=f"{folder}/share", XDG_DATA_DIRS=f"{folder}/share")
        for name, content, expected in files:
            path = Path(folder) / name
            path.write_bytes(content)
            found = subprocess.run(["gio", "info", "-a", "standard::content-type", path], env=env,
                                   capture_output=True, text=True).stdout
            if expected not in found:
                return f"{name} should be {expected}: {found}"
    return None


CASES = [desktop_entry, metainfo, well_formed, mime_type]
print(f"1..{len(CASES)}")
failures = 0
for number, check in enumerate(CASES, 1):
    name = f"data/{check.__name__.replace('_', '-')}"
    try:
        said = check()
    except FileNotFoundError as error:
        said = f"{error.filename} is not installed; build-aux/test.sh brings it in"
    failures += said is not None
    print(f"{'not ok' if said else 'ok'} {number} {name}")
    for line in (said or "").splitlines():
        print(f"# {line}")
sys.exit(1 if failures else 0)
