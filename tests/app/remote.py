"""The program seen from the session bus, and what X knows of its windows and keys: for tests that work it
faster than names on the screen are found."""
import ctypes
import struct
import time

from gi.repository import Gio, GLib

NAME = "cn.yaodian.Yaodian"
ROOT = "/cn/yaodian/Yaodian"
ANSWERS = 5000  # milliseconds to wait for one answer, before it is asked why there is none


class Remote:
    """Its commands, as menus of a desktop give them."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)

    def _call(self, path, interface, method, arguments=None, patience=ANSWERS):
        return self.bus.call_sync(NAME, path, interface, method, arguments, None,
                                  Gio.DBusCallFlags.NO_AUTO_START, patience, None).unpack()

    def windows(self):
        """The paths of the windows of plans, oldest first; the start page is none."""
        told = self._call(f"{ROOT}/window", "org.freedesktop.DBus.Introspectable", "Introspect")[0]
        numbers = [node.path for node in Gio.DBusNodeInfo.new_for_xml(told).nodes]
        paths = [f"{ROOT}/window/{n}" for n in sorted(numbers, key=int)]
        return [path for path in paths if self._is_plan(path)]

    def _is_plan(self, path):
        try:
            return "undo" in self.actions(path)
        except GLib.Error as error:
            if error.matches(Gio.dbus_error_quark(), Gio.DBusError.UNKNOWN_METHOD):
                return False  # it closed meanwhile
            raise

    def actions(self, path=ROOT):
        """Name → whether it can be given now."""
        told = self._call(path, "org.gtk.Actions", "DescribeAll")[0]
        return {name: about[0] for name, about in told.items()}

    def activate(self, name, path=ROOT, *words):
        values = [GLib.Variant("s", word) for word in words]
        self._call(path, "org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", (name, values, {})))


class Screen:
    """X, where xdotool has no word for it."""

    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = self.display = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.settings = None  # the window that holds them for all programs
        for function in (self.x.XInternAtom, self.x.XDefaultRootWindow, self.x.XCreateSimpleWindow):
            function.restype = ctypes.c_ulong
        self.x.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        # a window may go while it is asked of: that is no reason to end
        self.handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self.x.XSetErrorHandler(self.handler)

    def put_on_keys(self, words):
        """Gives each character a key that has none yet: xdotool then types them as quickly as others."""
        low, high, per_key = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        self.x.XDisplayKeycodes(self.display, ctypes.byref(low), ctypes.byref(high))
        count = high.value - low.value + 1
        keys = self.x.XGetKeyboardMapping(self.display, low.value, count, ctypes.byref(per_key))
        free = [low.value + i for i in range(count)
                if not any(keys[i * per_key.value + j] for j in range(per_key.value))]
        for character, key in zip(dict.fromkeys(words), free, strict=False):
            symbols = (ctypes.c_ulong * 2)(*[0x1000000 + ord(character)] * 2)
            self.x.XChangeKeyboardMapping(self.display, key, 2, symbols, 1)
        self.x.XSync(self.display, 0)

    def _atom(self, name):
        return ctypes.c_ulong(self.x.XInternAtom(self.display, name, 0))

    def set_text_scale(self, scale):
        """For every program, as the desktop's own settings do; the first time before any is started."""
        if self.settings is None:
            self.settings = ctypes.c_ulong(self.x.XCreateSimpleWindow(
                self.display, ctypes.c_ulong(self.x.XDefaultRootWindow(self.display)), 0, 0, 1, 1, 0,
                ctypes.c_ulong(0), ctypes.c_ulong(0)))
            self.x.XSetSelectionOwner(self.display, self._atom(b"_XSETTINGS_S0"), self.settings, ctypes.c_ulong(0))
        name = b"Xft/DPI\0"  # a multiple of four
        data = (struct.pack("<B3xII", 0, 0, 1) + struct.pack("<BxH", 0, len(name) - 1) + name
                + struct.pack("<Ii", 0, int(96 * 1024 * scale)))
        kind = self._atom(b"_XSETTINGS_SETTINGS")
        self.x.XChangeProperty(self.display, self.settings, kind, kind, 8, 0, data, len(data))
        self.x.XSync(self.display, 0)

    def path_of(self, window):
        """Where the commands of an X window are on the bus; None for a dialog or a window beside the plan's."""
        kind, shape, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.POINTER(ctypes.c_char)()
        name = self.x.XInternAtom(self.display, b"_GTK_WINDOW_OBJECT_PATH", 0)
        failed = self.x.XGetWindowProperty(self.display, ctypes.c_ulong(window), ctypes.c_ulong(name), 0, 64, 0,
                                           0, *map(ctypes.byref, (kind, shape, count, left, data)))
        if failed or not count.value:
            return None
        told = ctypes.string_at(data, count.value).decode()
        self.x.XFree(data)
        return told


def processor_seconds(pid):
    """How long a program has worked: one that hangs works without answering."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        words = stat.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / 100


def own_memory(pid):
    """MB that a program shares with no file; 0 where it has ended."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon")), 0)
    except OSError:
        return 0


def answers(remote, pid, at_most):
    """Seconds of the program's own work until it answers; more than @at_most is a hang. A machine that has
    no time for it does not count."""
    begun = processor_seconds(pid)
    end = time.monotonic() + 300
    while True:
        try:
            remote.actions()
            return processor_seconds(pid) - begun
        except GLib.Error as error:
            worked = processor_seconds(pid) - begun
            late = "imeout" in error.message or "imed out" in error.message
            if not late or worked > at_most or time.monotonic() > end:
                raise
