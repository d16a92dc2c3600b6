#pragma once

#include "yd-edit.h"
#include "yd-store-private.h"

/* Private to the verbs. All of these are called within a gesture. */

/* A text as a field keeps it: normalised, on one line unless @many_lines; NULL for an empty one. */
char *yd_edit_clean (const char *text, gboolean many_lines);
/* A unit's name as the plan keeps it, whatever way it came in; NULL for an empty one. */
char *yd_edit_clean_name (const char *name);

/* @count keys after @after among the rows of @table that meet @where (with @argument for ?1); before
 * all where @after is none. Keys all siblings anew where there is no room. */
char **yd_edit_order_keys (YdStore *store, YdTable table, const char *where, YdId argument,
                           YdId after, guint count, GError **error);
char *yd_edit_order_key (YdStore *store, YdTable table, const char *where, YdId argument,
                         YdId after, GError **error);
char *yd_edit_last_order_key (YdStore *store, YdTable table, const char *where, YdId argument);

/* New keys for all rows, in the order that they have: each list is one run, so that two copies of a plan
 * that were both filled have one after the other once they are merged. NULL where a row has none. */
GPtrArray *yd_edit_make_keys (YdStore *store, const YdRowList *rows);

#define YD_SIBLINGS_OF_ITEM "parent IS nullif(?1,0) ORDER BY order_key, id"

/* Whether a unit may be called @name from now on. */
gboolean yd_edit_check_unit_name (const char *name, GError **error);
/* A unit whose row another plan had: the one of that name, else a new one like it. */
gboolean yd_edit_take_unit (YdStore *store, const YdUnitRow *like, YdId *id, GError **error);
gboolean yd_edit_note_assigning (YdStore *store, GError **error);
gboolean yd_edit_kind_fits (YdStore *store, YdId parent, YdItemKind kind, GError **error);
/* Of @ids those that no other of them stands above, as YdItem in the order of the document. */
GPtrArray *yd_edit_dup_roots (YdStore *store, const YdId *ids, guint n_ids, GError **error);
/* @item leaves its place: the number that the source gave the next of its kind says nothing there any more. */
gboolean yd_edit_forget_number_behind (YdStore *store, YdItem *item, GError **error);
gboolean yd_edit_delete_item_tree (YdStore *store, YdId id, GError **error);
gboolean yd_edit_write_body (YdStore *store, YdOwner owner_kind, YdId owner, const char *text,
                             GError **error);
char *yd_edit_read_body (YdStore *store, YdOwner owner_kind, YdId owner, GError **error);
/* The words that tasks of @point stand for, after its body was changed from @old_text. */
gboolean yd_edit_has_spans (YdStore *store, YdId point);
gboolean yd_edit_carry_spans (YdStore *store, YdId point, const char *old_text, GError **error);
/* What hangs on an item, where the second part of its body becomes that of another. */
gboolean yd_edit_share_out (YdStore *store, YdId id, YdId made, const char *stays, const char *goes,
                            GError **error);
/* An item as the history names it once it is gone: “3.完善急救网络”; NULL where it is not there. */
char *yd_edit_dup_item_name (YdStore *store, YdId id);
/* What @from carries, @into carries from now on; nobody, where that is none. */
gboolean yd_edit_pass_on (YdStore *store, YdId from, YdId into, GError **error);
/* The units of @item are not what its source wrote any more: they print by the plan's words. */
gboolean yd_edit_forget_mark (YdStore *store, YdId item, GError **error);
