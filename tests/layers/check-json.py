"""What the command line prints as JSON is what the schemas say, and the samples are read as they were
written. As TAP: check-json.py SOURCE-ROOT YAODIAN-CLI"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

ROOT, CLI = Path(sys.argv[1]), sys.argv[2]
SCHEMAS = {path.name.split(".")[0]: json.loads(path.read_text(encoding="utf-8"))
           for path in (ROOT / "data" / "schemas").glob("*.schema.json")}
SAMPLES = ROOT / "data" / "samples"


def cli(*words, status=0):
    done = subprocess.run([CLI, *map(str, words)], capture_output=True, text=True)
    assert done.returncode in (status if isinstance(status, tuple) else (status,)), (
        f"{words[0]}: exit status {done.returncode}: {done.stderr}")
    return done.stdout


def printed(schema, *words, status=0):
    value = json.loads(cli(*words, "--json", status=status))
    jsonschema.Draft202012Validator(SCHEMAS[schema]).validate(value)
    return value


def walk(items):
    for item in items:
        yield item
        yield from walk(item["children"])


def check_schemas(folder):
    for schema in SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def check_blank(folder):
    plan = folder / "blank.yaodian"
    cli("new", "-o", plan, "--year", "2026")
    assert printed("plan", "show", plan)["year"] == 2026
    printed("status", "status", plan, "--as-of", "2026-03-01")
    printed("findings", "check", plan, status=(0, 3))


def imported(folder, source, answered):
    """The plan of a sample and its points, of which @answered are somebody's to answer for."""
    plan = folder / "sample.yaodian"
    cli("import", SAMPLES / source, "-o", plan)
    shown = printed("plan", "show", plan)
    points = [item for item in walk(shown["items"]) if item["kind"] == "point"]
    totals = printed("status", "status", plan, "--as-of", "2025-07-01")["totals"]
    expect("points with a state", sum(totals.values()), answered)
    printed("findings", "check", plan, status=(0, 3))
    alone = printed("compare", "compare", plan, plan)["totals"]
    expect("points beside themselves", sum(alone.values()), alone["carried"])
    return shown, points


def expect(what, got, wanted):
    assert got == wanted, f"{what}: {got!r}, expected {wanted!r}"


DIRECTIONS = {"不少于": "≥", "不低于": "≥", "以上": "≥", "不超过": "≤", "不高于": "≤", "以内": "≤"}


def expect_directions(points):
    """A figure that is read the wrong way round would be a wrong number in a signed notice."""
    read = 0
    for suggestion in (s for point in points for s in point["suggestions"]):
        for word, sign in DIRECTIONS.items():
            if suggestion["kind"] == "indicator" and word in suggestion["words"]:
                assert sign in suggestion["text"], suggestion
                assert not suggestion["text"].split(sign)[0].rstrip().endswith("不"), suggestion
                read += 1
    assert read >= 10, f"only {read} figures with a direction"


def check_year(folder):
    shown, points = imported(folder, "year-2025.txt", 20)
    notice = shown["notice"]
    expect("title", shown["title"], "2025年示例区卫生健康工作要点")
    expect("year", shown["year"], 2025)
    expect("sections", [len(s["children"]) for s in shown["items"]], [4, 5, 4, 4, 3])
    expect("numbers", [p["number"] for p in points], [f"{n}." for n in range(1, 21)])
    expect("leads", sum(len(p["lead"]) == 1 for p in points), 19)
    expect("without a lead", [p["title"] for p in points if not p["lead"]],
           ["统筹安全生产和信访维稳"])
    expect("units of 1", (points[0]["lead"], points[0]["support"]),
           (["疾病预防控制科"], ["应急管理科", "区疾控中心"]))
    expect("number", notice["number"], "示卫〔2025〕1号")
    expect("addressee", notice["addressee"], "各医疗卫生单位，委机关各科室")
    expect("notice body", len(notice["body"]), 1)
    expect("signature", notice["signature"], "示例区卫生健康委员会")
    expect("date", notice["date"], "2025-02-18")
    expect("copy to", len("，".join(notice["copy_to"]).split("，")), 5)
    expect("printed by", notice["printed_by"], "示例区卫生健康委员会办公室")
    expect("printed on", notice["printed_on"], "2025-02-18")
    expect("copies", notice["copies"], 80)
    expect("preamble", len(shown["preamble"]), 1)
    expect("unplaced", shown["unplaced"], [])
    expect_directions(points)
    for point in points:
        assert point["suggestions"], f"no date or figure was found in {point['title']}"
        assert not point["indicators"] and not point["milestones"], "a guess counts as confirmed"


def check_three_years(folder):
    shown, points = imported(folder, "three-years-2025.md", 12)
    expect("title", shown["title"], "示例区基层医疗卫生服务能力提升三年行动计划（2025—2027年）")
    expect("period", shown["period"], {"from": "2025-01-01", "to": "2027-12-31"})
    expect("sections", len(shown["items"]), 3)
    groups = [item for item in walk(shown["items"]) if item["kind"] == "group"]
    expect_directions(points)
    expect("groups", [g["number"] for g in groups[:4]], ["（一）", "（二）", "（三）", "（四）"])
    expect("points", [p["number"] for p in points][:12], [f"{n}." for n in range(1, 13)])
    expect("with units", sum(bool(p["lead"]) and bool(p["support"]) for p in points), 12)
    expect("leads of 1", points[0]["lead"], ["区卫生健康委", "各街镇〔高新园区〕"])
    expect("paragraphs of 1", [b.split("：")[0] for b in points[0]["body"]],
           ["中心城区", "新城片区", "北部三镇"])
    expect("unplaced", shown["unplaced"], [])


def check_huge_numbers(folder):
    """A number that no plan has is words, not a wrong number."""
    source, plan = folder / "huge.txt", folder / "huge.yaodian"
    text = (SAMPLES / "year-2025.txt").read_text(encoding="utf-8")
    source.write_text(text.replace("共印80份", "共印99999999999999999999份")
                      .replace("每半年盘点", "99999999999999999999家盘点"), encoding="utf-8")
    cli("import", source, "-o", plan)
    shown = printed("plan", "show", plan)
    assert (shown["notice"]["copies"] or 0) < 1000000, shown["notice"]["copies"]
    assert "99999999999999999999份" in json.dumps(shown, ensure_ascii=False), "words were lost"


CASES = [check_schemas, check_blank, check_year, check_three_years, check_huge_numbers]
print(f"1..{len(CASES)}")
failures = 0
for number, check in enumerate(CASES, 1):
    name = check.__name__.replace("check_", "json/").replace("_", "-")
    said = None
    with tempfile.TemporaryDirectory() as folder:
        try:
            check(Path(folder))
        except jsonschema.ValidationError as error:
            said = f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
        except (AssertionError, KeyError, IndexError, ValueError) as error:
            said = f"{type(error).__name__}: {error}"
    failures += said is not None
    print(f"{'not ok' if said else 'ok'} {number} {name}")
    for line in (said or "").splitlines():
        print(f"# {line}")
sys.exit(1 if failures else 0)
