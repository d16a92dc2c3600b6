/* Owns: putting copies of items into a plan, with all that hangs on them: what was copied, cut, or read
 * from pasted words. Every row gets a new id; units are known by name. Refuses: rows that do not belong
 * together, for what comes from a clipboard may be anything. */

#include "yd-edit-private.h"

#include "yd-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is on its way in. */
typedef struct
{
  YdStore *store;
  const YdRowList *rows;
  GHashTable *items; /* gint64 (old id) to YdItemRow, borrowed from rows */
  GHashTable *ids;   /* gint64 (old id) to gint64 (new id, or that of a unit of the plan) */
  GHashTable *pairs; /* "item unit" that are assigned already */
  GPtrArray *roots;  /* YdItemRow, borrowed: those whose parent did not come along */
} Insertion;

static gboolean
refuse (GError **error)
{
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
               _ ("what was pasted does not hold together as items"));
  return FALSE;
}

static YdId
new_id_of (const Insertion *in, YdId old)
{
  const gint64 *id = g_hash_table_lookup (in->ids, &old);
  return id != NULL ? *id : YD_ID_NONE;
}

/* ---- do the rows hold together? ---- */

static gboolean
check_item (const Insertion *in, const YdItemRow *row)
{
  const YdItemRow *parent = g_hash_table_lookup (in->items, &row->parent);
  guint depth = 0;
  if (row->id == YD_ID_NONE || row->kind < YD_ITEM_SECTION || row->kind > YD_ITEM_TASK)
    return FALSE;
  if (parent != NULL
      && (row->kind == YD_ITEM_TASK ? parent->kind != YD_ITEM_POINT : parent->kind >= row->kind))
    return FALSE;
  for (; parent != NULL; parent = g_hash_table_lookup (in->items, &parent->parent))
    if (++depth > YD_ITEM_TASK) /* kinds rise with every step: deeper is a circle */
      return FALSE;
  return TRUE;
}

static gboolean
collect (Insertion *in, GError **error)
{
  guint n = yd_row_list_get_length (in->rows), n_items = 0;
  for (guint i = 0; i < n; i++)
    {
      YdTable table;
      YdItemRow *row = yd_row_list_get (in->rows, i, &table);
      if (table != YD_TABLE_ITEM)
        continue;
      g_hash_table_insert (in->items, &row->id, row);
      n_items++;
    }
  if (n_items == 0 || g_hash_table_size (in->items) != n_items)
    return refuse (error);
  for (guint i = 0; i < n; i++)
    {
      YdTable table;
      YdItemRow *row = yd_row_list_get (in->rows, i, &table);
      if (table != YD_TABLE_ITEM)
        continue;
      if (!check_item (in, row))
        return refuse (error);
      if (!g_hash_table_contains (in->items, &row->parent))
        g_ptr_array_add (in->roots, row);
    }
  return TRUE;
}

/* ---- rows ---- */

/* Words as the plan keeps them: without control characters, a paragraph and a title on one line. */
static void
clean_texts (YdTable table, gpointer row)
{
  const YdTableInfo *info = yd_table_get_info (table);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const YdField *field = &info->fields[i];
      if (field->type != YD_FIELD_TEXT)
        continue;
      gboolean one_line = table == YD_TABLE_PARAGRAPH || g_str_equal (field->name, "title")
                          || g_str_equal (field->name, "name");
      char **text = G_STRUCT_MEMBER_P (row, field->offset);
      g_autofree char *before = *text;
      *text = yd_edit_clean (before, !one_line);
    }
}

/* Ids that came along become the new ones; what they name elsewhere is nothing here. */
static void
renew_ids (const Insertion *in, YdTable table, gpointer row)
{
  const YdTableInfo *info = yd_table_get_info (table);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == YD_FIELD_ID && !g_str_has_prefix (info->fields[i].name, "lineage"))
      {
        YdId *id = G_STRUCT_MEMBER_P (row, info->fields[i].offset);
        *id = new_id_of (in, *id);
      }
}

static gboolean
is_assigned (Insertion *in, const YdAssignmentRow *row)
{
  char *pair = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->item, row->unit);
  return !g_hash_table_add (in->pairs, pair);
}

/* @source as it will stand here, but for where. */
static gpointer
new_row (const Insertion *in, YdTable table, gconstpointer source, const char *key)
{
  gpointer row = yd_row_copy (table, source);
  renew_ids (in, table, row);
  clean_texts (table, row);
  if (table == YD_TABLE_INDICATOR_TARGET)
    {
      YdIndicatorTargetRow *target = row;
      target->id = yd_indicator_target_make_id (target->indicator, target->year, target->unit);
    }
  if (key != NULL)
    yd_row_set_text (G_STRUCT_MEMBER_P (row, yd_table_find_field (table, "order_key")->offset),
                     key);
  if (table == YD_TABLE_ITEM)
    yd_row_set_text (&((YdItemRow *)row)->number_found, NULL);
  return row;
}

/* Whether it is of a unit that did not come along. */
static gboolean
lost_unit (YdTable table, gconstpointer source, gconstpointer row)
{
  if (table == YD_TABLE_INDICATOR_TARGET)
    return ((const YdIndicatorTargetRow *)source)->unit != YD_ID_NONE
           && ((const YdIndicatorTargetRow *)row)->unit == YD_ID_NONE;
  return table == YD_TABLE_ASSIGNMENT && ((const YdAssignmentRow *)row)->unit == YD_ID_NONE;
}

/* A row that hangs on an item or on what hangs there, or an item below another. */
static gboolean
insert_row (Insertion *in, YdTable table, gconstpointer source, const char *key, GError **error)
{
  static const char *const holders[] = { "parent", "owner", "item", "indicator" };
  const YdField *holder = NULL;
  for (guint i = 0; holder == NULL && i < G_N_ELEMENTS (holders); i++)
    holder = yd_table_find_field (table, holders[i]);
  gpointer row = new_row (in, table, source, key);
  gboolean ok = TRUE;
  if (G_STRUCT_MEMBER (YdId, row, holder->offset) == YD_ID_NONE || lost_unit (table, source, row))
    ok = refuse (error);
  else if (table != YD_TABLE_ASSIGNMENT || !is_assigned (in, row))
    ok = yd_gesture_insert (in->store, table, row, error);
  yd_row_free (table, row);
  return ok;
}

static gboolean
hangs_on_item (YdTable table, gconstpointer row)
{
  switch (table)
    {
    case YD_TABLE_PARAGRAPH:
      return ((const YdParagraphRow *)row)->owner_kind == YD_OWNER_ITEM;
    case YD_TABLE_ITEM:
    case YD_TABLE_ASSIGNMENT:
    case YD_TABLE_INDICATOR:
    case YD_TABLE_INDICATOR_TARGET:
    case YD_TABLE_MILESTONE:
    case YD_TABLE_SUGGESTION:
    case YD_TABLE_REPORT:
    case YD_TABLE_COMMENT:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_new_id (Insertion *in, YdId old, YdId id)
{
  g_hash_table_insert (in->ids, g_memdup2 (&old, sizeof old), g_memdup2 (&id, sizeof id));
}

/* New ids for all, before any of them is written; units first, for they may stand anywhere. */
static gboolean
make_ids (Insertion *in, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < yd_row_list_get_length (in->rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (in->rows, i, &table);
      YdId old = *(const YdId *)row, id = YD_ID_NONE;
      if (table == YD_TABLE_UNIT)
        {
          const char *name = ((const YdUnitRow *)row)->name;
          const YdId *known = name != NULL ? g_hash_table_lookup (names, name) : NULL;
          if (known == NULL && !yd_edit_take_unit (in->store, row, &id, error))
            return FALSE;
          id = known != NULL ? *known : id;
          g_hash_table_replace (names, g_strdup (name), g_memdup2 (&id, sizeof id));
          set_new_id (in, old, id);
        }
      else if (hangs_on_item (table, row) && yd_table_get_info (table)->n_keys == 1)
        set_new_id (in, old, yd_id_new ());
    }
  return TRUE;
}

static gboolean
insert_below_roots (Insertion *in, GError **error)
{
  g_autoptr (GPtrArray) keys = yd_edit_make_keys (in->store, in->rows);
  gboolean assigned = FALSE;
  for (guint i = 0; i < yd_row_list_get_length (in->rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (in->rows, i, &table);
      gboolean root = table == YD_TABLE_ITEM
                      && !g_hash_table_contains (in->items, &((const YdItemRow *)row)->parent);
      if (root || !hangs_on_item (table, row))
        continue;
      if (!insert_row (in, table, row, keys->pdata[i], error))
        return FALSE;
      assigned = assigned || table == YD_TABLE_ASSIGNMENT;
    }
  return !assigned || yd_edit_note_assigning (in->store, error);
}

/* What the numbers in the texts stood for where they were copied: an item that came along, or one there. */
static gboolean
insert_notes (Insertion *in, GError **error)
{
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < yd_row_list_get_length (in->rows); i++)
    {
      YdTable table;
      const YdSettingRow *row = yd_row_list_get (in->rows, i, &table);
      YdId old = table == YD_TABLE_SETTING ? yd_reference_notes_parse_name (row->name) : YD_ID_NONE;
      YdId paragraph = old != YD_ID_NONE ? new_id_of (in, old) : YD_ID_NONE;
      if (paragraph == YD_ID_NONE)
        continue;
      g_autoptr (GPtrArray) notes = yd_reference_notes_parse (row->value);
      for (guint k = 0; k < notes->len; k++)
        {
          YdReferenceNote *note = notes->pdata[k];
          YdId along = new_id_of (in, note->item);
          note->item = along != YD_ID_NONE ? along : note->item;
        }
      g_autofree char *name = yd_reference_notes_dup_name (paragraph);
      g_autofree char *value = yd_reference_notes_dup_text (notes);
      g_autofree char *clean = yd_edit_clean (value, TRUE);
      YdSettingRow made
        = { .id = yd_reference_notes_make_id (paragraph), .name = name, .value = clean };
      ok = clean == NULL || yd_gesture_insert (in->store, YD_TABLE_SETTING, &made, error);
    }
  return ok;
}

/* ---- where the roots come to stand ---- */

typedef struct
{
  YdId parent, after;
} Place;

static YdId
last_child (YdItem *item)
{
  YdRecordList *children = yd_item_list_children (item);
  guint n = yd_record_list_get_length (children);
  return n > 0 ? yd_record_get_id (yd_record_list_get (children, n - 1)) : YD_ID_NONE;
}

/* Behind what is of its kind; inside what is above it; behind what holds what is below it. */
static Place
find_place (YdItem *at, YdItemKind kind)
{
  YdItem *from = NULL;
  for (; at != NULL && yd_item_get_kind (at) >= kind; at = yd_item_get_parent (at))
    from = at;
  return (Place){ .parent = at != NULL ? yd_record_get_id (YD_RECORD (at)) : YD_ID_NONE,
                  .after = from != NULL ? yd_record_get_id (YD_RECORD (from))
                           : at != NULL ? last_child (at)
                                        : YD_ID_NONE };
}

static gboolean
has_point_above (YdItem *at)
{
  return at != NULL && yd_item_get_kind (at) >= YD_ITEM_POINT;
}

static gboolean
insert_root (Insertion *in, const YdItemRow *source, const Place *place, YdItemKind kind,
             const char *key, GArray *made, GError **error)
{
  YdItemRow *row = new_row (in, YD_TABLE_ITEM, source, key);
  row->parent = place->parent;
  if (row->kind != (int)kind)
    row->form = YD_FORM_DEFAULT;
  row->kind = (int)kind;
  g_array_append_val (made, row->id);
  gboolean ok = yd_gesture_insert (in->store, YD_TABLE_ITEM, row, error);
  yd_row_free (YD_TABLE_ITEM, row);
  return ok;
}

/* What follows something higher goes into it: behind the children that came along. */
static Place
place_inside (YdStore *store, YdId behind)
{
  static const char *const sql = "SELECT coalesce((SELECT id FROM item WHERE parent=?1 "
                                 "ORDER BY order_key DESC, id DESC LIMIT 1), 0)";
  return (Place){ .parent = behind, .after = yd_gesture_count (store, sql, behind) };
}

/* The roots of one kind that follow each other come to stand together: the first at @first, where they may
 * stand there, else behind @at; others behind the last of their kind. A task that finds no point above it
 * becomes one. */
static gboolean
insert_roots (Insertion *in, YdItem *at, const Place *first, GArray *made, GError **error)
{
  Place last[YD_ITEM_TASK + 1] = { 0 };
  gboolean placed[YD_ITEM_TASK + 1] = { FALSE };
  YdItemKind before = YD_ITEM_TASK, kind;
  for (guint from = 0, to; from < in->roots->len; from = to, before = kind)
    {
      kind = (YdItemKind)((YdItemRow *)in->roots->pdata[from])->kind;
      for (to = from + 1; to < in->roots->len; to++)
        if (((YdItemRow *)in->roots->pdata[to])->kind != (int)kind)
          break;
      gboolean inside = made->len > 0 && kind > before;
      if (kind == YD_ITEM_TASK && (inside ? before != YD_ITEM_POINT : !has_point_above (at)))
        kind = YD_ITEM_POINT;
      Place place
        = inside         ? place_inside (in->store, g_array_index (made, YdId, made->len - 1))
          : placed[kind] ? last[kind]
          : from == 0 && first != NULL && yd_edit_kind_fits (in->store, first->parent, kind, NULL)
            ? *first
            : find_place (at, kind);
      g_auto (GStrv) keys = yd_edit_order_keys (in->store, YD_TABLE_ITEM, YD_SIBLINGS_OF_ITEM,
                                                place.parent, place.after, to - from, error);
      for (guint i = from; i < to; i++)
        if (keys == NULL
            || !insert_root (in, in->roots->pdata[i], &place, kind, keys[i - from], made, error))
          return FALSE;
      place.after = g_array_index (made, YdId, made->len - 1);
      last[kind] = place;
      placed[kind] = TRUE;
      for (int deeper = (int)kind + 1; deeper <= YD_ITEM_TASK; deeper++)
        placed[deeper] = FALSE;
    }
  return TRUE;
}

/* The item of that id; the last at the top where there is none. */
static YdItem *
place_of (YdStore *store, YdId at)
{
  YdItem *item = yd_plan_find_item (store->plan, at);
  YdRecordList *top = yd_plan_list_items (store->plan);
  guint n = yd_record_list_get_length (top);
  return item == NULL && n > 0 ? yd_record_list_get (top, n - 1) : item;
}

/* The section that a blank plan begins with, still without a word: whole sections take its place. */
static YdItem *
find_blank (YdStore *store, const GPtrArray *roots)
{
  YdRecordList *top = yd_plan_list_items (store->plan);
  const YdItemRow *first = roots->len > 0 ? roots->pdata[0] : NULL;
  YdItem *only = yd_record_list_get_length (top) == 1 ? yd_record_list_get (top, 0) : NULL;
  if (first == NULL || first->kind != YD_ITEM_SECTION || only == NULL
      || yd_item_get_kind (only) != YD_ITEM_SECTION)
    return NULL;
  const char *title = yd_item_get_row (only)->title;
  YdRecordList *lists[] = { yd_item_list_children (only),    yd_item_list_paragraphs (only),
                            yd_item_list_assignments (only), yd_item_list_indicators (only),
                            yd_item_list_milestones (only),  yd_item_list_reports (only) };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (yd_record_list_get_length (lists[i]) > 0)
      return NULL;
  return title == NULL || *title == '\0' ? only : NULL;
}

static gboolean
remove_blank (YdStore *store, YdId blank, GError **error)
{
  static const char *const sql = "SELECT count(*) FROM comment WHERE item=?1";
  return blank == YD_ID_NONE || yd_gesture_count (store, sql, blank) > 0
         || yd_edit_delete_item_tree (store, blank, error);
}

static gboolean
insert (YdStore *store, YdId at, const Place *place, const YdRowList *rows, GArray **ids,
        GError **error)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (YdId));
  Insertion in = { .store = store,
                   .rows = rows,
                   .items = g_hash_table_new (g_int64_hash, g_int64_equal),
                   .ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
                   .pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                   .roots = g_ptr_array_new () };
  gboolean ok = collect (&in, error);
  g_autofree char *count = g_strdup_printf ("%u", g_hash_table_size (in.items));
  if (ok)
    {
      const YdItemRow *first = in.roots->len > 0 ? in.roots->pdata[0] : NULL;
      ok = yd_gesture_begin (
        store, "insert-items",
        yd_args_new ("title", first != NULL ? first->title : NULL, "count", count, NULL), error);
    }
  YdItem *blank = ok ? find_blank (store, in.roots) : NULL;
  YdId blank_id = blank != NULL ? yd_record_get_id (YD_RECORD (blank)) : YD_ID_NONE;
  if (ok)
    ok = yd_gesture_end (store,
                         make_ids (&in, error) && insert_below_roots (&in, error)
                           && insert_notes (&in, error)
                           && insert_roots (&in, place_of (store, at), place, made, error)
                           && remove_blank (store, blank_id, error),
                         error);
  if (ok && ids != NULL)
    *ids = g_steal_pointer (&made);
  g_hash_table_unref (in.items);
  g_hash_table_unref (in.ids);
  g_hash_table_unref (in.pairs);
  g_ptr_array_unref (in.roots);
  return ok;
}

/**
 * yd_edit_insert_items:
 * @at: the item that they come to stand behind, or in
 * @rows: items and what hangs on them, with ids of their own; rows of other tables are passed over
 * @ids: (out) (optional) (transfer full): YdId of the outermost new items, in order
 */
gboolean
yd_edit_insert_items (YdStore *store, YdId at, const YdRowList *rows, GArray **ids, GError **error)
{
  return insert (store, at, NULL, rows, ids, error);
}

gboolean
yd_edit_insert_items_behind (YdStore *store, YdId parent, YdId after, const YdRowList *rows,
                             GArray **ids, GError **error)
{
  Place place = { parent, after };
  return insert (store, after != YD_ID_NONE ? after : parent, &place, rows, ids, error);
}
