#!/usr/bin/python3
"""A person who does anything at all, in any order: the window complains of nothing, answers, keeps what is typed,
and takes all of it back.

The suite does a little, always the same; YD_RANDOM=20000 meson test window-random --timeout-multiplier 40 does
so many acts. Everything random comes from YD_RANDOM_SEED, which a failure prints with the acts before it."""
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from gi.repository import GLib

import remote
from desktop import CLI, PROGRAM, SCREEN, Failure, run_cases, same, showing

ACTS = int(os.environ.get("YD_RANDOM", "260"))
SEED = int(os.environ.get("YD_RANDOM_SEED", "20250218"))
BURST = 40     # acts between two looks at everything
STRETCH = 400  # acts until the program is ended, opened again, and all is taken back
HANG = 5       # seconds of its own work in which a program must have answered
TOLD = 60      # acts that a failure tells
SAMPLES = Path(__file__).parents[2] / "data" / "samples"

TABLE = "<table><tr><td>序号<td>工作<td rowspan=3>责任单位<tr><td>1<td colspan=9>建成2个集团<tr></table>"
ODD = {  # what other programs put on the clipboard
    "nothing": {"text": ""},
    "a table": {"html": TABLE, "text": "序号\t工作\t责任单位\n1\t建成2个集团\n"},
    "a document": {"html": "<h1>一、总体要求</h1><p>1.<b>推进</b>建设。</p><ol><li>a<li>b</ol>" * 20, "text": "?"},
    "broken html": {"html": b"<p>\xff\xfe<table><tr><td><p", "text": "\u0001\u200b\ufeff\ufffd"},
    "no text": {"html": "<img src=x><script>1</script><style>p{}</style>"},
    "long": {"text": "推进卫生服务，年底前完成。" * 4000},
    "many lines": {"text": "\n".join(f"{n}.推进第{n}项工作。" for n in range(1, 120))},
    "line ends": {"text": "甲\r\n乙\r丙\u2028丁\v戊\f己"},
    "a picture": {"image_png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64},
    "files": {"text_uri-list": b"file:///dev/null\r\n"},
}

WIDTH, HEIGHT = map(int, SCREEN.split("x"))
HAN = "推进基层卫生服务年底前完成建设，。；（）《“"
WORDS = ["年底前完成", "覆盖率达到90%以上", "医政科", "（责任单位：信息科；配合单位：各街镇）", "6月底前", "yzk", "2025年",
         "a", " ", "一、", "1.", "①", "\U00020BB7\U0001F600", "\u202eאבג", "<b>&amp;", "%s%n", "'; --"]
KEYS = (["Up", "Down", "Left", "Right", "Tab", "shift+Tab", "Return", "Escape"] * 4
        + ["Home", "End", "Page_Up", "Page_Down", "shift+Down", "shift+Up", "shift+End", "shift+Home", "F2", "F6",
           "Delete", "BackSpace", "space"] * 2
        + ["alt+Up", "alt+Down", "alt+Left", "alt+Right", "ctrl+a", "ctrl+x", "ctrl+c", "ctrl+v", "ctrl+Home",
           "ctrl+End", "ctrl+Return", "q", "p", "shift+space", "F8", "Menu", "shift+F10", "alt+1", "alt+2", "alt+4",
           "ctrl+f", "ctrl+h", "ctrl+shift+f", "F9", "ctrl+F9", "shift+F9", "ctrl+w", "F10", "1", "2", "3"])
# Those that leave the program and the plan's file are acts of their own, or other tests'.
LEFT_OUT = {"close", "save-elsewhere", "quit", "about", "print"}
# Never pressed by name: they lead out of the program, or away from the plan that is looked at.
NOT_PRESSED = ("Show in Folder", "Open", "Close", "Save Elsewhere", "Keep There", "Edit a Copy", "Print", "Quit",
               "Make Plan", "Make the Plan", "Start from It", "Replace It", "Minimize", "显示", "打开", "关闭", "另存", "就存这里", "最小化", "打印",
               "退出", "保存", "替换", "生成要点")
# Taken for GTK 4.8's own: what stands behind each says how far it was followed.
NOT_OURS = (
    "gtk_tree_sortable_",  # a column of its file dialog is pressed before the folder is read: we have no tree view
    "gdk_monitor_get_geometry: assertion 'GDK_IS_MONITOR (monitor)' failed",  # a menu has no screen under it
    "Trying to snapshot GtkGizmo",  # a text view is measured anew while it is drawn, which leaves a frame
    "Trying to snapshot YdUiBody",  # without the bar beside it, or without itself
    "Broken accounting of active state",  # most likely: a popover comes up under a pressed button
)


def in_sight(node, width, height):
    """Not scrolled away: GTK 4.8 complains of what comes up beside a control that is outside of the screen."""
    import pyatspi
    box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return 0 <= box.x + box.width // 2 < width and 0 <= box.y + box.height // 2 < height


class Person:
    def __init__(self, desktop, seed):
        self.desktop = desktop
        desktop.not_ours = NOT_OURS
        self.random = random.Random(seed)
        self.done = []
        self.count = 0
        self.answer = 0.0
        self.memory = 0  # MB of its own that the program held, at most
        self.remote = remote.Remote()
        self.screen = remote.Screen()
        self.screen.put_on_keys(HAN)
        self.screen.set_text_scale(1)
        self.shop = None
        self.program = None
        source = self.random.choice(["year-2025.txt", "three-years-2025.md"])
        self.path = desktop.folder / "plan.yaodian"
        desktop.cli("import", SAMPLES / source, "-o", self.path)
        self.sources = [Path(shutil.copy(path, desktop.folder)) for path in (SAMPLES / "year-2025.txt", __file__)]
        self.start = self.read()
        self.acts = [act for act, weight in (
            (self.some_keys, 20), (self.types_han, 12), (self.types_words, 6), (self.clicks, 16), (self.drags, 6),
            (self.scrolls, 2), (self.gives_command, 10), (self.undoes, 3), (self.presses_by_name, 4),
            (self.copies_from_elsewhere, 3), (self.resizes, 2), (self.changes_view, 3), (self.waits, 2),
            (self.types_and_looks, 3), (self.works_the_outline, 10), (self.works_the_matrix, 6), (self.leaves, 10),
            (self.takes_the_file_away, 1), (self.copies_something_odd, 2), (self.drops_files, 1),
            (self.opens_it_again, 1), (self.changes_the_text_size, 1), (self.changes_colours, 1))
            for _ in range(weight)]

    def read(self):
        return json.loads(self.desktop.cli("show", self.path, "--json"))

    # ---- the program ----

    def opens(self):
        self.desktop.language = self.random.choice(["", "zh_CN"])
        os.environ["ADW_DEBUG_COLOR_SCHEME"] = self.random.choice(["prefer-dark", "prefer-light"])
        os.environ["ADW_DEBUG_HIGH_CONTRAST"] = self.random.choice(["0", "0", "0", "1"])
        self.program = self.desktop.start(self.path)
        self.desktop.until(lambda: self.remote.windows(), "no window comes up")
        self.desktop.until(self.active, "no window has the keyboard")

    def active(self):
        found = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True)
        return int(found.stdout) if found.returncode == 0 else 0

    def box(self):
        out = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], capture_output=True,
                             text=True).stdout
        place = dict(line.split("=") for line in out.split() if "=" in line)
        return [int(place.get(key, 1)) for key in ("X", "Y", "WIDTH", "HEIGHT")]

    def tool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], stderr=subprocess.DEVNULL)

    def looks(self):
        """After each act: it lives, or has been closed as one may, and says nothing."""
        ended = self.program.poll()
        if ended is not None and ended != 0:
            raise Failure(f"the program ended with {ended}: {self.desktop.last_words()}")
        complaints = list(self.desktop.complaints())
        if complaints:
            raise Failure("; ".join(complaints))
        if ended is not None:
            self.opens()
            return
        try:
            self.answer = max(self.answer, remote.answers(self.remote, self.program.pid, HANG))
            if not self.remote.windows():  # the start page alone is left
                self.ends()
                self.opens()
        except GLib.Error:
            if self.program.poll() is None:
                time.sleep(1)
            if self.program.poll() is None:
                raise Failure("the program does not answer")
            self.looks()

    def looks_at_the_file(self):
        """As it was last written, beside the program."""
        self.memory = max(self.memory, remote.own_memory(self.program.pid))
        done = subprocess.run([str(CLI), "history", str(self.path), "--verify"], env=self.desktop.environment(),
                              capture_output=True, text=True)
        same((done.returncode, done.stderr), (0, ""))
        self.desktop.cli("check", self.path, "--json")
        self.read()

    # ---- acts ----

    def a_place(self):
        x, y, width, height = self.box()
        if self.random.random() < 0.3:  # where the outline stands
            width //= 5
        return x + self.random.randrange(max(width, 2)), y + self.random.randrange(max(height, 2))

    def some_keys(self):
        keys = [self.random.choice(KEYS) for _ in range(self.random.randrange(1, 5))]
        self.tool("key", "--delay", 10, *keys)
        return keys

    def types_han(self):
        words = "".join(self.random.choice(HAN) for _ in range(self.random.randrange(1, 14)))
        self.tool("key", "--delay", 5, *(f"U{ord(c):04X}" for c in words))
        return words

    def types_words(self):
        words = self.random.choice(["95", "2.4", "-1", "gh", "beds", "2025-6-30", "x" * 60, "1 2 3", "zzz"])
        self.tool("type", "--delay", 5, words)
        return words

    def clicks(self):
        x, y = self.a_place()
        button, times = self.random.choice([(1, 1)] * 6 + [(1, 2), (1, 3), (3, 1), (2, 1)])
        key = self.random.choice([None] * 5 + ["ctrl", "shift"])
        self.tool("mousemove", x, y, *(["keydown", key] if key else []), "click", "--delay", 30, "--repeat", times,
                  button, *(["keyup", key] if key else []))
        return x, y, button, times, key

    def drags(self):
        (x, y), (to_x, to_y) = self.a_place(), self.a_place()
        steps = [word for step in range(1, 6) for word in
                 ("mousemove", x + (to_x - x) * step // 5, y + (to_y - y) * step // 5, "sleep", "0.02")]
        middle = self.random.choice([[], [], ["key", "Escape"], ["key", "alt+2"], ["key", "ctrl+z"]])
        self.tool("mousemove", x, y, "mousedown", 1, *steps, *middle, "mouseup", 1)
        box = self.box()
        if box[0] < 0 or box[1] < 0 or box[0] + box[2] > WIDTH or box[1] + box[3] > HEIGHT:
            self.tool("getactivewindow", "windowmove", 0, 0)  # GTK 4.8 complains of menus outside of the screen
        return x, y, to_x, to_y, middle

    def scrolls(self):
        x, y = self.a_place()
        button = self.random.choice([4, 5, 5, 5, 6, 7])
        self.tool("mousemove", x, y, "click", "--repeat", 5, "--delay", 5, button)
        return x, y, button

    def gives_command(self):
        window = self.random.choice([None] + self.remote.windows() * 4)
        path = window or remote.ROOT
        names = [name for name in sorted(self.remote.actions(path)) if name not in LEFT_OUT and name != "view"]
        if len(self.remote.windows()) > 3:
            names.remove("new-window") if "new-window" in names else None
        name = self.random.choice(names)
        self.remote.activate(name, path)
        return path, name

    def changes_view(self):
        view = self.random.choice(["draft", "draft", "assign", "notice"])
        self.remote.activate("view", self.random.choice(self.remote.windows()), view)
        return view

    def undoes(self):
        path = self.random.choice(self.remote.windows())
        acts = [self.random.choice(["undo", "undo", "redo"]) for _ in range(self.random.choice([1, 1, 2, 3, 12]))]
        for act in acts:
            self.remote.activate(act, path)
        return acts

    def works_the_outline(self):
        window = self.plan_window()
        if window is None:
            return None
        x, y, width, height = self.box()
        keys = [self.random.choice(["alt+Up", "alt+Down", "alt+Left", "alt+Right", "Return", "F2", "Delete", "Down",
                                    "Up", "shift+Down", "ctrl+x", "ctrl+c", "ctrl+v", "Escape"])
                for _ in range(self.random.randrange(1, 6))]
        self.remote.activate("view", window, "draft")
        self.tool("mousemove", x + width // 10, y + self.random.randrange(height // 8, height), "click", 1,
                  "key", "--delay", 10, *keys)
        return keys

    def works_the_matrix(self):
        window = self.plan_window()
        if window is None:
            return None
        keys = [self.random.choice(["Down", "Up", "Left", "Right", "shift+Down", "shift+Right", "space", "q", "p",
                                    "shift+space", "Delete", "ctrl+a", "ctrl+c", "Home", "End", "Return", "Escape"])
                for _ in range(self.random.randrange(3, 12))]
        self.remote.activate("view", window, "assign")
        time.sleep(0.1)  # the keyboard goes along a moment later
        self.tool("key", "--delay", 10, *keys)
        return keys

    def leaves(self):
        """Whatever is open beside the plan, half-way."""
        if self.plan_window() is None:
            self.tool("key", "--delay", 20, *["Escape"] * self.random.randrange(1, 4))

    def presses_by_name(self):
        """A control that a screen reader would offer: in popovers, dialogs, toasts and rows too."""
        found = []
        _, _, width, height = self.box()
        for node in self.desktop.everything():
            try:
                if (node.getRoleName() in ("push button", "toggle button", "menu item", "check box", "list item")
                        and node.name and showing(node) and in_sight(node, width, height)
                        and not any(word in node.name for word in NOT_PRESSED)):
                    found.append(node)
            except Exception:  # it went away while we looked
                continue
        if not found:
            return None
        node = self.random.choice(found)
        name = node.name
        try:
            node.queryAction().doAction(0)
        except Exception:  # gone meanwhile, or by being pressed
            pass
        return name

    def copies_from_elsewhere(self):
        words = "\n".join(self.random.choice(WORDS) for _ in range(self.random.randrange(1, 9)))
        self.pastes(text=words)
        return words

    def pastes(self, **forms):
        if self.shop is not None:
            self.shop.kill()
            self.shop.wait()
        self.desktop.offer(**forms)
        self.shop = self.desktop.programs.pop()
        self.tool("key", "ctrl+v")

    def copies_something_odd(self):
        name = self.random.choice(sorted(ODD))
        self.pastes(**ODD[name])
        return name

    def drops_files(self):
        """As out of a file manager, anywhere on the window."""
        files = [self.path, *self.sources, self.path.with_name("none.txt"), self.path.parent, Path(os.devnull)]
        dropped = self.random.sample(files, self.random.randrange(1, 3))
        drag = Path(__file__).with_name("drag-source.py")
        x, y = self.a_place()
        with subprocess.Popen([sys.executable, str(drag), *map(str, dropped)], stdout=subprocess.DEVNULL,
                              env=dict(self.desktop.environment(), GTK_A11Y="none")) as source:
            self.tool("search", "--sync", "--onlyvisible", "--name", "^drag-source$", "windowmove", "--sync", 0, 0,
                      "windowraise")
            self.tool("mousemove", 50, 40, "mousedown", 1, "sleep", 0.1, "mousemove", 80, 60, "sleep", 0.1,
                      "mousemove", x, y, "sleep", 0.3, "mousemove", x + 1, y, "sleep", 0.2, "mouseup", 1, "sleep", 0.2)
            source.kill()
        return [path.name for path in dropped], x, y

    def opens_it_again(self):
        """From the file manager, while it is open."""
        subprocess.run([str(PROGRAM), str(self.path)], env=self.desktop.environment(), check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)

    def changes_the_text_size(self):
        scale = self.random.choice([0.75, 1, 1, 1.25, 1.5, 2])
        self.screen.set_text_scale(scale)
        return scale

    def changes_colours(self):
        self.remote.activate("preferences")
        time.sleep(0.3)
        for names in (("Colours", "颜色"), ("Light", "Dark", "浅色", "深色")):
            found = [node for name in names for node in self.desktop.all_named(name, part=True)]
            for node in found[:4]:
                try:
                    node.queryAction().doAction(0)
                except Exception:  # no control, but its label
                    continue
        self.tool("key", "--delay", 40, "Escape", "Escape")

    def resizes(self):
        width, height = self.random.choice([(720, 600), (720, 860), (1366, 768), (1000, 700), (1440, 900), (360, 300)])
        self.tool("getactivewindow", "windowsize", width, height)
        return width, height

    def waits(self):
        time.sleep(self.random.choice([0.2, 0.6, 1.2]))

    def plan_window(self):
        """The path of the plan's window that has the keyboard; None where another has it."""
        path = self.screen.path_of(self.active())
        return path if path in self.remote.windows() else None

    def types_and_looks(self):
        """What is typed into a title is in the file once it says so."""
        window = self.plan_window()
        if window is None:
            return None
        words = f"z{self.count}z"
        self.remote.activate("view", window, "draft")
        self.remote.activate("edit-title", window)
        self.tool("key", "--delay", 10, *words)
        self.remote.activate("save", window)
        return words

    def takes_the_file_away(self):
        """As a stick that is pulled out, and comes back."""
        away = self.path.with_name("away.yaodian")
        self.path.rename(away)
        for _ in range(self.random.randrange(4)):
            self.some_keys()
        time.sleep(self.random.choice([0, 0.5, 2.5]))
        if self.path.exists():  # it was made again meanwhile, as it is when there is something new to write
            away.unlink()
        else:
            away.rename(self.path)

    # ---- a stretch ----

    def acts_once(self):
        act = self.random.choice(self.acts)
        self.count += 1
        self.done.append((self.count, act.__name__))
        try:
            self.done[-1] += (act(),)
        except (GLib.Error, IndexError):  # the window of it went away
            pass
        self.looks()

    def screen_windows(self):
        """Of plans, also one that was made small; none where a dialog stands over them."""
        active = str(self.active())  # openbox names one that has closed until another is
        seen = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "."], capture_output=True,
                              text=True).stdout.split()
        if active in seen and self.screen.path_of(int(active)) is None:
            return []
        found = subprocess.run(["xdotool", "search", "--class", "."], capture_output=True,
                               text=True).stdout.split()
        return [window for window in found if self.screen.path_of(int(window)) in self.remote.windows()][-1:]

    def gives_up_imports(self):
        """What was dropped is being looked at: that does not go by Escape alone."""
        self.presses("Cancel", "不导入")
        time.sleep(0.3)
        self.presses("Give Up", "放弃", "放弃(G)")
        time.sleep(0.3)

    def presses(self, *names):
        for node in [node for name in names for node in self.desktop.all_named(name, "push button")]:
            try:
                node.queryAction().doAction(0)
            except Exception:  # it went by being pressed
                pass

    def leaves_other_plans(self):
        """One may have been made of what was dropped, and then stands open too; and the sample, which has our
        plan's name: what is written at its window is not in our file."""
        others = [path for path in self.desktop.folder.rglob("*.yaodian")
                  if path != self.path and not any(part.startswith(".") for part in path.parts)]
        others += self.desktop.folder.glob("home/.local/share/yaodian/示例要点.yaodian")
        if others:
            self.ends()
            for path in others:
                path.unlink()
            self.opens()

    def comes_to_rest(self):
        """Back to the plan's own window, whatever stood open."""
        self.leaves_other_plans()
        for turn in range(40):
            self.looks()
            self.window = self.plan_window()
            if self.window is not None:
                break
            self.tool("key", "--delay", 60, "Escape", "Escape")
            time.sleep(0.1)
            if turn % 5 == 2:
                self.gives_up_imports()
            for window in self.screen_windows():  # the start page, or nothing at all, had the keyboard
                self.tool("windowactivate", "--sync", window)
        else:
            raise Failure("Escape does not lead back to the plan's window")

    def saves(self):
        self.remote.activate("save", self.window)
        return self.read()

    def takes_all_back(self):
        self.remote.activate("view", self.window, "draft")
        self.remote.activate("edit-title", self.window)  # an entry with an undo of its own would have the first word
        steps = 0
        while self.remote.actions(self.window)["undo"]:
            self.remote.activate("undo", self.window)
            steps += 1
            if steps > 20 * ACTS + 1000:
                raise Failure("undo has no end")
            if steps % 50 == 0:
                self.looks()
        return steps

    def ends(self):
        def ended():
            if self.program.poll() is None:
                self.presses("Give Up", "放弃", "放弃(G)")  # what was answered of an import is not thrown away unasked
            return self.program.poll() is not None
        self.remote.activate("quit")
        self.desktop.until(ended, "the program does not quit")
        same(self.program.returncode, 0)

    def sits(self, acts):
        self.opens()
        for number in range(1, acts + 1):
            self.acts_once()
            if number % BURST == 0:
                self.looks_at_the_file()
                self.comes_to_rest()
        self.comes_to_rest()
        kept = self.saves()
        self.ends()
        same(self.read(), kept)
        self.opens()
        self.comes_to_rest()
        steps = self.takes_all_back()
        same(self.saves(), self.start)
        for _ in range(steps):
            self.remote.activate("redo", self.window)
        same(self.saves(), kept)
        self.takes_all_back()
        same(self.saves(), self.start)
        self.looks_at_the_file()
        self.ends()
        self.looks_at_the_file()
        same(list(self.desktop.complaints()), [])
        return steps

    def tells(self):
        def found(*words):
            return subprocess.run(["xdotool", *words], capture_output=True, text=True).stdout.split()
        seen = found("search", "--onlyvisible", "--class", "yaodian")
        for window in found("search", "--class", "yaodian"):
            name = " ".join(found("getwindowname", window))
            path = self.screen.path_of(int(window)) or "no plan's"
            print(f"# window {window} {name}, {path}{'' if window in seen else ', hidden'}"
                  f"{', which has the keyboard' if int(window) == self.active() else ''}")
        print(f"# window {self.active()} has the keyboard")
        for number, *act in self.done[-TOLD:]:
            print(f"# {number} {' '.join(map(repr, act))}")


def does_anything(desktop):
    left = ACTS
    person = Person(desktop, SEED)
    try:
        while left > 0:
            acts = min(left, STRETCH)
            left -= acts
            steps = person.sits(acts)
            print(f"# {person.count} acts, {steps} changes taken back, {person.answer:.2f} s to an answer and "
                  f"{person.memory:.0f} MB at most",
                  flush=True)
    except Exception:
        print(f"# YD_RANDOM_SEED={SEED}, after {person.count} acts:")
        person.tells()
        raise


run_cases([does_anything])
