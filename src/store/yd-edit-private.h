#pragma once

#include "yd-edit.h"
#include "yd-store-private.h"

/* Private to the verbs. All of these are called within a gesture. */

/* A text as a field keeps it: normalised, on one line unless @many_lines; NULL for an empty one. */
char *yd_edit_clean (const char *text, gboolean many_lines);

/* @count keys after @after among the rows of @table that meet @where (with @argument for ?1); before
 * all where @after is none. Keys all siblings anew where there is no room. */
char **yd_edit_order_keys (YdStore *store, YdTable table, const char *where, YdId argument, YdId after,
                           guint count, GError **error);
char *yd_edit_order_key (YdStore *store, YdTable table, const char *where, YdId argument, YdId after,
                         GError **error);
char *yd_edit_last_order_key (YdStore *store, YdTable table, const char *where, YdId argument);

#define YD_SIBLINGS_OF_ITEM "parent IS nullif(?1,0) ORDER BY order_key, id"

gboolean yd_edit_delete_item_tree (YdStore *store, YdId id, GError **error);
gboolean yd_edit_write_body (YdStore *store, YdOwner owner_kind, YdId owner, const char *text,
                             GError **error);
char *yd_edit_read_body (YdStore *store, YdOwner owner_kind, YdId owner, GError **error);
/* The units of @item are not what its source wrote any more: they print by the plan's words. */
gboolean yd_edit_forget_mark (YdStore *store, YdId item, GError **error);

