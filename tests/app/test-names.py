#!/usr/bin/python3
"""Every control of every view and window has one name, and in Chinese one without English words."""
import re

from desktop import Failure, run_cases

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团，检查结果互认率达到90%以上。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。
二、守牢质量底线
3.规范临床用药。每季度点评一次处方;同步公示结果。（责任单位：药政科）
"""

# What opens it, the name in English and in Chinese of something in it, what closes it
PLACES = [
    ("alt+1", "Text", "正文", None),
    ("ctrl+h", "Replace with", "替换为", "Escape"),
    ("ctrl+n", "Issuer", "发文机关", "Escape"),
    ("alt+Return", "Default lead", "默认牵头单位", "Escape"),
    ("ctrl+comma", "Your name", "姓名", "Escape"),
    ("ctrl+u", "Tasks it carries", "承担任务", "Escape"),
    ("F7", "Filter findings", "筛选提示", "Escape"),
    ("shift+F7", "Choose a Plan", "选择要点", "Escape"),
    ("ctrl+shift+h", "Filter the history", "筛选历史记录", "Escape"),
    ("ctrl+shift+p", "Printer", "打印机", "Escape"),
    ("alt+2", "Filter points", "筛选要点", None),
    ("alt+4", "Format check", "格式核对", None),
    ("alt+1", "Text", "正文", None),
]
# Words that are the same in Chinese: file formats, programs, the names of keys
SAME = re.compile(r"\b(PDF|Word|Excel|OA|GB|T|Times New Roman|Ctrl|Shift|Alt|Enter|Escape|Esc|Delete|docx|txt|pdf|"
                  r"[A-Z]|F\d+|H\d|Q\d|mm|Aa)\b")


def english(name):
    if name.startswith("替代字体"):  # fonts go by their own names
        return None
    name = re.sub(r" · .*$", "", name)  # who made a change
    return re.search(r"[A-Za-z]{2,}", SAME.sub("", name))


def check(desktop, place):
    """Yields what is wrong."""
    for role, name, parts_named in desktop.controls():
        if not name and not parts_named:
            yield f"{place}: a {role} without a name"
        if role == "push button" and "_" in name:
            yield f"{place}: a {role} with the line below its key in its name: {name}"
        if re.fullmatch(r"(.+) \1", name):
            yield f"{place}: a {role} that is named twice: {name}"
        if desktop.language and english(name):
            yield f"{place}: a {role} in English: {name}"


def menu_shown(desktop):
    return any(role == "menu item" for role, _, _ in desktop.controls())


def walks(desktop, language):
    desktop.language = ""  # the plan's file is not what is looked at
    plan = desktop.make_plan(PLAN, "要点")
    desktop.language = language
    word = 2 if language else 1
    program = desktop.start()
    desktop.wait("打开示例要点" if language else "Open the Sample Plan")
    wrong = list(check(desktop, "start page"))
    desktop.quit(program)
    program = desktop.start(desktop.folder / "要点.txt")
    desktop.wait("生成要点…" if language else "Make the Plan…")
    wrong += check(desktop, "review of an import")
    desktop.quit(program)
    program = desktop.start(plan)
    desktop.wait("大纲" if language else "Outline", "list")
    desktop.wait("1.做实医疗集团", part=True)
    for place in PLACES:
        desktop.keys(place[0])
        desktop.wait(place[word])
        wrong += check(desktop, f"{place[0]}, {place[1]}")
        if place[3] is not None:
            desktop.keys(place[3])
            desktop.gone(place[word])
    for menu in (("Main menu", "主菜单"), ("Export", "导出"), ("Add to the outline", "添加板块或要点"),
                 ("Show only", "筛选条目"), ("This item", "本条")):
        desktop.click(menu[word - 1])
        desktop.until(lambda: menu_shown(desktop), f"no menu: {menu[0]}")
        wrong += check(desktop, f"menu {menu[0]}")
        desktop.keys("Escape")
        desktop.until(lambda: not menu_shown(desktop), f"the menu stays: {menu[0]}")
    desktop.quit(program)
    if wrong:
        raise Failure("\n".join(sorted(set(wrong))))


def names_every_control(desktop):
    walks(desktop, "")


def names_every_control_in_chinese(desktop):
    walks(desktop, "zh_CN")


run_cases([names_every_control, names_every_control_in_chinese])
