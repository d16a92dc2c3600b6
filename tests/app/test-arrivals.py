#!/usr/bin/python3
"""The ways by which texts and plans come in: commands, the start page's card, dropped files, and what is
said of those that cannot be read."""
import select
import shutil
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from desktop import Failure, PROGRAM, run_cases, same

TEXT = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。2025年底前建成2个集团。（责任单位：医政科）
2.规范临床用药。每季度点评一次处方。（责任单位：药政科）
"""


def write(desktop, name, text=TEXT):
    path = desktop.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drop(desktop, *files):
    """Drags files out of another window, and lets them go over ours."""
    helper = subprocess.Popen([sys.executable, str(Path(__file__).parent / "drag-source.py"), *map(str, files)],
                              env=desktop.environment(), stdout=subprocess.PIPE, bufsize=0)

    def let_go():
        """A window that is slow to answer what it takes has taken nothing: then once more."""
        subprocess.run(["xdotool", "mousemove", "50", "40", "mousedown", "1"], check=True)
        for step in range(1, 15):
            subprocess.run(["xdotool", "mousemove", str(50 + step * 48), str(40 + step * 28)], check=True)
            time.sleep(0.05)
        time.sleep(0.5)  # the target is asked what it takes
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        said = b""
        while not said.endswith(b"end\n") and select.select([helper.stdout], [], [], 30)[0]:
            line = helper.stdout.readline()
            if not line:
                break
            said += line
        return said == b"end\n"
    try:
        found = desktop.until(lambda: subprocess.run(["xdotool", "search", "--name", "^drag-source$"],
                                                     capture_output=True, text=True).stdout.split(), "no helper")[-1]
        subprocess.run(["xdotool", "windowmove", "--sync", found, "0", "0", "windowraise", found], check=True)
        desktop.wait("Files", "label")
        desktop.rest()  # the screen is drawn anew
        if not let_go() and not let_go():
            raise Failure("what is dropped is not taken")
        desktop.rest()
    finally:
        helper.kill()
        helper.wait()


def start_page(desktop):
    program = desktop.start()
    desktop.wait("Open the Sample", "push button", part=True)
    return program


def comes_by_the_card(desktop):
    source = write(desktop, "source.txt")
    program = start_page(desktop)
    desktop.press("Import a Document…", "push button", part=True)
    desktop.choose("Import", source)
    desktop.wait("Make the Plan…", "push button")
    desktop.wait("source.txt", "label")
    desktop.quit(program)


def comes_by_the_command(desktop):
    source = write(desktop, "source.txt")
    program = desktop.start(desktop.make_plan(TEXT))
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+i")
    desktop.choose("Import", source)
    desktop.wait("Make the Plan…", "push button")
    desktop.quit(program)


def opens_by_the_command(desktop):
    plan = desktop.make_plan(TEXT)
    program = start_page(desktop)
    desktop.keys("ctrl+o")
    desktop.choose("Open", plan)
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.gone("Open the Sample", "push button", part=True)  # the start page has done its work
    desktop.quit(program)


def comes_by_dropping(desktop):
    source = write(desktop, "source.txt")
    program = start_page(desktop)
    drop(desktop, source)
    desktop.wait("Make the Plan…", "push button")
    desktop.quit(program)


def comes_by_pasting(desktop):
    """Words of another program, and files that were copied in a file manager."""
    source = write(desktop, "source.txt")
    program = start_page(desktop)
    desktop.offer(image_png=b"\x89PNG no picture")
    desktop.keys("ctrl+v")
    desktop.wait("there are no words to paste", part=True)
    desktop.offer(files=source.as_uri() + "\r\n")
    desktop.keys("ctrl+v")
    desktop.wait("source.txt", "label")
    desktop.press("Cancel", "push button")
    desktop.wait("Open the Sample", "push button", part=True)
    desktop.offer(html="<p align=center>2025年示例区工作要点</p><ol><li>做实医疗集团。年底前建成2个。</li><li>改进服务。</li></ol>",
                  text="做实医疗集团。")
    desktop.press("Paste Text", "push button")
    desktop.wait("Clipboard", "label")
    desktop.wait("2025年示例区工作要点", "label", part=True)
    desktop.wait("改进服务", "label", part=True)
    desktop.quit(program)


def a_whole_plan_is_pasted_into_another(desktop):
    plan = desktop.make_plan(TEXT)
    program = desktop.start(plan)
    desktop.offer(text=TEXT.replace("示例区", "甲区").replace("优化资源布局", "守牢质量底线"))
    desktop.click("2.规范临床用药", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.press("Paste Sections and Points", "push button")
    desktop.wait("二、守牢质量底线", "list item", part=True)
    desktop.gone("Paste Sections and Points", "push button")
    desktop.click("2.规范临床用药", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.press("Import as a Plan…", "push button")
    desktop.wait("Make the Plan…", "push button")
    desktop.wait("Clipboard", "label")
    desktop.quit(program)
    found = desktop.read_plan(plan)
    same(found["title"], "2025年示例区卫生健康工作要点")
    same([len(section["children"]) for section in found["items"]], [2, 2])


def several_come_one_after_another(desktop):
    sources = [write(desktop, f"来源{i}.txt") for i in range(1, 4)]
    plan = desktop.make_plan(TEXT)
    program = start_page(desktop)
    drop(desktop, sources[0], plan, *sources[1:])
    desktop.wait("1.做实医疗集团", "list item", part=True)
    for source in sources:
        desktop.wait(source.name, "label")
    same(len(desktop.find_all("Make the Plan…", "push button")), 3)
    desktop.quit(program)


def drops_onto_a_plan(desktop):
    source, plan = write(desktop, "source.txt"), desktop.make_plan(TEXT)
    program = desktop.start(plan)
    desktop.wait("1.做实医疗集团", "list item", part=True)
    drop(desktop, source)
    desktop.wait("Make the Plan…", "push button")
    desktop.quit(program)
    same(len(desktop.read_plan(plan)["items"]), 1)  # the plan below is as it was


def drops_onto_a_review(desktop):
    """As onto a plan; what cannot be read is said there, where the person looks."""
    first, second = write(desktop, "first.txt"), write(desktop, "second.txt")
    picture = desktop.folder / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    program = desktop.start(first)
    desktop.wait("Make the Plan…", "push button")
    drop(desktop, picture)
    desktop.wait("picture.png: the file is a picture", "label", part=True)
    drop(desktop, second)
    desktop.wait("second.txt", "label")
    same(len(desktop.find_all("Make the Plan…", "push button")), 2)
    desktop.quit(program)


# ---- from the desktop ----

def active(desktop):
    return subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True).stdout


def opens_as_the_desktop_opens_it(desktop):
    """By the kind of the file, through our entry in the menu of programs."""
    plan = desktop.make_plan(TEXT).rename(desktop.folder / "计划 一.yaodian")
    share, data = desktop.folder / "share", Path(__file__).parents[2] / "data"
    (share / "mime" / "packages").mkdir(parents=True)
    (share / "applications").mkdir()
    shutil.copy(data / "cn.yaodian.Yaodian.mime.xml", share / "mime" / "packages" / "cn.yaodian.Yaodian.xml")
    shutil.copy(data / "cn.yaodian.Yaodian.desktop", share / "applications")
    subprocess.run(["update-mime-database", share / "mime"], check=True, capture_output=True)
    subprocess.run(["update-desktop-database", share / "applications"], check=True)
    env = desktop.environment()
    env.update(XDG_DATA_DIRS=f"{share}:/usr/share", PATH=f"{PROGRAM.parent}:{env['PATH']}")
    with open(desktop.folder / "said.txt", "ab") as said:
        subprocess.run(["gio", "open", str(plan)], env=env, check=True, stdout=said, stderr=said, timeout=60)
    try:
        desktop.wait("1.做实医疗集团", "list item", part=True)
        same(desktop.start(plan).wait(20), 0)  # goes to the one that runs, and ends
    finally:
        desktop.keys("ctrl+q")
    desktop.gone("1.做实医疗集团", "list item", part=True)


def a_second_start_goes_to_the_first(desktop):
    one = desktop.make_plan(TEXT, "one")
    two = desktop.make_plan(TEXT.replace("2025年示例区", "2025年另一区"), "two")
    program = desktop.start(one)
    desktop.wait("1.做实医疗集团", "list item", part=True)
    same(desktop.start(two).wait(20), 0)
    desktop.until(lambda: "另一区" in active(desktop), "the second plan has no window in front")
    same(len(desktop.find_all("Outline", "list")), 2)
    same(desktop.start(one).wait(20), 0)  # it is open: its window comes to the front
    desktop.until(lambda: "示例区" in active(desktop), "the plan that is open is not brought to the front")
    same(len(desktop.find_all("Outline", "list")), 2)
    same(desktop.start().wait(20), 0)  # nothing named: the window that was used
    same(len(desktop.find_all("Outline", "list")), 2)
    desktop.quit(program)


# ---- what cannot be read ----

def compound_file(*streams):
    """The older container of Office documents, with empty streams of these names."""
    none, end = 0xFFFFFFFF, 0xFFFFFFFE

    def entry(name, kind, child, right):
        label = name.encode("utf-16-le") + b"\0\0"
        return (label.ljust(64, b"\0") + struct.pack("<HBBIII", len(label), kind, 1, none, right, child)
                + bytes(36) + struct.pack("<IQ", end, 0))
    head = struct.pack("<8s16xHHHHH6xIII4xIIIII", bytes.fromhex("D0CF11E0A1B11AE1"), 0x3E, 3, 0xFFFE, 9, 6,
                       0, 1, 1, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[none] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, *[none] * 126)
    entries = entry("Root Entry", 5, 1, none)
    for index, name in enumerate(streams, 1):
        entries += entry(name, 2, none, index + 1 if index < len(streams) else none)
    return head + table + entries.ljust(512, b"\0")


def bad_files(desktop):
    folder = desktop.folder
    (folder / "空.txt").write_bytes(b"")
    (folder / "图片.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "加密.docx").write_bytes(compound_file("EncryptedPackage", "EncryptionInfo"))
    (folder / "文件夹").mkdir()
    with zipfile.ZipFile(folder / "表格.xlsx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    (folder / "假.yaodian").write_text("这不是要点", encoding="utf-8")
    return [folder / name for name in ("空.txt", "图片.png", "加密.docx", "文件夹", "表格.xlsx", "假.yaodian")]


SAID = {
    "": ["空.txt: the file is empty", "图片.png: the file is a picture", "加密.docx: the file is protected by a password",
         "文件夹: it is a folder", "表格.xlsx: the file is a workbook", "假.yaodian is not a Yaodian plan"],
    "zh_CN": ["空.txt：文件为空", "图片.png：该文件是图片", "加密.docx：文件有密码保护", "文件夹：这是文件夹",
              "表格.xlsx：该文件是工作簿", "假.yaodian 不是要点文件"],
}


def says_why(desktop):
    for path, words in zip(bad_files(desktop), SAID[desktop.language]):
        program = desktop.start()
        desktop.wait("打开示例要点" if desktop.language else "Open the Sample", "push button", part=True)
        drop(desktop, path)
        desktop.wait(words, "label", part=True)
        desktop.quit(program)
    same(list((desktop.folder / "home").rglob("*.yaodian")), [])


def says_in_english_why_a_file_cannot_be_read(desktop):
    says_why(desktop)


def says_in_chinese_why_a_file_cannot_be_read(desktop):
    desktop.language = "zh_CN"
    says_why(desktop)


run_cases([comes_by_the_card, comes_by_the_command, opens_by_the_command, comes_by_dropping,
           comes_by_pasting, a_whole_plan_is_pasted_into_another,
           several_come_one_after_another, drops_onto_a_plan, drops_onto_a_review, opens_as_the_desktop_opens_it,
           a_second_start_goes_to_the_first, says_in_english_why_a_file_cannot_be_read,
           says_in_chinese_why_a_file_cannot_be_read])
