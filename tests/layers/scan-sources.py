"""Reads the source and holds it to the house's rules, as TAP: scan-sources.py SOURCE-ROOT [--potfiles]

The linker proves that no layer calls upwards; this proves that none includes upwards either, and the
smaller promises: no GTK below app/, one layer a foreign library, no clock and no printing in the
library, files that stay readable, every translated file and every test listed. With --potfiles po/POTFILES.in is written anew.
"""
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
SRC = ROOT / "src"

# A layer and what stands below it.
LOW = ["base", "plan"]
BELOW = {
    "base": [],
    "plan": ["base"],
    "store": LOW,
    "check": LOW,
    "notice": LOW,
    "import": LOW + ["store"],
    "sheet": LOW + ["store"],
    "signoff": LOW + ["store"],
    "cli": LOW + ["store", "check", "notice", "import", "sheet", "signoff"],
    "app": LOW + ["store", "check", "notice", "import", "sheet", "signoff"],
}
LIBRARY = [layer for layer in BELOW if layer not in ("cli", "app")]

# Who may include what. A pattern of the included name, and the layers it is for.
RESERVED = [
    (r"(gtk|gdk|gsk|adwaita)\b.*", ["app"]),
    (r"sqlite3(ext)?\.h", ["store"]),
    (r"xlsxwriter(\.h|/.*)", ["sheet"]),
    (r"poppler.*", ["import"]),
    (r"openssl/.*", ["signoff", "store", "base"]),
    (r"yd-plan-builder\.h", ["plan", "store"]),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
CLOCK = re.compile(r"\b(g_get_real_time|g_date_time_new_now\w*|g_get_current_time|time|localtime\w*)"
                   r"\s?\(")
PRINTING = re.compile(r"\b(g_print|g_printerr|printf|puts|fputs|perror|g_application_get_default)"
                      r"\s?\(")
MACHINE_PATH = re.compile(r'"(file://)?/(home|root|work|tmp|usr|opt|mnt|Users)/')
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
TRANSLATED = re.compile(r"(?<![A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s?\(")
# Words put together with the marks of one language: "%s: %s", ", ".
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')
TOGETHER = re.compile(r'%[a-z]+(%[a-z]+)*[,:;] |[,:;] %|^"[,:;] "$|%s: "$')
ARGUMENTS = re.compile(r'(?:\s|,|NULL|"(?:[^"\\\n]|\\.)*")*$')
LONGEST = 800


def sources(*folders):
    for folder in folders:
        yield from sorted(p for p in (ROOT / folder).rglob("*") if p.suffix in (".c", ".h"))


def layer_of(path):
    return path.relative_to(SRC).parts[0]


def code(path):
    """The text without comments, line numbers kept."""
    return COMMENT.sub(lambda m: "\n" * m.group().count("\n"), path.read_text(encoding="utf-8"))


def places(path, pattern, text):
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield f"{path.relative_to(ROOT)}:{line}: {match.group().strip()}"


def includes(path):
    for match in INCLUDE.finditer(code(path)):
        yield match.group(1), match.group(2)


def check_layers(layer):
    home = {p.name: layer_of(p) for p in sources("src") if p.suffix == ".h"}
    for path in sources(f"src/{layer}"):
        for mark, name in includes(path):
            if mark != '"' or name in ("config.h", "yd-config.h"):
                continue
            owner = home.get(Path(name).name)
            if owner is None and Path(name).name.startswith("yd"):
                if not Path(name).name.endswith("resources.h"):
                    yield f"{path.relative_to(ROOT)}: {name} is no header of the project"
            elif owner is not None and owner != layer and owner not in BELOW[layer]:
                yield f"{path.relative_to(ROOT)}: {name} belongs to {owner}/, which is not below"
            elif owner not in (None, layer) and name.endswith("-private.h"):
                yield f"{path.relative_to(ROOT)}: {name} is private to {owner}/"
            if ".." in name or name.startswith("/"):
                yield f"{path.relative_to(ROOT)}: {name} reaches out by a path"


def check_reserved():
    for path in sources("src"):
        for _, name in includes(path):
            for pattern, layers in RESERVED:
                if re.fullmatch(pattern, name) and layer_of(path) not in layers:
                    yield f"{path.relative_to(ROOT)}: {name} is for {', '.join(layers)}/ alone"


def check_pattern(pattern, folders):
    for path in sources(*folders):
        yield from places(path, pattern, code(path))


def check_marks():
    """What a person reads or hears has the marks of their language: such formats are translated."""
    for path in sources("src/app", "src/import"):
        text = code(path)
        for match in LITERAL.finditer(text):
            call = ARGUMENTS.sub("", text[max(0, match.start() - 400):match.start()])
            if TOGETHER.search(match.group()) and not re.search(r"(_|\wgettext) \($", call):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path.relative_to(ROOT)}:{line}: {match.group()} is not translated"


def check_length():
    for path in [*sources("src", "tests"), *SRC.rglob("*.ui"), *SRC.rglob("*.sql")]:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines >= LONGEST:
            yield f"{path.relative_to(ROOT)}: {lines} lines"


def check_unfinished():
    for path in sources("src", "tests"):
        yield from places(path, UNFINISHED, path.read_text(encoding="utf-8"))


def translated():
    files = [p for p in sources("src") if TRANSLATED.search(code(p))]
    files += [p for p in SRC.rglob("*.ui") if 'translatable="' in p.read_text(encoding="utf-8")]
    return sorted(str(path.relative_to(ROOT)) for path in files)


def check_potfiles():
    potfiles = ROOT / "po" / "POTFILES.in"
    lines = potfiles.read_text(encoding="utf-8").splitlines() if potfiles.exists() else []
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    for name in sorted(listed):
        if name.startswith("src/") and not (ROOT / name).exists():
            yield f"po/POTFILES.in lists {name}, which is not there"
    for name in translated():
        if name not in listed:
            yield f"{name} has words to translate and is not in po/POTFILES.in (see --potfiles)"


def write_potfiles():
    text = "# Files with words that a person sees in the window or on the command line, in order.\n"
    text += "".join(name + "\n" for name in translated())
    (ROOT / "po" / "POTFILES.in").write_text(text, encoding="utf-8")


def check_registered():
    """A test that no meson.build names is a test that never runs."""
    for path in sorted((ROOT / "tests").rglob("*")):
        if path.suffix not in (".c", ".py") or not path.name.startswith(("test-", "bench", "check-")):
            continue
        text = (path.parent / "meson.build").read_text(encoding="utf-8")
        short = re.sub(r"^(test|bench|check)-", "", path.stem)
        if path.name not in text and f"'{short}'" not in text:
            yield f"{path.relative_to(ROOT)} is in no meson.build"


LIBRARY_FOLDERS = [f"src/{layer}" for layer in LIBRARY]
CASES = [(f"layers/includes/{layer}", lambda layer=layer: check_layers(layer)) for layer in BELOW]
CASES += [
    ("sources/foreign-libraries", check_reserved),
    ("sources/library-reads-no-clock", lambda: check_pattern(CLOCK, LIBRARY_FOLDERS)),
    ("sources/library-never-prints", lambda: check_pattern(PRINTING, LIBRARY_FOLDERS)),
    ("sources/no-machine-paths", lambda: check_pattern(MACHINE_PATH, ["src"])),
    ("sources/nothing-unfinished", check_unfinished),
    ("sources/marks-are-translated", check_marks),
    ("sources/length", check_length),
    ("sources/potfiles", check_potfiles),
    ("sources/tests-registered", check_registered),
]

if "--potfiles" in sys.argv:
    write_potfiles()
    sys.exit(0)

print(f"1..{len(CASES)}")
failures = 0
for number, (name, check) in enumerate(CASES, 1):
    found = list(check())
    failures += bool(found)
    print(f"{'not ok' if found else 'ok'} {number} {name}")
    for line in found[:40]:
        print(f"# {line}")
sys.exit(1 if failures else 0)
