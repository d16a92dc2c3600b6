#!/usr/bin/python3
"""What a window must bear: pasted masses and characters that nobody types, and files that are no plan."""
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
"""
BODY = "年底前建成2个集团。"
ODD = "a\u0001b\u0007c\u202eאבג مرحبا😀👨\u200d👩\u200d👧𠮷\ufeff\u0085e\u0301"
KEPT = "abcאבג مرحبا😀👨\u200d👩\u200d👧𠮷"
LONG = ("推进家庭医生签约服务，覆盖率达到80%以上。" * 40 + "\n") * 25


def point(desktop, path):
    return desktop.read_plan(path)["items"][0]["children"][0]


def keeps_what_can_be_printed(desktop):
    path, program = open_plan(desktop)
    desktop.put("Title", ODD, "text")
    desktop.put("Text", ODD + "\r\n尾", "text")
    desktop.until(lambda: point(desktop, path)["body"][-1] == "尾", "what was pasted is not in the file")
    desktop.quit(program)
    item = point(desktop, path)
    same(item["title"].startswith(KEPT) and item["title"].endswith("é"), True)
    same(item["body"][0].startswith(KEPT), True)
    words = item["title"] + "".join(item["body"])
    same([c for c in words if ord(c) < 32 or c in "\u202e\u0085\ufeff"], [])


def takes_a_long_paste_back(desktop):
    """Tens of pages that come and go again."""
    path, program = open_plan(desktop)
    desktop.put("Text", LONG, "text")
    desktop.until(lambda: len(point(desktop, path)["body"]) >= 25, "what was pasted is not in the file")
    desktop.wait("Page 1 of ", part=True)
    desktop.keys("ctrl+z")
    desktop.wait_text("Text", BODY, "text")
    desktop.wait("Page 1 of 1", part=True)
    desktop.quit(program)
    same(point(desktop, path)["body"], [BODY])


def says_what_is_no_plan(desktop):
    folder = desktop.folder
    (folder / "folder").mkdir()
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    (folder / "locked.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 2000)
    (folder / "cut.docx").write_bytes(b"PK\3\4" + b"x" * 300)
    (folder / "cut.yaodian").write_bytes(b"SQLite format 3\0" + b"x" * 3000)
    (folder / "empty.yaodian").write_bytes(b"")
    for name, said in (("folder", "it is a folder"), ("a.png", "the file is a picture"),
                       ("locked.docx", "take another copy"), ("cut.docx", "take another copy"),
                       ("cut.yaodian", "is not a Yaodian plan"), ("empty.yaodian", "is empty"),
                       ("none.yaodian", "cannot be read")):
        program = desktop.start(folder / name)
        desktop.wait(said, part=True)
        desktop.quit(program)


def says_why_a_plan_is_only_read(desktop):
    """The program's own folder cannot be made: nothing could be kept of what is typed."""
    path = desktop.make_plan(PLAN)
    state = desktop.folder / "home" / ".local" / "state" / "yaodian"
    if state.exists():
        state.rename(desktop.folder / "away")
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text("no folder", encoding="utf-8")
    program = desktop.start(path)
    desktop.wait("no plan can be edited", "label", part=True)
    desktop.wait("Read-only", "label")
    desktop.quit(program)


run_cases([keeps_what_can_be_printed, takes_a_long_paste_back, says_what_is_no_plan,
           says_why_a_plan_is_only_read])
