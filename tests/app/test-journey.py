#!/usr/bin/python3
"""From a text to a plan, as a person goes: read in, checked, written, assigned, put right, taken back,
renamed, closed and opened again. Each step by accessible names and keys."""
from desktop import run_cases, same

SOURCE = """示例区2031年卫生健康工作要点
2031年，全区卫生健康工作要点如下。
一、健全服务体系
1.完善预警机制。整合三类信号，年底前完成建设，知晓率达到90%以上。（牵头单位：疾控科；配合单位：信息科）
推进实验室建设
配齐检测车1辆，6小时内出具结果。（责任单位：疾控科）
2.加强监督管理。对重点企业开展检查,同步公示结果。（责任单位：监督科、甲乙丙丁）
二、聚焦重点人群
4.改进服务。三季度末开通热线。（责任单位：信息科）
"""


def titles(plan):
    return [[section["title"]] + [point["title"] for point in section["children"]] for section in plan["items"]]


def point(plan, section, index):
    return plan["items"][section]["children"][index]


def imports_and_checks(desktop):
    source = desktop.folder / "source.txt"
    source.write_text(SOURCE, encoding="utf-8")
    program = desktop.start(source)
    desktop.wait("Make the Plan…", "push button")
    desktop.wait("1 Is “推进实验室建设” a title", "list item", part=True)
    desktop.keys("2")  # part of the text
    desktop.wait("Part of the Text, holds", "push button")
    desktop.press("Not a Unit", "push button")
    desktop.wait("Not a Unit, holds", "push button")
    desktop.keys("ctrl+Return")
    desktop.wait("Make Plan", "label")
    desktop.keys("Return")
    desktop.gone("Make the Plan…", "push button")
    desktop.wait("1.完善预警机制", "list item", part=True)
    path = next((desktop.folder / "home").rglob("*.yaodian"))
    same(titles(desktop.read_plan(path)), [["健全服务体系", "完善预警机制", "加强监督管理"], ["聚焦重点人群", "改进服务"]])
    same(point(desktop.read_plan(path), 0, 1)["lead"], ["监督科"])
    return path, program


def adds_a_section_and_three_points(desktop):
    desktop.click("3.改进服务", "list item", part=True)
    desktop.keys("ctrl+shift+s")
    desktop.wait("三、(untitled)", "list item", part=True)
    desktop.type("Safety")
    desktop.wait("三、Safety", "list item", part=True)
    desktop.keys("ctrl+shift+Return")  # a point inside the section
    desktop.wait("4.(untitled)", "list item", part=True)
    desktop.type("First")
    for number, title in ((5, "Second"), (6, "Third")):
        desktop.keys("ctrl+Return")  # a sibling
        desktop.wait(f"{number}.(untitled)", "list item", part=True)
        desktop.type(title)
        desktop.wait(f"{number}.{title}", "list item", part=True)


def assigns_by_alias(desktop):
    """疾控科 gets an alias in the register; the alias brings it to the point."""
    desktop.keys("ctrl+u")
    desktop.wait("Kinds of units", "list")
    if desktop.find("Take All In", "push button"):
        desktop.press("Take All In", "push button")
        desktop.gone("Take All In", "push button")
    desktop.click(". 疾控科,", "table row", part=True)
    desktop.wait("Rename Everywhere", part=True)
    desktop.put("Add an alias", "疾病预防处", "text")
    desktop.click("Add an alias", "text")
    desktop.keys("Return")
    desktop.wait("Remove the alias 疾病预防处", "push button")
    desktop.keys("Escape", "Escape")
    desktop.gone("Kinds of units", "list")
    desktop.click("4.First", "list item", part=True)
    desktop.click("Add a unit", "text")
    desktop.put("Add a unit", "疾病预防处", "text")
    desktop.wait("疾控科", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("疾控科, first lead", part=True)


def accepts_a_deadline(desktop):
    desktop.click("1.完善预警机制", "list item", part=True)
    desktop.press("Accept 完成建设", "push button", part=True)
    desktop.gone("Accept 完成建设", "push button", part=True)


def fixes_a_finding(desktop):
    desktop.click("2.加强监督管理", "list item", part=True)
    desktop.press("Fix: ", "push button", part=True)
    desktop.gone("Fix: ", "push button", part=True)


def undoes_five_steps(desktop, path):
    """Five points that are not wanted, taken back one by one."""
    before = titles(desktop.read_plan(path))
    for number in range(7, 12):
        desktop.click(f"{number - 1}.", "list item", part=True)
        desktop.keys("Return")
        desktop.wait(f"{number}.(untitled)", "list item", part=True)
    for number in range(11, 6, -1):
        desktop.keys("ctrl+z")
        desktop.gone(f"{number}.(untitled)", "list item", part=True)
    desktop.wait("6.Third", "list item", part=True)
    desktop.keys("ctrl+s")
    desktop.until(lambda: titles(desktop.read_plan(path)) == before, "undo leaves something behind")


def renames_everywhere(desktop):
    desktop.keys("ctrl+u")
    desktop.wait("Kinds of units", "list")
    desktop.click(". 信息科,", "table row", part=True)
    desktop.wait("Rename Everywhere", part=True)
    desktop.keys("F2")
    desktop.put("New official name", "数据资源科", "text")
    desktop.press("Rename", "push button")
    desktop.wait("Renamed to “数据资源科”", part=True)
    desktop.wait(". 数据资源科,", "table row", part=True)


def holds_what_was_done(plan):
    same(titles(plan), [["健全服务体系", "完善预警机制", "加强监督管理"], ["聚焦重点人群", "改进服务"],
                        ["Safety", "First", "Second", "Third"]])
    first, second = point(plan, 0, 0), point(plan, 0, 1)
    same("推进实验室建设" in first["body"], True)
    same((first["lead"], first["support"]), (["疾控科"], ["数据资源科"]))
    same(len(first["milestones"]), 1)
    same((second["lead"], second["support"]), (["监督科"], []))
    same("检查，同步" in second["body"][0], True)
    same(point(plan, 1, 0)["lead"], ["数据资源科"])
    same(point(plan, 2, 0)["lead"], ["疾控科"])


def goes_from_a_text_to_a_plan(desktop):
    path, program = imports_and_checks(desktop)
    adds_a_section_and_three_points(desktop)
    assigns_by_alias(desktop)
    accepts_a_deadline(desktop)
    fixes_a_finding(desktop)
    undoes_five_steps(desktop, path)
    renames_everywhere(desktop)
    desktop.quit(program)
    holds_what_was_done(desktop.read_plan(path))

    program = desktop.start(path)
    for name in ("1.完善预警机制", "三、Safety", "6.Third"):
        desktop.wait(name, "list item", part=True)
    desktop.click("3.改进服务", "list item", part=True)
    desktop.wait("数据资源科, first lead", part=True)
    desktop.quit(program)
    holds_what_was_done(desktop.read_plan(path))


run_cases([goes_from_a_text_to_a_plan])
