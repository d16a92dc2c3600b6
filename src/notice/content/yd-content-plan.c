/* Owns: the plan, its breakdown table and the annexes as blocks, in the order and the faces in
 * which they are printed. Unit marks print as they were written or, once units changed, by the
 * plan's own words. Refuses: the notice, which is yd-notice-content.c. */

#include "yd-content-reader.h"

#include "yd-annex.h"
#include "yd-breakdown.h"
#include "yd-numbering.h"
#include "yd-text.h"

#include <string.h>

static void
add_item_text (YdReader *r, YdItem *item, const char *text, YdFace face, const char *column)
{
  yd_block_writer_add (&r->writer, text, face, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)),
                       column);
}

static YdPart
part_of_item (YdItem *item)
{
  switch (yd_numbering_get_form (item))
    {
    case YD_FORM_HAN_COMMA:
      return YD_PART_LEVEL_1;
    case YD_FORM_HAN_PAREN:
      return YD_PART_LEVEL_2;
    case YD_FORM_ARABIC:
      return YD_PART_LEVEL_3;
    case YD_FORM_ARABIC_PAREN:
    case YD_FORM_CIRCLED:
      return YD_PART_LEVEL_4;
    default:
      return (YdPart)(YD_PART_LEVEL_1 + CLAMP ((int)yd_item_get_kind (item), 0, 3));
    }
}

static gboolean
ends_with_mark (const char *text)
{
  static const char *const marks[] = { "。", "：", "；", "！", "？", "，", "、", ":", ";", NULL };
  for (int i = 0; marks[i] != NULL; i++)
    if (g_str_has_suffix (text, marks[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_unit_mark (YdReader *r, YdItem *item)
{
  char *mark = yd_plan_get_row (r->plan)->unit_print == YD_PRINT_AFTER_POINT
                 ? yd_item_dup_unit_mark (item)
                 : NULL;
  if (mark != NULL && *mark == '\0')
    g_clear_pointer (&mark, g_free);
  return mark;
}

static guint8
outline_of (YdItem *item)
{
  return (guint8)MIN (yd_item_get_depth (item) + 1, G_MAXUINT8);
}

/* Those with words in them: a line that was opened and not written yet is not printed. */
static GPtrArray *
dup_written (YdItem *item)
{
  YdRecordList *list = yd_item_list_paragraphs (item);
  GPtrArray *written = g_ptr_array_new ();
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      gpointer paragraph = yd_record_list_get (list, i);
      if (yd_text_count (yd_paragraph_get_text (paragraph)) > 0)
        g_ptr_array_add (written, paragraph);
    }
  return written;
}

/* The item's own paragraphs. The first may share its line with number and title; a unit mark that
 * stood in the text closes the last. */
static void
add_item_paragraphs (YdReader *r, YdItem *item, GPtrArray *paragraphs, const char *mark,
                     YdPart first_part, gboolean shared)
{
  guint n = paragraphs->len;
  gboolean own_line = yd_item_get_row (item)->mark_own_line != 0;

  for (guint i = 0; i < n; i++)
    {
      YdParagraph *paragraph = paragraphs->pdata[i];
      YdId id = yd_record_get_id (YD_RECORD (paragraph));
      yd_block_writer_add_paragraph (&r->writer, id, yd_paragraph_get_text (paragraph),
                                     yd_paragraph_get_label_length (paragraph), YD_FACE_KT);
      if (i + 1 == n && !own_line)
        add_item_text (r, item, mark, YD_FACE_FS, "unit_mark");
      YdBlock *block
        = yd_block_writer_finish (&r->writer, i == 0 && shared ? first_part : YD_PART_TEXT);
      if (i == 0 && shared && first_part <= YD_PART_LEVEL_4)
        block->outline = outline_of (item);
    }
  if (mark != NULL && (own_line || n == 0))
    {
      add_item_text (r, item, mark, YD_FACE_FS, "unit_mark");
      yd_block_writer_finish (&r->writer, YD_PART_UNITS);
    }
}

static void
add_item (YdReader *r, YdItem *item)
{
  YdPart part = part_of_item (item);
  YdFace face = yd_part_get_info (part)->face;
  const char *title = yd_item_get_title (item);
  g_autoptr (GPtrArray) paragraphs = dup_written (item);
  guint n = paragraphs->len;
  gboolean untitled = *title == '\0', shared = n > 0 && (untitled || yd_item_get_run_in (item));
  g_autofree char *mark = dup_unit_mark (r, item);

  add_item_text (r, item, yd_item_get_number (item),
                 untitled && part <= YD_PART_LEVEL_2 && n > 0 ? YD_FACE_FS : face, NULL);
  add_item_text (r, item, title, face, "title");
  if (shared && !untitled && !ends_with_mark (title))
    add_item_text (r, item, "。", face, NULL);
  if (!shared)
    {
      YdBlock *block;
      gboolean mark_here = n == 0 && mark != NULL && !yd_item_get_row (item)->mark_own_line;
      if (mark_here)
        {
          add_item_text (r, item, mark, YD_FACE_FS, "unit_mark");
          g_clear_pointer (&mark, g_free);
        }
      block = yd_block_writer_finish (&r->writer, part);
      block->heading = !mark_here;
      block->outline = outline_of (item);
    }
  add_item_paragraphs (r, item, paragraphs, mark, part, shared);
}

static void add_items (YdReader *r, YdRecordList *list);

static void
add_own_words (YdReader *r, YdItem *item)
{
  YdReading reading
    = { item, YD_READ_ITEM, yd_record_get_stamp (YD_RECORD (item)), yd_item_get_depth (item) };
  guint from = r->content->blocks->len;
  if (r->memory != NULL && yd_content_memory_recall (r->memory, &reading, r->content))
    return;
  add_item (r, item);
  if (r->memory != NULL)
    yd_content_memory_keep (r->memory, &reading, r->content, from);
}

static void
add_tree (YdReader *r, YdItem *item)
{
  if (yd_item_get_kind (item) == YD_ITEM_TASK)
    return;
  add_own_words (r, item);
  add_items (r, yd_item_list_children (item));
}

static void
add_run (YdReader *r, YdRecordList *list, guint from, guint n)
{
  YdReading reading = yd_content_memory_reading (YD_READ_TREES, list, from, n);
  guint first = r->content->blocks->len;
  if (r->memory != NULL && yd_content_memory_recall (r->memory, &reading, r->content))
    return;
  for (guint i = from; i < from + n; i++)
    add_tree (r, yd_record_list_get (list, i));
  if (r->memory != NULL)
    yd_content_memory_keep (r->memory, &reading, r->content, first);
}

/* The items in the order of the document; those that have not changed as they were read before. */
static void
add_items (YdReader *r, YdRecordList *list)
{
  guint n = yd_record_list_get_length (list), run;
  for (guint i = 0; i < n; i += run)
    {
      run = yd_content_memory_get_run (list, i);
      if (run > 0)
        add_run (r, list, i, run);
      else
        add_tree (r, yd_record_list_get (list, i));
      run = MAX (run, 1);
    }
}

/**
 * yd_content_read_ahead:
 * @options: its Latin face is heeded
 * @n_items: at most
 *
 * Reads items into @memory, so that reading the content afterwards takes no longer than a frame has
 * time for. A plan that was read once has nothing to be read ahead.
 *
 * Returns: whether there is more
 */
gboolean
yd_content_read_ahead (YdPlan *plan, const YdNoticeOptions *options, YdContentMemory *memory,
                       guint n_items)
{
  g_autoptr (YdContent) scratch = yd_content_alloc ();
  YdReader r = { .content = scratch, .options = options, .plan = plan, .memory = memory };

  scratch->latin = options->latin;
  yd_content_memory_begin (memory, plan, options->latin);
  yd_block_writer_init (&r.writer, scratch);
  YdItem *item = yd_content_memory_get_unread (memory);
  for (guint i = 0; item != NULL && i < n_items; i++, item = yd_item_get_next (item))
    if (yd_item_get_kind (item) != YD_ITEM_TASK)
      add_own_words (&r, item);
  yd_content_memory_set_unread (memory, item);
  yd_block_writer_clear (&r.writer);
  return item != NULL;
}

/* Of an annex that is bound by itself, behind the number of the document (7.3.7). */
static void
add_label (YdReader *r, const char *label, YdTable table, YdId id, const char *column)
{
  if (r->options->annexes_alone)
    yd_block_writer_add (&r->writer, r->row->number, YD_FACE_HT, YD_TABLE_NOTICE, r->row->id,
                         "number");
  yd_block_writer_add (&r->writer, label, YD_FACE_HT, table, id, column);
  yd_block_writer_finish (&r->writer, YD_PART_LABEL)->new_page = TRUE;
}

void
yd_reader_add_plan (YdReader *r)
{
  const YdPlanRow *row = yd_plan_get_row (r->plan);
  gboolean draft_mark = row->subtitle != NULL && strstr (row->subtitle, "稿") != NULL;
  YdBlock *block;

  if (r->content->as_annex)
    add_label (r, yd_reader_count_attachments (r) > 1 ? "附件1" : "附件", YD_TABLE_PLAN, row->id,
               NULL);
  if (!yd_reader_is_empty (row->title) && !r->content->one_document)
    {
      yd_block_writer_add (&r->writer, row->title, YD_FACE_XBS, YD_TABLE_PLAN, row->id, "title");
      block = yd_block_writer_finish (&r->writer, YD_PART_PLAN_TITLE);
      block->new_page = !r->content->as_annex;
      block->outline = 1;
    }
  if (!yd_reader_is_empty (row->subtitle))
    {
      yd_block_writer_add (&r->writer, row->subtitle, draft_mark ? YD_FACE_XBS : YD_FACE_KT,
                           YD_TABLE_PLAN, row->id, "subtitle");
      yd_block_writer_finish (&r->writer, YD_PART_PLAN_SUBTITLE);
    }
  yd_reader_add_paragraphs (r, yd_plan_list_preamble (r->plan), YD_PART_TEXT);
  add_items (r, yd_plan_list_items (r->plan));
  yd_reader_add_paragraphs (r, yd_plan_list_closing (r->plan), YD_PART_TEXT);
  if (r->notice != NULL && !yd_reader_is_empty (r->row->plan_signature))
    yd_reader_add_field (r, YD_PART_PLAN_SIGNATURE, r->row->plan_signature, "plan_signature",
                         FALSE);
  if (r->notice != NULL)
    yd_reader_add_date (r, YD_PART_PLAN_DATE, r->row->plan_date, "plan_date", NULL);
}

/* 任务分解表, labelled as an annex where a notice goes before it. */
void
yd_reader_add_table (YdReader *r)
{
  YdId id = yd_plan_get_id (r->plan);
  g_autofree char *title = yd_breakdown_dup_title (r->plan);
  g_autofree char *label = yd_reader_count_attachments (r) > 1
                             ? g_strdup_printf ("附件%d", r->content->as_annex ? 2 : 1)
                             : g_strdup ("附件");
  YdBlock *block;

  if (r->content->has_notice)
    add_label (r, label, YD_TABLE_PLAN, id, NULL);
  yd_block_writer_add (&r->writer, title, YD_FACE_XBS, YD_TABLE_PLAN, id, NULL);
  block = yd_block_writer_finish (&r->writer, YD_PART_PLAN_TITLE);
  block->new_page = !r->content->has_notice;
  block->outline = 1;
  yd_breakdown_add_rows (&r->writer, r->plan, r->memory);
}

void
yd_reader_add_annexes (YdReader *r)
{
  YdRecordList *annexes = yd_notice_list_annexes (r->notice);
  guint n = yd_reader_count_attachments (r);
  guint number = (r->content->as_annex ? 1 : 0) + (r->content->has_table ? 1 : 0);

  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      const YdAnnexRow *row = yd_annex_get_row (annex);
      g_autofree char *label = NULL;
      if (yd_record_list_get_length (yd_annex_list_paragraphs (annex)) == 0)
        continue; /* named after the text only: it goes out by itself */
      number++;
      label = !yd_reader_is_empty (row->label) ? g_strdup (row->label)
              : n > 1                          ? g_strdup_printf ("附件%u", number)
                                               : g_strdup ("附件");
      add_label (r, label, YD_TABLE_ANNEX, row->id, "label");
      if (!yd_reader_is_empty (row->title))
        {
          yd_block_writer_add (&r->writer, row->title, YD_FACE_XBS, YD_TABLE_ANNEX, row->id,
                               "title");
          yd_block_writer_finish (&r->writer, YD_PART_PLAN_TITLE)->outline = 1;
        }
      yd_reader_add_paragraphs (r, yd_annex_list_paragraphs (annex), YD_PART_TEXT);
    }
}
