/* Owns: the text layer of a PDF to blocks: lines to paragraphs by indent and width, page numbers
 * and running heads taken out. Refuses: pictures of text; they need recognising first. */

#include "yd-reader.h"

#include "yd-char.h"
#include "yd-error.h"
#include "yd-lines.h"
#include "yd-pdf-head.h"
#include "yd-pdf-table.h"
#include "yd-rule-line.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#define MAX_PAGES 3000
#define MAX_HEAD 120   /* bytes of a running head */
#define HEAD_REPEATS 3 /* pages from which on a line at one height is a running head */
#define WIDE_GAP 1.2   /* line heights between words that are no neighbours */
#define CLOSER 0.6     /* line heights */
#define MAX_APART 3    /* pieces that may come between those of one line */
#define DEEP 5.0       /* line heights; farther in begins no line of a paragraph */

typedef struct
{
  double left, right; /* of the running text */
  double em;          /* height of a line's characters */
  double pitch;       /* from line to line within a paragraph: the closest quarter */
} Measure;

/* Spaces that lie between full-width characters, and those characters. */
static void
count_wide_gaps (const char *text, guint *gaps, guint *wide)
{
  gboolean before = FALSE;
  *gaps = *wide = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean full = yd_char_is_full_width (g_utf8_get_char (p));
      *wide += full;
      *gaps += before && *p == ' ' && yd_char_is_full_width (g_utf8_get_char (p + 1));
      before = full;
    }
}

/* A line that was stretched to its width comes with a space at every stretched gap: 推 动 学 校. */
static char *
close_stretched (const char *text)
{
  guint gaps, wide;
  count_wide_gaps (text, &gaps, &wide);
  if (wide < 8 || gaps * 4 < wide)
    return g_strdup (text);
  GString *out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p++)
    if (!(*p == ' ' && out->len > 0 && (guchar)out->str[out->len - 1] >= 0x80
          && (guchar)p[1] >= 0x80))
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* The text between; a gap that no words have between them is two wide spaces: it parts the names of
 * two units that sign. */
static char *
dup_line (const char *start, const char *end, const PopplerRectangle *boxes, guint n_boxes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const PopplerRectangle *last = NULL;
  const char *p = start;
  for (guint i = 0; i < n_boxes && p < end; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean wide = *p == ' ' && last != NULL && i + 1 < n_boxes
                      && boxes[i + 1].x1 - last->x2 > WIDE_GAP * (last->y2 - last->y1)
                      && yd_char_is_han (yd_scan_before (start, p))
                      && yd_char_is_han (g_utf8_get_char (p + 1));
      g_string_append_unichar (text, wide ? 0x3000 : c);
      if (wide)
        g_string_append_unichar (text, 0x3000);
      last = yd_scan_is_space (c) ? last : boxes + i;
    }
  g_string_append_len (text, p, end - p);
  return yd_scan_trim (text->str, text->str + text->len);
}

static void
add_line (GPtrArray *lines, const char *start, const char *end, const PopplerRectangle *boxes,
          guint n_boxes, int page)
{
  g_autofree char *text = dup_line (start, end, boxes, n_boxes);
  if (*text == '\0')
    return;
  YdPdfLine *line = g_new0 (YdPdfLine, 1);
  line->text = close_stretched (text);
  line->page = page;
  line->left = line->top = G_MAXDOUBLE;
  const char *p = start;
  guint han = 0;
  for (guint i = 0; i < n_boxes && p < end; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (yd_scan_is_space (c))
        continue;
      if (yd_char_is_han (c))
        {
          line->size += boxes[i].x2 - boxes[i].x1;
          han++;
        }
      line->left = MIN (line->left, boxes[i].x1);
      line->right = MAX (line->right, boxes[i].x2);
      line->top = MIN (line->top, boxes[i].y1);
      line->bottom = MAX (line->bottom, boxes[i].y2);
    }
  if (line->left == G_MAXDOUBLE)
    line->left = line->top = 0;
  if (han > 0)
    line->size /= han;
  g_ptr_array_add (lines, line);
}

/* How far @b may stand within @a: marks that follow each other, 。（ and ）。, are set closer, each within the
 * other's empty half. */
static double
find_overlap (const YdPdfLine *a, const YdPdfLine *b)
{
  const char *end = a->text + strlen (a->text);
  gunichar last = yd_scan_before (a->text, end), first = g_utf8_get_char (b->text);
  gboolean marks = g_unichar_ispunct (last) && g_unichar_ispunct (first);
  return marks ? CLOSER * (a->bottom - a->top) : 2;
}

/* The piece that @index stands to the right of: the one before, or, where a gap parts them, one of
 * the few before that; %NULL none. */
static YdPdfLine *
find_left (GPtrArray *lines, guint from, guint index)
{
  const YdPdfLine *b = g_ptr_array_index (lines, index);
  double middle = (b->top + b->bottom) / 2;
  for (guint back = 1; back <= MAX_APART && back <= index - from; back++)
    {
      YdPdfLine *a = g_ptr_array_index (lines, index - back);
      if (middle >= a->top && middle <= a->bottom)
        return b->left >= a->right - find_overlap (a, b) ? a : NULL;
    }
  return NULL;
}

/* Pieces that stand side by side are one line: justified text comes in pieces. */
static void
join_side_by_side (GPtrArray *lines, guint from)
{
  for (guint i = from + 1; i < lines->len; i++)
    {
      YdPdfLine *a = find_left (lines, from, i), *b = g_ptr_array_index (lines, i);
      if (a == NULL || a->row || b->row)
        continue;
      double height = a->bottom - a->top, gap = b->left - a->right;
      char *joined = g_strconcat (a->text,
                                  gap > WIDE_GAP * height ? "　　"
                                  : gap > height          ? " "
                                                          : "",
                                  b->text, NULL);
      g_free (a->text);
      a->text = joined;
      a->right = MAX (a->right, b->right);
      a->bottom = MAX (a->bottom, b->bottom);
      g_ptr_array_remove_index (lines, i--);
    }
}

/* A column's piece ends where the next character stands farther away than words do. */
static void
add_pieces (GPtrArray *lines, const char *start, const char *end, const PopplerRectangle *boxes,
            guint n_boxes, int page)
{
  const PopplerRectangle *last = NULL, *first = boxes;
  const char *p = start;
  for (const PopplerRectangle *box = boxes; box < boxes + n_boxes && p < end;
       box++, p = g_utf8_next_char (p))
    {
      if (yd_scan_is_space (g_utf8_get_char (p)))
        continue;
      if (last != NULL
          && (box->x1 - last->x2 > 0.6 * (box->y2 - box->y1) || box->x2 < last->x1
              || box->y1 > last->y2 || box->y2 < last->y1))
        {
          add_line (lines, start, p, first, (guint)(box - first), page);
          start = p;
          first = box;
        }
      last = box;
    }
  add_line (lines, start, end, first, n_boxes - (guint)(first - boxes), page);
}

typedef void (*AddFunc) (GPtrArray *, const char *, const char *, const PopplerRectangle *, guint,
                         int);

static void
add_page (GPtrArray *lines, AddFunc add, const char *text, const PopplerRectangle *boxes,
          guint n_boxes, int page)
{
  const char *p = text;
  guint at = 0;
  while (*p != '\0')
    {
      const char *end = p + strcspn (p, "\n\f");
      guint count = (guint)yd_scan_length (p, end);
      if (at < n_boxes)
        add (lines, p, end, boxes + at, MIN (count, n_boxes - at), page);
      at += count + (*end != '\0');
      p = *end != '\0' ? end + 1 : end;
    }
}

static void
read_page (PopplerDocument *document, int number, GPtrArray *lines, YdPdfTable *table)
{
  PopplerPage *page = poppler_document_get_page (document, number);
  if (page == NULL)
    return;
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  guint from = lines->len;
  if (text != NULL && poppler_page_get_text_layout (page, &boxes, &n_boxes))
    {
      add_page (lines, add_pieces, text, boxes, n_boxes, number);
      if (!yd_pdf_table_gather (lines, from, table) && !yd_pdf_columns_order (lines, from))
        {
          g_ptr_array_set_size (lines, (int)from);
          add_page (lines, add_line, text, boxes, n_boxes, number);
        }
    }
  g_free (boxes);
  g_object_unref (page);
  join_side_by_side (lines, from);
}

/* ---- furniture ---- */

static gboolean
is_edge (GPtrArray *lines, guint i)
{
  const YdPdfLine *line = g_ptr_array_index (lines, i);
  return i == 0 || i + 1 == lines->len
         || ((YdPdfLine *)g_ptr_array_index (lines, i - 1))->page != line->page
         || ((YdPdfLine *)g_ptr_array_index (lines, i + 1))->page != line->page;
}

static gboolean
is_page_number (const char *text)
{
  YdLine probe = { .text = (char *)text, .kind = YD_BLOCK_TEXT };
  return yd_rule_line_get_kind (&probe) == YD_LINE_PAGE;
}

/* A running head without the page number in it. */
static char *
head_key (const char *text)
{
  GString *key = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!yd_scan_is_digit (p) && !yd_scan_is_space (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}

/* Page numbers go; what stands on many pages at one height is kept once, as an aside. */
static void
drop_furniture (GPtrArray *lines)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdPdfLine *line = g_ptr_array_index (lines, i);
      if (!is_edge (lines, i))
        continue;
      char *key = head_key (line->text);
      int count = GPOINTER_TO_INT (g_hash_table_lookup (heads, key)) + 1;
      g_hash_table_replace (heads, key, GINT_TO_POINTER (count));
    }
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gboolean *edges = g_new0 (gboolean, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    edges[i] = is_edge (lines, i);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  gsize n;
  g_autofree gpointer *all = NULL;
  g_autofree int *counts = g_new0 (int, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *key = head_key (((YdPdfLine *)g_ptr_array_index (lines, i))->text);
      counts[i] = edges[i] && *key != '\0' && strlen (key) < MAX_HEAD
                    ? GPOINTER_TO_INT (g_hash_table_lookup (heads, key))
                    : 0;
    }
  g_hash_table_remove_all (heads);
  all = g_ptr_array_steal (lines, &n);
  for (gsize i = 0; i < n; i++)
    {
      YdPdfLine *line = all[i];
      gboolean repeated = edges[i] && counts[i] >= HEAD_REPEATS;
      if (edges[i]
          && (is_page_number (line->text)
              || (repeated && !g_hash_table_add (seen, head_key (line->text)))))
        {
          yd_pdf_line_free (line);
          continue;
        }
      line->aside = repeated;
      g_ptr_array_add (lines, line);
    }
}

/* ---- paragraphs ---- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static Measure
measure (GPtrArray *lines)
{
  guint n = lines->len, pitches = 0;
  g_autofree double *lefts = g_new (double, n), *rights = g_new (double, n),
                    *ems = g_new (double, n), *gaps = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const YdPdfLine *line = g_ptr_array_index (lines, i);
      const YdPdfLine *before = i > 0 ? g_ptr_array_index (lines, i - 1) : NULL;
      lefts[i] = line->left;
      rights[i] = line->right;
      ems[i] = line->bottom - line->top;
      if (before != NULL && before->page == line->page && line->top > before->top)
        gaps[pitches++] = line->top - before->top;
    }
  qsort (lefts, n, sizeof (double), compare_doubles);
  qsort (rights, n, sizeof (double), compare_doubles);
  qsort (ems, n, sizeof (double), compare_doubles);
  qsort (gaps, pitches, sizeof (double), compare_doubles);
  /* few lines may go on in a next one: the margins are where some stand, not most */
  Measure result = { lefts[n * 3 / 100], rights[n - 1 - n * 3 / 100], MAX (ems[n / 2], 4), 0 };
  result.pitch = pitches > 0 ? gaps[pitches / 4] : result.em * 1.8;
  return result;
}

static gboolean
is_centred (const YdPdfLine *line, const Measure *m)
{
  double before = line->left - m->left, after = m->right - line->right;
  return before > 2.5 * m->em && after > 2.5 * m->em && ABS (before - after) < 2 * m->em;
}

/* 小标宋 of 22 points above 仿宋 of 16: a title that fills its line. */
static gboolean
differ_in_size (const YdPdfLine *a, const YdPdfLine *b)
{
  return a->size > 0 && b->size > 0 && MAX (a->size, b->size) > 1.2 * MIN (a->size, b->size);
}

static gboolean
ends_with_bracket (const char *text)
{
  static const char *const closing[] = { "）", ")", "】", NULL };
  return yd_scan_ends (text, text + strlen (text), closing) != NULL;
}

static gboolean
begins_paragraph (const YdPdfLine *line, const YdPdfLine *before, const Measure *m)
{
  YdNumberMark mark;
  if (before == NULL || before->aside || line->aside || before->row || line->row
      || line->across != before->across || is_centred (line, m) != is_centred (before, m))
    return TRUE;
  if (is_centred (line, m))
    return TRUE; /* the lines of a title are joined by the rules */
  if (before->right < m->right - 2.5 * m->em || differ_in_size (line, before))
    return TRUE;
  if (line->left > m->left + 1.2 * m->em)
    return TRUE;
  if (line->page == before->page && line->top - before->top > 1.35 * m->pitch)
    return TRUE;
  if (line->page == before->page && before->left > m->left + DEEP * m->em
      && line->left < before->left - 2 * m->em)
    return TRUE; /* set to the right, or in the middle of a page whose lines are all short */
  double from_left = before->left - m->left, from_right = m->right - before->right;
  if (from_left > 0.6 * m->em && ABS (from_left - from_right) < m->em
      && line->left < m->left + 0.5 * m->em && yd_rule_line_ends_as_title (before->text))
    return TRUE; /* a centred title that nearly fills its line */
  gboolean number = yd_rule_number_read (line->text, &mark) && !mark.weak;
  if (number && ends_with_bracket (before->text))
    return TRUE;
  if (!yd_rule_line_ends_sentence (before->text))
    return FALSE;
  if (number)
    return TRUE;
  if (yd_scan_ends (before->text, before->text + strlen (before->text),
                    (const char *const[]){ "：", ":", "；", NULL })
      != NULL)
    return FALSE;
  YdLine probe = { .text = line->text, .kind = YD_BLOCK_TEXT };
  return yd_rule_line_get_kind (&probe) != YD_LINE_OTHER
         || (line->right < m->right - 2.5 * m->em
             && yd_rule_line_is_unit (line->text, line->text + strlen (line->text)));
}

/* The bytes of a number before a title, with what parts them: 1.1 编制目的; 0 none. */
static gsize
measure_number (const char *text)
{
  /* clang-format off */
  static const char *const counted[] = {
    "年", "月", "日", "时", "点", "分", "个", "家", "项", "名", "人", "次", "万", "亿", "元", "号", "%", NULL
  };
  /* clang-format on */
  const char *p = text, *after;
  while ((after = yd_scan_number (p, 2, NULL)) != NULL && *after == '.')
    p = after + 1;
  return after != NULL && *after == ' ' && yd_scan_words (yd_scan_spaces (after), counted) == NULL
           ? (gsize)(after + 1 - text)
           : 0;
}

/* The gap that composers leave between Han and digits is no space that anybody wrote. */
static void
close_gaps (GString *text)
{
  gsize number = measure_number (text->str), out = number;
  for (gsize i = number; i < text->len; i++)
    {
      if (text->str[i] == ' ' && out > 0 && i + 1 < text->len)
        {
          guchar a = (guchar)text->str[out - 1], b = (guchar)text->str[i + 1];
          if ((a >= 0x80 && g_ascii_isalnum (b)) || (g_ascii_isalnum (a) && b >= 0xe3))
            continue;
        }
      text->str[out++] = text->str[i];
    }
  g_string_truncate (text, out);
}

static void
add_block (YdBlocks *blocks, GString *text, const YdPdfLine *first, const Measure *m)
{
  close_gaps (text);
  YdSourceBlock *block = NULL;
  if (text->len > 0 && first->row)
    yd_blocks_add_row (blocks, text->str, (gssize)text->len);
  else if (text->len > 0)
    block = yd_blocks_add (blocks, text->str, (gssize)text->len);
  if (block != NULL)
    {
      block->centred = is_centred (first, m);
      block->kind = first->aside ? YD_BLOCK_ASIDE : YD_BLOCK_TEXT;
    }
  g_string_truncate (text, 0);
}

static YdBlocks *
make_blocks (GPtrArray *lines)
{
  YdBlocks *blocks = yd_blocks_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const YdPdfLine *first = NULL, *before = NULL;
  if (lines->len == 0)
    return blocks;
  Measure m = measure (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdPdfLine *line = g_ptr_array_index (lines, i);
      if (begins_paragraph (line, before, &m))
        {
          if (first != NULL)
            add_block (blocks, text, first, &m);
          first = line;
        }
      gboolean latin = text->len > 0 && g_ascii_isalpha (text->str[text->len - 1])
                       && g_ascii_isalpha (line->text[0]);
      g_string_append_printf (text, "%s%s", latin ? " " : "", line->text);
      before = line;
    }
  add_block (blocks, text, first, &m);
  return blocks;
}

/**
 * yd_read_pdf:
 *
 * Returns: (transfer full) (nullable): its paragraphs; %NULL with %YD_ERROR_UNSUPPORTED where it is
 *   encrypted or has no text layer, %YD_ERROR_CORRUPT where it is damaged
 */
YdBlocks *
yd_read_pdf (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &cause);
  if (document == NULL)
    {
      if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED,
                     _ ("the PDF is protected by a password; save it without one first"));
      else
        g_set_error (error, YD_ERROR, YD_ERROR_CORRUPT,
                     _ ("the PDF is damaged; take another copy of it"));
      return NULL;
    }
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (yd_pdf_line_free);
  YdPdfTable table = { 0 };
  int n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);
  for (int i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++)
    read_page (document, i, lines, &table);
  g_object_unref (document);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (lines->len == 0)
    {
      g_set_error (
        error, YD_ERROR, YD_ERROR_UNSUPPORTED,
        _ ("the PDF has no text, only pictures of it; have its text recognised (OCR) first"));
      return NULL;
    }
  drop_furniture (lines);
  return make_blocks (lines);
}
