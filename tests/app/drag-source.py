#!/usr/bin/python3
"""A small window out of which files are dragged, as out of a file manager: drag-source.py FILE...
It says whether they were taken: "refused", then "end"."""
import sys

import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

uris = "".join(Gio.File.new_for_path(path).get_uri() + "\r\n" for path in sys.argv[1:])


def activate(application):
    label = Gtk.Label(label="Files")
    source = Gtk.DragSource()
    source.set_content(Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes(uris.encode())))
    source.connect("drag-cancel", lambda *_: print("refused", flush=True))
    source.connect("drag-end", lambda *_: print("end", flush=True))
    label.add_controller(source)
    window = Gtk.Window(application=application, title="drag-source", decorated=False, child=label,
                        default_width=120, default_height=80)
    window.present()


application = Gtk.Application(flags=Gio.ApplicationFlags.NON_UNIQUE)
application.connect("activate", activate)
application.run([])
