/* Owns: tables of WordprocessingML, with the children of each part in the order of the schema
 * (ECMA-376 part 1, 17.4). Refuses: what stands in the cells. */

#include "yd-docx-private.h"

static void
write_length (YdDocxWriter *w, const char *element, int length)
{
  yd_docx_start (w, element);
  gsf_xml_out_add_int (w->out, "w:w", length);
  yd_docx_attribute (w, "w:type", "dxa");
  yd_docx_end (w);
}

static void
write_edge (YdDocxWriter *w, const char *element, int size)
{
  yd_docx_start (w, element);
  yd_docx_attribute (w, "w:val", size > 0 ? "single" : "nil");
  if (size > 0)
    {
      gsf_xml_out_add_int (w->out, "w:sz", size);
      gsf_xml_out_add_int (w->out, "w:space", 0);
      yd_docx_attribute (w, "w:color", "000000");
    }
  yd_docx_end (w);
}

/* At the foot of the type area, whatever the text above leaves. LibreOffice lets only a table float
 * that is placed from the edge of the page. */
static void
write_place (YdDocxWriter *w)
{
  yd_docx_start (w, "w:tblpPr");
  gsf_xml_out_add_int (w->out, "w:leftFromText", 0);
  gsf_xml_out_add_int (w->out, "w:rightFromText", 0);
  yd_docx_attribute (w, "w:vertAnchor", "margin");
  yd_docx_attribute (w, "w:horzAnchor", "page");
  gsf_xml_out_add_int (w->out, "w:tblpX", YD_DOCX_LEFT);
  yd_docx_attribute (w, "w:tblpYSpec", "bottom");
  yd_docx_end (w);
  yd_docx_value (w, "w:tblOverlap", "never");
}

static void
write_edges (YdDocxWriter *w, const YdDocxTable *table)
{
  if (table->outer == 0 && table->inner == 0)
    return;
  yd_docx_start (w, "w:tblBorders");
  write_edge (w, "w:top", table->outer);
  write_edge (w, "w:left", table->upright);
  write_edge (w, "w:bottom", table->outer);
  write_edge (w, "w:right", table->upright);
  write_edge (w, "w:insideH", table->inner);
  write_edge (w, "w:insideV", table->upright);
  yd_docx_end (w);
}

static void
write_margins (YdDocxWriter *w, const YdDocxTable *table)
{
  yd_docx_start (w, "w:tblCellMar");
  write_length (w, "w:top", table->above);
  write_length (w, "w:left", table->beside);
  write_length (w, "w:bottom", table->below);
  write_length (w, "w:right", table->beside);
  yd_docx_end (w);
}

/* To be closed by yd_docx_end(). */
void
yd_docx_start_table (YdDocxWriter *w, const YdDocxTable *table)
{
  int width = 0;
  for (guint i = 0; i < table->n_columns; i++)
    width += table->columns[i];
  yd_docx_start (w, "w:tbl");
  yd_docx_start (w, "w:tblPr");
  if (table->at_foot)
    write_place (w);
  write_length (w, "w:tblW", width);
  if (!table->at_foot)
    yd_docx_value (w, "w:jc", "center");
  write_edges (w, table);
  yd_docx_start (w, "w:tblLayout");
  yd_docx_attribute (w, "w:type", "fixed");
  yd_docx_end (w);
  write_margins (w, table);
  yd_docx_end (w);
  yd_docx_start (w, "w:tblGrid");
  for (guint i = 0; i < table->n_columns; i++)
    {
      yd_docx_start (w, "w:gridCol");
      gsf_xml_out_add_int (w->out, "w:w", table->columns[i]);
      yd_docx_end (w);
    }
  yd_docx_end (w);
}

/**
 * yd_docx_start_row:
 * @whole: it is not divided between pages
 * @head: it stands again on every page
 *
 * To be closed by yd_docx_end().
 */
void
yd_docx_start_row (YdDocxWriter *w, gboolean whole, gboolean head)
{
  yd_docx_start (w, "w:tr");
  if (!whole && !head)
    return;
  yd_docx_start (w, "w:trPr");
  if (whole)
    yd_docx_empty (w, "w:cantSplit");
  if (head)
    yd_docx_empty (w, "w:tblHeader");
  yd_docx_end (w);
}

/**
 * yd_docx_start_cell:
 * @columns: that it spans
 *
 * To be closed by yd_docx_end(), after a paragraph at least.
 */
void
yd_docx_start_cell (YdDocxWriter *w, int width, guint columns)
{
  yd_docx_start (w, "w:tc");
  yd_docx_start (w, "w:tcPr");
  write_length (w, "w:tcW", width);
  if (columns > 1)
    yd_docx_number (w, "w:gridSpan", (int)columns);
  yd_docx_value (w, "w:vAlign", "center");
  yd_docx_end (w);
}
