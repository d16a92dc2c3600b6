"""Feeds the command line damaged files and looks that it neither crashes nor hangs:

    build-aux/fuzz.py builddir-asan/src/cli/yaodian-cli [ROUNDS] [SEED]

Each round damages one of the samples, or a plan made from it, and hands it to `import`, `show`,
`notice` or `sheet`. Every answer is good but a signal, a sanitizer's report, more than 30 seconds, a
message of more than one line, or a half-written file. What fails is kept in the current folder.
"""
import os
import random
import shutil
import subprocess
import sys
import tempfile
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


def complaint(done, output):
    if done.returncode not in (0, 1, 3):
        return f"exit status {done.returncode}"
    if b"Sanitizer" in done.stderr or b"runtime error" in done.stderr:
        return "a sanitizer's report"
    if done.returncode == 1:
        if len(done.stderr.strip().splitlines()) != 1:
            return "an error that is not one line"
        if output.exists():
            return "a half-written file"
    return None


def main():
    rng = random.Random(SEED)
    print(f"seed {SEED}")
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = dict(os.environ, XDG_STATE_HOME=str(folder / "state"), G_DEBUG="fatal-criticals")
        env.setdefault("ASAN_OPTIONS", "detect_leaks=0")  # fontconfig and cairo keep what they load
        plans = []
        for sample in SAMPLES:
            plans.append(folder / f"{sample.stem}.yaodian")
            subprocess.run([CLI, "import", sample, "-o", plans[-1]], check=True, env=env,
                           stdout=subprocess.DEVNULL)
        for number in range(ROUNDS):
            command = rng.choice(("import", "import", "import", "show", "notice", "sheet"))
            source = rng.choice(SAMPLES if command == "import" else plans)
            ending = rng.choice((".txt", ".md", ".html", ".docx", ".pdf")) \
                if command == "import" else ".yaodian"
            bad = folder / f"bad{ending}"
            bad.write_bytes(damage(source.read_bytes(), rng))
            output = folder / {"import": "out.yaodian", "notice": "out.pdf"}.get(command, "out.xlsx")
            words = [CLI, command, bad] + ([] if command == "show" else ["-o", output])
            try:
                done = subprocess.run(words, env=env, capture_output=True, timeout=30)
                said = complaint(done, output)
            except subprocess.TimeoutExpired:
                done, said = None, "still running after 30 seconds"
            if said:
                failures += 1
                kept = Path.cwd() / f"fuzz-{SEED}-{number}{ending}"
                shutil.copy(bad, kept)
                print(f"{command} {kept}: {said}")
                if done:
                    print(done.stderr.decode(errors="replace")[-2000:])
            output.unlink(missing_ok=True)
    print(f"{ROUNDS} rounds, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
