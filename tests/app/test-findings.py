#!/usr/bin/python3
"""The windows of findings and of comparison, end to end: what is found is fixed, ignored with a reason and
brought back; points of another plan are taken over; undo takes each back in one step."""
import json

from desktop import Failure, open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。新建２个集团,完善机制,强化管理。（责任单位：医政科）
2.加快项目建设。完成3个项目封顶,落实资金。（责任单位：规划科）
3.改善群众就医。每周报送进展，建成5家示范科室。（责任单位：医政科）
"""

VAGUE = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。新建2个集团，完善机制。（责任单位：医政科）
2.加强宣传。营造舆论氛围，浓厚社会风气。（责任单位：医政科）
3.空条（责任单位：医政科）
4.加强宣传。营造浓厚舆论氛围，凝聚社会共识。（责任单位：医政科）
5.推进试点。建成5家示范科室。
"""

LAST = """2024年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。新建2个集团，完善机制，强化管理。（责任单位：医政科）
2.推进互联网医院。2024年底前上线3家互联网医院。（责任单位：信息科）
"""


def bodies(desktop, path):
    return ["".join(point["body"]) for section in desktop.read_plan(path)["items"]
            for point in section["children"]]


def open_findings(desktop, text=PLAN):
    path, program = open_plan(desktop, text)
    desktop.keys("F7")
    desktop.wait("Findings", "list")
    desktop.wait("Found", part=True)
    return path, program


def all_of_a_kind_are_fixed(desktop):
    path, program = open_findings(desktop)
    nameless = list(desktop.nameless())
    if nameless:
        raise Failure(f"without a name: {nameless}")
    desktop.press("Fix all 3: Half-width punctuation in Chinese text", "push button")
    desktop.wait("Put 3 Places Right?")
    desktop.wait("1.做实医疗集团: “新建２个集团,完善机制,强” → “新建２个集团，完善机制，强”", part=True)
    desktop.keys("Return")
    desktop.gone("Fix all 3: Half-width punctuation in Chinese text", "push button")
    desktop.wait("3 places put right", part=True)
    desktop.press("Fix: Digits and Latin letters are written half-width", "push button")
    desktop.gone("Fix: Digits and Latin letters are written half-width", "push button")
    desktop.keys("ctrl+z")  # each fix is one step, however many places
    desktop.wait("Fix: Digits and Latin letters are written half-width", "push button")
    desktop.keys("ctrl+z")
    desktop.wait("Fix all 3: Half-width punctuation in Chinese text", "push button")
    desktop.keys("ctrl+shift+z")
    desktop.gone("Fix all 3: Half-width punctuation in Chinese text", "push button")
    desktop.quit(program)
    same(bodies(desktop, path)[:2], ["新建２个集团，完善机制，强化管理。", "完成3个项目封顶，落实资金。"])


def one_after_the_other_by_keys_alone(desktop):
    """What was fixed or ignored goes, and the next finding has the keyboard."""
    def focused():
        import pyatspi
        return [n.name for n in desktop.everything() if n.getState().contains(pyatspi.STATE_FOCUSED)]

    def at(name):
        desktop.until(lambda: name in focused(), f"the keyboard is not at {name}")

    path, program = open_findings(desktop)
    first = "Half-width punctuation in Chinese text, 2 in all: ,"
    desktop.until(lambda: any(name.endswith(first) for name in focused()), "no finding has the keyboard")
    desktop.keys("Tab")
    at(f"Fix: {first}")
    desktop.keys("Return")
    desktop.wait("2 places put right", part=True)
    at("2.加快项目建设: Half-width punctuation in Chinese text, 1 in all: ,")
    desktop.keys("Down")
    desktop.keys("Up", "Tab", "Return")
    desktop.wait("1 place put right", part=True)
    desktop.quit(program)


def what_is_fixed_comes_into_sight(desktop):
    _, program = open_plan(desktop)
    desktop.click("3.改善群众就医", "list item", part=True)
    desktop.wait_text("Title", "改善群众就医", "text")
    desktop.keys("F7")
    desktop.wait("Findings", "list")
    desktop.press("Fix: Digits and Latin letters are written half-width", "push button")
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.quit(program)


def the_keyboard_goes_where_it_is_mended(desktop):
    """Not to the outline, where Enter would add a point."""
    import pyatspi

    def at(name):
        desktop.until(lambda: name in [n.name for n in desktop.everything()
                                       if n.getState().contains(pyatspi.STATE_FOCUSED)],
                      f"the keyboard is not at {name}")

    path, program = open_findings(desktop, VAGUE)
    for finding, place in (("2.加强宣传: Nothing tells", "Text"), ("3.空条: It has a title", "Text"),
                           ("4.加强宣传: The same title", "Title"), ("5.推进试点: No lead unit", "Add a unit")):
        desktop.keys("F7")
        desktop.wait("Findings", "list")
        desktop.put("Filter findings", finding.split(": ")[1])
        desktop.click(finding, "list item", part=True)
        at(place)
    desktop.keys("F7")
    desktop.put("Filter findings", "Nothing tells")
    desktop.click("2.加强宣传: Nothing tells", "list item", part=True)
    at("Text")
    desktop.type("X")
    desktop.until(lambda: bodies(desktop, path)[1].startswith("X"), "it was not typed in the text")
    same(len(bodies(desktop, path)), 5)
    desktop.quit(program)


def the_list_below_takes_the_keyboard(desktop):
    _, program = open_plan(desktop)
    desktop.click("3.改善群众就医", "list item", part=True)
    desktop.click("2 findings", "push button")
    desktop.wait("Findings", "list")
    desktop.keys("Return")  # the first is at hand
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.quit(program)


def a_finding_is_ignored_and_brought_back(desktop):
    path, program = open_findings(desktop)
    finding = "“每周报送”: the rules against formalism want it kept to what is needed"
    desktop.put("Filter findings", "formalism")  # a row out of sight is not made
    desktop.press(f"Ignore: {finding}", "push button")
    desktop.wait("Ignore This Finding?")
    desktop.put("Reason", "市里统一要求")
    desktop.keys("Return")
    desktop.gone(f"Ignore: {finding}", "push button")
    desktop.wait("Switched Off 1", part=True)
    desktop.press("Switched Off 1")
    desktop.wait("reason: 市里统一要求", part=True)
    desktop.keys("ctrl+s")
    desktop.press("Switch on again: Reports and further papers asked of those below", "push button")
    desktop.wait("Nothing Is Switched Off")
    desktop.quit(program)
    found = json.loads(desktop.cli("check", path, "--json"))
    same([f["rule"] for f in found["findings"]].count("burden"), 1)
    same(found["switched_off"], [])


def a_rule_is_switched_off(desktop):
    path, program = open_findings(desktop)
    desktop.press("Switch off: Half-width punctuation in Chinese text", "push button")
    desktop.wait("Switch This Rule Off?")
    desktop.put("Reason", "原文如此")
    desktop.keys("Return")
    desktop.gone("Switch off: Half-width punctuation in Chinese text", "push button")
    desktop.quit(program)
    found = json.loads(desktop.cli("check", path, "--json"))
    same([(s["rule"], s["item"], s["one"], s["reason"]) for s in found["switched_off"]],
         [("half-width-mark", None, False, "原文如此")])
    same("half-width-mark" in [f["rule"] for f in found["findings"]], False)


def a_filter_narrows_the_list(desktop):
    _, program = open_findings(desktop)
    desktop.put("Filter findings", "formalism")
    desktop.gone("Switch off: Half-width punctuation in Chinese text", "push button")
    desktop.wait("Switch off: Reports and further papers asked of those below", "push button")
    desktop.put("Filter findings", "no such words")
    desktop.wait("Nothing Matches the Filter")
    desktop.put("Filter findings", "")
    desktop.wait("Switch off: Half-width punctuation in Chinese text", "push button")
    desktop.quit(program)


def a_finding_shows_its_words(desktop):
    _, program = open_findings(desktop)
    desktop.put("Filter findings", "formalism")
    desktop.gone("Switch off: Half-width punctuation in Chinese text", "push button")
    desktop.click("3.改善群众就医: “每周报送”", "list item", part=True)

    def chosen():
        text = desktop.find("Text", "text").queryText()
        return text.getNSelections() > 0 and text.getText(*text.getSelection(0))

    same(desktop.until(chosen, "nothing is selected"), "每周报送")
    desktop.quit(program)


def dropped_points_are_taken_over(desktop):
    _, program = open_plan(desktop, LAST, "last")
    desktop.quit(program)

    path, program = open_plan(desktop)
    desktop.keys("shift+F7")
    desktop.wait("Which Plan to Compare With?")
    desktop.press("Choose a Plan")
    desktop.press("2024年示例区卫生健康工作要点", "menu item")
    desktop.wait("Points compared", "list")
    desktop.wait("Dropped: —; 推进互联网医院; not in this plan any more", part=True)
    desktop.wait("Carried on: 做实医疗集团; 做实医疗集团", part=True)
    nameless = list(desktop.nameless())
    if nameless:
        raise Failure(f"without a name: {nameless}")
    desktop.press("Take over: 推进互联网医院", "push button")
    desktop.wait("1 point taken over", part=True)
    desktop.wait("Carried on: 推进互联网医院; 推进互联网医院", part=True)
    desktop.quit(program)
    point = desktop.read_plan(path)["items"][0]["children"][-1]
    same((point["title"], "".join(point["body"]), point["lead"]),
         ("推进互联网医院", "2025年底前上线3家互联网医院。", ["信息科"]))
    desktop.cli("undo", path)
    same(len(desktop.read_plan(path)["items"][0]["children"]), 3)


def is_expanded(desktop, title):
    import pyatspi
    return desktop.wait(f"Words: {title}", "push button").getState().contains(pyatspi.STATE_EXPANDED)


def what_was_compared_last_is_there_again(desktop):
    """Also a document: the city's plan, or another district's, is none of ours."""
    city = desktop.folder / "city.txt"
    city.write_text(LAST, encoding="utf-8")
    path, program = open_plan(desktop)
    desktop.keys("shift+F7")
    desktop.wait("Which Plan to Compare With?")
    desktop.press("Choose a Plan")
    desktop.press("Other File…", "menu item")
    desktop.choose("Open", city)
    desktop.wait("Dropped: —; 推进互联网医院; not in this plan any more", part=True)
    desktop.press("Words: 推进互联网医院", "push button")
    desktop.wait("2024年底前上线3家互联网医院。", "label")
    same([is_expanded(desktop, title) for title in ("推进互联网医院", "做实医疗集团")], [True, False])
    desktop.press("Words: 做实医疗集团", "push button")
    desktop.wait("新建2２个集团，,完善机制，,强化管理。", "label")
    desktop.keys("Escape")
    desktop.gone("Points compared", "list")
    desktop.keys("shift+F7")
    desktop.wait("Dropped: —; 推进互联网医院; not in this plan any more", part=True)
    desktop.quit(program)


def copied_points_are_told_at_once(desktop):
    """Against a plan that is chosen once, and holds until another is."""
    long = PLAN + "4.完善急救网络。区级急救分站与三家综合医院建立双向预警机制，救护车到达现场平均时间不超过12分钟，" \
                  "每季度由医政科组织一次联合演练并通报结果。（责任单位：医政科）\n"
    _, program = open_plan(desktop, long.replace("2025年", "2024年"), "last")
    desktop.quit(program)
    path, program = open_findings(desktop, long)
    desktop.press("Compare with…")
    desktop.press("2024年示例区卫生健康工作要点", "menu item")
    desktop.wait("Copied points are told against", "label")
    desktop.put("Filter findings", "Word for word")
    desktop.wait("Word for word as 4.完善急救网络 of “2024年示例区卫生健康工作要点”, “12分钟” included", part=True)
    desktop.quit(program)
    program = desktop.start(path)
    desktop.wait("Outline", "list")
    desktop.click("4.完善急救网络", "list item", part=True)
    desktop.wait("of “2024年示例区卫生健康工作要点”, “12分钟” included", "list item", part=True)  # beside the point
    desktop.keys("F7")
    desktop.wait("Findings", "list")
    desktop.press("2024年示例区卫生健康工作要点")
    desktop.press("Compare with None", "menu item")
    desktop.gone("of “2024年示例区卫生健康工作要点”, “12分钟” included", part=True)
    desktop.quit(program)


def narrow_to(desktop, unit):
    desktop.click("Show only", part=True)
    desktop.press("Of One Unit", part=True)
    desktop.press(unit, "menu item")
    desktop.wait(f"{unit}: 1 of 3", "label")


def shown(desktop, words):
    return desktop.find(words, "list item", part=True) is not None


def begins_at_the_first_finding(desktop):
    import pyatspi
    path, program = open_plan(desktop)

    def focused():
        return [node.name for node in desktop.everything() if node.getRoleName() == "list item"
                and node.getState().contains(pyatspi.STATE_FOCUSED)]
    for _ in range(3):
        desktop.keys("F7")
        desktop.wait("Filter findings")
        desktop.until(lambda: any("1.做实医疗集团: " in name for name in focused()),
                      f"the keyboard is not on the first finding but on {focused()}")
        desktop.keys("Escape")
        desktop.gone("Filter findings")
    desktop.quit(program)


def findings_follow_the_unit(desktop):
    _, program = open_plan(desktop)
    narrow_to(desktop, "规划科")
    desktop.keys("F7")
    desktop.wait("Only what 规划科 has a part in", "label")
    desktop.wait("2.加快项目建设: ", "list item", part=True)
    same((shown(desktop, "1.做实医疗集团: "), shown(desktop, "3.改善群众就医: ")), (False, False))
    same(sorted(desktop.nameless()), [])
    desktop.press("Show All", "push button")
    desktop.wait("1.做实医疗集团: ", "list item", part=True)
    desktop.gone("Only what 规划科 has a part in", "label")
    desktop.quit(program)


def the_comparison_follows_the_unit(desktop):
    last = desktop.make_plan(LAST, "last")
    program = desktop.start(last)
    desktop.wait("Outline", "list")
    desktop.quit(program)
    _, program = open_plan(desktop)
    narrow_to(desktop, "规划科")
    desktop.keys("shift+F7")
    desktop.press("Choose a Plan")
    desktop.press("2024年示例区卫生健康工作要点", "menu item")
    desktop.wait("Only what 规划科 has a part in", "label")
    desktop.wait("New: 加快项目建设", "list item", part=True)
    same((shown(desktop, "Carried on: 做实医疗集团"), shown(desktop, "Dropped: ")), (False, False))
    desktop.press("Show All", "push button")
    desktop.wait("Carried on: 做实医疗集团", "list item", part=True)
    desktop.wait("Dropped: —; 推进互联网医院", "list item", part=True)
    desktop.quit(program)


run_cases([all_of_a_kind_are_fixed, one_after_the_other_by_keys_alone, what_is_fixed_comes_into_sight,
           the_keyboard_goes_where_it_is_mended, the_list_below_takes_the_keyboard, a_finding_is_ignored_and_brought_back, a_rule_is_switched_off,
           a_filter_narrows_the_list, a_finding_shows_its_words, dropped_points_are_taken_over,
           what_was_compared_last_is_there_again, copied_points_are_told_at_once, begins_at_the_first_finding,
           findings_follow_the_unit, the_comparison_follows_the_unit])
