/* Owns: the top of page 1 as paragraphs of Word: 文件 (7.2), 信函 (10.1), 命令 (10.2) and 纪要 (10.3).
 * Every line has an exact height, so that the head stands where the standard has it whatever the fonts
 * of the office are. Refuses: drawing: a rule is the border of a paragraph, and moves with it. */

#include "yd-docx-private.h"

#include <string.h>

#define HEAD_DISTANCE (35.0 / YD_MM_PER_POINT) /* points from the type area to the ink */
#define ORDER_DISTANCE (20.0 / YD_MM_PER_POINT)
#define LETTER_TOP (30.0 / YD_MM_PER_POINT)   /* and from the page's edge */
#define LETTER_FOOT (277.0 / YD_MM_PER_POINT) /* lower edge of a letter's second line */
#define RULE_DISTANCE (4.0 / YD_MM_PER_POINT)
#define RULE_SIZE 11                           /* eighths of a point: 0.5 mm */
#define THICK 12                               /* 0.53 mm */
#define THIN 6                                 /* 0.26 mm */
#define DOUBLE_RULE ((THICK + THIN) / 8.0 + 1) /* points of both and the point between */
#define LINE 1.3                               /* em of the head that its line takes */
#define INK_TOP 0.84                           /* em of a Han character above its baseline */
#define INK_BOTTOM 0.07                        /* and below it */
#define SCALE 72                               /* percent of the width */
#define SCALE_MIN 60
#define WIDTH (YD_DOCX_WIDTH / 20.0 - YD_DOCX_HEAD_SLACK)
#define JOINT_PITCH 1.35 /* em from name to name */
#define FIRST_LINE 17.6  /* points: its em begins at the line's top */
#define SUFFIX_SPACE 0.4 /* em between the names and 文件 */

/* From the bottom of the ink to the bottom of its line, in points. */
static double
slack_below (double em)
{
  return (0.2 * LINE - INK_BOTTOM) * em;
}

static double
slack_above (double em)
{
  return (0.8 * LINE - INK_TOP) * em;
}

static guint
count_part (YdDocxWriter *w, YdPart part, guint *first)
{
  guint n = 0;
  *first = yd_content_find_part (w->content, part, 0);
  while (*first != YD_BLOCK_NONE && *first + n < yd_content_get_length (w->content)
         && yd_content_get (w->content, *first + n)->part == part)
    n++;
  return n;
}

/* One line that is as wide as the type area at most: first narrower, then smaller (R-HEAD-3). */
static YdDocxFont
fit_head (double cells, double width)
{
  YdDocxFont font = { .points = yd_part_get_info (YD_PART_HEAD)->points, .scale = SCALE };
  double natural = cells * font.points;

  if (natural * SCALE / 100 > width)
    {
      font.scale = CLAMP ((int)(100 * width / natural), SCALE_MIN, SCALE);
      if (natural * font.scale / 100 > width)
        font.points = MAX ((int)(2 * font.points * width * 100 / (natural * font.scale)) / 2.0, 1);
    }
  return font;
}

static double
cells_of (YdDocxWriter *w, guint block)
{
  return yd_docx_cells (yd_content_get (w->content, block)->text);
}

/* 份号, 密级, 紧急程度 a row each; 密级 keeps the second (7.2.1-7.2.3). Returns their height. */
static double
write_marks (YdDocxWriter *w)
{
  static const YdPart marks[] = { YD_PART_COPY_NUMBER, YD_PART_SECRECY, YD_PART_URGENCY };
  guint rows = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      guint index = yd_content_find_part (w->content, marks[i], 0);
      YdDocxFormat format = { 0 };
      if (index == YD_BLOCK_NONE)
        continue;
      if (rows == 0 && marks[i] == YD_PART_SECRECY)
        {
          format.before = YD_TWIPS (FIRST_LINE);
          rows++;
        }
      else if (rows == 0)
        format.line = YD_TWIPS (FIRST_LINE);
      yd_docx_start_paragraph (w, yd_docx_style_of (marks[i]), &format);
      yd_docx_block_runs (w, index, 0, G_MAXUINT, NULL);
      yd_docx_end (w);
      rows++;
    }
  return rows > 0 ? FIRST_LINE + (rows - 1) * w->pitch / 20.0 : 0;
}

/* ---- the head ---- */

static void
write_head_line (YdDocxWriter *w, guint block, const YdDocxFont *font, YdDocxFormat *format)
{
  gboolean shown = block != YD_BLOCK_NONE && !w->options->notice.preprinted;
  format->line = YD_TWIPS (LINE * font->points);
  yd_docx_start_paragraph (w, "YdHead", format);
  if (shown)
    yd_docx_block_runs (w, block, 0, G_MAXUINT, font);
  yd_docx_end (w);
}

/* Several agencies: how large their names are, and how wide they and 文件 beside them stand, in points. */
typedef struct
{
  guint first, n, suffix; /* blocks; @suffix may be YD_BLOCK_NONE */
  double em, width, suffix_width;
} JointHead;

static JointHead
measure_joint_head (YdDocxWriter *w)
{
  JointHead head = { .suffix = yd_content_find_part (w->content, YD_PART_HEAD_SUFFIX, 0) };
  double largest = yd_part_get_info (YD_PART_HEAD)->points, widest = 0;

  head.n = count_part (w, YD_PART_HEAD, &head.first);
  if (head.suffix != YD_BLOCK_NONE)
    head.suffix_width = (cells_of (w, head.suffix) * SCALE / 100 + SUFFIX_SPACE) * largest;
  for (guint i = 0; i < head.n; i++)
    widest = MAX (widest, cells_of (w, head.first + i) * SCALE / 100);
  head.em = MIN (largest, w->head_height / ((head.n - 1) * JOINT_PITCH + 1));
  head.em = MIN (head.em, (WIDTH - head.suffix_width) / MAX (widest, 1));
  head.em = MAX ((int)(head.em * 2) / 2.0, 1); /* Word knows half points */
  head.width = widest * head.em;
  return head;
}

/* Names below each other, equally wide, and 文件 in the middle of their height. */
static void
write_joint_head (YdDocxWriter *w, const JointHead *head, int before)
{
  int columns[] = { YD_TWIPS (head->width) + 40, YD_TWIPS (head->suffix_width) };
  YdDocxTable table = { .columns = columns, .n_columns = head->suffix != YD_BLOCK_NONE ? 2 : 1 };
  YdDocxFont names = { .points = head->em, .scale = SCALE };
  YdDocxFont other = { .points = yd_part_get_info (YD_PART_HEAD)->points, .scale = SCALE };
  YdDocxFormat gap = { .before = before, .line = YD_DOCX_HAIR };
  gboolean shown = !w->options->notice.preprinted;

  yd_docx_paragraph (w, "YdRule", &gap, NULL, NULL);
  yd_docx_start_table (w, &table);
  yd_docx_start_row (w, TRUE, FALSE);
  yd_docx_start_cell (w, columns[0], 1);
  for (guint i = 0; i < head->n; i++)
    {
      YdDocxFormat format
        = { .line = YD_TWIPS (JOINT_PITCH * head->em), .justify = YD_DOCX_JUSTIFY_SPREAD };
      yd_docx_start_paragraph (w, "YdHead", &format);
      if (shown)
        yd_docx_block_runs (w, head->first + i, 0, G_MAXUINT, &names);
      yd_docx_end (w);
    }
  yd_docx_end (w);
  if (head->suffix != YD_BLOCK_NONE)
    {
      YdDocxFormat format = { .justify = YD_DOCX_JUSTIFY_RIGHT };
      yd_docx_start_cell (w, columns[1], 1);
      write_head_line (w, head->suffix, &other, &format);
      yd_docx_end (w);
    }
  yd_docx_end (w);
  yd_docx_end (w);
}

/* ---- number and signers ---- */

static YdDocxBorder
get_rule (YdDocxWriter *w)
{
  YdDocxBorder rule = { RULE_SIZE, YD_DOCX_NUMBER_SPACE, TRUE };
  return w->options->notice.preprinted || w->content->form == YD_NOTICE_ORDER ? (YdDocxBorder){ 0 }
                                                                              : rule;
}

/* Upward documents: the number a cell from the left, on the row of the last 签发人; two names a row,
 * the last column ending a cell from the right (7.2.5, 7.2.6). */
static void
write_signers (YdDocxWriter *w, guint first, guint n, guint number, int before)
{
  double widest[2] = { 0, 0 }, left;
  guint rows = (n + 1) / 2;

  for (guint i = 0; i < n; i++)
    widest[i % 2] = MAX (widest[i % 2], cells_of (w, first + i));
  left = YD_GRID_COLUMNS - 1 - widest[0] - (n > 1 ? 1 + widest[1] : 0);
  for (guint row = 0; row < rows; row++)
    {
      YdDocxTab tabs[] = {
        { "left", yd_docx_cell_twips (1) },
        { "left", yd_docx_cell_twips (row == 0 ? left - 4 : left) },
        { "left", yd_docx_cell_twips (left + widest[0] + 1) },
      };
      YdDocxFormat format = { .tabs = tabs,
                              .n_tabs = G_N_ELEMENTS (tabs),
                              .before = row == 0 ? before : 0,
                              .justify = YD_DOCX_JUSTIFY_LEFT };
      if (row + 1 == rows)
        format.bottom = get_rule (w);
      else
        format.line = w->pitch;
      yd_docx_start_paragraph (w, "YdNumber", &format);
      yd_docx_run (w, "\t", 1, NULL);
      if (row + 1 == rows && number != YD_BLOCK_NONE)
        yd_docx_block_runs (w, number, 0, G_MAXUINT, NULL);
      yd_docx_run (w, row == 0 ? "\t签发人：" : "\t", -1, NULL);
      yd_docx_block_runs (w, first + 2 * row, 0, G_MAXUINT, NULL);
      if (2 * row + 1 < n)
        {
          yd_docx_run (w, "\t", 1, NULL);
          yd_docx_block_runs (w, first + 2 * row + 1, 0, G_MAXUINT, NULL);
        }
      yd_docx_end (w);
    }
}

/* Points from the head's line to that of the number, its ink two blank rows below the head's. */
static double
number_before (YdDocxWriter *w, double head_slack)
{
  double line = w->pitch / 20.0, em = yd_part_get_info (YD_PART_NUMBER)->points;
  return 2 * line + (line - em) - head_slack - YD_DOCX_EM_TOP (YD_DOCX_NUMBER_LINE, em);
}

static void
write_number (YdDocxWriter *w, double head_slack)
{
  guint number = yd_content_find_part (w->content, YD_PART_NUMBER, 0), signer;
  guint n_signers = count_part (w, YD_PART_SIGNER, &signer);
  YdDocxFormat format
    = { .before = YD_TWIPS (number_before (w, head_slack)), .bottom = get_rule (w) };

  if (n_signers > 0)
    {
      write_signers (w, signer, n_signers, number, format.before);
      return;
    }
  yd_docx_start_paragraph (w, "YdNumber", &format);
  if (number != YD_BLOCK_NONE)
    yd_docx_block_runs (w, number, 0, G_MAXUINT, NULL);
  yd_docx_end (w);
}

/* The head's lines: points from the type area to the first, all of them, and what of the last is below
 * its ink. */
typedef struct
{
  double above, height, slack;
  gboolean joint;
  JointHead names;
  YdDocxFont font; /* where there is one name */
} Head;

static Head
measure_head (YdDocxWriter *w)
{
  double distance = w->content->form == YD_NOTICE_ORDER ? ORDER_DISTANCE : HEAD_DISTANCE;
  guint first, n = count_part (w, YD_PART_HEAD, &first);
  Head head = { .joint = n > 1 };

  if (head.joint)
    {
      head.names = measure_joint_head (w);
      head.above = distance - (0.8 * JOINT_PITCH - INK_TOP) * head.names.em;
      head.height = n * JOINT_PITCH * head.names.em;
      head.slack = (0.2 * JOINT_PITCH - INK_BOTTOM) * head.names.em;
      return head;
    }
  head.font = fit_head (n > 0 ? cells_of (w, first) : 1, WIDTH);
  head.above = distance - slack_above (head.font.points);
  head.height = LINE * head.font.points;
  head.slack = slack_below (head.font.points);
  return head;
}

static void
write_document_head (YdDocxWriter *w)
{
  double marks = write_marks (w);
  Head head = measure_head (w);
  YdDocxFormat format = { .before = YD_TWIPS (head.above - marks) };

  if (head.joint)
    write_joint_head (w, &head.names, format.before - YD_DOCX_HAIR);
  else
    write_head_line (w, yd_content_find_part (w->content, YD_PART_HEAD, 0), &head.font, &format);
  write_number (w, head.slack);
}

/* ---- letters ---- */

/* A thick and a thin line with a point between: the borders of a line that holds nothing. 170 mm wide,
 * in the middle of the page, and so beyond the type area. */
static void
write_double_rule (YdDocxWriter *w, int frame_top, int before, gboolean thick_first)
{
  YdDocxFormat format = { .frame_top = frame_top, .before = before };
  if (frame_top == 0)
    {
      format.indented = TRUE;
      format.left = YD_TWIPS_OF_MM (20) - YD_DOCX_LEFT;
      format.right = YD_TWIPS_OF_MM (20) - YD_DOCX_RIGHT;
    }
  format.top = (YdDocxBorder){ thick_first ? THICK : THIN, 0, TRUE };
  format.bottom = (YdDocxBorder){ thick_first ? THIN : THICK, 0, TRUE };
  if (!w->options->notice.preprinted)
    yd_docx_paragraph (w, "YdRule", &format, NULL, NULL);
}

/* The lower double line of a letter's first page, 20 mm above its edge. */
void
yd_docx_write_letter_foot (YdDocxWriter *w)
{
  write_double_rule (w, YD_TWIPS (LETTER_FOOT - DOUBLE_RULE), 0, FALSE);
}

/* Marks at the left and the number at the right share the first row (10.1). */
static void
write_letter_marks (YdDocxWriter *w)
{
  static const YdPart marks[] = { YD_PART_COPY_NUMBER, YD_PART_SECRECY, YD_PART_URGENCY };
  static const YdDocxTab tabs[] = { { "right", YD_DOCX_WIDTH } };
  guint number = yd_content_find_part (w->content, YD_PART_NUMBER, 0), rows = 0;
  double em = yd_part_get_info (YD_PART_NUMBER)->points;

  for (gsize i = 0; i <= G_N_ELEMENTS (marks); i++)
    {
      guint index
        = i < G_N_ELEMENTS (marks) ? yd_content_find_part (w->content, marks[i], 0) : YD_BLOCK_NONE;
      YdDocxFormat format = { .tabs = tabs, .n_tabs = 1, .justify = YD_DOCX_JUSTIFY_LEFT };
      if (index == YD_BLOCK_NONE && (i < G_N_ELEMENTS (marks) || rows > 0))
        continue;
      if (rows == 0)
        format.before = MAX (YD_TWIPS (7.0 / 8.0 * em - YD_DOCX_EM_TOP (YD_DOCX_NUMBER_LINE, em)),
                             YD_DOCX_NONE);
      yd_docx_start_paragraph (w, "YdNumber", &format);
      if (index != YD_BLOCK_NONE)
        {
          YdDocxFont hei = { .style = yd_docx_face_style (YD_FACE_HT) };
          yd_docx_block_runs (w, index, 0, G_MAXUINT,
                              yd_part_get_info (marks[i])->face == YD_FACE_HT ? &hei : NULL);
        }
      if (rows == 0 && number != YD_BLOCK_NONE)
        {
          yd_docx_run (w, "\t", 1, NULL);
          yd_docx_block_runs (w, number, 0, G_MAXUINT, NULL);
        }
      yd_docx_end (w);
      rows++;
    }
}

/**
 * yd_docx_write_letter_head:
 *
 * Writes the head of a letter and its line. It stands above the type area, so it is the header of the
 * first page; the text begins below it.
 */
void
yd_docx_write_letter_head (YdDocxWriter *w)
{
  guint first, n = count_part (w, YD_PART_HEAD, &first);
  YdDocxFont font = fit_head (n > 0 ? cells_of (w, first) : 1, WIDTH);
  YdDocxFormat format = { 0 };

  write_head_line (w, first, &font, &format);
  write_double_rule (w, 0, YD_TWIPS (RULE_DISTANCE - slack_below (font.points)), TRUE);
}

/**
 * yd_docx_get_letter_top:
 *
 * Returns: twips from the page's edge to the first line of a letter's header
 */
int
yd_docx_get_letter_top (YdDocxWriter *w)
{
  guint first, n = count_part (w, YD_PART_HEAD, &first);
  return YD_TWIPS (LETTER_TOP
                   - slack_above (fit_head (n > 0 ? cells_of (w, first) : 1, WIDTH).points));
}

/**
 * yd_docx_write_head:
 *
 * Writes page 1 down to the red rule; a head or number that is missing leaves its room.
 */
void
yd_docx_write_head (YdDocxWriter *w)
{
  if (w->content->form == YD_NOTICE_LETTER)
    write_letter_marks (w);
  else
    write_document_head (w);
}

/* Marks and number of a letter, which stand in the type area below the head. */
static double
get_letter_height (YdDocxWriter *w)
{
  guint rows = 0, first;
  for (guint part = YD_PART_COPY_NUMBER; part <= YD_PART_URGENCY; part++)
    rows += count_part (w, (YdPart)part, &first);
  return (30 + 15.1 + 4 + 1.1 - YD_AREA_TOP) / YD_MM_PER_POINT + 14
         + MAX (rows, 1) * YD_DOCX_NUMBER_LINE;
}

/**
 * yd_docx_get_head_height:
 *
 * Returns: points of page 1 from the top of the type area to the red rule, or to the number where there
 *   is no rule
 */
double
yd_docx_get_head_height (YdDocxWriter *w)
{
  guint signer, rows = MAX ((count_part (w, YD_PART_SIGNER, &signer) + 1) / 2, 1);
  Head head;

  if (w->content->form == YD_NOTICE_LETTER)
    return get_letter_height (w);
  head = measure_head (w);
  return head.above + head.height + number_before (w, head.slack) + (rows - 1) * w->pitch / 20.0
         + YD_DOCX_NUMBER_LINE + YD_DOCX_NUMBER_SPACE + RULE_SIZE / 8.0;
}
