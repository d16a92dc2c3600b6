/* Owns: bodies: the paragraphs of items, of the plan's ends, of the notice and of annexes; splitting
 * and joining items. A body is given whole; paragraphs that stay keep their ids, so that comments,
 * suggestions and merges still find them. */

#include "yd-edit-private.h"

#include "yd-order-key.h"
#include "yd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
where_owner (YdOwner owner_kind)
{
  return g_strdup_printf ("owner=?1 AND owner_kind=%d ORDER BY order_key, id", owner_kind);
}

static gboolean
collect_paragraph (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, yd_row_copy (YD_TABLE_PARAGRAPH, row));
  return TRUE;
}

static void
free_paragraph (gpointer row)
{
  yd_row_free (YD_TABLE_PARAGRAPH, row);
}

static GPtrArray *
load_paragraphs (YdStore *store, YdOwner owner_kind, YdId owner, GError **error)
{
  g_autofree char *where = where_owner (owner_kind);
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_paragraph);
  if (!yd_gesture_each (store, YD_TABLE_PARAGRAPH, where, owner, collect_paragraph, rows, error))
    g_clear_pointer (&rows, g_ptr_array_unref);
  return rows;
}

char *
yd_edit_read_body (YdStore *store, YdOwner owner_kind, YdId owner, GError **error)
{
  g_autoptr (GPtrArray) rows = load_paragraphs (store, owner_kind, owner, error);
  if (rows == NULL)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const YdParagraphRow *row = rows->pdata[i];
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", row->text != NULL ? row->text : "");
    }
  return g_string_free (text, FALSE);
}

/* The lines of a body as it is being written: an empty line is a paragraph that waits for its words,
 * but a body of nothing is no paragraph. */
static char **
lines_of (const char *text)
{
  g_autofree char *clean = yd_text_normalise (text, -1);
  if (*clean == '\0')
    return g_new0 (char *, 1);
  return g_strsplit (clean, "\n", -1);
}

static const char *
text_of (GPtrArray *rows, guint index)
{
  const char *text = ((YdParagraphRow *)rows->pdata[index])->text;
  return text != NULL ? text : "";
}

static gboolean
insert_paragraphs (YdStore *store, YdOwner owner_kind, YdId owner, char **lines, guint n_lines,
                   YdId after, GError **error)
{
  g_autofree char *where = where_owner (owner_kind);
  g_auto (GStrv) keys
    = yd_edit_order_keys (store, YD_TABLE_PARAGRAPH, where, owner, after, n_lines, error);
  for (guint i = 0; keys != NULL && i < n_lines; i++)
    {
      YdParagraphRow row = { .id = yd_id_new (),
                             .owner_kind = owner_kind,
                             .owner = owner,
                             .order_key = keys[i],
                             .text = lines[i] };
      if (!yd_gesture_insert (store, YD_TABLE_PARAGRAPH, &row, error))
        return FALSE;
    }
  return keys != NULL;
}

/* Replaces what differs between the paragraphs that stand at both ends unchanged. */
static gboolean
write_paragraphs (YdStore *store, YdOwner owner_kind, YdId owner, const char *text, GError **error)
{
  g_auto (GStrv) lines = lines_of (text);
  g_autoptr (GPtrArray) rows = load_paragraphs (store, owner_kind, owner, error);
  if (rows == NULL)
    return FALSE;
  guint n = g_strv_length (lines), head = 0, tail = 0, shorter = MIN (n, rows->len);
  while (head < shorter && strcmp (text_of (rows, head), lines[head]) == 0)
    head++;
  while (tail < shorter - head
         && strcmp (text_of (rows, rows->len - 1 - tail), lines[n - 1 - tail]) == 0)
    tail++;

  guint old_end = rows->len - tail, new_end = n - tail, both = MIN (old_end, new_end);
  for (guint i = head; i < both; i++)
    {
      YdParagraphRow *row = rows->pdata[i];
      yd_row_set_text (&row->text, lines[i]);
      row->labelled = row->labelled && yd_paragraph_find_label (lines[i]) > 0;
      if (!yd_gesture_update (store, YD_TABLE_PARAGRAPH, row, error))
        return FALSE;
    }
  for (guint i = both; i < old_end; i++)
    if (!yd_gesture_delete (store, YD_TABLE_PARAGRAPH, *(YdId *)rows->pdata[i], YD_ID_NONE, error))
      return FALSE;
  YdId after = both > 0 ? *(YdId *)rows->pdata[both - 1] : YD_ID_NONE;
  return new_end <= both
         || insert_paragraphs (store, owner_kind, owner, lines + both, new_end - both, after,
                               error);
}

gboolean
yd_edit_write_body (YdStore *store, YdOwner owner_kind, YdId owner, const char *text,
                    GError **error)
{
  g_autofree char *before = NULL;
  gboolean spans = owner_kind == YD_OWNER_ITEM && yd_edit_has_spans (store, owner);
  if (spans && (before = yd_edit_read_body (store, owner_kind, owner, error)) == NULL)
    return FALSE;
  return write_paragraphs (store, owner_kind, owner, text, error)
         && (!spans || yd_edit_carry_spans (store, owner, before, error));
}

/**
 * yd_edit_set_body:
 * @owner: the item, the plan (preamble and closing), the notice or the annex
 * @text: the paragraphs, one a line
 */
gboolean
yd_edit_set_body (YdStore *store, YdOwner owner_kind, YdId owner, const char *text, GError **error)
{
  static const YdTable tables[]
    = { YD_TABLE_ITEM, YD_TABLE_PLAN, YD_TABLE_PLAN, YD_TABLE_NOTICE, YD_TABLE_ANNEX };
  g_autofree char *owner_text = yd_id_to_string (owner);
  g_autofree char *kind_text = g_strdup_printf ("%d", owner_kind);
  if (!yd_gesture_begin (store, "set-body",
                         yd_args_new ("kind", kind_text, "owner", owner_text, NULL), error))
    return FALSE;
  YdTable table = tables[CLAMP ((int)owner_kind, 0, 4)];
  gpointer row = yd_row_new (table);
  gboolean ok = yd_gesture_load (store, table, owner, YD_ID_NONE, row, error)
                && yd_edit_write_body (store, owner_kind, owner, text, error);
  yd_row_free (table, row);
  return yd_gesture_end (store, ok, error);
}

/**
 * yd_edit_set_labelled:
 * @labelled: whether the paragraph's words up to ： are a sub-heading of it
 */
gboolean
yd_edit_set_labelled (YdStore *store, YdId paragraph, gboolean labelled, GError **error)
{
  g_autofree char *id_text = yd_id_to_string (paragraph);
  if (!yd_gesture_begin (store, "set-labelled",
                         yd_args_new ("paragraph", id_text, "on", labelled ? "1" : "0", NULL),
                         error))
    return FALSE;
  YdParagraphRow *row = yd_row_new (YD_TABLE_PARAGRAPH);
  gboolean ok = yd_gesture_load (store, YD_TABLE_PARAGRAPH, paragraph, YD_ID_NONE, row, error);
  if (ok && labelled && yd_paragraph_find_label (row->text != NULL ? row->text : "") == 0)
    {
      ok = FALSE;
      g_set_error (
        error, YD_ERROR, YD_ERROR_REFUSED,
        _ ("a sub-heading stands at the beginning of its paragraph and ends with ：; write ： "
           "behind its words first"));
    }
  row->labelled = labelled ? 1 : 0;
  ok = ok && yd_gesture_update (store, YD_TABLE_PARAGRAPH, row, error);
  yd_row_free (YD_TABLE_PARAGRAPH, row);
  return yd_gesture_end (store, ok, error);
}

/* ---- split and join ---- */

/* Cuts @rows at a character of a paragraph into what stays and what goes; a sentence's white space at
 * the cut is nobody's. */
static gboolean
cut (GPtrArray *rows, YdId paragraph, int offset, char **stays, char **goes, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  gboolean found = FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const YdParagraphRow *row = rows->pdata[i];
      const char *text = text_of (rows, i), *at = text;
      if (!found && row->id == paragraph)
        {
          found = TRUE;
          if (offset < 0 || offset > g_utf8_strlen (text, -1))
            break;
          at = g_utf8_offset_to_pointer (text, offset);
          if (head->len > 0 && at > text)
            g_string_append_c (head, '\n');
          g_string_append_len (head, text, at - text);
          g_string_append (rest, at);
          continue;
        }
      GString *to = found ? rest : head;
      if (to->len > 0)
        g_string_append_c (to, '\n');
      g_string_append (to, text);
    }
  if (!found)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("there is no such place in the body"));
      return FALSE;
    }
  *stays = g_strdup (head->str);
  *goes = g_strdup (rest->str);
  return TRUE;
}

/* A sentence cut at ， or ； is two: the first ends with 。, and the second does not begin with the mark. */
static void
end_sentence (char **stays, char **goes)
{
  static const char *const marks[] = { "，", "；", "、", ",", ";" };
  char *behind = g_strchug (*goes);
  gsize length = strlen (g_strchomp (*stays));
  if (length == 0 || *behind == '\0')
    return;
  gboolean cut = FALSE;
  for (guint i = 0; !cut && i < G_N_ELEMENTS (marks); i++)
    {
      if (g_str_has_suffix (*stays, marks[i]))
        (*stays)[length - strlen (marks[i])] = '\0';
      else if (g_str_has_prefix (behind, marks[i]))
        memmove (behind, behind + strlen (marks[i]), strlen (behind) - strlen (marks[i]) + 1);
      else
        continue;
      cut = TRUE;
    }
  if (!cut)
    return;
  char *ended = g_strconcat (*stays, "。", NULL);
  g_free (*stays);
  *stays = ended;
}

gboolean
yd_edit_split_item (YdStore *store, YdId id, YdId paragraph, int offset, YdId *new_id,
                    GError **error)
{
  g_autofree char *id_text = yd_id_to_string (id);
  if (!yd_gesture_begin (store, "split-item", yd_args_new ("item", id_text, NULL), error))
    return FALSE;
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  g_autofree char *stays = NULL;
  g_autofree char *goes = NULL;
  YdId made = YD_ID_NONE;
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, id, YD_ID_NONE, row, error);
  g_autoptr (GPtrArray) rows = ok ? load_paragraphs (store, YD_OWNER_ITEM, id, error) : NULL;
  ok = rows != NULL && cut (rows, paragraph, offset, &stays, &goes, error);
  if (ok)
    end_sentence (&stays, &goes);
  ok = ok && yd_edit_add_item (store, row->parent, id, (YdItemKind)row->kind, "", &made, error)
       && yd_edit_write_body (store, YD_OWNER_ITEM, made, goes, error)
       && yd_edit_share_out (store, id, made, stays, goes, error)
       && yd_edit_write_body (store, YD_OWNER_ITEM, id, stays, error);
  if (ok && row->form != YD_FORM_DEFAULT)
    {
      g_autofree char *form = g_strdup_printf ("%d", row->form);
      ok = yd_edit_set_field (store, YD_TABLE_ITEM, made, "form", form, error);
    }
  yd_row_free (YD_TABLE_ITEM, row);
  if (ok && new_id != NULL)
    *new_id = made;
  return yd_gesture_end (store, ok, error);
}

/* Where what hung below an item comes to hang. */
typedef struct
{
  YdItem *into;
  glong shift; /* characters that its body now stands behind */
} MoveChild;

/* Last below the item that is joined to; what was a task of a point becomes a point of a section, else it
 * stands for the same words as before. */
static gboolean
move_child (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  YdItemRow *child = yd_row_copy (YD_TABLE_ITEM, row);
  const MoveChild *move = user_data;
  YdItemKind above = yd_item_get_kind (move->into);
  if (child->kind == YD_ITEM_TASK && above < YD_ITEM_POINT)
    {
      child->kind = YD_ITEM_POINT;
      child->span_start = child->span_length = 0;
    }
  else if (child->span_length > 0)
    child->span_start += (int)move->shift;
  child->parent = yd_record_get_id (YD_RECORD (move->into));
  g_free (child->order_key);
  child->order_key = yd_edit_last_order_key (store, YD_TABLE_ITEM, "parent=?1", child->parent);
  gboolean ok = (int)above < child->kind;
  if (!ok)
    g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("an item of that kind cannot stand there"));
  ok = ok && yd_gesture_update (store, YD_TABLE_ITEM, child, error);
  yd_row_free (YD_TABLE_ITEM, child);
  return ok;
}

/* Gives a row that hangs on one item to another, unless the other has its like. */
static gboolean
move_hanging (YdStore *store, YdTable table, gconstpointer row, YdId into, GError **error)
{
  gpointer copy = yd_row_copy (table, row);
  gpointer there = yd_row_new (table);
  const YdField *item = yd_table_find_field (table, "item");
  gboolean ok = TRUE;
  if (table == YD_TABLE_ASSIGNMENT)
    {
      YdAssignmentRow *assignment = copy;
      ok = yd_gesture_delete (store, table, assignment->item, assignment->unit, error);
      assignment->item = into;
      if (ok && !yd_row_io_load (store->io, table, into, assignment->unit, there, NULL))
        ok = yd_gesture_insert (store, table, copy, error);
    }
  else
    {
      G_STRUCT_MEMBER (YdId, copy, item->offset) = into;
      ok = yd_gesture_update (store, table, copy, error);
    }
  yd_row_free (table, copy);
  yd_row_free (table, there);
  return ok;
}

typedef struct
{
  YdTable table;
  YdId into;
} MoveHanging;

static gboolean
move_hanging_each (YdStore *store, gconstpointer row, gpointer user_data, GError **error)
{
  MoveHanging *move = user_data;
  return move_hanging (store, move->table, row, move->into, error);
}

static gboolean
join_into (YdStore *store, const YdItemRow *row, YdItem *target, GError **error)
{
  static const YdTable hanging[] = { YD_TABLE_ASSIGNMENT, YD_TABLE_INDICATOR, YD_TABLE_MILESTONE,
                                     YD_TABLE_REPORT, YD_TABLE_COMMENT };
  YdId into = yd_record_get_id (YD_RECORD (target));
  g_autofree char *first = yd_edit_read_body (store, YD_OWNER_ITEM, into, error);
  g_autofree char *second = yd_edit_read_body (store, YD_OWNER_ITEM, row->id, error);
  if (first == NULL || second == NULL)
    return FALSE;
  g_autoptr (GString) body = g_string_new (first);
  if (row->title != NULL)
    g_string_append_printf (body, "%s%s%s", body->len > 0 ? "\n" : "", row->title,
                            g_str_has_suffix (row->title, "。") ? "" : "。");
  if (*second != '\0')
    g_string_append_printf (body, "%s%s", body->len > 0 && row->title == NULL ? "\n" : "", second);

  MoveChild child = { target, g_utf8_strlen (body->str, -1) - g_utf8_strlen (second, -1) };
  gboolean ok = yd_edit_write_body (store, YD_OWNER_ITEM, into, body->str, error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (hanging); i++)
    {
      MoveHanging move = { hanging[i], into };
      ok = yd_gesture_each (store, hanging[i], "item=?1", row->id, move_hanging_each, &move, error);
    }
  return ok
         && yd_gesture_each (store, YD_TABLE_ITEM, "parent=?1 ORDER BY order_key, id", row->id,
                             move_child, &child, error)
         && yd_edit_forget_mark (store, into, error)
         && yd_edit_forget_number_behind (store, yd_plan_find_item (store->plan, row->id), error)
         && yd_edit_delete_item_tree (store, row->id, error);
}

gboolean
yd_edit_join_item (YdStore *store, YdId id, GError **error)
{
  g_autofree char *id_text = yd_id_to_string (id);
  g_autofree char *title = yd_edit_dup_item_name (store, id);
  if (!yd_gesture_begin (store, "join-item", yd_args_new ("item", id_text, "title", title, NULL),
                         error))
    return FALSE;
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  gboolean ok = yd_gesture_load (store, YD_TABLE_ITEM, id, YD_ID_NONE, row, error);
  YdItem *item = ok ? yd_plan_find_item (store->plan, id) : NULL;
  guint index = 0;
  if (item != NULL)
    {
      YdItem *parent = yd_item_get_parent (item);
      YdRecordList *siblings
        = parent != NULL ? yd_item_list_children (parent) : yd_plan_list_items (store->plan);
      yd_record_list_find (siblings, YD_RECORD (item), &index);
      if (index == 0)
        {
          ok = FALSE;
          g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("there is nothing before it to join"));
        }
      else
        ok = join_into (store, row, YD_ITEM (yd_record_list_get (siblings, index - 1)), error);
    }
  yd_row_free (YD_TABLE_ITEM, row);
  return yd_gesture_end (store, ok && item != NULL, error);
}
