#!/usr/bin/python3
"""Whatever is printed, shown or sent of a plan gives each item the same number, and that number is right:
plans made by chance are numbered here once more, from their tree and scheme alone, and held against the
outline, the JSON, the states, the notice (PDF and Word, with the breakdown table), every sheet of the
workbook, every slip and the comparison. So are units. As TAP: check-numbers.py YAODIAN-CLI RANDOM-PLAN"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

import openpyxl

CLI, MAKER = sys.argv[1:3]
SEEDS = range(1, 1 + int(os.environ.get("YD_PLANS", "8")))  # more by hand
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIGITS = "零一二三四五六七八九"


def run(*words, status=(0, 3)):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    assert done.returncode in status, f"{words}: {done.returncode}: {done.stderr}"
    return done.stdout


# ---- the numbers, counted by themselves ----

def han(number):
    tens, ones = divmod(number, 10)
    assert tens < 10
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + ("" if ones == 0 else DIGITS[ones])


def written(form, number, mark):
    return {1: f"{han(number)}、", 2: f"（{han(number)}）", 3: f"{number}{mark}", 4: f"（{number}）",
            5: chr(0x245f + number) if number <= 20 else chr(0x3251 + number - 21), 6: ""}[form]


def number_items(items, scheme):
    """Counts as a reader would: what is written alike runs on as far as the scheme says."""
    counters = {}

    def key_of(item, form, path, here):
        """What this one is counted with."""
        runs_on = item["kind"] == "point" and scheme["scope"] != 1 or scheme["groups_run_on"] and (
            item["kind"] == "group" or form == 2)
        if form == 8 or not runs_on:
            return ("among", form) + path
        return ("through", form) + (here[:1] if scheme["scope"] == 2 else ())

    def walk(items, path, above):
        for item in items:
            form = scheme["forms"][item["id"]] or {"section": 1, "group": 2, "point": 3, "task": 4}[item["kind"]]
            here = path + (item["id"],)
            key = key_of(item, form, path, here)
            counters[key] = counters.get(key, 0) + 1
            number = counters[key]
            item["own"] = f"{above}{number} " if form == 8 else written(form, number, scheme["mark"])
            yield item
            yield from walk(item["children"], here, f"{above}{number}.")

    yield from walk(items, (), "")


# ---- what was printed ----

def squeeze(text):
    return re.sub(r"\s+", "", text or "")


def name_of(item):
    return item["title"] or "\n".join(item["body"])


def paragraphs_of(path):
    """Of a .docx: the texts of paragraphs, and of tables their rows."""
    body = xml.fromstring(zipfile.ZipFile(path).read("word/document.xml"))[0]
    texts, rows = [], []
    for table in body.iter(W + "tbl"):
        for row in table.iter(W + "tr"):
            rows.append(["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")])
    inside = {id(p) for table in body.iter(W + "tbl") for p in table.iter(W + "p")}
    for paragraph in body.iter(W + "p"):
        if id(paragraph) not in inside:
            texts.append(squeeze("".join(t.text or "" for t in paragraph.iter(W + "t"))))
    return texts, rows


class Plan:
    def __init__(self, folder, seed):
        self.path, self.folder = folder / f"{seed}.yaodian", folder
        self.scheme = json.loads(run(MAKER, self.path, folder / "state", seed))
        self.json = json.loads(run(CLI, "show", self.path, "--json"))
        self.items = list(number_items(self.json["items"], self.scheme))
        self.texts = [item for item in self.items if item["kind"] != "task"]
        parents = {child["id"]: item for item in self.items for child in item["children"]}
        for item in self.items:
            parent = parents.get(item["id"])
            item["whole"] = (parent["own"] if parent and item["kind"] == "task" else "") + item["own"]
            item["point"] = parent if item["kind"] == "task" else item
            tasks = [child for child in item["children"] if child["kind"] == "task"]
            alone = item["kind"] in ("point", "task") and not (tasks and all(task["lead"] for task in tasks))
            default = [self.scheme["lead"]] if alone and self.scheme["lead"] else []
            item["leads"] = item["lead"] or item["point"]["lead"] or default  # to whom it falls
            item["supports"] = item["support"] or item["point"]["support"]
            item["above"] = []
            while parent:
                if parent["kind"] in ("section", "group"):
                    item["above"].insert(0, squeeze(parent["own"] + (parent["title"] or "")))
                parent = parents.get(parent["id"])

    def find(self, words):
        """The item that a cell speaks of: by its title, or its first words where it has none."""
        words = squeeze(words).rstrip("…")
        found = [i for i in self.items if squeeze(name_of(i)) == words]
        found = found or [i for i in self.items if words and squeeze(name_of(i)).startswith(words)]
        assert len(found) == 1, f"{words!r} is {len(found)} items"
        return found[0]


def people(item):
    """Who has a part in it; as lead and in support through its point, only once."""
    return len(set(item["leads"]) | set(item["supports"]))


def same(found, wanted, where):
    assert squeeze(found) == squeeze(wanted), f"{where}: {found!r} instead of {wanted!r}"


def check_lists(plan):
    """JSON, outline, states, findings, comparison."""
    for item in plan.items:
        same(item["number"], item["own"], f"JSON: {name_of(item)}")
    outline = [squeeze(line) for line in run(CLI, "show", plan.path).splitlines()]
    for item in plan.items:
        assert any(line.startswith(squeeze(item["own"] + (item["title"] or item["body"][0])[:20]))
                   for line in outline), f"outline: {item['own']}{name_of(item)}"
    for state in json.loads(run(CLI, "status", plan.path, "--json"))["items"]:
        item = next(i for i in plan.items if i["id"] == state["id"])
        same(state["number"], item["own"], "status")
    for finding in json.loads(run(CLI, "check", plan.path, "--json"))["findings"]:
        item = next((i for i in plan.items if i["id"] == finding["item"]), None)
        if item:
            assert squeeze(finding["place"]).startswith(squeeze(item["own"])), finding["place"]
    for pair in json.loads(run(CLI, "compare", plan.path, plan.path, "--json"))["points"]:
        for side in ("this", "other"):
            if pair.get(side):
                item = next(i for i in plan.items if i["id"] == pair[side]["id"])
                same(pair[side]["number"], item["own"], "comparison")


def check_text(plan, text, where):
    """Each item once, behind its number, in the order of the plan."""
    at = 0
    for item in plan.texts:
        line = squeeze(item["own"] + name_of(item).split("\n")[0])
        found = text.find(line, at)
        assert found >= 0, f"{where}: {line!r} is not there"
        before = text[found - 1]
        assert before not in DIGITS + "十0123456789.（", f"{where}: {text[found - 4:found + 12]!r}"
        at = found + len(line)


def check_table(plan, rows):
    heads = [squeeze(cell) for cell in rows[0]]
    assert heads == ["序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"], heads
    wanted = []
    for item in plan.items:
        if item["kind"] in ("section", "group"):
            wanted.append([item["own"] + (item["title"] or "")])
        elif item["kind"] == "task" or not any(child["kind"] == "task" for child in item["children"]):
            number = sum(len(row) > 1 for row in wanted) + 1
            wanted.append([str(number), item["point"]["title"] or "", None, "、".join(item["leads"]),
                           "、".join(item["supports"]), None])
    assert len(rows) - 1 == len(wanted), f"table: {len(rows) - 1} rows instead of {len(wanted)}"
    for cells, want in zip(rows[1:], wanted):
        for cell, words in zip(cells, want):
            if words is not None:
                same(cell, words, "table")


def check_notice(plan):
    run(CLI, "notice", plan.path, "-o", plan.folder / "n.pdf")
    run(CLI, "notice", plan.path, "-o", plan.folder / "n.docx")
    pages = run("pdftotext", plan.folder / "n.pdf", "-").split("\f")
    pdf = "".join(squeeze(re.sub(r"—\s*\d+\s*—", "", page)) for page in pages)
    texts, rows = paragraphs_of(plan.folder / "n.docx")
    check_text(plan, pdf, "PDF")
    check_text(plan, "\n".join(texts), ".docx")
    if plan.scheme["print"] == 2:
        check_table(plan, rows[[squeeze(row[0]) for row in rows].index("序号"):])
    if plan.scheme["print"] == 1:
        for item in plan.texts:
            if item["kind"] == "point":
                check_mark(item, pdf)
    number = squeeze(plan.json["notice"]["number"])
    assert number in pdf and any(number in text for text in texts), number


def check_mark(item, text):
    """The units that are printed behind a point are its own, in their order."""
    if not item["lead"] and not item["support"]:
        return
    parts = [f"牵头单位：{'、'.join(item['lead'])}"] if item["lead"] else []
    parts += [f"配合单位：{'、'.join(item['support'])}"] if item["support"] else []
    mark = f"（{'；'.join(parts)}）"
    start = text.index(squeeze(item["own"] + name_of(item).split("\n")[0]))
    assert text.find(mark, start) >= 0, f"{item['own']}{name_of(item)}: {mark} is not printed"


def check_sheet(plan, sheet, where, unit=None):
    rows = list(sheet.iter_rows(values_only=True))
    heads = list(rows[0])
    if "编号" not in heads:
        return 0
    seen = 0
    for row in rows[1:]:
        cells = dict(zip(heads, row))
        words = cells["工作任务"] or cells.get("工作内容")
        if not isinstance(cells["序号"], (int, float)):
            continue  # the sentence of an empty sheet
        unit_here = unit or cells.get("单位") or ""
        seen += not unit_here.startswith("（")  # （未明确牵头单位）
        item = plan.find(words)
        same(cells["编号"], item["whole"], where)
        if "板块" in heads:
            same(cells["板块"], "".join(item["above"]), where)
        if "牵头单位" in heads and "配合单位" in heads:
            same(cells["牵头单位"], "、".join(item["leads"]), where)
            same(cells["配合单位"], "、".join(item["supports"]), where)
        if cells.get("分工"):
            assert unit_here in item["supports" if cells["分工"] == "配合" else "leads"], f"{where}: {row}"
    return seen


def check_workbook(plan):
    run(CLI, "sheet", plan.path, "-o", plan.folder / "w.xlsx")
    book = openpyxl.load_workbook(plan.folder / "w.xlsx")
    counts = {sheet.title: check_sheet(plan, sheet, sheet.title) for sheet in book}
    work = [i for i in plan.items if i["kind"] in ("point", "task") or i["lead"] or i["support"]]
    assert counts["进度总表"] == len(work), counts
    assert counts["单位任务清单"] == sum(people(i) for i in work), counts
    assert counts["指标"] == sum(len(i["indicators"]) for i in plan.items), counts
    assert counts["时间节点"] == sum(len(i["milestones"]) for i in plan.items), counts


def check_slips(plan):
    folder = plan.folder / "slips"
    folder.mkdir()
    run(CLI, "slips", plan.path, "--dir", folder)
    seen = 0
    for path in sorted(folder.glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        names = dict(row for row in book["标识"].iter_rows(min_row=2, max_col=2, values_only=True) if row[0])
        seen += check_sheet(plan, book["填报表"], path.name, names["单位"])
    assert seen == sum(people(i) for i in plan.items), f"slips: {seen} rows"


def main():
    cases = [check_lists, check_notice, check_workbook, check_slips]
    print(f"1..{len(SEEDS) * len(cases)}")
    number = failures = 0
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_STATE_HOME"] = str(Path(folder) / "state")
            plan = Plan(Path(folder), seed)
            for case in cases:
                number += 1
                try:
                    case(plan)
                    print(f"ok {number} numbers/{seed}/{case.__name__}", flush=True)
                except AssertionError as error:
                    failures += 1
                    print(f"not ok {number} numbers/{seed}/{case.__name__}\n# {error}", flush=True)
    sys.exit(failures > 0)


main()
