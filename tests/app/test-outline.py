#!/usr/bin/python3
"""The outline: it stands beside every view, and works on several items at once."""
import subprocess

from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）
3.完善急救网络。新增2个急救站点。（责任单位：医政科）
二、守牢质量底线
4.规范临床用药。每季度点评一次处方。（责任单位：药政科）
"""
OTHER = """2026年示例区中医药工作要点

一、传承创新
1.建设特色专科。年底前建成3个专科。（责任单位：中医科）
"""


def titles(plan):
    return [[section["title"]] + [point["title"] for point in section["children"]] for section in plan["items"]]


def row(desktop, name):
    return desktop.wait(name, "list item", part=True)


def click_with(desktop, key, name):
    x, y = desktop.place_of(name, "list item", part=True)
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "keydown", key, "click", "1", "keyup", key], check=True)
    desktop.rest()


def stands_beside_every_view(desktop):
    _, program = open_plan(desktop)
    desktop.keys("alt+4")
    desktop.wait("Format check", part=True)
    desktop.gone("Outline", "list")  # closed at first beside the notice
    desktop.keys("F9")
    desktop.wait("Outline", "list")
    desktop.click("4.规范临床用药", "list item", part=True)
    desktop.keys("alt+1")
    desktop.wait_text("Title", "规范临床用药", "text")  # one selection for all views
    desktop.keys("F9")
    desktop.gone("Outline", "list")
    desktop.keys("alt+4")
    desktop.wait("Outline", "list")  # each view has its own choice
    desktop.keys("alt+1")
    desktop.gone("Outline", "list")
    desktop.keys("F9")
    desktop.wait("Outline", "list")
    desktop.quit(program)


def works_on_several(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("shift+Down")
    desktop.keys("alt+Down")
    desktop.wait("1.完善急救网络", "list item", part=True)
    desktop.wait("3.加快项目建设", "list item", part=True)
    desktop.keys("alt+Down")  # both are chosen still, and leave their section
    desktop.wait("2.做实医疗集团", "list item", part=True)
    desktop.keys("Delete")
    desktop.wait("2 items deleted", part=True)
    desktop.gone("做实医疗集团", "list item", part=True)
    desktop.press("Undo: deletion: ", "push button", part=True)
    desktop.wait("2.做实医疗集团", "list item", part=True)
    desktop.wait_text("Title", "做实医疗集团", "text")  # the first of what is there again
    desktop.click("2.做实医疗集团", "list item", part=True)
    click_with(desktop, "ctrl", "1.完善急救网络")
    desktop.keys("alt+Left")
    desktop.wait("二、完善急救网络", "list item", part=True)
    desktop.wait("四、做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("1.完善急救网络", "list item", part=True)
    desktop.quit(program)
    same(titles(desktop.read_plan(path)), [["优化资源布局", "完善急救网络"],
                                           ["守牢质量底线", "做实医疗集团", "加快项目建设", "规范临床用药"]])


def keeps_a_title_that_is_half_typed(desktop):
    """Whatever is done next, in place of Enter."""
    path, program = open_plan(desktop)
    title = "做实医疗集团"
    for number, keys in enumerate((["Tab"], ["ctrl+s"], ["alt+2", "alt+1"], ["ctrl+Return"], ["F9", "F9"])):
        desktop.click(title, "list item", part=True)
        desktop.keys("F2")
        desktop.keys("End")
        title += f"x{number}"
        desktop.type(f"x{number}")
        desktop.keys(*keys)
        desktop.wait(title, "list item", part=True)
    desktop.click(title, "list item", part=True)
    desktop.keys("F2", "End", "y", "Escape")
    desktop.wait(title, "list item", part=True)
    desktop.keys("F2", "End", "z")
    desktop.quit(program)
    same(title + "z" in str(titles(desktop.read_plan(path))), True)


def deletes_what_the_filter_shows(desktop):
    """What passed the filter and is gone is not counted any more."""
    path, program = open_plan(desktop)
    desktop.keys("ctrl+shift+f")
    desktop.put("Filter sections and points", "集团", "entry")
    desktop.gone("2.加快项目建设", "list item", part=True)
    desktop.wait("1 of 4 points", "label")
    for _ in range(3):
        desktop.click("1.做实医疗集团", "list item", part=True)
        desktop.keys("Delete")
        desktop.wait("0 of 3 points", "label")
        desktop.keys("ctrl+z")
        desktop.wait("1 of 4 points", "label")
    desktop.quit(program)
    same(titles(desktop.read_plan(path))[0][1], "做实医疗集团")


def chooses_only_what_is_shown(desktop):
    """Of several that were chosen those that the filter hides are not: neither a click nor a key is about them."""
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    click_with(desktop, "shift", "3.完善急救网络")
    wait_chosen(desktop, "1.做实医疗集团", "2.加快项目建设", "3.完善急救网络")
    desktop.put("Filter sections and points", "项目", "entry")
    desktop.gone("1.做实医疗集团", "list item", part=True)
    desktop.click("2.加快项目建设", "list item", part=True)  # was chosen, and is not what the window is about
    desktop.wait_text("Title", "加快项目建设", "text")
    desktop.put("Filter sections and points", "", "entry")
    desktop.click("1.做实医疗集团", "list item", part=True)
    click_with(desktop, "shift", "3.完善急救网络")
    desktop.put("Filter sections and points", "集团", "entry")
    desktop.gone("2.加快项目建设", "list item", part=True)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("Delete")
    desktop.wait("0 of 3 points", "label")
    desktop.quit(program)
    same(titles(desktop.read_plan(path))[0], ["优化资源布局", "加快项目建设", "完善急救网络"])


def cuts_and_pastes(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    click_with(desktop, "shift", "2.加快项目建设")
    desktop.keys("ctrl+x")
    desktop.wait("2 items cut", part=True)
    desktop.click("2.规范临床用药", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.wait("Pasted: 2 items", part=True)
    desktop.wait("3.做实医疗集团", "list item", part=True)
    desktop.wait("4.加快项目建设", "list item", part=True)
    desktop.keys("ctrl+z")
    desktop.gone("3.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+shift+z")
    desktop.wait("3.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    plan = desktop.read_plan(path)
    same(titles(plan), [["优化资源布局", "完善急救网络"],
                        ["守牢质量底线", "规范临床用药", "做实医疗集团", "加快项目建设"]])
    same(plan["items"][1]["children"][1]["lead"], ["医政科"])
    same(plan["items"][1]["children"][1]["support"], ["信息科"])


def pastes_where_it_was_cut(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+x")
    desktop.wait("1.加快项目建设", "list item", part=True)
    desktop.keys("ctrl+v")  # the first of its section again
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.click("1.做实医疗集团", "list item", part=True)
    click_with(desktop, "shift", "2.加快项目建设")
    desktop.keys("ctrl+x")
    desktop.wait("1.完善急救网络", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.wait("3.完善急救网络", "list item", part=True)
    desktop.click("一、优化资源布局", "list item", part=True)
    desktop.keys("ctrl+x")
    desktop.wait("一、守牢质量底线", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.wait("二、守牢质量底线", "list item", part=True)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+x")
    desktop.wait("1.加快项目建设", "list item", part=True)
    desktop.click("2.完善急救网络", "list item", part=True)
    desktop.keys("ctrl+v")  # another place was chosen
    desktop.wait("3.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    same(titles(desktop.read_plan(path)), [["优化资源布局", "加快项目建设", "完善急救网络", "做实医疗集团"],
                                           ["守牢质量底线", "规范临床用药"]])


def chosen(desktop):
    """Numbers and titles of the rows that are chosen."""
    import pyatspi
    box = desktop.wait("Outline", "list")
    rows = [box.getChildAtIndex(i) for i in range(box.childCount)]
    return [r.name.split(",")[0] for r in rows if r.getState().contains(pyatspi.STATE_SELECTED)]


def wait_chosen(desktop, *names):
    desktop.until(lambda: chosen(desktop) == list(names), f"chosen is {chosen(desktop)}, not {names}")


def chooses_what_was_moved_and_pasted(desktop):
    _, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.drag("3.完善急救网络", "二、守牢质量底线", "list item")
    desktop.wait("3.完善急救网络", "list item", part=True)
    desktop.wait("4.规范临床用药", "list item", part=True)
    wait_chosen(desktop, "3.完善急救网络")
    desktop.keys("ctrl+x")
    desktop.wait("3.规范临床用药", "list item", part=True)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.wait("2.完善急救网络", "list item", part=True)
    wait_chosen(desktop, "2.完善急救网络")
    click_with(desktop, "shift", "4.规范临床用药")  # from what was pasted on
    wait_chosen(desktop, "2.完善急救网络", "3.加快项目建设", "二、守牢质量底线", "4.规范临床用药")
    desktop.quit(program)


def copies_between_plans(desktop):
    path, program = open_plan(desktop)
    other = desktop.make_plan(OTHER, "other")
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+c")
    desktop.rest()
    desktop.start(other)
    desktop.wait("1.建设特色专科", "list item", part=True)
    desktop.click("1.建设特色专科", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.wait("2.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    plan = desktop.read_plan(other)
    same(titles(plan), [["传承创新", "建设特色专科", "做实医疗集团"]])
    same(plan["items"][0]["children"][1]["lead"], ["医政科"])
    same(len(titles(desktop.read_plan(path))[0]), 4)


def exchanges_text(desktop):
    path, program = open_plan(desktop)
    desktop.click("3.完善急救网络", "list item", part=True)
    desktop.keys("ctrl+c")
    desktop.click("Text", "text")
    desktop.keys("ctrl+a", "ctrl+v")  # items are numbered text elsewhere
    desktop.until(lambda: desktop.text_of("Text", "text").strip() == "3.完善急救网络。新增2个急救站点。（责任单位：医政科）",
                  "not the item's words: " + desktop.text_of("Text", "text"))
    desktop.put("Text", "1.新事甲。说明甲。\n2.新事乙。说明乙。（责任单位：药政科）", "text")
    desktop.click("Text", "text")
    desktop.keys("ctrl+a", "ctrl+c")
    desktop.click("4.规范临床用药", "list item", part=True)
    desktop.keys("ctrl+v")  # and numbered text becomes items here
    desktop.wait("5.新事甲", "list item", part=True)
    desktop.wait("6.新事乙", "list item", part=True)
    desktop.quit(program)
    last = desktop.read_plan(path)["items"][1]["children"]
    same([point["title"] for point in last], ["规范临床用药", "新事甲", "新事乙"])
    same([point["lead"] for point in last[1:]], [[], ["药政科"]])


def shows_only_some(desktop):
    _, program = open_plan(desktop)
    desktop.click("Show only", part=True)
    desktop.press("Without a Lead", part=True)
    desktop.wait("Nothing found", "label")
    desktop.click("Filter sections and points", "entry")
    desktop.keys("Escape")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.click("Show only", part=True)
    desktop.press("With Suggestions", part=True)
    desktop.gone("Preamble", "list item")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.quit(program)


def filters_by_typing(desktop):
    """Keys of the list are about what is shown: never about an item that is filtered away."""
    path, program = open_plan(desktop, PLAN.replace("加快项目建设", "加快ABC建设"))
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.type("abc")
    desktop.gone("1.做实医疗集团", "list item", part=True)
    desktop.keys("Delete")  # goes there, and deletes nothing
    desktop.wait_text("Title", "加快ABC建设", "text")
    desktop.keys("Escape")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.click("4.规范临床用药", "list item", part=True)
    desktop.type("abc")
    desktop.gone("1.做实医疗集团", "list item", part=True)
    desktop.keys("Down")
    desktop.wait_text("Title", "加快ABC建设", "text")
    desktop.keys("F2")  # the keyboard is on it
    desktop.type("renamed abc")
    desktop.keys("Return")
    desktop.wait("2.renamed abc", "list item", part=True)
    desktop.quit(program)
    same(titles(desktop.read_plan(path))[0], ["优化资源布局", "做实医疗集团", "renamed abc", "完善急救网络"])


def names_every_control(desktop):
    _, program = open_plan(desktop)
    desktop.keys("alt+4", "F9")
    desktop.wait("Outline", "list")
    same(sorted(desktop.nameless()), [])
    desktop.quit(program)


def shows_what_is_taken_back(desktop):
    _, program = open_plan(desktop)
    desktop.click("4.规范临床用药", "list item", part=True)
    desktop.wait_text("Title", "规范临床用药", "text")
    desktop.keys("ctrl+Return")
    desktop.wait("5.(untitled)", "list item", part=True)
    desktop.type("new")
    desktop.wait("5.new", "list item", part=True)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.keys("ctrl+z")  # the title, elsewhere than where we look
    desktop.wait("5.(untitled)", "list item", part=True)
    desktop.wait_text("Title", "", "text")
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.keys("ctrl+shift+z")
    desktop.wait_text("Title", "new", "text")
    desktop.quit(program)


def a_point_that_is_added_comes_into_view(desktop):
    """Also where it stands below the last row that was to be seen."""
    def bottom(node):
        box = node.queryComponent().getExtents(1)
        return box.y + box.height

    _, program = open_plan(desktop, "2025年示例区卫生健康工作要点\n\n一、优化资源布局\n" + "".join(
        f"{n}.第{n}项工作。年底前完成{n}项。（责任单位：医政科）\n" for n in range(1, 61)))
    desktop.click("1.第1项工作", "list item", part=True)
    desktop.keys(*["Down"] * 39)
    desktop.wait_text("Title", "第40项工作", "text")
    desktop.keys("Return")
    added = desktop.wait("41.", "list item", part=True)
    outline = desktop.wait("Outline", "list")
    desktop.until(lambda: bottom(added) <= bottom(outline), "the added point in view")
    desktop.quit(program)


run_cases([stands_beside_every_view, a_point_that_is_added_comes_into_view,
           works_on_several, keeps_a_title_that_is_half_typed, deletes_what_the_filter_shows,
           chooses_only_what_is_shown,
           shows_what_is_taken_back, cuts_and_pastes, pastes_where_it_was_cut,
           chooses_what_was_moved_and_pasted, copies_between_plans, exchanges_text, shows_only_some,
           filters_by_typing, names_every_control])
