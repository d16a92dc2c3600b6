#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for many small pieces that come one by one and go all at once. From the heap each of them would leave
 * a hole between things that stay, which is never given back. */
typedef struct _YdShelf YdShelf;

YdShelf *yd_shelf_new (void);
void yd_shelf_free (YdShelf *self);
gpointer yd_shelf_take (YdShelf *self, gsize size);
gpointer yd_shelf_copy (YdShelf *self, gconstpointer data, gsize size);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdShelf, yd_shelf_free)

G_END_DECLS
