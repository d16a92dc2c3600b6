"""A private screen on which the real program is worked as a person would: by accessible names and keys.

run_cases(CASES) is the whole of a test program: it makes the screen and the session bus around itself,
runs each case with a folder of its own, and speaks TAP.
"""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

BUILD = Path(os.environ["YD_BUILD_DIR"])
PROGRAM = BUILD / "src" / "app" / "yaodian"
CLI = BUILD / "src" / "cli" / "yaodian-cli"
SCREEN = os.environ.get("YD_TEST_SCREEN", "1440x900")
PATIENCE = 20  # seconds in which what shall be seen is seen, or is missing
QUIET = 0.1  # seconds without any work: then a program rests, but for what it has put off a longer while
RESTLESS = 2  # seconds after which one that never rests (a spinner turns) is not waited for
STARVED = 0.25  # of them spent waiting for a processor: then it may be late, and is waited for again
ROUNDS = 8
MANAGERS = []  # of the screen's windows: what is pressed goes through them


class Failure(Exception):
    pass


def same(found, wanted):
    if found != wanted:
        raise Failure(f"{found!r} instead of {wanted!r}")


def showing(node):
    import pyatspi
    states = node.getState()
    if states.contains(pyatspi.STATE_SHOWING):
        return True
    if not states.contains(pyatspi.STATE_VISIBLE):
        return False
    box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return box.width > 1 and box.height > 1


def _name(node):
    """GTK gives a widget that nobody named the name of its type."""
    name = node.name or ""
    return "" if re.fullmatch(r"(Gtk|Adw|YdUi)[A-Z]\w+", name) else name


def _walk(node):
    try:
        count = node.childCount
    except Exception:  # it went away while we looked
        return
    for index in range(count):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        if child is not None:
            yield child
            yield from _walk(child)


class Desktop:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.programs = []
        self.language = ""
        self.not_ours = ()  # words of complaints that a library owes us

    # ---- programs ----

    def environment(self):
        home = self.folder / "home"
        settings = home / ".config" / "gtk-4.0" / "settings.ini"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[Settings]\ngtk-cursor-blink=false\n")  # a caret that blinks never rests
        env = dict(os.environ, HOME=str(home), GSK_RENDERER="cairo", GDK_BACKEND="x11", GTK_A11Y="atspi",
                   GTK_IM_MODULE="simple", LC_ALL="C.UTF-8", LANGUAGE=self.language,
                   YD_LOCALEDIR=str(BUILD / "po"))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "G_DEBUG"):
            env.pop(name, None)
        return env

    def start(self, *words, apart=False):
        """@apart: on a session bus of its own, as another person's program; unseen by screen readers, for
        it would name its own accessibility bus on the screen and draw later programs there."""
        command = (["dbus-run-session", "--"] if apart else []) + [str(PROGRAM), *map(str, words)]
        env = dict(self.environment(), GTK_A11Y="none") if apart else self.environment()
        with open(self.folder / "said.txt", "ab") as said:
            program = subprocess.Popen(command, env=env, stdout=said, stderr=said, start_new_session=True,
                                       restore_signals=False)  # a full disk is an error, no signal
        self.programs.append(program)
        return program

    def cli(self, *words):
        done = subprocess.run([str(CLI), *map(str, words)], env=self.environment(), capture_output=True,
                              text=True)
        if done.returncode not in (0, 3):
            raise Failure(f"yaodian-cli {words}: {done.stderr.strip()}")
        return done.stdout

    def make_plan(self, text, name="plan"):
        source = self.folder / f"{name}.txt"
        source.write_text(text, encoding="utf-8")
        plan = self.folder / f"{name}.yaodian"
        self.cli("import", source, "-o", plan)
        return plan

    def read_plan(self, plan):
        return json.loads(self.cli("show", plan, "--json"))

    def quit(self, program):
        """The keys go to the window that has the keyboard: while one closes, none has, or the one that closes."""
        self.rest()
        self.until(lambda: subprocess.run(["xdotool", "getactivewindow"], capture_output=True).returncode == 0,
                   "no window has the keyboard")
        self.keys("ctrl+q")
        self.until(lambda: program.poll() is not None, "the program does not quit")
        if program.returncode != 0:
            raise Failure(f"the program ended with {program.returncode}")

    def complaints(self):
        """What the program's libraries complained of; the screen's and the bus's own troubles aside."""
        said = self.folder / "said.txt"
        for line in said.read_text(errors="replace").splitlines() if said.exists() else ():
            sanitizer = "runtime error:" in line or "AddressSanitizer" in line
            library = "CRITICAL" in line or "WARNING" in line
            if sanitizer or (library and not any(words in line for words in ("Screen coordinates", "dbind",
                                                                             *self.not_ours))):
                yield line

    def last_words(self):
        """The end of what the program said: a crash, and where it was."""
        said = self.folder / "said.txt"
        return said.read_text(errors="replace")[-6000:] if said.exists() else ""

    def end(self):
        for program in self.programs:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
                program.wait()

    # ---- what is on the screen ----

    def everything(self):
        import pyatspi
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None:
                yield from _walk(application)

    def all_named(self, name, role=None, part=False):
        for node in self.everything():
            try:
                here = node.name or ""
                if (here == name or (part and name in here)) and (role is None
                                                                  or node.getRoleName() == role):
                    if showing(node):
                        yield node
            except Exception:
                continue

    def find(self, name, role=None, part=False):
        return next(self.all_named(name, role, part), None)

    def find_all(self, name, role=None, part=False):
        return list(self.all_named(name, role, part))

    def hunger(self):
        """Seconds for which the programs, and we who look at them, had to wait for a processor."""
        waited = 0
        for pid in [os.getpid(), *(program.pid for program in self.programs if program.poll() is None)]:
            for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
                try:
                    waited += int(thread.read_text().split()[1])
                except (OSError, IndexError):  # it ended meanwhile
                    continue
        return waited / 1e9

    def at_work(self):
        """What the programs and the window manager have worked so far, in nanoseconds; None while one works or
        waits for a processor."""
        worked = 0
        for process in [*MANAGERS, *self.programs]:
            for thread in Path(f"/proc/{process.pid}/task").glob("*"):
                try:
                    if (thread / "stat").read_text().rsplit(")", 1)[1].split()[0] in "RD":
                        return None
                    worked += int((thread / "schedstat").read_text().split()[0])
                except (OSError, IndexError):  # it ended meanwhile
                    continue
        return worked

    def rest(self):
        """Until what was begun is done, as far as one may wait for it."""
        end = time.monotonic() + RESTLESS
        worked, since = None, time.monotonic()
        while (now := time.monotonic()) < end and (worked is None or now - since < QUIET):
            before, worked = worked, self.at_work()
            if worked is None or worked != before:
                since = now
            time.sleep(QUIET / 8)

    def until(self, test, what):
        for _ in range(ROUNDS):
            hunger, end = self.hunger(), time.monotonic() + PATIENCE
            while time.monotonic() < end:
                try:
                    found = test()
                except Failure:
                    raise
                except Exception:  # what we looked at went away
                    found = None
                if found:
                    return found
                time.sleep(0.1)
            if self.hunger() - hunger < PATIENCE * STARVED:
                break
        raise Failure(what)

    def wait(self, name, role=None, part=False):
        return self.until(lambda: self.find(name, role, part), f"not showing: {name}")

    def settled(self, name, role=None, part=False):
        """As wait(), when nothing is at work: what was just shown may still be made anew, or moved."""
        self.rest()
        while not (node := self.find(name, role, part)):
            self.wait(name, role, part)
            self.rest()
        return node

    def gone(self, name, role=None, part=False):
        self.until(lambda: not self.find(name, role, part), f"still showing: {name}")

    def choose(self, button, path):
        """Types a path where a file is asked for. The chooser takes it when it has looked what is there."""
        def taken():
            time.sleep(1)
            if self.find(button, "label"):
                self.keys("Return")
            return not self.find(button, "label")
        self.wait(button, "label")
        self.keys("ctrl+l")
        self.type(str(path))
        self.until(taken, f"{path} is not taken")

    def text_of(self, name, role=None):
        text = self.wait(name, role).queryText()
        return text.getText(0, text.characterCount)

    def wait_text(self, name, words, role=None):
        self.until(lambda: self.text_of(name, role) == words,
                   f"{name} is not {words!r} but {self.text_of(name, role)!r}")

    def has_keyboard(self, name, role=None, part=False):
        import pyatspi

        def focused(node):
            node.clear_cache()  # what was hidden meanwhile has told nobody
            return node.getState().contains(pyatspi.STATE_FOCUSED)
        self.until(lambda: any(map(focused, self.all_named(name, role, part))), f"the keyboard is not at {name}")

    # ---- what a person does ----

    def press(self, name, role=None, part=False):
        action = self.until(lambda: self.settled(name, role, part).queryAction(), f"no button: {name}")
        try:
            action.doAction(0)
        except Exception:  # a button that goes away by being pressed cannot answer
            pass

    def place_of(self, name, role=None, part=False, low=False):
        """The middle of it on the screen, or a point near its lower edge."""
        import pyatspi
        box = self.settled(name, role, part).queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        out = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"],
                             capture_output=True, text=True).stdout
        place = dict(line.split("=") for line in out.split() if "=" in line)
        return (int(place.get("X", 0)) + box.x + box.width // 2,
                int(place.get("Y", 0)) + box.y + (box.height - 5 if low else box.height // 2))

    def click(self, name, role=None, part=False):
        x, y = self.place_of(name, role, part)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        self.rest()

    def drag(self, name, onto, role=None):
        """To just below the middle of another."""
        (x, y), (to_x, to_y) = self.place_of(name, role, True), self.place_of(onto, role, True, low=True)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], check=True)
        for step in range(1, 11):
            subprocess.run(["xdotool", "mousemove", str(x + (to_x - x) * step // 10),
                            str(y + (to_y - y) * step // 10)], check=True)
            time.sleep(0.05)
        time.sleep(0.3)
        subprocess.run(["xdotool", "mouseup", "1"], check=True)

    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "40", *names], check=True)

    def resize(self, width, height):
        """Down to a size that a window must not refuse."""
        self.until(lambda: subprocess.run(["xdotool", "getactivewindow", "windowsize", str(width), str(height)],
                                          stderr=subprocess.DEVNULL).returncode == 0, "no window is active")

        def arrived():
            out = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"],
                                 capture_output=True, text=True).stdout
            return f"WIDTH={width}\n" in out and f"HEIGHT={height}\n" in out
        self.until(arrived, f"the window is not {width} x {height}")

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "15", words], check=True)

    def offer(self, held=False, **forms):
        """Puts words on the clipboard as another program does: offer(html=…, text=…). One that is held does not say
        what they are before show_offer() is called with what this returns."""
        command = [str(BUILD / "tests" / "app" / "offer-clipboard"), *(["--held"] if held else [])]
        for form, words in forms.items():
            path = self.folder / f"clipboard.{form}"
            path.write_bytes(words if isinstance(words, bytes) else words.encode())
            command += [{"html": "text/html", "text": "text/plain", "files": "text/uri-list"}.get(form, form.replace("_", "/")), str(path)]
        env = dict(self.environment(), GTK_A11Y="none")
        program = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        self.programs.append(program)
        if program.stdout.readline() != b"offered\n":
            raise Failure("the clipboard is not offered anything")
        return program

    def show_offer(self, program):
        program.stdin.write(b"\n")
        program.stdin.flush()

    def put(self, name, words, role=None):
        """Replaces the text of a field: for what a keyboard without input method cannot type."""
        self.wait(name, role).queryEditableText().setTextContents(words)

    def controls(self):
        """What can be worked, as role, name, and whether a part of it has one."""
        roles = {"push button", "toggle button", "check box", "radio button", "combo box", "entry", "text",
                 "spin button", "slider", "switch", "menu item", "list", "list item", "table"}
        for node in self.everything():
            try:
                role = node.getRoleName()
                if role in roles and showing(node):
                    yield role, _name(node), any(_name(part) for part in _walk(node))
            except Exception:
                continue

    def nameless(self):
        """Controls that a screen reader can only call by their kind."""
        for role, name, parts_named in self.controls():
            if not name and not parts_named:
                yield role

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], check=False)


def open_plan(desktop, text=None, name="plan"):
    """The window, in English, of a plan that is made of a text, or else of the PLAN of the test: (path,
    program)."""
    text = text or sys.modules["__main__"].PLAN
    path = desktop.make_plan(text, name)
    program = desktop.start(path)
    desktop.wait("Outline", "list")
    desktop.wait(re.search(r"^1\.[^。\n]+", text, re.M).group(), "list item", part=True)
    return path, program


# ---- TAP ----

def _manage_windows():
    """Without a window manager the keyboard follows the mouse, and keys go nowhere once a window closes."""
    for _ in range(5):
        said = tempfile.TemporaryFile("w+")
        manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=said)
        end = time.monotonic() + PATIENCE
        while manager.poll() is None and time.monotonic() < end:
            if subprocess.run(["xdotool", "get_num_desktops"], capture_output=True).returncode == 0:
                # of its four a person who scrolls beside the windows would get another, with none on it
                subprocess.run(["xdotool", "set_num_desktops", "1"], check=True)
                MANAGERS.append(manager)
                return
            time.sleep(0.1)
        manager.kill()
        manager.wait()
        said.seek(0)
        print(f"# the window manager did not come up: {said.read().strip()}", flush=True)
    raise Failure("there is no window manager")


def _inside(cases):
    subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _manage_windows()
    failures = 0
    print(f"1..{len(cases)}", flush=True)
    for number, case in enumerate(cases, 1):
        name = case.__name__.replace("_", "-")
        with tempfile.TemporaryDirectory() as folder:
            desktop = Desktop(folder)
            try:
                case(desktop)
                complaints = list(desktop.complaints())
                if complaints:
                    raise Failure("; ".join(complaints))
                print(f"ok {number} window/{name}", flush=True)
            except Exception:
                failures += 1
                print(f"not ok {number} window/{name}")
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}")
                picture = BUILD / f"failed-{name}.png"
                desktop.picture(picture)
                print(f"# picture: {picture}", flush=True)
            finally:
                desktop.end()
    return 1 if failures else 0


def run_cases(cases):
    wanted = [a for a in sys.argv[1:] if a != "--inside"]
    if wanted:
        cases = [c for c in cases if c.__name__.replace("_", "-") in wanted]
    if "--inside" in sys.argv:
        sys.exit(_inside(cases))
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {SCREEN}x24 -dpi 96 -noreset", "dbus-run-session", "--",
               sys.executable, os.path.abspath(sys.argv[0]), "--inside", *wanted]
    env = dict(os.environ, NO_AT_BRIDGE="0")
    env.pop("G_DEBUG", None)  # for our programs, not for the driver, the screen and the bus
    sys.exit(subprocess.run(command, env=env, stderr=None).returncode)
