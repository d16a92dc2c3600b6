/* Owns: a source that was read, the answers given so far, and the outline under them. Refuses: to
 * write anything, and to change an outline by hand; an answer reads the paragraphs again. */

#include "yd-import-draft.h"

#include "yd-import-source.h"
#include "yd-import-span.h"

struct _YdImportDraft
{
  char *name;
  char *title; /* stands in where the text has none */
  int year_hint;
  YdImportSource source;
  YdBlocks *blocks;
  GHashTable *choices; /* key of a doubt to the index of its answer */
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
read_again (YdImportDraft *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->block_starts, g_free);
  yd_outline_free (self->outline);
  self->outline = yd_outline_read (self->blocks, self->title, self->year_hint, self->choices);
  if (self->source.lossy)
    yd_outline_add_doubt (self->outline, YD_DOUBT_ENCODING, 0, NULL,
                          yd_encoding_get_name (self->source.encoding), NULL);
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
yd_import_draft_new (
  GBytes *bytes, const char *name, int year_hint, GCancellable *cancellable, GError **error)
{
  YdImportSource source;
  YdBlocks *blocks = yd_import_read_blocks (bytes, name, &source, cancellable, error);
  if (blocks == NULL)
    return NULL;
  YdImportDraft *self = g_new0 (YdImportDraft, 1);
  self->name = g_strdup (name);
  self->title = title_of_name (name);
  self->year_hint = year_hint;
  self->source = source;
  self->blocks = blocks;
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_again (self);
  return self;
}

/**
 * yd_import_draft_new_for_file:
 * @progress: (nullable) (scope call): told on the calling thread
 *
 * Like yd_import_draft_new(); errors name the file. Blocking: call it on a thread of its own.
 */
YdImportDraft *
yd_import_draft_new_for_file (GFile *file,
                              int year_hint,
                              GCancellable *cancellable,
                              YdImportProgress progress,
                              gpointer user_data,
                              GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("");
  g_autoptr (GBytes) bytes = yd_import_load (file, cancellable, progress, user_data, error);
  YdImportDraft *self
    = bytes != NULL ? yd_import_draft_new (bytes, name, year_hint, cancellable, error) : NULL;
  if (self == NULL)
    g_prefix_error (error, "%s: ", name);
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
  g_hash_table_unref (self->choices);
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
 * yd_import_draft_answer:
 * @doubt: index in the doubts
 * @answer: index in its answers; 0 takes the proposal again
 *
 * Reads the text again under this answer: outline, spans and doubts are new.
 */
void
yd_import_draft_answer (YdImportDraft *self, guint doubt, guint answer)
{
  find_spans (self); /* the order of the doubts */
  g_return_if_fail (doubt < self->outline->doubts->len);
  const YdDoubt *one = g_ptr_array_index (self->outline->doubts, doubt);
  g_return_if_fail (answer < one->n_answers);
  if (one->chosen == answer)
    return;
  char *key = yd_doubt_dup_key (one);
  if (answer == 0)
    {
      g_hash_table_remove (self->choices, key);
      g_free (key);
    }
  else
    g_hash_table_insert (self->choices, key, GUINT_TO_POINTER (answer));
  read_again (self);
}

/**
 * yd_import_draft_answer_all_proposed:
 *
 * 全部用建议: every proposal holds again.
 */
void
yd_import_draft_answer_all_proposed (YdImportDraft *self)
{
  if (g_hash_table_size (self->choices) == 0)
    return;
  g_hash_table_remove_all (self->choices);
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
