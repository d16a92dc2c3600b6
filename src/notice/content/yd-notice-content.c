/* Owns: what is printed and in which order, read from a plan. The plan is only read, and nothing of
 * it is kept. Refuses: to correct what was written; a field that is missing is noted, not invented.
 */

#include "yd-content-reader.h"

#include "yd-annex.h"
#include "yd-breakdown.h"
#include "yd-text.h"

#include <string.h>

/* ---- the notice ---- */

static void
add (YdReader *r, const char *text, YdFace face, const char *column)
{
  yd_block_writer_add (&r->writer, text, face, YD_TABLE_NOTICE, r->row->id, column);
}

static void
note_gap (YdReader *r, YdPart part, const char *column)
{
  YdGap gap = { part, column };
  g_array_append_val (r->content->gaps, gap);
}

/* One field, one block; a missing one that must be there is noted. */
void
yd_reader_add_field (YdReader *r, YdPart part, const char *text, const char *column,
                     gboolean mandatory)
{
  if (!yd_reader_is_empty (text))
    {
      add (r, text, yd_part_get_info (part)->face, column);
      yd_block_writer_finish (&r->writer, part);
    }
  else if (mandatory)
    note_gap (r, part, column);
}

static gboolean
strip_suffix (char *text, const char *suffix)
{
  gsize length = strlen (text), tail = strlen (suffix);
  if (length <= tail || strcmp (text + length - tail, suffix) != 0)
    return FALSE;
  text[length - tail] = '\0';
  return TRUE;
}

/* A letter's head is the agency's name alone (10.1), whatever stood there when the form was a document. */
static void
add_letter_head (YdReader *r)
{
  g_autofree char *name = g_strdup (r->row->head);
  if (name != NULL)
    strip_suffix (name, "文件");
  yd_reader_add_field (r, YD_PART_HEAD, name, "head", TRUE);
}

/* Several agencies: a name a row and 文件, or 命令, beside them (7.2.4). */
static void
add_head (YdReader *r)
{
  static const char *const suffixes[] = { "文件", "命令", "令" };
  g_auto (GStrv) joint = yd_text_split_lines (r->row->joint != NULL ? r->row->joint : "");
  g_autofree char *first = NULL;
  const char *suffix = NULL;

  if (r->content->form == YD_NOTICE_LETTER)
    {
      add_letter_head (r);
      return;
    }
  if (joint[0] == NULL || yd_reader_is_empty (r->row->head)
      || (r->content->form != YD_NOTICE_DOCUMENT && r->content->form != YD_NOTICE_ORDER))
    {
      yd_reader_add_field (r, YD_PART_HEAD, r->row->head, "head", TRUE);
      return;
    }
  first = g_strdup (r->row->head);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes) && suffix == NULL; i++)
    if (strip_suffix (first, suffixes[i]))
      suffix = suffixes[i];
  yd_reader_add_field (r, YD_PART_HEAD, first, "head", TRUE);
  for (char **name = joint; *name != NULL; name++)
    yd_reader_add_field (r, YD_PART_HEAD, *name, "joint", FALSE);
  if (suffix != NULL)
    yd_reader_add_field (r, YD_PART_HEAD_SUFFIX, suffix, "head", FALSE);
}

/* An order begins with its text, and whom it goes to stands in the imprint (10.2); minutes are addressed
 * to nobody (10.3). */
static gboolean
has_addressee (const YdReader *r)
{
  return r->content->form == YD_NOTICE_DOCUMENT || r->content->form == YD_NOTICE_LETTER;
}

/* 主送 ends with one full-width colon, whatever was typed (7.3.2). */
static void
add_addressee (YdReader *r)
{
  g_autofree char *text = NULL;
  if (yd_reader_is_empty (r->row->addressee))
    {
      note_gap (r, YD_PART_ADDRESSEE, "addressee");
      return;
    }
  text = g_strstrip (g_strdup (r->row->addressee));
  while (strip_suffix (text, "：") || strip_suffix (text, ":"))
    ;
  add (r, text, YD_FACE_FS, "addressee");
  add (r, "：", YD_FACE_FS, NULL);
  yd_block_writer_finish (&r->writer, YD_PART_ADDRESSEE);
}

/* 出席：, 请假：, 列席： stand in the body of minutes and have a face and an indent of their own.
 */
static gboolean
add_attendance (YdReader *r, YdRecord *paragraph, const char *text)
{
  static const char *const labels[] = { "出席：", "请假：", "列席：" };
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (text, labels[i]))
      {
        YdId id = yd_record_get_id (paragraph);
        yd_block_writer_add (&r->writer, labels[i], YD_FACE_HT, YD_TABLE_PARAGRAPH, id, "text");
        yd_block_writer_add (&r->writer, text + strlen (labels[i]), YD_FACE_FS, YD_TABLE_PARAGRAPH,
                             id, "text");
        if (r->writer.sources->len > 1)
          g_array_index (r->writer.sources, YdSource, 1).offset
            = (guint16)g_utf8_strlen (labels[i], -1);
        yd_block_writer_finish (&r->writer, YD_PART_ATTENDANCE);
        return TRUE;
      }
  return FALSE;
}

/* The level of a paragraph that begins with a number of its own: the notice's body has no items. */
static YdFace
face_of_lead (const char *text, gsize *length)
{
  static const char *const han = "一二三四五六七八九十百";
  const char *p = text;
  gboolean paren = g_str_has_prefix (text, "（");
  guint digits = 0;

  if (paren)
    p += strlen ("（");
  while (*p != '\0' && g_utf8_strchr (han, -1, g_utf8_get_char (p)) != NULL && digits < 4)
    {
      p = g_utf8_next_char (p);
      digits++;
    }
  *length = 0;
  if (digits == 0 || !g_str_has_prefix (p, paren ? "）" : "、"))
    return YD_FACE_FS;
  p = strstr (p, "。");
  *length = p != NULL ? (gsize)(p - text) + strlen ("。") : strlen (text);
  return paren ? YD_FACE_KT : YD_FACE_HT;
}

void
yd_reader_add_paragraphs (YdReader *r, YdRecordList *list, YdPart part)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdParagraph *paragraph = yd_record_list_get (list, i);
      YdId id = yd_record_get_id (YD_RECORD (paragraph));
      g_auto (GStrv) lines = yd_text_split_lines (yd_paragraph_get_text (paragraph));
      for (char **line = lines; *line != NULL; line++)
        {
          gsize lead;
          YdFace face;
          YdBlock *block;
          if (r->content->form == YD_NOTICE_MINUTES && part == YD_PART_BODY
              && add_attendance (r, YD_RECORD (paragraph), *line))
            continue;
          face = face_of_lead (*line, &lead);
          if (lead == 0 && line == lines && yd_paragraph_get_labelled (paragraph))
            {
              lead = yd_paragraph_find_label (*line);
              face = YD_FACE_KT;
            }
          yd_block_writer_add_paragraph (&r->writer, id, *line, lead, face);
          block = yd_block_writer_finish (&r->writer, part);
          block->heading = lead > 0 && (*line)[lead] == '\0' && g_utf8_strlen (*line, -1) < 40;
        }
    }
}

static void
add_attachment (YdReader *r, guint n, guint number, YdTable table, YdId id, const char *title,
                const char *column)
{
  g_autofree char *mark = n == 1 ? NULL : g_strdup_printf ("%u.", number);
  yd_block_writer_add (&r->writer, number == 1 ? "附件：" : "", YD_FACE_FS, table, id, NULL);
  yd_block_writer_add (&r->writer, mark, YD_FACE_FS, table, id, NULL);
  yd_block_writer_add (&r->writer, title, YD_FACE_FS, table, id, column);
  yd_block_writer_finish (&r->writer, YD_PART_ATTACHMENT);
}

guint
yd_reader_count_attachments (YdReader *r)
{
  YdRecordList *annexes = yd_notice_list_annexes (r->notice);
  guint n = (r->content->as_annex ? 1 : 0) + (r->content->has_table ? 1 : 0);
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    n += yd_annex_get_row (yd_record_list_get (annexes, i))->listed != 0;
  return n;
}

static void
add_attachments (YdReader *r)
{
  YdRecordList *annexes = yd_notice_list_annexes (r->notice);
  guint n = yd_reader_count_attachments (r), number = 0;

  if (r->content->as_annex)
    add_attachment (r, n, ++number, YD_TABLE_PLAN, yd_plan_get_id (r->plan),
                    yd_plan_get_title (r->plan), "title");
  if (r->content->has_table)
    {
      g_autofree char *title = yd_breakdown_dup_title (r->plan);
      add_attachment (r, n, ++number, YD_TABLE_PLAN, yd_plan_get_id (r->plan), title, NULL);
    }
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      const YdAnnexRow *row = yd_annex_get_row (yd_record_list_get (annexes, i));
      if (row->listed)
        add_attachment (r, n, ++number, YD_TABLE_ANNEX, row->id,
                        row->title != NULL ? row->title : "", "title");
    }
}

void
yd_reader_add_date (YdReader *r, YdPart part, YdDate date, const char *column, const char *tail)
{
  g_autofree char *text = yd_date_is_set (date) ? yd_date_to_chinese (date) : NULL;
  if (text == NULL)
    {
      if (part != YD_PART_PLAN_DATE)
        note_gap (r, part, column);
      return;
    }
  add (r, text, yd_part_get_info (part)->face, column);
  add (r, tail, yd_part_get_info (part)->face, NULL);
  yd_block_writer_finish (&r->writer, part);
}

/* Under a signer's stamp stands the signer's post; of several agencies each has its own. */
static void
add_posts (YdReader *r)
{
  g_auto (GStrv) posts = yd_text_split_lines (r->row->signature != NULL ? r->row->signature : "");
  yd_reader_add_field (r, YD_PART_SIGNATURE, posts[0], "signature", TRUE);
  for (char **post = posts; *post != NULL && post[1] != NULL; post++)
    yd_reader_add_field (r, YD_PART_SIGNATURE, post[1], "signature", FALSE);
}

static void
add_signatures (YdReader *r)
{
  g_auto (GStrv) joint = yd_text_split_lines (r->row->joint != NULL ? r->row->joint : "");
  if (r->content->form == YD_NOTICE_MINUTES)
    return; /* minutes carry neither signature nor seal (10.3) */
  if (r->content->seal == YD_NOTICE_SEAL_SIGNER)
    {
      add_posts (r);
      yd_reader_add_date (r, YD_PART_DATE, r->row->date, "date", NULL);
      return;
    }
  yd_reader_add_field (r, YD_PART_SIGNATURE, r->row->signature, "signature", TRUE);
  for (char **name = joint; *name != NULL; name++)
    yd_reader_add_field (r, YD_PART_SIGNATURE, *name, "joint", FALSE);
  yd_reader_add_date (r, YD_PART_DATE, r->row->date, "date", NULL);
}

/* The note as written, or in the usual words for the chosen way of disclosure. */
static void
add_note (YdReader *r)
{
  static const struct
  {
    const char *disclosure, *note;
  } usual[] = {
    { "主动公开", "此件公开发布" },
    { "依申请公开", "此件依申请公开" },
    { "不予公开", "此件不予公开" },
  };
  const char *note = r->row->note, *column = "note";

  for (gsize i = 0; i < G_N_ELEMENTS (usual) && yd_reader_is_empty (note); i++)
    if (g_strcmp0 (r->row->disclosure, usual[i].disclosure) == 0)
      {
        note = usual[i].note;
        column = "disclosure";
      }
  if (yd_reader_is_empty (note))
    return;
  add (r, "（", YD_FACE_FS, NULL);
  add (r, note, YD_FACE_FS, column);
  add (r, "）", YD_FACE_FS, NULL);
  yd_block_writer_finish (&r->writer, YD_PART_NOTE);
}

static void
add_front (YdReader *r)
{
  const YdNoticeRow *row = r->row;
  g_autofree char *copy_number
    = r->options->copy > 0 ? yd_copy_number_dup (row->copy_number, r->options->copy) : NULL;
  yd_reader_add_field (r, YD_PART_COPY_NUMBER, copy_number != NULL ? copy_number : row->copy_number,
                       "copy_number", FALSE);
  yd_reader_add_field (r, YD_PART_SECRECY, row->secrecy, "secrecy", FALSE);
  yd_reader_add_field (r, YD_PART_URGENCY, row->urgency, "urgency", FALSE);
  add_head (r);
  yd_reader_add_field (r, YD_PART_NUMBER, row->number, "number",
                       r->content->form != YD_NOTICE_MINUTES);
  if (!yd_reader_is_empty (row->signer) && r->content->form == YD_NOTICE_DOCUMENT)
    {
      g_auto (GStrv) names = g_strsplit_set (row->signer, " \n\t", -1);
      r->content->upward = TRUE;
      for (char **name = names; *name != NULL; name++)
        if (**name != '\0')
          {
            add (r, *name, YD_FACE_KT, "signer");
            yd_block_writer_finish (&r->writer, YD_PART_SIGNER);
          }
    }
  if (r->content->form != YD_NOTICE_ORDER)
    yd_reader_add_field (r, YD_PART_TITLE, row->title, "title", TRUE);
  if (has_addressee (r))
    add_addressee (r);
  if (yd_record_list_get_length (yd_notice_list_body (r->notice)) == 0)
    note_gap (r, YD_PART_BODY, "body");
  yd_reader_add_paragraphs (r, yd_notice_list_body (r->notice), YD_PART_BODY);
}

static void
add_end (YdReader *r)
{
  add_attachments (r);
  add_signatures (r);
  add_note (r);
}

/* 主送 as it stands in the imprint; set there only where it would push the text off page 1. */
static void
add_send_to (YdReader *r)
{
  g_autofree char *text
    = g_strstrip (g_strdup (r->row->addressee != NULL ? r->row->addressee : ""));
  while (strip_suffix (text, "：") || strip_suffix (text, ":"))
    ;
  if (*text == '\0')
    return;
  add (r, "主送：", YD_FACE_FS, NULL);
  add (r, text, YD_FACE_FS, "addressee");
  add (r, "。", YD_FACE_FS, NULL);
  yd_block_writer_finish (&r->writer, YD_PART_SEND_TO);
}

/* 抄送 as one sentence: names apart by ，, closed by 。 (7.4.2). */
static void
add_copy_to (YdReader *r)
{
  g_auto (GStrv) names = yd_text_split_lines (r->row->copy_to != NULL ? r->row->copy_to : "");
  if (names[0] == NULL)
    return;
  add (r, "抄送：", YD_FACE_FS, NULL);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup (names[i]);
      while (strip_suffix (name, "。") || strip_suffix (name, "，") || strip_suffix (name, ","))
        ;
      add (r, i > 0 ? "，" : "", YD_FACE_FS, NULL);
      add (r, name, YD_FACE_FS, "copy_to");
    }
  add (r, "。", YD_FACE_FS, NULL);
  yd_block_writer_finish (&r->writer, YD_PART_COPY_TO);
}

static void
add_imprint (YdReader *r)
{
  const YdNoticeRow *row = r->row;
  if (r->content->form != YD_NOTICE_MINUTES)
    add_send_to (r);
  add_copy_to (r);
  if (r->content->form == YD_NOTICE_LETTER)
    return; /* a letter's imprint has 抄送 alone (10.1) */
  yd_reader_add_field (r, YD_PART_PRINTED_BY, row->printed_by, "printed_by", TRUE);
  yd_reader_add_date (r, YD_PART_PRINTED_ON, row->printed_on, "printed_on", "印发");
  if (row->copies > 0)
    {
      g_autofree char *copies = g_strdup_printf ("共印%d份", row->copies);
      yd_reader_add_field (r, YD_PART_COPIES, copies, "copies", FALSE);
    }
}

/* Whether anybody has written a word of the notice yet. */
static gboolean
has_words (YdNotice *notice)
{
  const YdNoticeRow *row;
  if (notice == NULL)
    return FALSE;
  row = yd_notice_get_row (notice);
  return !yd_reader_is_empty (row->head) || !yd_reader_is_empty (row->number)
         || !yd_reader_is_empty (row->title) || !yd_reader_is_empty (row->addressee)
         || !yd_reader_is_empty (row->signature)
         || yd_record_list_get_length (yd_notice_list_body (notice)) > 0;
}

/* An author's own line breaks mean nothing outside the page. */
static char *
dup_without_breaks (const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  return g_strjoinv ("", lines);
}

/* A notice of the plan's own title does not send the plan out: it is the plan, and is signed behind its
 * last point. */
static gboolean
is_one_document (const YdReader *r)
{
  if (!r->content->has_notice || r->content->as_annex || yd_reader_is_empty (r->row->title))
    return FALSE;
  g_autofree char *notice = dup_without_breaks (r->row->title);
  g_autofree char *plan = dup_without_breaks (yd_plan_get_title (r->plan));
  return strcmp (notice, plan) == 0;
}

static void
read_all (YdReader *r)
{
  if (r->content->has_notice)
    add_front (r);
  if (r->content->has_notice && !r->content->one_document)
    add_end (r);
  yd_reader_add_plan (r);
  if (r->content->one_document)
    add_end (r);
  if (r->content->has_table)
    yd_reader_add_table (r);
  if (r->notice != NULL)
    yd_reader_add_annexes (r);
  if (r->content->has_notice)
    add_imprint (r);
}

/* What is bound by itself (7.3.7). */
static void
read_annexes (YdReader *r)
{
  if (r->content->as_annex)
    yd_reader_add_plan (r);
  if (r->content->has_table && r->content->has_notice)
    yd_reader_add_table (r);
  if (r->notice != NULL)
    yd_reader_add_annexes (r);
}

/* What a file says of itself: its words are not mended block by block. */
static void
read_facts (YdReader *r)
{
  YdContent *content = r->content;
  const char *author = !yd_reader_is_empty (r->row->signature) ? r->row->signature
                       : !yd_reader_is_empty (r->row->issuer)  ? r->row->issuer
                                                               : yd_plan_get_row (r->plan)->issuer;
  g_autofree char *title = dup_without_breaks (
    !yd_reader_is_empty (r->row->title) ? r->row->title : yd_plan_get_title (r->plan));

  content->title = yd_text_normalise (title, -1);
  content->author = author != NULL ? yd_text_normalise (author, -1) : NULL;
  content->subject = r->row->number != NULL ? yd_text_normalise (r->row->number, -1) : NULL;
}

/**
 * yd_content_new:
 * @plan: only read
 * @options: (nullable): its form, its copy and its Latin face are heeded here
 * @memory: (nullable): blocks of items that have not changed are taken from it
 *
 * Returns: (transfer full): what is printed
 */
YdContent *
yd_content_new (YdPlan *plan, const YdNoticeOptions *options, YdContentMemory *memory)
{
  YdContent *content = yd_content_alloc ();
  static const YdNoticeRow no_row = { 0 };
  const YdNoticeOptions usual = YD_NOTICE_OPTIONS_INIT;
  YdReader r = { .content = content,
                 .options = options != NULL ? options : &usual,
                 .plan = plan,
                 .notice = yd_plan_get_notice (plan),
                 .memory = memory };

  r.row = r.notice != NULL ? yd_notice_get_row (r.notice) : &no_row;
  yd_block_writer_init (&r.writer, content);
  content->form = (YdNoticeForm)(r.options->form >= 0 ? r.options->form : r.row->form);
  content->has_notice = has_words (r.notice);
  content->as_annex = content->has_notice && r.row->as_annex;
  content->title_left_out = content->form == YD_NOTICE_ORDER && !yd_reader_is_empty (r.row->title);
  content->seal = content->form == YD_NOTICE_ORDER
                    ? YD_NOTICE_SEAL_SIGNER
                    : (YdNoticeSeal)CLAMP (r.row->sealed, 0, YD_NOTICE_SEAL_SIGNER);
  content->latin = r.options->latin;
  content->date = r.row->date;
  content->year = yd_plan_get_year (plan);
  read_facts (&r);
  content->has_table
    = yd_plan_get_row (plan)->unit_print == YD_PRINT_TABLE && yd_breakdown_has_rows (plan);
  if (memory != NULL)
    yd_content_memory_begin (memory, plan, content->latin);
  content->one_document = is_one_document (&r);
  if (r.options->annexes_alone)
    read_annexes (&r);
  else
    read_all (&r);
  yd_block_writer_clear (&r.writer);
  if (memory != NULL)
    yd_content_memory_end (memory, content);
  return content;
}
