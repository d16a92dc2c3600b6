/* Owns: what words like 与第3项统筹 stand for, over a gesture that changes numbers or the words: what the
 * number named before is noted with the plan, in the same gesture, and goes with its words where they are
 * moved. Refuses: to change the words; the checks tell, and a person decides. */

#include "yd-gesture-references.h"

#include "yd-plan-builder.h"
#include "yd-reference.h"
#include "yd-refresh.h"

#include <string.h>

/* A reference with what it stood for, on its way to where its words are now. */
typedef struct
{
  char *words;
  YdReferenceNote *note; /* (nullable) */
} Moving;

/* The references of one paragraph as it will stand. */
typedef struct
{
  GArray *references; /* YdReference */
  char *text;
  GPtrArray *notes;  /* YdReferenceNote */
  gboolean *claimed; /* a reference each: known from before */
} Place;

typedef struct
{
  YdStore *store;
  GHashTable *changed;        /* gint64 → YdParagraphRow; %NULL where it is gone */
  GHashTable *places;         /* gint64 → Place */
  GPtrArray *moving;          /* Moving */
  gboolean numbers;           /* some may be others */
  YdPlan *after;              /* (nullable): the items as they will stand */
  YdReferenceIndex *was, *is; /* (nullable) */
} Keeper;

static void
moving_free (gpointer data)
{
  Moving *moving = data;
  g_free (moving->words);
  yd_reference_note_free (moving->note);
  g_free (moving);
}

static void
place_free (gpointer data)
{
  Place *place = data;
  g_clear_pointer (&place->references, g_array_unref);
  g_ptr_array_unref (place->notes);
  g_free (place->text);
  g_free (place->claimed);
  g_free (place);
}

static void
row_free (gpointer row)
{
  if (row != NULL)
    yd_row_free (YD_TABLE_PARAGRAPH, row);
}

static void
keeper_clear (Keeper *self)
{
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->moving);
  yd_reference_index_free (self->was);
  yd_reference_index_free (self->is);
  g_clear_object (&self->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeper, keeper_clear)

static gint64 *
dup_id (YdId id)
{
  gint64 *copy = g_new (gint64, 1);
  *copy = id;
  return copy;
}

/* ---- what the gesture has changed ---- */

static gboolean
is_renumbered (const YdItemRow *a, const YdItemRow *b)
{
  return a == NULL || b == NULL || a->parent != b->parent || a->kind != b->kind
         || a->form != b->form || g_strcmp0 (a->order_key, b->order_key) != 0;
}

static gboolean
read_item_key (Keeper *self, const YdRowKey *key, GError **error)
{
  YdItem *item = yd_plan_find_item (self->store->plan, key->first);
  YdItemRow *row = yd_row_new (YD_TABLE_ITEM);
  g_autoptr (GError) failure = NULL;
  gboolean there
    = yd_row_io_load (self->store->io, YD_TABLE_ITEM, key->first, YD_ID_NONE, row, &failure);
  self->numbers |= is_renumbered (item != NULL ? yd_item_get_row (item) : NULL, there ? row : NULL);
  yd_row_free (YD_TABLE_ITEM, row);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_plan_row (Keeper *self, GError **error)
{
  const YdPlanRow *was = yd_plan_get_row (self->store->plan);
  YdPlanRow *row = yd_row_new (YD_TABLE_PLAN);
  gboolean ok = yd_gesture_load (self->store, YD_TABLE_PLAN, was->id, YD_ID_NONE, row, error);
  self->numbers
    |= ok && (row->point_scope != was->point_scope || row->groups_run_on != was->groups_run_on);
  yd_row_free (YD_TABLE_PLAN, row);
  return ok;
}

static gboolean
read_paragraph_key (Keeper *self, const YdRowKey *key, GError **error)
{
  YdParagraphRow *row = yd_row_new (YD_TABLE_PARAGRAPH);
  g_autoptr (GError) failure = NULL;
  if (!yd_row_io_load (self->store->io, YD_TABLE_PARAGRAPH, key->first, YD_ID_NONE, row, &failure))
    g_clear_pointer (&row, row_free);
  g_hash_table_insert (self->changed, dup_id (key->first), row);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_changes (Keeper *self, sqlite3_session *session, GError **error)
{
  int length = 0;
  gpointer bytes = NULL;
  gboolean ok = TRUE;
  if (sqlite3session_changeset (session, &length, &bytes) != SQLITE_OK)
    return TRUE; /* the gesture's end says it */
  g_autoptr (GArray) keys = yd_refresh_read_keys (length, bytes);
  sqlite3_free (bytes);
  for (guint i = 0; ok && i < keys->len; i++)
    {
      const YdRowKey *key = &g_array_index (keys, YdRowKey, i);
      if (key->table == YD_TABLE_ITEM && !self->numbers)
        ok = read_item_key (self, key, error);
      else if (key->table == YD_TABLE_PLAN)
        ok = read_plan_row (self, error);
      else if (key->table == YD_TABLE_PARAGRAPH)
        ok = read_paragraph_key (self, key, error);
    }
  return ok;
}

/* ---- the items as they will stand ---- */

typedef struct
{
  YdPlan *plan;
  YdTable table;
} Put;

static gboolean
put_cb (gconstpointer row, gpointer user_data)
{
  const Put *put = user_data;
  yd_plan_builder_put (put->plan, put->table, row);
  return TRUE;
}

/* Items alone: nothing else has a number. */
static gboolean
build_indexes (Keeper *self, GError **error)
{
  static const YdTable tables[] = { YD_TABLE_PLAN, YD_TABLE_ITEM };
  gboolean ok = TRUE;
  if (!self->numbers || self->is != NULL)
    return TRUE;
  self->after = yd_plan_new ();
  yd_plan_builder_begin (self->after);
  for (guint i = 0; ok && i < G_N_ELEMENTS (tables); i++)
    ok = yd_row_io_each (self->store->io, tables[i], NULL, 0, put_cb,
                         &(Put){ self->after, tables[i] }, error);
  yd_plan_builder_end (self->after);
  self->was = yd_reference_index_new (self->store->plan);
  self->is = yd_reference_index_new (self->after);
  return ok;
}

/* ---- each paragraph ---- */

static Place *
add_place (Keeper *self, YdId id, const char *text)
{
  Place *place = g_new0 (Place, 1);
  place->references = yd_references_read (text);
  place->text = g_strdup (text);
  place->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_reference_note_free);
  place->claimed = g_new0 (gboolean, place->references != NULL ? place->references->len : 1);
  g_hash_table_insert (self->places, dup_id (id), place);
  return place;
}

static guint
count_of (const GArray *references)
{
  return references != NULL ? references->len : 0;
}

static char *
words_of (const GArray *references, guint i, const char *text)
{
  return yd_reference_dup_words (&g_array_index (references, YdReference, i), text);
}

/* Which of the references of @place the one at @i of @n in @text has become: of as many the same, of more or
 * fewer the same from the beginning or from the end. -1 where its words are not there. */
static int
find_same (const Place *place, const GArray *references, guint i, const char *text)
{
  guint n = references->len, m = count_of (place->references);
  g_autofree char *words = words_of (references, i, text);
  const int tries[] = { (int)i, (int)i + (int)m - (int)n };
  for (guint k = 0; k < (n == m ? 1 : G_N_ELEMENTS (tries)); k++)
    {
      if (tries[k] < 0 || tries[k] >= (int)m || place->claimed[tries[k]])
        continue;
      g_autofree char *now = words_of (place->references, (guint)tries[k], place->text);
      if (strcmp (now, words) == 0)
        return tries[k];
    }
  return -1;
}

/* @note: (transfer full) (nullable) */
static void
claim (Place *place, guint i, YdReferenceNote *note)
{
  place->claimed[i] = TRUE;
  if (note == NULL)
    return;
  note->index = i;
  g_ptr_array_add (place->notes, note);
}

/* What the reference stands for, where that is noted or the gesture makes its number another's. */
static YdReferenceNote *
make_note (Keeper *self, GPtrArray *notes, guint i, const YdReference *reference, const char *words,
           YdItem *from)
{
  YdReferenceNote *note = yd_reference_notes_find (notes, i, words);
  if (note != NULL)
    return yd_reference_note_new (i, words, note->item, note->title);
  if (!self->numbers)
    return NULL;
  YdItem *was = yd_reference_index_find (self->was, reference, from, NULL);
  if (was == NULL)
    return NULL;
  YdItem *from_now
    = from != NULL ? yd_plan_find_item (self->after, yd_record_get_id (YD_RECORD (from))) : NULL;
  YdItem *is = yd_reference_index_find (self->is, reference, from_now, NULL);
  YdId id = yd_record_get_id (YD_RECORD (was));
  if (is != NULL && yd_record_get_id (YD_RECORD (is)) == id)
    return NULL;
  return yd_reference_note_new_for (i, words, was);
}

/* As the file has them: what a merge brought is not in the plan yet. */
static GPtrArray *
load_notes (YdStore *store, YdId paragraph)
{
  YdId id = yd_reference_notes_make_id (paragraph);
  YdSettingRow *row = yd_row_new (YD_TABLE_SETTING);
  yd_row_io_load (store->io, YD_TABLE_SETTING, id, YD_ID_NONE, row, NULL);
  GPtrArray *notes = yd_reference_notes_parse (row->value);
  yd_row_free (YD_TABLE_SETTING, row);
  return notes;
}

static gboolean
keep_paragraph (Keeper *self, YdParagraph *paragraph, YdItem *from, GError **error)
{
  const YdParagraphRow *row = yd_paragraph_get_row (paragraph);
  gpointer changed = NULL;
  gboolean touched = g_hash_table_lookup_extended (self->changed, &row->id, NULL, &changed);
  if (!touched && !self->numbers)
    return TRUE;
  g_autoptr (GArray) references = yd_references_read (row->text);
  if (references == NULL)
    return TRUE;
  if (!build_indexes (self, error))
    return FALSE;
  g_autoptr (GPtrArray) notes = load_notes (self->store, row->id);
  YdParagraphRow *now = changed;
  Place *place
    = touched && now == NULL ? NULL : add_place (self, row->id, touched ? now->text : row->text);
  for (guint i = 0; i < references->len; i++)
    {
      char *words = words_of (references, i, row->text);
      YdReferenceNote *note
        = make_note (self, notes, i, &g_array_index (references, YdReference, i), words, from);
      int same = place != NULL ? find_same (place, references, i, row->text) : -1;
      if (same >= 0)
        {
          claim (place, (guint)same, note);
          g_free (words);
          continue;
        }
      Moving *moving = g_new0 (Moving, 1);
      *moving = (Moving){ words, note };
      g_ptr_array_add (self->moving, moving);
    }
  return TRUE;
}

static gboolean
keep_list (Keeper *self, YdRecordList *paragraphs, YdItem *from, GError **error)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    if (!keep_paragraph (self, yd_record_list_get (paragraphs, i), from, error))
      return FALSE;
  return TRUE;
}

/* Every paragraph where numbers change, else those that the gesture touches. */
static gboolean
keep_all (Keeper *self, GError **error)
{
  YdPlan *plan = self->store->plan;
  YdNotice *notice = yd_plan_get_notice (plan);
  if (!self->numbers)
    {
      GHashTableIter iter;
      gpointer id;
      g_hash_table_iter_init (&iter, self->changed);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          YdRecord *paragraph = yd_plan_find (plan, YD_TABLE_PARAGRAPH, *(gint64 *)id);
          if (paragraph != NULL && !keep_paragraph (self, (YdParagraph *)paragraph, NULL, error))
            return FALSE;
        }
      return TRUE;
    }
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (!keep_list (self, yd_item_list_paragraphs (item), item, error))
      return FALSE;
  return keep_list (self, yd_plan_list_preamble (plan), NULL, error)
         && keep_list (self, yd_plan_list_closing (plan), NULL, error)
         && (notice == NULL || keep_list (self, yd_notice_list_body (notice), NULL, error));
}

/* ---- words that went to another paragraph ---- */

/* Of what left its paragraph, the first with these words. */
static YdReferenceNote *
take_moving (Keeper *self, const char *words)
{
  for (guint i = 0; i < self->moving->len; i++)
    {
      Moving *moving = self->moving->pdata[i];
      if (strcmp (moving->words, words) != 0)
        continue;
      YdReferenceNote *note = g_steal_pointer (&moving->note);
      g_ptr_array_remove_index (self->moving, i);
      return note;
    }
  return NULL;
}

static void
place_moving (Keeper *self)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, self->changed);
  while (self->moving->len > 0 && g_hash_table_iter_next (&iter, &key, &value))
    {
      const YdParagraphRow *row = value;
      if (row == NULL)
        continue;
      Place *place = g_hash_table_lookup (self->places, key);
      g_autoptr (GPtrArray) notes = place == NULL ? load_notes (self->store, row->id) : NULL;
      if (place == NULL)
        place = add_place (self, row->id, row->text);
      for (guint i = 0; i < count_of (place->references); i++)
        {
          g_autofree char *words = words_of (place->references, i, place->text);
          const YdReferenceNote *kept = yd_reference_notes_find (notes, i, words);
          if (!place->claimed[i])
            claim (place, i,
                   kept != NULL ? yd_reference_note_new (i, words, kept->item, kept->title)
                                : take_moving (self, words));
        }
    }
}

/* ---- what the plan keeps ---- */

/* @text: (nullable): %NULL for nothing */
static gboolean
write_notes (YdStore *store, YdId paragraph, char *text, GError **error)
{
  YdId id = yd_reference_notes_make_id (paragraph);
  YdSettingRow *row = yd_row_new (YD_TABLE_SETTING);
  g_autoptr (GError) failure = NULL;
  gboolean there = yd_row_io_load (store->io, YD_TABLE_SETTING, id, YD_ID_NONE, row, &failure);
  gboolean ok = failure == NULL;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (text == NULL)
    ok = !there || yd_gesture_delete (store, YD_TABLE_SETTING, id, YD_ID_NONE, error);
  else if (!there || g_strcmp0 (row->value, text) != 0)
    {
      g_autofree char *name = yd_reference_notes_dup_name (paragraph);
      YdSettingRow kept = { .id = id, .name = name, .value = text };
      ok = there ? yd_gesture_update (store, YD_TABLE_SETTING, &kept, error)
                 : yd_gesture_insert (store, YD_TABLE_SETTING, &kept, error);
    }
  yd_row_free (YD_TABLE_SETTING, row);
  return ok;
}

static gboolean
write_all (Keeper *self, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value == NULL && !write_notes (self->store, *(gint64 *)key, NULL, error))
      return FALSE;
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *text = yd_reference_notes_dup_text (((Place *)value)->notes);
      if (!write_notes (self->store, *(gint64 *)key, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_notes (YdPlan *plan)
{
  YdRecordList *settings = yd_plan_list_settings (plan);
  for (guint i = 0; i < yd_record_list_get_length (settings); i++)
    {
      const YdSettingRow *row = yd_record_get_row (yd_record_list_get (settings, i));
      if (row->name != NULL && g_str_has_prefix (row->name, YD_SETTING_REFERENCE))
        return TRUE;
    }
  return FALSE;
}

/**
 * yd_gesture_keep_references:
 * @session: what the gesture, or its step, has changed so far
 *
 * Called where the plan still says what it said before them.
 */
gboolean
yd_gesture_keep_references (YdStore *store, sqlite3_session *session, GError **error)
{
  gboolean noted = has_notes (store->plan);
  if (yd_plan_get_first_item (store->plan) == NULL || (store->typing && !noted))
    return TRUE;
  g_auto (Keeper) self = {
    .store = store,
    .changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, row_free),
    .places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, place_free),
    .moving = g_ptr_array_new_with_free_func (moving_free),
  };
  if (!read_changes (&self, session, error))
    return FALSE;
  if (!self.numbers && !noted)
    return TRUE;
  if (!keep_all (&self, error))
    return FALSE;
  place_moving (&self);
  return write_all (&self, error);
}
