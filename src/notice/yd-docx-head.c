/* Owns: the top of page 1 as paragraphs of Word: 文件 (7.2), 信函 (10.1), 命令 (10.2) and 纪要 (10.3).
 * Every line has an exact height, so that the head stands where the standard has it whatever the fonts
 * of the office are. Refuses: drawing: a rule is the border of a paragraph, and moves with it. */

#include "yd-docx-private.h"

#include <string.h>

#define HEAD_DISTANCE (35.0 / YD_MM_PER_POINT)      /* points from the type area to the ink */
#define ORDER_DISTANCE (20.0 / YD_MM_PER_POINT)
#define LETTER_TOP (30.0 / YD_MM_PER_POINT)         /* and from the page's edge */
#define LETTER_FOOT (277.0 / YD_MM_PER_POINT)       /* lower edge of a letter's second line */
#define RULE_DISTANCE (4.0 / YD_MM_PER_POINT)
#define RULE_SIZE 11                                /* eighths of a point: 0.5 mm */
#define THICK 12                                    /* 0.53 mm */
#define THIN 6                                      /* 0.26 mm */
#define DOUBLE_RULE ((THICK + THIN) / 8.0 + 1)      /* points of both and the point between */
#define LINE 1.3                                    /* em of the head that its line takes */
#define INK_TOP 0.84                                /* em of a Han character above its baseline */
#define INK_BOTTOM 0.07                             /* and below it */
#define SCALE 72                                    /* percent of the width */
#define SCALE_MIN 60
#define WIDTH (YD_DOCX_WIDTH / 20.0 - YD_DOCX_HEAD_SLACK)
#define JOINT_HEIGHT (62.0 / YD_MM_PER_POINT)
#define JOINT_PITCH 1.35                            /* em from name to name */
#define FIRST_LINE 17.6                              /* points: its em begins at the line's top */
#define SUFFIX_SPACE 0.4                            /* em between the names and 文件 */

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

/* Several agencies: names below each other, equally wide, and 文件 in the middle of their height.
 * Returns the size of the names. */
static double
write_joint_head (YdDocxWriter *w, guint first, guint n, guint suffix, int before)
{
  double em = MIN (yd_part_get_info (YD_PART_HEAD)->points,
                   JOINT_HEIGHT / ((n - 1) * JOINT_PITCH + 1));
  double suffix_em = yd_part_get_info (YD_PART_HEAD)->points, suffix_width = 0, widest = 0;
  int columns[2];
  YdDocxTable table = { .columns = columns };
  YdDocxFont names = { .scale = SCALE }, other = { .points = suffix_em, .scale = SCALE };
  YdDocxFormat gap = { .before = before, .line = YD_DOCX_HAIR };
  gboolean shown = !w->options->notice.preprinted;

  if (suffix != YD_BLOCK_NONE)
    suffix_width = (cells_of (w, suffix) * SCALE / 100 + SUFFIX_SPACE) * suffix_em;
  for (guint i = 0; i < n; i++)
    widest = MAX (widest, cells_of (w, first + i) * SCALE / 100);
  em = MIN (em, (WIDTH - suffix_width) / MAX (widest, 1));
  em = names.points = MAX ((int)(em * 2) / 2.0, 1);
  columns[0] = YD_TWIPS (widest * em) + 40;
  columns[1] = YD_TWIPS (suffix_width);
  yd_docx_paragraph (w, "YdRule", &gap, NULL, NULL);
  table.n_columns = suffix != YD_BLOCK_NONE ? 2 : 1;
  yd_docx_start_table (w, &table);
  yd_docx_start_row (w, TRUE, FALSE);
  yd_docx_start_cell (w, columns[0], 1);
  for (guint i = 0; i < n; i++)
    {
      YdDocxFormat format = { .line = YD_TWIPS (JOINT_PITCH * em),
                              .justify = YD_DOCX_JUSTIFY_SPREAD };
      yd_docx_start_paragraph (w, "YdHead", &format);
      if (shown)
        yd_docx_block_runs (w, first + i, 0, G_MAXUINT, &names);
      yd_docx_end (w);
    }
  yd_docx_end (w);
  if (suffix != YD_BLOCK_NONE)
    {
      YdDocxFormat format = { .justify = YD_DOCX_JUSTIFY_RIGHT };
      yd_docx_start_cell (w, columns[1], 1);
      write_head_line (w, suffix, &other, &format);
      yd_docx_end (w);
    }
  yd_docx_end (w);
  yd_docx_end (w);
  return em;
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
 * the last a cell from the right (7.2.5, 7.2.6). Returns the rows. */
static guint
write_signers (YdDocxWriter *w, guint first, guint n, guint number, int before)
{
  double widest = 0, left;
  guint rows = (n + 1) / 2;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, cells_of (w, first + i));
  left = YD_GRID_COLUMNS - 1 - widest - (n > 1 ? widest + 1 : 0);
  for (guint row = 0; row < rows; row++)
    {
      YdDocxTab tabs[] = {
        { "left", yd_docx_cell_twips (1) },
        { "left", yd_docx_cell_twips (row == 0 ? left - 4 : left) },
        { "left", yd_docx_cell_twips (left + widest + 1) },
      };
      YdDocxFormat format = { .tabs = tabs, .n_tabs = G_N_ELEMENTS (tabs),
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
  return rows;
}

static void
write_number (YdDocxWriter *w, double head_slack)
{
  guint number = yd_content_find_part (w->content, YD_PART_NUMBER, 0), signer, rows = 1;
  guint n_signers = count_part (w, YD_PART_SIGNER, &signer);
  double line = w->pitch / 20.0, em = yd_part_get_info (YD_PART_NUMBER)->points;
  double before = 2 * line + (line - em) - head_slack
                  - YD_DOCX_EM_TOP (YD_DOCX_NUMBER_LINE, em);

  if (n_signers > 0)
    rows = write_signers (w, signer, n_signers, number, YD_TWIPS (before));
  else
    {
      YdDocxFormat format = { .before = YD_TWIPS (before), .bottom = get_rule (w) };
      yd_docx_start_paragraph (w, "YdNumber", &format);
      if (number != YD_BLOCK_NONE)
        yd_docx_block_runs (w, number, 0, G_MAXUINT, NULL);
      yd_docx_end (w);
    }
  w->used += before + (rows - 1) * line + YD_DOCX_NUMBER_LINE + YD_DOCX_NUMBER_SPACE + 1.4;
}

static void
write_document_head (YdDocxWriter *w)
{
  guint first, n = count_part (w, YD_PART_HEAD, &first);
  guint suffix = yd_content_find_part (w->content, YD_PART_HEAD_SUFFIX, 0);
  double distance = w->content->form == YD_NOTICE_ORDER ? ORDER_DISTANCE : HEAD_DISTANCE;
  double marks = write_marks (w), slack;

  if (n > 1)
    {
      double em = yd_part_get_info (YD_PART_HEAD)->points / 2;
      em = write_joint_head (w, first, n, suffix,
                             YD_TWIPS (distance - marks - 0.3 * em) - YD_DOCX_HAIR);
      slack = (0.2 * JOINT_PITCH - INK_BOTTOM) * em;
      w->used = distance + n * JOINT_PITCH * em;
    }
  else
    {
      YdDocxFont font = fit_head (n > 0 ? cells_of (w, first) : 1, WIDTH);
      YdDocxFormat format
          = { .before = YD_TWIPS (distance - marks - slack_above (font.points)) };
      write_head_line (w, first, &font, &format);
      slack = slack_below (font.points);
      w->used = distance - slack_above (font.points) + LINE * font.points;
    }
  write_number (w, slack);
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
      guint index = i < G_N_ELEMENTS (marks) ? yd_content_find_part (w->content, marks[i], 0)
                                             : YD_BLOCK_NONE;
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
  w->used = (30 + 15.1 + 4 + 1.1 - YD_AREA_TOP) / YD_MM_PER_POINT + 14
            + rows * YD_DOCX_NUMBER_LINE;
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
