/* Owns: a source that was read, what a person said of it step by step, and the outline under that.
 * Refuses: to write anything, and to change an outline in place: each step, and each step taken back,
 * reads the paragraphs again, so that what is shown never depends on the way to it. */

#include "yd-import-draft.h"

#include "yd-import-source.h"
#include "yd-import-span.h"
#include "yd-reader.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* One gesture of a person. */
typedef struct
{
  GStrv doubts;           /* keys of those that it answers */
  guint answer;           /* index; 0 the proposal */
  GPtrArray *corrections; /* YdCorrection; nullable: else it is an answer */
} Step;

struct _YdImportDraft
{
  char *name;
  char *title; /* stands in where the text has none */
  int year_hint;
  YdImportSource source;
  YdBlocks *blocks;
  GPtrArray *steps;    /* Step */
  guint n_done;        /* those after were undone */
  GHashTable *choices; /* key of a doubt to the index of its answer; under the steps done */
  GHashTable *settled; /* keys of doubts that were answered */
  YdOutline *outline;
  GArray *spans;       /* YdSpan; %NULL until somebody asks */
  guint *block_starts; /* index of each block's first span, and the end after the last */
};

static char *
title_of_name (const char *name)
{
  if (name == NULL)
    return NULL;
  const char *dot = strrchr (name, '.');
  g_autofree char *stem
    = dot != NULL && dot > name ? g_strndup (name, (gsize)(dot - name)) : g_strdup (name);
  return g_utf8_make_valid (stem, -1);
}

static void
step_free (gpointer data)
{
  Step *step = data;
  g_strfreev (step->doubts);
  g_clear_pointer (&step->corrections, g_ptr_array_unref);
  g_free (step);
}

/* ---- reading under the steps ---- */

static void
collect_answers (YdImportDraft *self, int *year)
{
  g_hash_table_remove_all (self->choices);
  g_hash_table_remove_all (self->settled);
  for (guint i = 0; i < self->n_done; i++)
    {
      const Step *step = g_ptr_array_index (self->steps, i);
      for (guint j = 0; step->corrections != NULL && j < step->corrections->len; j++)
        {
          const YdCorrection *one = g_ptr_array_index (step->corrections, j);
          if (one->code == YD_CORRECT_FIELD && one->field == YD_IMPORT_YEAR)
            *year = atoi (one->text);
        }
      for (char **key = step->doubts; key != NULL && *key != NULL; key++)
        {
          g_hash_table_insert (self->choices, g_strdup (*key), GUINT_TO_POINTER (step->answer));
          g_hash_table_add (self->settled, g_strdup (*key));
        }
    }
}

static gboolean
apply_corrections (YdImportDraft *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint n_last = 0;
  for (guint i = 0; i < self->n_done; i++)
    {
      GPtrArray *corrections = ((Step *)g_ptr_array_index (self->steps, i))->corrections;
      n_last = corrections != NULL ? corrections->len : 0;
      for (guint j = 0; j < n_last; j++)
        g_ptr_array_add (all, g_ptr_array_index (corrections, j));
    }
  return all->len == 0 || yd_corrections_apply (all, n_last, self->outline, self->blocks);
}

/* Returns: whether the corrections of the last step found what they are about */
static gboolean
read_again (YdImportDraft *self)
{
  int year = self->year_hint;
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->block_starts, g_free);
  yd_outline_free (self->outline);
  collect_answers (self, &year);
  self->outline = yd_outline_read (self->blocks, self->title, year, self->choices);
  if (self->source.lossy)
    yd_outline_add_doubt (self->outline, YD_DOUBT_ENCODING, 0, NULL,
                          yd_encoding_get_name (self->source.encoding), NULL);
  yd_outline_set_keys (self->outline);
  gboolean found = apply_corrections (self);
  for (guint i = 0; i < self->outline->doubts->len; i++)
    {
      YdDoubt *doubt = g_ptr_array_index (self->outline->doubts, i);
      g_autofree char *key = yd_doubt_dup_key (doubt);
      doubt->settled = doubt->overruled || g_hash_table_contains (self->settled, key);
    }
  return found;
}

/* @corrections: (transfer full) (nullable); @doubts: (transfer full) (nullable) */
static void
add_step (YdImportDraft *self, GStrv doubts, guint answer, GPtrArray *corrections)
{
  Step *step = g_new0 (Step, 1);
  *step = (Step){ doubts, answer, corrections };
  g_ptr_array_set_size (self->steps, (int)self->n_done);
  g_ptr_array_add (self->steps, step);
  self->n_done++;
}

/* @blocks: (transfer full)
 * @title: (transfer full) (nullable): stands in where the text has none */
static YdImportDraft *
new_with_blocks (YdBlocks *blocks, const YdImportSource *source, const char *name, char *title,
                 int year_hint)
{
  YdImportDraft *self = g_new0 (YdImportDraft, 1);
  self->name = g_strdup (name);
  self->title = title;
  self->year_hint = year_hint;
  self->source = *source;
  self->blocks = blocks;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_again (self);
  return self;
}

/**
 * yd_import_draft_new:
 * @name: (nullable): of the file; breaks ties between formats and serves as title where there is
 *   none
 * @year_hint: the plan's year where it is known; 0 where the text should tell
 *
 * Returns: (transfer full) (nullable): errors as those of yd_import_bytes()
 */
YdImportDraft *
yd_import_draft_new (GBytes *bytes, const char *name, int year_hint, GCancellable *cancellable,
                     GError **error)
{
  YdImportSource source;
  YdBlocks *blocks = yd_import_read_blocks (bytes, name, &source, cancellable, error);
  if (blocks == NULL)
    return NULL;
  return new_with_blocks (blocks, &source, name, title_of_name (name), year_hint);
}

/**
 * yd_import_draft_new_for_words:
 * @html: (nullable): as it stands on a clipboard
 * @text: (nullable): the same, plain, for where the page has no words
 * @name: (nullable): what they came from
 *
 * Returns: (transfer full) (nullable): what another program left, as a document
 */
YdImportDraft *
yd_import_draft_new_for_words (GBytes *html, const char *text, const char *name,
                               GCancellable *cancellable, GError **error)
{
  YdImportSource source = { YD_FORMAT_HTML, YD_ENCODING_UTF8, FALSE };
  g_autoptr (YdBlocks) page = html != NULL ? yd_import_read_page (html, NULL) : NULL;
  if (page != NULL)
    page = yd_blocks_take_markdown (g_steal_pointer (&page));
  if (page == NULL || yd_blocks_get_length (page) == 0)
    {
      g_autoptr (GBytes) plain = g_bytes_new (text, text != NULL ? strlen (text) : 0);
      g_clear_pointer (&page, yd_blocks_free);
      page = yd_import_read_blocks (plain, NULL, &source, cancellable, error);
    }
  /* what they came from is no file, and names nothing */
  return page != NULL
           ? new_with_blocks (g_steal_pointer (&page), &source, name, g_strdup ("工作要点"), 0)
           : NULL;
}

/**
 * yd_import_draft_new_for_file:
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Like yd_import_draft_new(); errors name the file. Blocking: call it on a thread of its own.
 */
YdImportDraft *
yd_import_draft_new_for_file (GFile *file, int year_hint, GCancellable *cancellable,
                              YdImportProgress progress, gpointer user_data, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("");
  g_autoptr (GBytes) bytes = yd_import_load (file, cancellable, progress, user_data, error);
  YdImportDraft *self
    = bytes != NULL ? yd_import_draft_new (bytes, name, year_hint, cancellable, error) : NULL;
  if (self == NULL)
    g_prefix_error (error, _ ("%s: "), name);
  return self;
}

void
yd_import_draft_free (YdImportDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  yd_blocks_free (self->blocks);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->settled);
  yd_outline_free (self->outline);
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self->block_starts);
  g_free (self);
}

/**
 * yd_import_draft_get_name:
 *
 * Returns: (nullable): the source's name, without its folder
 */
const char *
yd_import_draft_get_name (const YdImportDraft *self)
{
  return self->name;
}

const YdBlocks *
yd_import_draft_get_blocks (const YdImportDraft *self)
{
  return self->blocks;
}

const YdOutline *
yd_import_draft_get_outline (const YdImportDraft *self)
{
  return self->outline;
}

/* Spans and the places of doubts are found when a window asks for them: the command line needs
 * neither. */
static void
find_spans (YdImportDraft *self)
{
  if (self->spans != NULL)
    return;
  guint n = yd_blocks_get_length (self->blocks), at = 0;
  self->spans = yd_import_find_spans (self->blocks, self->outline);
  self->block_starts = g_new0 (guint, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      while (at < self->spans->len && g_array_index (self->spans, YdSpan, at).block < i)
        at++;
      self->block_starts[i] = at;
    }
}

/**
 * yd_import_draft_get_spans:
 *
 * Returns: (transfer none) (array length=n_spans): what became of the source's words, by block and
 *   start. Dates and figures come after the title, body or unit mark that they lie in; nothing else
 *   overlaps. What no span covers are marks and labels (附件：, 抄送：) that fields imply.
 */
const YdSpan *
yd_import_draft_get_spans (const YdImportDraft *self, guint *n_spans)
{
  find_spans ((YdImportDraft *)self);
  *n_spans = self->spans->len;
  return (const YdSpan *)(gconstpointer)self->spans->data;
}

/**
 * yd_import_draft_get_block_spans:
 *
 * Returns: (transfer none) (array length=n_spans): those of one block
 */
const YdSpan *
yd_import_draft_get_block_spans (const YdImportDraft *self, guint block, guint *n_spans)
{
  g_return_val_if_fail (block < yd_blocks_get_length (self->blocks), NULL);
  find_spans ((YdImportDraft *)self);
  guint start = self->block_starts[block];
  *n_spans = self->block_starts[block + 1] - start;
  return (const YdSpan *)(gconstpointer)self->spans->data + start;
}

/**
 * yd_import_draft_get_doubts:
 *
 * Returns: (transfer none) (element-type YdDoubt): in the order of the text, those about the whole
 *   of it last; those with answers wait for a person, the others are remarks
 */
GPtrArray *
yd_import_draft_get_doubts (const YdImportDraft *self)
{
  find_spans ((YdImportDraft *)self);
  return self->outline->doubts;
}

/**
 * yd_import_draft_count_open:
 *
 * Returns: how many doubts have answers to choose from
 */
guint
yd_import_draft_count_open (const YdImportDraft *self)
{
  guint count = 0;
  for (guint i = 0; i < self->outline->doubts->len; i++)
    count += ((const YdDoubt *)g_ptr_array_index (self->outline->doubts, i))->n_answers > 0;
  return count;
}

/**
 * yd_import_draft_get_item:
 *
 * Returns: (transfer none) (nullable): the item of this key
 */
const YdOutlineItem *
yd_import_draft_get_item (const YdImportDraft *self, const char *key)
{
  return yd_outline_find_key (self->outline, key);
}

/**
 * yd_import_draft_get_found:
 * @key: as yd_outline_item_dup_found_keys() has it
 *
 * Returns: (transfer none) (nullable): the date or figure of this key
 */
const YdOutlineSuggestion *
yd_import_draft_get_found (const YdImportDraft *self, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "\t", 2);
  const YdOutlineItem *item = yd_outline_find_key (self->outline, parts[0]);
  if (item == NULL)
    return NULL;
  g_autoptr (GPtrArray) keys = yd_outline_item_dup_found_keys (item);
  guint index;
  return g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &index)
           ? g_ptr_array_index (item->suggestions, index)
           : NULL;
}

/* Where in @item's paragraphs those of the block stand that begin at its beginning. */
static gboolean
find_in_text (const YdOutlineItem *item, const char *words, int *paragraph, int *at)
{
  g_autofree char *trimmed = yd_scan_trim (words, words + strlen (words));
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const char *text = g_ptr_array_index (item->paragraphs, i);
      const char *found = *trimmed != '\0' ? strstr (text, trimmed) : NULL;
      if (found == NULL)
        continue;
      *paragraph = (int)i;
      *at = (int)yd_scan_length (text, found);
      return TRUE;
    }
  return FALSE;
}

/**
 * yd_import_draft_new_correction_at:
 * @block: index of a paragraph of the source
 *
 * Returns: (transfer full) (nullable): what makes an item of @kind begin there, whatever it was read as;
 *   %NULL where the paragraph lies within a longer one and has to be split off there
 */
YdCorrection *
yd_import_draft_new_correction_at (const YdImportDraft *self, guint block, YdItemKind kind)
{
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (self, block, &n);
  YdCorrection *correction = NULL;
  for (guint i = 0; i < n && correction == NULL; i++)
    {
      const YdSpan *span = &spans[i];
      int paragraph = 0, at = 0;
      if (span->item == NULL || span->role > YD_SPAN_BODY)
        continue;
      if (span->role < YD_SPAN_BODY)
        correction = yd_correction_new (YD_CORRECT_KIND, span->item->key);
      else if (!find_in_text (span->item, yd_blocks_get (self->blocks, block)->text, &paragraph,
                              &at))
        return NULL;
      else if (paragraph == 0 && at == 0 && *span->item->title == '\0')
        correction = yd_correction_new (YD_CORRECT_KIND, span->item->key);
      else
        correction = yd_correction_new (YD_CORRECT_SPLIT, span->item->key);
      correction->paragraph = paragraph;
      correction->at = at;
    }
  if (correction == NULL)
    correction = yd_correction_new (YD_CORRECT_TAKE, NULL);
  correction->block = block;
  correction->kind = kind;
  return correction;
}

/* ---- steps ---- */

/**
 * yd_import_draft_answer:
 * @doubt: index in the doubts
 * @answer: index in its answers; 0 takes the proposal, the one that holds confirms it
 *
 * Returns: whether the text was read again under this answer: outline, spans and doubts are new
 */
gboolean
yd_import_draft_answer (YdImportDraft *self, guint doubt, guint answer)
{
  find_spans (self); /* the order of the doubts */
  g_return_val_if_fail (doubt < self->outline->doubts->len, FALSE);
  YdDoubt *one = g_ptr_array_index (self->outline->doubts, doubt);
  g_return_val_if_fail (answer < one->n_answers, FALSE);
  gboolean same = one->chosen == answer;
  if (same && one->settled)
    return FALSE;
  GStrv keys = g_new0 (char *, 2);
  keys[0] = yd_doubt_dup_key (one);
  add_step (self, keys, answer, NULL);
  if (same) /* confirmed: nothing else changes */
    {
      g_hash_table_add (self->settled, g_strdup (keys[0]));
      g_hash_table_insert (self->choices, g_strdup (keys[0]), GUINT_TO_POINTER (answer));
      one->settled = TRUE;
    }
  else
    read_again (self);
  return !same;
}

/**
 * yd_import_draft_answer_all_proposed:
 *
 * 全部用建议: every proposal holds again.
 */
void
yd_import_draft_answer_all_proposed (YdImportDraft *self)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  for (guint i = 0; i < self->outline->doubts->len; i++)
    {
      const YdDoubt *doubt = g_ptr_array_index (self->outline->doubts, i);
      if (doubt->n_answers == 0 || doubt->overruled || (doubt->settled && doubt->chosen == 0))
        continue;
      g_autofree char *key = yd_doubt_dup_key (doubt);
      g_strv_builder_add (keys, key);
    }
  GStrv all = g_strv_builder_end (keys);
  if (all[0] == NULL)
    {
      g_strfreev (all);
      return;
    }
  add_step (self, all, 0, NULL);
  read_again (self);
}

/**
 * yd_import_draft_correct:
 * @corrections: (transfer full) (element-type YdCorrection): one gesture of a person, its words checked
 *
 * Returns: whether all of it found what it is about; else nothing has changed
 */
gboolean
yd_import_draft_correct (YdImportDraft *self, GPtrArray *corrections)
{
  add_step (self, NULL, 0, corrections);
  if (read_again (self))
    return TRUE;
  yd_import_draft_undo (self);
  g_ptr_array_set_size (self->steps, (int)self->n_done);
  return FALSE;
}

gboolean
yd_import_draft_can_undo (const YdImportDraft *self)
{
  return self->n_done > 0;
}

gboolean
yd_import_draft_can_redo (const YdImportDraft *self)
{
  return self->n_done < self->steps->len;
}

/* Takes back the last answer or correction. */
void
yd_import_draft_undo (YdImportDraft *self)
{
  g_return_if_fail (self->n_done > 0);
  self->n_done--;
  read_again (self);
}

void
yd_import_draft_redo (YdImportDraft *self)
{
  g_return_if_fail (self->n_done < self->steps->len);
  self->n_done++;
  read_again (self);
}

/**
 * yd_import_draft_set_year:
 * @year: the plan's; 0 where the text should tell
 */
void
yd_import_draft_set_year (YdImportDraft *self, int year)
{
  if (self->year_hint == year)
    return;
  self->year_hint = year;
  read_again (self);
}

/**
 * yd_import_draft_finish:
 *
 * Returns: (transfer full): the rows of the plan as it stands now, with new ids each time
 */
YdImportResult *
yd_import_draft_finish (const YdImportDraft *self)
{
  return yd_import_make_result (self->outline, self->blocks, &self->source, self->name);
}
