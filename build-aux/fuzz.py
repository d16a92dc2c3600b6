"""Feeds the command line damaged files and looks that it neither crashes nor hangs:

    build-aux/fuzz.py builddir-asan/src/cli/yaodian-cli [ROUNDS] [SEED]

Each round damages a sample, or a plan, a notice, a workbook or a register made from it, and hands it to a
command that reads such a file. Packages are damaged as they are, or in one of the parts that they hold. Every
answer is good but a signal, a sanitizer's report, more than 30 seconds, a message of more than one line, a
half-written file, or a plan that is changed by what failed. What fails is kept in the current folder.
"""
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CLI = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 500
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
SAMPLES = sorted(p for p in (Path(__file__).parent.parent / "data" / "samples").iterdir()
                 if p.suffix in (".txt", ".md"))
PIECES = ["\n", "\r", "\t", "\0", "　", "一、", "（一）", "1.", "１．", "（责任单位：", "）", "牵头",
          "年底前", "90%以上", "\ufeff", "\u2028", "😀", "𠮷", "<table>", "<!DOCTYPE x>", "&#0;", "** ",
          "# ", "附件：", "抄送：", "〔2025〕", "共印-1份", "99999999999999999999", "2025年13月32日"]


def damage(data, rng):
    data = bytearray(data)
    for _ in range(rng.choice((1, 2, 5, 40))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(6)
        if kind == 0 and data:
            data[min(at, len(data) - 1)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del data[at:at + rng.randrange(1, 200)]
        elif kind == 2:
            data[at:at] = rng.choice(PIECES).encode() * rng.choice((1, 1, 3, 300))
        elif kind == 3:
            data[at:at] = data[at // 2:at // 2 + rng.randrange(4000)]
        elif kind == 4:
            del data[at:]
        else:
            data[at:at] = rng.randbytes(rng.randrange(1, 60))
    return bytes(data)


def damage_file(path, rng):
    """A package half of the time in one of its parts, which then is well wrapped."""
    data = path.read_bytes()
    if path.suffix not in (".docx", ".xlsx") or rng.randrange(2):
        return damage(data, rng)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        names = whole.namelist()
        bad = rng.choice([name for name in names if name.endswith(".xml")])
        for name in names:
            package.writestr(name, damage(whole.read(name), rng) if name == bad else whole.read(name))
    return out.getvalue()


def complaint(done, output, plan, before):
    if done.returncode not in (0, 1, 3):
        return f"exit status {done.returncode}"
    if b"Sanitizer" in done.stderr or b"runtime error" in done.stderr:
        return "a sanitizer's report"
    if done.returncode == 1:
        if len(done.stderr.strip().splitlines()) != 1:
            return "an error that is not one line"
        if output.exists():
            return "a half-written file"
        if plan.read_bytes() != before:
            return "a plan that is changed"
    return None


def make_sources(folder, env):
    """By what reads them: files that are sound."""
    def run(*words):
        subprocess.run([CLI, *map(str, words)], check=True, env=env, stdout=subprocess.DEVNULL)
    texts, plans, documents, lists = list(SAMPLES), [], [], []
    for sample in SAMPLES:
        plan = folder / f"{sample.stem}.yaodian"
        run("import", sample, "-o", plan)
        plans.append(plan)
        for ending in (".docx", ".pdf"):
            documents.append(plan.with_suffix(ending))
            run("notice", plan, "-o", documents[-1])
        lists += [folder / f"{sample.stem}-units.xlsx", folder / f"{sample.stem}-sheet.xlsx"]
        run("units", plan, "-o", lists[-2])
        run("sheet", plan, "-o", lists[-1])
    return {"text": texts, "document": documents, "list": lists, "plan": plans}


# What a file of each kind is handed to; {} is the bad file, PLAN a sound one, OUT what is written.
WAYS = [(kind, words.split()) for kind, words in (
    ("text", "import {} -o OUT.yaodian"), ("text", "import {} -o OUT.yaodian"),
    ("document", "import {} -o OUT.yaodian"), ("document", "import {} -o OUT.yaodian"),
    ("list", "units PLAN --read {}"), ("list", "units PLAN --read {}"),
    ("plan", "show {} --json"), ("plan", "check {} --json"), ("plan", "notice {} -o OUT.pdf"),
    ("plan", "notice {} -o OUT.docx"), ("plan", "sheet {} -o OUT.xlsx"), ("plan", "status {} --json"),
    ("plan", "history {} --verify"), ("plan", "new -o OUT.yaodian --from {}"), ("plan", "merge PLAN {} --take theirs"),
    ("plan", "compare PLAN {} --json"), ("plan", "diff {} PLAN --json"))]


def main():
    rng = random.Random(SEED)
    print(f"seed {SEED}", flush=True)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = dict(os.environ, XDG_STATE_HOME=str(folder / "state"), G_DEBUG="fatal-criticals")
        env.setdefault("ASAN_OPTIONS", "detect_leaks=0")  # fontconfig and cairo keep what they load
        sources = make_sources(folder, env)
        plan = folder / "plan.yaodian"
        for number in range(ROUNDS):
            kind, words = rng.choice(WAYS)
            source = rng.choice(sources[kind])
            ending = rng.choice((".txt", ".md", ".html", ".docx", ".pdf")) if kind == "text" else source.suffix
            bad = folder / f"bad{ending}"
            bad.write_bytes(damage_file(source, rng))
            before = sources["plan"][0].read_bytes()
            plan.write_bytes(before)
            output = folder / next((word for word in words if word.startswith("OUT")), "OUT")
            names = {"{}": bad, "PLAN": plan, output.name: output}
            try:
                done = subprocess.run([CLI, *(names.get(word, word) for word in words)], env=env,
                                      capture_output=True, timeout=30)
                said = complaint(done, output, plan, before)
            except subprocess.TimeoutExpired:
                done, said = None, "still running after 30 seconds"
            if said:
                failures += 1
                kept = Path.cwd() / f"fuzz-{SEED}-{number}{ending}"
                shutil.copy(bad, kept)
                print(f"{' '.join(words)}, {kept}: {said}")
                if done:
                    print(done.stderr.decode(errors="replace")[-2000:], flush=True)
            output.unlink(missing_ok=True)
    print(f"{ROUNDS} rounds, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
