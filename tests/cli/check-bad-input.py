#!/usr/bin/python3
"""Every command, in every place where it takes a file, with every bad file, in both languages: the exit
status is 1, one sentence stands on standard error, in the person's language and with the file's name, and
no file has come, gone or changed. As TAP: check-bad-input.py YAODIAN-CLI STORE-ACTOR"""
import concurrent.futures
import hashlib
import io
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

CLI, ACTOR = map(os.path.abspath, sys.argv[1:3])
SAMPLE = Path(os.environ["YD_SAMPLES_DIR"]) / "year-2025.yaodian"
WORDS = os.environ["YD_LOCALEDIR"]

# What each command is called with; {} is the bad file, of the kind that is named first.
WAYS = """
source  import {} -o new.yaodian
plan    import words.txt -o {}
plan    new -o new.yaodian --from {}
plan    show {}
plan    show {} --json
plan    check {}
plan    check {} --json
plan    check good.yaodian --against {}
plan    notice {} -o new.pdf
plan    notice {} -o new.docx
plan    notice {} -o new.pdf --trace new.json
plan    sheet {} -o new.xlsx
plan    sheet good.yaodian {} -o new.xlsx
plan    slips {} --dir new
plan    slips good.yaodian {} --dir new
plan    status {}
plan    status {} --json
plan    units {}
plan    units {} -o new.xlsx
plan    units {} --read list.xlsx
list    units good.yaodian --read {}
plan    compare {} good.yaodian
plan    compare good.yaodian {} --json
plan    compare good.yaodian {} -o new.xlsx
plan    diff {} good.yaodian
plan    diff good.yaodian {} --json
plan    merge {} good.yaodian
plan    merge good.yaodian {}
plan    merge good.yaodian {} --take theirs
plan    history {}
plan    history {} --json
plan    history {} --name 送审稿
plan    undo {}
plan    undo {} --to 送审稿
"""


# ---- the bad files ----

def zipped(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def bomb(name):
    """A package of 2 MB that unpacks to 2 GB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(name, "w", force_zip64=True) as part:
            part.write(b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>")
            for _ in range(2048):
                part.write(b" " * (1 << 20))
    return packed.getvalue()


def flipped(data, at):
    changed = bytearray(data)
    changed[at] ^= 0x10
    return bytes(changed)


def database(*statements):
    with tempfile.NamedTemporaryFile() as file:
        db = sqlite3.connect(file.name)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()
        return Path(file.name).read_bytes()


def altered(plan, statement):
    """A plan as another program would leave it: without its checksum."""
    size = int.from_bytes(plan[16:18], "big") * int.from_bytes(plan[28:32], "big")
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(plan[:size])
        db = sqlite3.connect(file.name)
        db.execute(statement)
        db.commit()
        db.close()
        return Path(file.name).read_bytes()


EXTERNAL = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"""
LAUGHS = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "工作要点">' + "".join(
    f'<!ENTITY a{i + 1} "{f"&a{i};" * 20}">' for i in range(9)) + """]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"""


def odd_ole():
    """An OLE file whose entries are of no kind: the library that reads it warns of that by itself."""
    last, none = (0xfffffffe).to_bytes(4, "little"), (0xffffffff).to_bytes(4, "little")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(10)
    head += (1).to_bytes(4, "little") * 2 + bytes(4) + (0x1000).to_bytes(4, "little")
    head += last + bytes(4) + last + bytes(8)
    entries = b"".join(name.encode("utf-16le").ljust(64, b"\0") + bytes([2 * len(name) + 2]) + bytes(63)
                       for name in ("Root Entry", "WordDocument"))
    return head.ljust(512, b"\xff") + ((0xfffffffd).to_bytes(4, "little") + last).ljust(512, b"\xff") \
        + entries.ljust(512, b"\0") + none * 1024


def make_files(folder):
    """Name of a bad file: in which places it is bad."""
    plan = SAMPLE.read_bytes()
    old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    every = {"plan", "source", "list"}
    files = {
        "空.yaodian": (b"", every),
        "短.yaodian": (plan[:1], {"plan", "list"}),
        "文字.yaodian": ("2025年示例区工作要点\n一、夯实基础\n1.完善制度。\n".encode(), {"plan", "list"}),
        "国标.yaodian": ("2025年示例区工作要点".encode("gb18030"), {"plan", "list"}),
        "杂.yaodian": (bytes(range(256)) * 64, {"plan", "list"}),
        "零.yaodian": (bytes(100000), {"plan", "list"}),
        "cut-head.yaodian": (plan[:50], every),
        "cut-page.yaodian": (plan[:6000], every),
        "cut-last.yaodian": (plan[:-1], {"plan", "list"}),
        "more.yaodian": (plan + b"x", {"plan", "list"}),
        "other.yaodian": (database("CREATE TABLE t (a)"), every),
        "newer.yaodian": (altered(plan, "PRAGMA user_version=99"), every),
        "reader.yaodian": (altered(plan, "UPDATE meta SET value='99' WHERE name='minimum_reader'"), every),
        "table.yaodian": (altered(plan, "CREATE TABLE extra (a)"), {"plan", "list"}),
        "column.yaodian": (altered(plan, "ALTER TABLE item ADD COLUMN extra TEXT"), {"plan", "list"}),
        "lost.yaodian": (altered(plan, "UPDATE item SET parent=12345 WHERE parent IS NOT NULL"),
                         {"plan", "list"}),
        "old-word.docx": (old_word, every),
        "odd-word.doc": (odd_ole(), {"source"}),
        "bomb.docx": (bomb("word/document.xml"), every),
        "bomb.xlsx": (bomb("xl/workbook.xml"), every),
        "empty.docx": (zipped({}), every),
        "external.docx": (zipped({"word/document.xml": EXTERNAL}), every),
        "laughs.docx": (zipped({"word/document.xml": LAUGHS}), every),
        "cut.docx": (zipped({"word/document.xml": LAUGHS})[:120], every),
        "cut.pdf": (b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", every),
        "two\nlines.yaodian": (b"", every),
        os.fsdecode(b"\xb9\xa4\xd7\xf7.yaodian"): (b"", every),
    }
    for at in (0, 20, 100, 4200, len(plan) // 2, len(plan) - 3000, len(plan) - 4050):
        files[f"flipped-{at}.yaodian"] = (flipped(plan, at), {"plan", "list"})
    bad = {}
    for name, (content, kinds) in files.items():
        (folder / name).write_bytes(content)
        bad[name] = kinds
    (folder / "folder.yaodian").mkdir()
    (folder / "nowhere.yaodian").symlink_to("gone.yaodian")
    (folder / "ring.yaodian").symlink_to("ring.yaodian")
    for name in ("folder.yaodian", "pipe.yaodian", "nowhere.yaodian", "ring.yaodian", "/dev/zero", "missing.yaodian",
                 "missing/a.yaodian", "x" * 300 + ".yaodian"):
        bad[name] = every
    return bad


# ---- one call ----

def look(folder):
    """All that is in a folder, so that nothing comes, goes or changes unseen."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[str(path)] = "no file"
    return found


def call(folder, words, language):
    env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE=language, YD_LOCALEDIR=WORDS,
               XDG_STATE_HOME=str(folder.parent / ("state" + folder.name)))
    env.pop("G_DEBUG", None)  # a warning shows as a line too many; one of a library may be kept from showing
    return subprocess.run([CLI, *words], cwd=folder, env=env, capture_output=True, timeout=60)


def complaint(done, name, chinese):
    said = done.stderr.decode("utf-8", errors="replace")
    if done.returncode != 1:
        return f"exit status {done.returncode}"
    if done.stdout:
        return f"prints: {done.stdout[:200]!r}"
    if not said.startswith("yaodian-cli: ") or said.find("\n") != len(said) - 1:
        return "not one line"
    base = re.sub(r"[\x00-\x1f]", " ", os.path.basename(name))
    if base.isprintable() and base not in said:
        return "does not name the file"
    sentence = said.split(base)[-1]
    if bool(re.search("[\u4e00-\u9fff]", sentence)) != chinese:
        return "not in the person's language"
    return None


def check(folder, bad, name, language):
    """All ways with one bad file. What a way may write is checked against what stood there before."""
    wrong = []
    for way in WAYS.strip().splitlines():
        kind, *words = way.split()
        if kind not in bad[name] or ("-o {}" in way and not os.path.isfile(folder / name)):
            continue
        words = [name if word == "{}" else word for word in words]
        before = look(folder)
        done = call(folder, words, language)
        said = complaint(done, name, language == "zh_CN")
        if said is None and look(folder) != before:
            said = "files have changed"
        if said is not None:
            wrong.append(f"{' '.join(words)}: {said}: {done.stderr.decode(errors='replace')!r}")
    return wrong


def check_file(root, number, bad, name, language):
    folder = root / str(number)
    folder.mkdir()
    shutil.copytree(root / "bad", folder, symlinks=True, dirs_exist_ok=True, ignore=lambda _, names: [
        n for n in names if n != name and n not in ("good.yaodian", "list.xlsx", "words.txt")])
    if name == "pipe.yaodian":
        os.mkfifo(folder / name)
    wrong = check(folder, bad, name, language)
    shutil.rmtree(folder)
    return wrong


# ---- a plan that somebody has open ----

def check_held(root, number, language):
    """Who only reads may; who writes hears who holds it."""
    folder = root / str(number)
    folder.mkdir()
    for name in ("good.yaodian", "list.xlsx", "words.txt"):
        shutil.copy(root / "bad" / name, folder)
    shutil.copy(root / "bad" / "good.yaodian", folder / "held.yaodian")
    actor = subprocess.Popen([ACTOR, folder / "held.yaodian", root / "other-state", "Wang", "elsewhere",
                              "open", "say:opened", "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    while actor.stdout.readline().strip() != b"opened":
        assert actor.poll() is None
    wrong = []
    for words in (["undo", "held.yaodian"], ["history", "held.yaodian", "--name", "a"],
                  ["units", "held.yaodian", "--read", "list.xlsx"], ["merge", "held.yaodian", "good.yaodian"],
                  ["import", "words.txt", "-o", "held.yaodian", "--force"], ["new", "-o", "held.yaodian", "--force"]):
        before = look(folder)
        done = call(folder, words, language)
        said = complaint(done, "held.yaodian", language == "zh_CN")
        if said is None and "Wang" not in done.stderr.decode():
            said = "does not name the holder"
        if said is None and look(folder) != before:
            said = "files have changed"
        if said is not None:
            wrong.append(f"{' '.join(words)}: {said}: {done.stderr.decode()!r}")
    for words in (["show", "held.yaodian"], ["sheet", "held.yaodian", "-o", "w.xlsx"], ["diff", "held.yaodian", "good.yaodian"]):
        done = call(folder, words, language)
        if done.returncode not in (0, 3) or done.stderr:
            wrong.append(f"{' '.join(words)}: cannot be read while it is held: {done.stderr.decode()!r}")
    actor.communicate(b"\n", timeout=60)
    return wrong


def check_all_commands(folder):
    """A command that is new stands in the table above, too."""
    out = subprocess.run([CLI, "--help"], env=dict(os.environ, LANGUAGE="en"), capture_output=True, text=True).stdout
    listed = set(re.findall(r"^  ([a-z]+) +\S", out, re.M))
    tried = {way.split()[1] for way in WAYS.strip().splitlines()}
    return [f"not tried, or gone: {sorted(listed ^ tried)}"] if listed != tried else []


def main():
    root = Path(tempfile.mkdtemp(prefix="yd-bad-"))
    try:
        (root / "bad").mkdir()
        bad = make_files(root / "bad")
        shutil.copy(SAMPLE, root / "bad" / "good.yaodian")
        (root / "bad" / "words.txt").write_text("2025年工作要点\n一、夯实基础\n1.完善制度。修订制度。\n")
        done = call(root / "bad", ["units", "good.yaodian", "-o", "list.xlsx"], "en")
        assert done.returncode == 0, done.stderr
        jobs = [("commands", check_all_commands, (root,))]
        for language in ("en", "zh_CN"):
            jobs.append((f"held/{language}", check_held, (root, len(jobs), language)))
            for name in bad:
                shown = ascii(os.path.basename(name)).strip("'")[:40]
                jobs.append((f"{shown}/{language}", check_file, (root, len(jobs), bad, name, language)))
        print(f"1..{len(jobs)}", flush=True)
        failures = 0
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            runs = [pool.submit(function, *arguments) for _, function, arguments in jobs]
            for number, (job, run) in enumerate(zip(jobs, runs), 1):
                wrong = run.result()
                failures += bool(wrong)
                print(f"{'not ok' if wrong else 'ok'} {number} bad-input/{job[0]}")
                for line in wrong:
                    print(f"# {line}", flush=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    sys.exit(failures > 0)


main()
