"""The man pages hold what the programs say of themselves, as TAP: check-man.py SOURCE-ROOT PROGRAM…"""
import os
import re
import subprocess
import sys
from pathlib import Path

MAN = Path(sys.argv[1]) / "data" / "man"
ENV = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")


def read_help(*words):
    return subprocess.run([*words, "--help"], env=ENV, capture_output=True, text=True, check=True).stdout


def options_in(text):
    """Of a help text: each line that begins with an option names it."""
    lines = [line for line in text.splitlines() if line.startswith("  -")]
    return {name for line in lines for name in OPTION.findall(line.split("  ")[1])}


def section(page, heading):
    """The words below a heading, without the marks of the page's language."""
    found = re.search(rf'^\.S[SH] "?{re.escape(heading)}\b(.*?)(?=^\.S[SH] )', page, re.M | re.S)
    return found[1] if found else ""


def terms_in(text):
    """Options that stand where they are explained: after .TP."""
    lines = text.splitlines()
    return {name for above, line in zip(lines, lines[1:]) if above == ".TP" for name in OPTION.findall(line)}


def compare(where, explained, said):
    said -= {"--help", "--help-all", "--help-gapplication"}
    return [f"{where}: {name} is not in the man page" for name in sorted(said - explained)] + [
        f"{where}: {name} is in the man page alone" for name in sorted(explained - said - {"--help"})
    ]


def typeset(path):
    done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", path], capture_output=True, text=True)
    return [f"{path.name}: {line}" for line in done.stderr.splitlines()]


def check(program):
    path = MAN / f"{Path(program).name}.1"
    page = path.read_text(encoding="utf-8").replace("\\-", "-")
    said = typeset(path)
    commands = re.findall(r"^  ([a-z]+) {2,}", read_help(program), re.M)
    if not commands:
        return said + compare(path.stem, terms_in(section(page, "OPTIONS")), options_in(read_help(program)))
    explained = re.findall(r"^\.SS (\S+)", page, re.M)
    if explained != commands:
        said.append(f"{path.name} explains {explained}, the program has {commands}")
    for command in commands:
        said += compare(command, terms_in(section(page, command)), options_in(read_help(program, command)))
    return said


print(f"1..{len(sys.argv) - 2}")
failures = 0
for number, program in enumerate(sys.argv[2:], 1):
    try:
        said = check(program)
    except FileNotFoundError as error:
        said = [f"{error.filename} is not installed; build-aux/test.sh brings it in"]
    failures += bool(said)
    print(f"{'not ok' if said else 'ok'} {number} man/{Path(program).name}")
    for line in said:
        print(f"# {line}")
sys.exit(1 if failures else 0)
