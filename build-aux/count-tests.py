"""Counts the single test cases of a `meson test` run: count-tests.py testlog.json

Every program speaks TAP. A case that passed or failed counts as one; a program that crashed, timed
out or stopped before its plan was through counts each case it owes as failed, and at least one.
Skipped cases are named and count as neither. The last line is "N passed, N failed".
"""
import json
import re
import sys

POINT = re.compile(r"^(not )?ok\b\s*(\d+)?\s*-?\s*([^#]*)(#\s*(SKIP|TODO)\b.*)?", re.IGNORECASE)
PLAN = re.compile(r"^1\.\.(\d+)")


def count(test):
    """(passed, failed names, skipped names) of one program."""
    passed, failed, skipped, planned = 0, [], [], None
    for line in test.get("stdout", "").splitlines():
        if plan := PLAN.match(line):
            planned = int(plan.group(1))
        elif point := POINT.match(line):
            name = point.group(3).strip()
            if point.group(5) and point.group(5).upper() == "SKIP":
                skipped.append(f"{name} {point.group(4)}")
            elif point.group(1):
                failed.append(name)
            else:
                passed += 1
    seen = passed + len(failed) + len(skipped)
    owed = max((planned or 0) - seen, 0)
    if planned is None or seen == 0 or (test["result"] not in ("OK", "SKIP") and not failed):
        owed = max(owed, 1)
    if planned == 0:  # "1..0": a program that skips itself whole
        owed = 0
        skipped.append(test["name"])
    failed += [f"{test['name']}: {test['result']}, not run to its end"] * owed
    return passed, failed, skipped


def main(path):
    passed, failed, skipped = 0, [], []
    try:
        with open(path, encoding="utf-8") as log:
            tests = [json.loads(line) for line in log]
    except OSError as error:
        print(f"no test ran: {error}")
        tests = []
    for test in tests:
        p, f, s = count(test)
        passed += p
        failed += [f"{test['name']}: {name}" if name not in test["name"] else name for name in f]
        skipped += s
    for name in skipped:
        print(f"skipped: {name}")
    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
