"""Feeds build-aux/count-tests.py logs of known outcome, as TAP: check-count.py SOURCE-ROOT

The last line of test.sh is what people go by: a program that dies must never count as nothing.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

COUNT = Path(sys.argv[1]) / "build-aux" / "count-tests.py"


def log(stdout, result="OK", name="program"):
    return json.dumps({"name": name, "stdout": stdout, "result": result})


# name, lines of the log, last line expected, exit status expected
CASES = [
    ("all-pass", [log("TAP version 13\nok 1 /a/b\nok 2 /a/c\n1..2\n")], "2 passed, 0 failed", 0),
    ("two-programs", [log("1..1\nok 1 /a\n"), log("1..1\nok 1 /b\n")], "2 passed, 0 failed", 0),
    ("one-fails", [log("1..2\nok 1 /a\nnot ok 2 /b\n", "FAIL")], "1 passed, 1 failed", 1),
    ("assert-names-its-case", [log("1..2\nok 1 /a\nnot ok /b - ERROR:x.c:1: assertion\n"
                                   "Bail out!\n", "ERROR")], "1 passed, 1 failed", 1),
    ("crash-owes-the-rest", [log("1..3\nok 1 /a\n", "ERROR")], "1 passed, 2 failed", 1),
    ("crash-after-all", [log("1..1\nok 1 /a\n", "ERROR")], "1 passed, 1 failed", 1),
    ("crash-before-any", [log("", "ERROR")], "0 passed, 1 failed", 1),
    ("silent-success", [log("", "OK")], "0 passed, 1 failed", 1),
    ("no-plan", [log("ok 1 /a\n", "OK")], "1 passed, 1 failed", 1),
    ("time-out", [log("1..2\nok 1 /a\n", "TIMEOUT")], "1 passed, 1 failed", 1),
    ("skipped-case", [log("1..2\nok 1 /a\nok 2 /b # SKIP not here\n")], "1 passed, 0 failed", 0),
    ("skipped-program", [log("1..0 # SKIP no display\n", "SKIP"), log("1..1\nok 1 /a\n")],
     "1 passed, 0 failed", 0),
    ("prose-is-no-result", [log("1..1\nokay then\n# ok 7\nok 1 /a\n")], "1 passed, 0 failed", 0),
    ("nothing-ran", [], "0 passed, 0 failed", 1),
    ("no-log", None, "0 passed, 0 failed", 1),
]

print(f"1..{len(CASES)}")
failures = 0
with tempfile.TemporaryDirectory() as folder:
    for number, (name, lines, last, status) in enumerate(CASES, 1):
        path = Path(folder) / f"{name}.json"
        if lines is not None:
            path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        run = subprocess.run([sys.executable, COUNT, path], capture_output=True, text=True)
        said = (run.stdout.strip().splitlines() or [""])[-1]
        good = said == last and run.returncode == status
        failures += not good
        print(f"{'ok' if good else 'not ok'} {number} count/{name}")
        if not good:
            print(f"# {said!r} and {run.returncode}, expected {last!r} and {status} {run.stderr}")
sys.exit(1 if failures else 0)
