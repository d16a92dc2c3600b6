/* Owns: where the fields of a notice stand on its pages. Refuses: to draw. */

#include "yd-ui-notice-place.h"

#include <string.h>

#define CELL 5.6 /* mm: about a character of the text */

/* In the order of the page: an empty field would stand before the next one that is there. */
static const struct
{
  YdPart part;
  const char *column;
} places[] = {
  { YD_PART_COPY_NUMBER, "copy_number" },
  { YD_PART_SECRECY, "secrecy" },
  { YD_PART_URGENCY, "urgency" },
  { YD_PART_HEAD, "head" },
  { YD_PART_HEAD_SUFFIX, "head" },
  { YD_PART_NUMBER, "number" },
  { YD_PART_SIGNER, "signer" },
  { YD_PART_TITLE, "title" },
  { YD_PART_ADDRESSEE, "addressee" },
  { YD_PART_BODY, "body" },
  { YD_PART_ATTENDANCE, "body" },
  { YD_PART_ATTACHMENT, "as_annex" },
  { YD_PART_SIGNATURE, "signature" },
  { YD_PART_DATE, "date" },
  { YD_PART_NOTE, "note" },
  { YD_PART_PLAN_SIGNATURE, "plan_signature" },
  { YD_PART_PLAN_DATE, "plan_date" },
  { YD_PART_SEND_TO, "addressee" },
  { YD_PART_COPY_TO, "copy_to" },
  { YD_PART_PRINTED_BY, "printed_by" },
  { YD_PART_PRINTED_ON, "printed_on" },
  { YD_PART_COPIES, "copies" },
};

/* Fields that are shown at another's place. */
static const struct
{
  const char *column;
  const char *at;
} shared[] = { { "disclosure", "note" }, { "sealed", "date" } };

/**
 * yd_ui_notice_place_get_column:
 *
 * Returns: (nullable): the field that fills @part
 */
const char *
yd_ui_notice_place_get_column (YdPart part)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].part == part)
      return places[i].column;
  return NULL;
}

/* ---- annexes: a place each, of as many blocks as it has ---- */

#define ANNEX "annex "

/* Returns: (transfer full): the name of an annex's place */
char *
yd_ui_notice_place_of_annex (YdId id)
{
  g_autofree char *text = yd_id_to_string (id);
  return g_strconcat (ANNEX, text, NULL);
}

gboolean
yd_ui_notice_place_parse_annex (const char *place, YdId *id)
{
  return g_str_has_prefix (place, ANNEX) && yd_id_parse (place + strlen (ANNEX), id);
}

/* Returns: the annex whose label or title the block is; none for other blocks */
static YdId
annex_of_block (const YdBlock *block)
{
  for (guint i = 0; i < block->n_sources; i++)
    if (block->sources[i].table == YD_TABLE_ANNEX)
      return block->sources[i].id;
  return YD_ID_NONE;
}

/* An annex reaches from its label to the next one, or to the imprint. */
static YdId
annex_around (const YdContent *content, guint index)
{
  for (guint i = index;; i--)
    {
      const YdBlock *block = yd_content_get (content, i);
      YdId annex = annex_of_block (block);
      if (annex != YD_ID_NONE || block->part != YD_PART_TEXT || i == 0)
        return annex;
    }
}

/**
 * yd_ui_notice_place_at:
 * @page: index from 0
 * @x: mm
 * @y: mm
 *
 * Returns: (transfer full) (nullable): the field, or the annex, that stands there
 */
char *
yd_ui_notice_place_at (YdPages *pages, guint page, double x, double y)
{
  YdPageHit hit;
  const YdContent *content = yd_pages_get_content (pages);
  if (!yd_pages_hit_test (pages, page, x, y, &hit) || hit.block == YD_BLOCK_NONE)
    return NULL;
  YdId annex = annex_around (content, hit.block);
  if (annex != YD_ID_NONE)
    return yd_ui_notice_place_of_annex (annex);
  if (hit.table == YD_TABLE_NOTICE && g_strcmp0 (hit.column, "disclosure") == 0)
    return g_strdup ("disclosure");
  if (hit.table == YD_TABLE_NOTICE && g_strcmp0 (hit.column, "joint") == 0)
    return g_strdup ("joint");
  return g_strdup (yd_ui_notice_place_get_column (yd_content_get (content, hit.block)->part));
}

/**
 * yd_ui_notice_place_of_part:
 * @from: index of the first page to look at
 * @box: (out): what @part covers on the first page that has it
 */
gboolean
yd_ui_notice_place_of_part (YdPages *pages, YdPart part, guint from, YdPageBox *box)
{
  for (guint p = from; p < yd_pages_get_n (pages); p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      gboolean found = FALSE;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          YdPageBox one;
          if (placed->part != part || (placed->kind != YD_PLACED_TEXT && part != YD_PART_RULE))
            continue;
          yd_placed_get_box (placed, page, &one);
          one.page = p;
          if (found)
            yd_page_box_unite (box, &one);
          else
            *box = one;
          found = TRUE;
        }
      if (found)
        return TRUE;
    }
  return FALSE;
}

/* 份号, 密级 and 紧急程度 have the first rows of page 1, but in a letter (7.2.1 to 7.2.3). */
static gboolean
find_mark_gap (YdPages *pages, const char *column, YdPageBox *box)
{
  const YdContent *content = yd_pages_get_content (pages);
  const YdGrid *grid = yd_pages_get_grid (pages);
  guint row = 0;
  if (content->form == YD_NOTICE_LETTER)
    return FALSE;
  if (g_str_equal (column, "secrecy"))
    row = 1;
  else if (g_str_equal (column, "urgency"))
    row = content->first[YD_PART_SECRECY] != YD_BLOCK_NONE       ? 2
          : content->first[YD_PART_COPY_NUMBER] != YD_BLOCK_NONE ? 1
                                                                 : 0;
  else if (!g_str_equal (column, "copy_number"))
    return FALSE;
  *box = (YdPageBox){ 0, yd_pages_get (pages, 0)->left, grid->first + row * grid->pitch, 6 * CELL,
                      grid->em };
  return TRUE;
}

/* The number has a row of its own over the red rule; other fields begin where the next one stands.
 */
static gboolean
find_gap (YdPages *pages, const char *column, YdPageBox *box)
{
  guint i = 0;
  if (find_mark_gap (pages, column, box))
    return TRUE;
  if (g_str_equal (column, "number") && yd_ui_notice_place_of_part (pages, YD_PART_RULE, 0, box)
      && box->page == 0)
    {
      *box
        = (YdPageBox){ 0, box->x + box->width / 2 - 5 * CELL, box->y - 4 - CELL, 10 * CELL, CELL };
      return TRUE;
    }
  while (i < G_N_ELEMENTS (places) && !g_str_equal (places[i].column, column))
    i++;
  for (i++; i < G_N_ELEMENTS (places); i++)
    if (yd_ui_notice_place_of_part (pages, places[i].part, 0, box))
      {
        double left = yd_pages_get (pages, box->page)->left;
        *box = (YdPageBox){ box->page, left, box->y - 2.5, YD_AREA_WIDTH, 1.2 };
        return TRUE;
      }
  return FALSE;
}

/* A ring a page. */
static void
find_annex (YdPages *pages, YdId annex, GArray *marks)
{
  const YdContent *content = yd_pages_get_content (pages);
  for (guint p = 0; p < yd_pages_get_n (pages); p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      YdUiPageMark mark = { .kind = YD_UI_MARK_PLACE };
      gboolean found = FALSE;
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          YdPageBox box;
          if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE
              || placed->part == YD_PART_ATTACHMENT
              || annex_around (content, placed->block) != annex)
            continue;
          yd_placed_get_box (placed, page, &box);
          if (found)
            yd_page_box_unite (&mark.box, &box);
          else
            mark.box = box;
          found = TRUE;
        }
      mark.box.page = p;
      if (found)
        g_array_append_val (marks, mark);
    }
}

/* A ring round each line that has text of the column: the head and the signature of joint agencies. */
static void
find_lines (YdPages *pages, const char *column, GArray *marks)
{
  const YdContent *content = yd_pages_get_content (pages);
  for (guint p = 0; p < yd_pages_get_n (pages); p++)
    {
      const YdPage *page = yd_pages_get (pages, p);
      for (guint i = 0; i < page->items->len; i++)
        {
          const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
          YdUiPageMark mark = { .kind = YD_UI_MARK_PLACE };
          if (placed->kind != YD_PLACED_TEXT || placed->block == YD_BLOCK_NONE)
            continue;
          const YdSource *source = yd_block_get_source (yd_content_get (content, placed->block), 0);
          if (source == NULL || source->table != YD_TABLE_NOTICE
              || g_strcmp0 (source->column, column) != 0)
            continue;
          yd_placed_get_box (placed, page, &mark.box);
          mark.box.page = p;
          g_array_append_val (marks, mark);
        }
    }
}

/**
 * yd_ui_notice_place_find:
 *
 * Returns: (transfer full) (element-type YdUiPageMark): rings round what the field fills; a dashed
 * one where it is empty and its place is known
 */
GArray *
yd_ui_notice_place_find (YdPages *pages, const char *column)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (YdUiPageMark));
  YdUiPageMark mark = { .kind = YD_UI_MARK_PLACE };
  YdId annex;
  if (yd_ui_notice_place_parse_annex (column, &annex))
    {
      find_annex (pages, annex, marks);
      return marks;
    }
  if (g_str_equal (column, "joint"))
    {
      find_lines (pages, column, marks);
      column = marks->len == 0 ? "head" : column;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (g_str_equal (shared[i].column, column))
      column = shared[i].at;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].column, column))
      for (guint from = 0; yd_ui_notice_place_of_part (pages, places[i].part, from, &mark.box);
           from = mark.box.page + 1)
        g_array_append_val (marks, mark);
  if (marks->len == 0 && find_gap (pages, column, &mark.box))
    {
      mark.kind = YD_UI_MARK_GAP;
      g_array_append_val (marks, mark);
    }
  return marks;
}
