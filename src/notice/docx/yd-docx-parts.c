/* Owns: the small parts around the text: page and grid of the section, settings, page numbers and
 * properties. Refuses: any name of a person: the author is the agency that signs. */

#include "yd-docx-private.h"

#include "yd-config.h"

/* Page numbers stand 7 mm under the type area: their dash's ink begins at 269 mm (7.5). The dash is
 * 0.38 em above the baseline, that is four fifths down a line of 18 points. */
#define NUMBER_EM 14.0
#define NUMBER_BASELINE (269.0 / YD_MM_PER_POINT + 0.38 * NUMBER_EM)
#define FOOT_DISTANCE (YD_PAGE_HEIGHT / YD_MM_PER_POINT - NUMBER_BASELINE - 0.2 * 18)

#define DRAFT_TOP 17.0 /* mm to its line; the characters begin 1 mm lower */

#define LYING_FOOT (13.0 / YD_MM_PER_POINT)

/* ---- the section ---- */

static void
write_reference (YdDocxWriter *w, const char *element, const char *type, const char *id)
{
  yd_docx_start (w, element);
  yd_docx_attribute (w, "w:type", type);
  yd_docx_attribute (w, "r:id", id);
  yd_docx_end (w);
}

/* Page 1 of a letter has its head above the type area, a second line and no number (10.1). */
static gboolean
has_first_page (YdDocxWriter *w)
{
  return w->content->form == YD_NOTICE_LETTER && w->content->has_notice
         && w->options->part == YD_DOCX_WHOLE;
}

/* A lying page is the upright one turned: its head stands at the binding edge (R-TAB-1). */
static void
write_margins (YdDocxWriter *w, gboolean lying)
{
  yd_docx_start (w, "w:pgMar");
  gsf_xml_out_add_int (w->out, "w:top", lying ? YD_DOCX_LEFT : YD_DOCX_TOP);
  gsf_xml_out_add_int (w->out, "w:right", lying ? YD_DOCX_TOP : YD_DOCX_RIGHT);
  gsf_xml_out_add_int (w->out, "w:bottom", lying ? YD_DOCX_RIGHT : YD_DOCX_BOTTOM);
  gsf_xml_out_add_int (w->out, "w:left", lying ? YD_DOCX_BOTTOM : YD_DOCX_LEFT);
  gsf_xml_out_add_int (w->out, "w:header", has_first_page (w) ? yd_docx_get_letter_top (w) : 851);
  gsf_xml_out_add_int (w->out, "w:footer", YD_TWIPS (lying ? LYING_FOOT : FOOT_DISTANCE));
  gsf_xml_out_add_int (w->out, "w:gutter", 0);
  yd_docx_end (w);
}

static void
write_page (YdDocxWriter *w, gboolean lying)
{
  yd_docx_start (w, "w:pgSz");
  gsf_xml_out_add_int (w->out, "w:w", lying ? YD_DOCX_PAGE_HEIGHT : YD_DOCX_PAGE_WIDTH);
  gsf_xml_out_add_int (w->out, "w:h", lying ? YD_DOCX_PAGE_WIDTH : YD_DOCX_PAGE_HEIGHT);
  if (lying)
    yd_docx_attribute (w, "w:orient", "landscape");
  yd_docx_end (w);
}

/**
 * yd_docx_write_section:
 *
 * Writes the properties of the section that ends here.
 */
void
yd_docx_write_section (YdDocxWriter *w, gboolean lying)
{
  yd_docx_start (w, "w:sectPr");
  if (w->options->notice.draft)
    {
      write_reference (w, "w:headerReference", "even", "rIdHead");
      write_reference (w, "w:headerReference", "default", "rIdHead");
    }
  write_reference (w, "w:headerReference", "first", "rIdHeadFirst");
  write_reference (w, "w:footerReference", "even", "rIdFootEven");
  write_reference (w, "w:footerReference", "default", "rIdFootOdd");
  write_reference (w, "w:footerReference", "first", "rIdFootFirst");
  write_page (w, lying);
  write_margins (w, lying);
  if (has_first_page (w) && w->n_sections == 0)
    yd_docx_empty (w, "w:titlePg");
  yd_docx_start (w, "w:docGrid");
  yd_docx_attribute (w, "w:type", "linesAndChars");
  gsf_xml_out_add_int (w->out, "w:linePitch", w->pitch);
  gsf_xml_out_add_int (w->out, "w:charSpace", YD_DOCX_CHAR_SPACE);
  yd_docx_end (w);
  yd_docx_end (w);
  w->n_sections++;
}

/* Ends a section before the end of the document; what follows begins a page. */
void
yd_docx_end_section (YdDocxWriter *w, gboolean lying)
{
  yd_docx_start (w, "w:p");
  yd_docx_start (w, "w:pPr");
  yd_docx_value (w, "w:pStyle", "YdRule");
  yd_docx_write_section (w, lying);
  yd_docx_end (w);
  yd_docx_end (w);
  w->on_new_page = TRUE;
}

/* ---- page numbers ---- */

static void
write_field_mark (YdDocxWriter *w, const char *type)
{
  yd_docx_start (w, "w:r");
  yd_docx_start (w, "w:fldChar");
  yd_docx_attribute (w, "w:fldCharType", type);
  yd_docx_end (w);
  yd_docx_end (w);
}

static void
start_part (YdDocxWriter *w, const char *element)
{
  yd_docx_start (w, element);
  yd_docx_attribute (w, "xmlns:w", YD_DOCX_W);
  yd_docx_attribute (w, "xmlns:r", YD_DOCX_R);
}

/* — 1 —, a character from the edge. */
static void
write_page_number (YdDocxWriter *w, YdDocxJustify justify)
{
  YdDocxFormat format = { .indented = TRUE,
                          .left = YD_TWIPS (NUMBER_EM),
                          .right = YD_TWIPS (NUMBER_EM),
                          .justify = justify };
  start_part (w, "w:ftr");
  yd_docx_start_paragraph (w, "Footer", &format);
  yd_docx_run (w, "— ", -1, NULL);
  write_field_mark (w, "begin");
  yd_docx_start (w, "w:r");
  yd_docx_start (w, "w:instrText");
  yd_docx_attribute (w, "xml:space", "preserve");
  gsf_xml_out_add_cstr_unchecked (w->out, NULL, " PAGE ");
  yd_docx_end (w);
  yd_docx_end (w);
  write_field_mark (w, "separate");
  yd_docx_run (w, "1", -1, NULL);
  write_field_mark (w, "end");
  yd_docx_run (w, " —", -1, NULL);
  yd_docx_end (w);
  yd_docx_end (w);
}

void
yd_docx_write_foot_odd (YdDocxWriter *w)
{
  write_page_number (w, YD_DOCX_JUSTIFY_RIGHT);
}

void
yd_docx_write_foot_even (YdDocxWriter *w)
{
  write_page_number (w, YD_DOCX_JUSTIFY_LEFT);
}

void
yd_docx_write_foot_first (YdDocxWriter *w)
{
  start_part (w, "w:ftr");
  if (has_first_page (w))
    yd_docx_write_letter_foot (w);
  yd_docx_paragraph (w, "Footer", NULL, NULL, NULL);
  yd_docx_end (w);
}

/* ---- heads ---- */

/* 草稿 above the type area, flush with its right edge, as on the pages. */
static void
write_draft_mark (YdDocxWriter *w)
{
  YdDocxFormat format = { .frame_top = YD_TWIPS_OF_MM (DRAFT_TOP),
                          .indented = TRUE,
                          .right = YD_TWIPS_OF_MM (6), /* the frame is wider than the type area */
                          .justify = YD_DOCX_JUSTIFY_RIGHT };
  if (w->options->notice.draft)
    yd_docx_paragraph (w, "YdLabel", &format, "草稿", NULL);
}

void
yd_docx_write_draft_header (YdDocxWriter *w)
{
  start_part (w, "w:hdr");
  write_draft_mark (w);
  yd_docx_paragraph (w, "YdRule", NULL, NULL, NULL);
  yd_docx_end (w);
}

void
yd_docx_write_header (YdDocxWriter *w)
{
  start_part (w, "w:hdr");
  write_draft_mark (w);
  if (has_first_page (w))
    yd_docx_write_letter_head (w);
  else
    yd_docx_paragraph (w, "YdRule", NULL, NULL, NULL);
  yd_docx_end (w);
}

/* ---- settings ---- */

/* A digit takes half a cell, lines of tables keep the grid, and the last line before a break is not
 * drawn out: as Word itself writes a Chinese document. */
static void
write_compatibility (YdDocxWriter *w)
{
  static const char *const flags[] = {
    "w:spaceForUL",   "w:balanceSingleByteDoubleByteWidth", "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace", "w:doNotExpandShiftReturn",           "w:adjustLineHeightInTable",
    "w:useFELayout",
  };
  yd_docx_start (w, "w:compat");
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    yd_docx_empty (w, flags[i]);
  yd_docx_start (w, "w:compatSetting");
  yd_docx_attribute (w, "w:name", "compatibilityMode");
  yd_docx_attribute (w, "w:uri", "http://schemas.microsoft.com/office/word");
  yd_docx_attribute (w, "w:val", "15");
  yd_docx_end (w);
  yd_docx_end (w);
}

void
yd_docx_write_settings (YdDocxWriter *w)
{
  const YdNoticeOptions *notice = &w->options->notice;

  yd_docx_start (w, "w:settings");
  yd_docx_attribute (w, "xmlns:w", YD_DOCX_W);
  yd_docx_start (w, "w:zoom");
  yd_docx_attribute (w, "w:percent", "100");
  yd_docx_end (w);
  if (notice->duplex && notice->mirror)
    yd_docx_empty (w, "w:mirrorMargins");
  yd_docx_number (w, "w:defaultTabStop", yd_docx_cell_twips (2));
  yd_docx_empty (w, "w:evenAndOddHeaders");
  yd_docx_value (w, "w:characterSpacingControl", "compressPunctuation");
  write_compatibility (w);
  yd_docx_start (w, "w:themeFontLang");
  yd_docx_attribute (w, "w:val", "en-US");
  yd_docx_attribute (w, "w:eastAsia", "zh-CN");
  yd_docx_end (w);
  yd_docx_value (w, "w:decimalSymbol", ".");
  yd_docx_value (w, "w:listSeparator", ",");
  yd_docx_end (w);
}

/* ---- properties ---- */

static void
write_time (YdDocxWriter *w, const char *element)
{
  g_autofree char *time = g_date_time_format (w->created, "%Y-%m-%dT%H:%M:%SZ");
  yd_docx_start (w, element);
  yd_docx_attribute (w, "xsi:type", "dcterms:W3CDTF");
  gsf_xml_out_add_cstr_unchecked (w->out, NULL, time);
  yd_docx_end (w);
}

void
yd_docx_write_core (YdDocxWriter *w)
{
  const YdContent *content = w->content;

  yd_docx_start (w, "cp:coreProperties");
  yd_docx_attribute (w, "xmlns:cp",
                     "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  yd_docx_attribute (w, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  yd_docx_attribute (w, "xmlns:dcterms", "http://purl.org/dc/terms/");
  yd_docx_attribute (w, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  if (content->title != NULL)
    yd_docx_text (w, "dc:title", content->title);
  if (content->subject != NULL)
    yd_docx_text (w, "dc:subject", content->subject);
  if (content->author != NULL)
    {
      yd_docx_text (w, "dc:creator", content->author);
      yd_docx_text (w, "cp:lastModifiedBy", content->author);
    }
  write_time (w, "dcterms:created");
  write_time (w, "dcterms:modified");
  yd_docx_end (w);
}

void
yd_docx_write_app (YdDocxWriter *w)
{
  yd_docx_start (w, "Properties");
  yd_docx_attribute (w, "xmlns",
                     "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
  yd_docx_text (w, "Application", "Yaodian " YD_VERSION);
  yd_docx_end (w);
}
