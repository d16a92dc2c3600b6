#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Work on a thread, which leaves nothing of it there. A GTask that is run in a thread may be let go of there
 * last, and with it its source object and its data: a widget would then end on the wrong thread, once in
 * ten thousand times. */
typedef void (*YdUiThreadCallback) (gpointer data);

void yd_ui_thread_run (YdUiThreadCallback work, YdUiThreadCallback done, gpointer data,
                       GDestroyNotify free_data);

G_END_DECLS
