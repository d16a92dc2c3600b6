/* Owns: the styles of a .docx, so that a person changes a face or a distance in one place, and the
 * fonts by the names under which offices have them. Headings and the title are Word's own styles with
 * the office's names as aliases: its navigation and its tables of contents then work. Refuses: what
 * only one paragraph needs; that stands with the paragraph. */

#include "yd-docx-private.h"

#define CELLS(n) ((int)((n)*YD_DOCX_WIDTH / (double)YD_GRID_COLUMNS + 0.5))
#define INDENT .indented = TRUE, .first = CELLS (2), .first_cells = 200
#define HEADING(depth) .keep_next = YD_DOCX_ON, INDENT, .outline = depth
#define LEFT .justify = YD_DOCX_JUSTIFY_LEFT
#define CENTER .justify = YD_DOCX_JUSTIFY_CENTER
#define RIGHT .justify = YD_DOCX_JUSTIFY_RIGHT
#define HANGING .indented = TRUE, .left = CELLS (5), .first = -CELLS (3)

typedef struct
{
  const char *id;
  const char *name;
  YdFace face;
  double points;
  YdDocxFormat format;
  const char *aliases;  /* (nullable): further names, as Word shows them */
  const char *based_on; /* (nullable): Normal */
  gboolean built_in;    /* a style that Word knows by its name */
  gboolean red;
} Style;

static const Style styles[] = {
  /* clang-format off */
  { "YdText", "公文正文", YD_FACE_FS, 16, { INDENT } },
  { "Heading1", "heading 1", YD_FACE_HT, 16, { HEADING (1) }, "一级标题", .built_in = TRUE },
  { "Heading2", "heading 2", YD_FACE_KT, 16, { HEADING (2) }, "二级标题", .built_in = TRUE },
  { "Heading3", "heading 3", YD_FACE_FS, 16, { HEADING (3) }, "三级标题", .built_in = TRUE },
  { "Heading4", "heading 4", YD_FACE_FS, 16, { HEADING (4) }, "四级标题", .built_in = TRUE },
  { "Title", "Title", YD_FACE_XBS, 22,
    { .keep_next = YD_DOCX_ON, .line = YD_TWIPS (YD_DOCX_TITLE_LINE), CENTER },
    "题目", .built_in = TRUE },
  { "YdPlanTitle", "附件题目", YD_FACE_XBS, 22,
    { .line = YD_TWIPS (YD_DOCX_TITLE_LINE), .outline = 1 }, .based_on = "Title" },
  { "Subtitle", "Subtitle", YD_FACE_KT, 16,
    { .keep_next = YD_DOCX_ON, CENTER }, "副题", .built_in = TRUE },
  { "YdCopyNumber", "份号", YD_FACE_FS, 16, { LEFT } },
  { "YdSecrecy", "密级和紧急程度", YD_FACE_HT, 16, { LEFT } },
  { "YdHead", "发文机关标志", YD_FACE_XBS, 42, { CENTER }, .red = TRUE },
  { "YdNumber", "发文字号", YD_FACE_FS, 16, { .line = YD_TWIPS (YD_DOCX_NUMBER_LINE), CENTER } },
  { "YdAddressee", "主送", YD_FACE_FS, 16, { .rows_before = 100 } },
  { "YdAttendance", "出席", YD_FACE_FS, 16, { HANGING } },
  { "YdAttachment", "附件说明", YD_FACE_FS, 16, { HANGING } },
  { "YdSignature", "署名", YD_FACE_FS, 16, { .keep_next = YD_DOCX_ON, RIGHT } },
  { "YdDate", "成文日期", YD_FACE_FS, 16, { RIGHT } },
  { "YdNote", "附注", YD_FACE_FS, 16, { INDENT } },
  { "YdLabel", "附件标识", YD_FACE_HT, 16, { .keep_next = YD_DOCX_ON, LEFT } },
  { "YdUnits", "责任单位", YD_FACE_FS, 16, { INDENT } },
  { "YdCell", "表格", YD_FACE_FS, 12, { .line = YD_TWIPS (12 * 1.4), LEFT } },
  { "YdCellHead", "表头", YD_FACE_HT, 12, { .line = YD_TWIPS (12 * 1.4), CENTER } },
  { "YdImprint", "版记", YD_FACE_FS, 14,
    { .line = YD_TWIPS (24), .indented = TRUE, .left = YD_TWIPS (14), .right = YD_TWIPS (14) } },
  { "YdRule", "分隔线", YD_FACE_FS, 1, { .line = YD_DOCX_HAIR } },
  { "Footer", "footer", YD_FACE_ST, 14, { .line = YD_TWIPS (18) }, "页码", .built_in = TRUE },
  /* clang-format on */
};

static const struct
{
  const char *id, *name, *family, *stand_in, *class;
} faces[YD_N_FACES] = {
  [YD_FACE_XBS] = { "YdFaceXbs", "小标宋字", "方正小标宋简体", "STZhongsong", "auto" },
  [YD_FACE_FS] = { "YdFaceFs", "仿宋字", "仿宋_GB2312", "FangSong", "modern" },
  [YD_FACE_KT] = { "YdFaceKt", "楷体字", "楷体_GB2312", "KaiTi", "modern" },
  [YD_FACE_HT] = { "YdFaceHt", "黑体字", "黑体", "SimHei", "modern" },
  [YD_FACE_ST] = { "YdFaceSt", "宋体字", "宋体", "SimSun", "auto" },
  [YD_FACE_LATIN] = { "YdFaceLatin", "西文字", "Times New Roman", "Liberation Serif", "roman" },
};

/**
 * yd_docx_style_of:
 *
 * Returns: (transfer none): the id of a part's paragraph style
 */
const char *
yd_docx_style_of (YdPart part)
{
  static const char *const ids[YD_N_PARTS] = {
    [YD_PART_COPY_NUMBER] = "YdCopyNumber",
    [YD_PART_SECRECY] = "YdSecrecy",
    [YD_PART_URGENCY] = "YdSecrecy",
    [YD_PART_HEAD] = "YdHead",
    [YD_PART_HEAD_SUFFIX] = "YdHead",
    [YD_PART_NUMBER] = "YdNumber",
    [YD_PART_SIGNER] = "YdNumber",
    [YD_PART_TITLE] = "Title",
    [YD_PART_ADDRESSEE] = "YdAddressee",
    [YD_PART_ATTACHMENT] = "YdAttachment",
    [YD_PART_SIGNATURE] = "YdSignature",
    [YD_PART_DATE] = "YdDate",
    [YD_PART_NOTE] = "YdNote",
    [YD_PART_LABEL] = "YdLabel",
    [YD_PART_PLAN_TITLE] = "YdPlanTitle",
    [YD_PART_PLAN_SUBTITLE] = "Subtitle",
    [YD_PART_LEVEL_1] = "Heading1",
    [YD_PART_LEVEL_2] = "Heading2",
    [YD_PART_LEVEL_3] = "Heading3",
    [YD_PART_LEVEL_4] = "Heading4",
    [YD_PART_UNITS] = "YdUnits",
    [YD_PART_PLAN_SIGNATURE] = "YdSignature",
    [YD_PART_PLAN_DATE] = "YdDate",
    [YD_PART_ATTENDANCE] = "YdAttendance",
    [YD_PART_CELL_HEAD] = "YdCellHead",
    [YD_PART_CELL_GROUP] = "YdCellHead",
    [YD_PART_CELL] = "YdCell",
    [YD_PART_SEND_TO] = "YdImprint",
    [YD_PART_COPY_TO] = "YdImprint",
    [YD_PART_PRINTED_BY] = "YdImprint",
    [YD_PART_PRINTED_ON] = "YdImprint",
    [YD_PART_COPIES] = "YdImprint",
    [YD_PART_PAGE_NUMBER] = "Footer",
  };
  return ids[part] != NULL ? ids[part] : "YdText";
}

const char *
yd_docx_face_style (YdFace face)
{
  return faces[face].id;
}

const char *
yd_docx_family (YdFace face)
{
  return faces[face].family;
}

/**
 * yd_docx_title_before:
 * @rows: blank ones above the title
 * @line: points of its lines
 *
 * Returns: twips from the rule, or the top of the type area, to the first line of a title
 */
int
yd_docx_title_before (YdDocxWriter *w, int rows, double line)
{
  return rows * w->pitch - YD_TWIPS (YD_DOCX_EM_TOP (line, 22));
}

/* The text is set by its own spacing, not by the grid's characters: programs differ in what they take
 * a narrower grid for, and 28 stand in a line of all of them. */
static void
write_size (YdDocxWriter *w, double points)
{
  yd_docx_number (w, "w:spacing", points == 16 ? YD_DOCX_TIGHT : 0);
  yd_docx_number (w, "w:sz", (int)(points * 2));
  yd_docx_number (w, "w:szCs", (int)(points * 2));
}

static void
write_defaults (YdDocxWriter *w)
{
  yd_docx_start (w, "w:docDefaults");
  yd_docx_start (w, "w:rPrDefault");
  yd_docx_start (w, "w:rPr");
  yd_docx_face (w, YD_FACE_FS);
  yd_docx_value (w, "w:snapToGrid", "0");
  write_size (w, 16);
  yd_docx_start (w, "w:lang");
  yd_docx_attribute (w, "w:val", "en-US");
  yd_docx_attribute (w, "w:eastAsia", "zh-CN");
  yd_docx_attribute (w, "w:bidi", "ar-SA");
  yd_docx_end (w);
  yd_docx_end (w);
  yd_docx_end (w);
  yd_docx_empty (w, "w:pPrDefault");
  yd_docx_end (w);
}

static void
start_style (YdDocxWriter *w, const char *type, const char *id, gboolean is_default,
             gboolean built_in)
{
  yd_docx_start (w, "w:style");
  yd_docx_attribute (w, "w:type", type);
  if (is_default)
    yd_docx_attribute (w, "w:default", "1");
  if (!built_in)
    yd_docx_attribute (w, "w:customStyle", "1");
  yd_docx_attribute (w, "w:styleId", id);
}

static void
write_normal (YdDocxWriter *w)
{
  YdDocxFormat base = { .base = TRUE, .justify = YD_DOCX_JUSTIFY_BOTH };

  start_style (w, "paragraph", "Normal", TRUE, TRUE);
  yd_docx_value (w, "w:name", "Normal");
  yd_docx_empty (w, "w:qFormat");
  yd_docx_properties (w, NULL, &base);
  yd_docx_start (w, "w:rPr"); /* the size to which the grid's character spacing is added */
  write_size (w, 16);
  yd_docx_end (w);
  yd_docx_end (w);
  start_style (w, "character", "DefaultParagraphFont", TRUE, TRUE);
  yd_docx_value (w, "w:name", "Default Paragraph Font");
  yd_docx_number (w, "w:uiPriority", 1);
  yd_docx_empty (w, "w:semiHidden");
  yd_docx_end (w);
  start_style (w, "table", "TableNormal", TRUE, TRUE);
  yd_docx_value (w, "w:name", "Normal Table");
  yd_docx_number (w, "w:uiPriority", 99);
  yd_docx_empty (w, "w:semiHidden");
  yd_docx_end (w);
}

static void
write_style (YdDocxWriter *w, const Style *style)
{
  YdDocxFormat format = style->format;

  if (style->face == YD_FACE_XBS && style->points == 22)
    format.before = yd_docx_title_before (w, 2, YD_DOCX_TITLE_LINE);
  start_style (w, "paragraph", style->id, FALSE, style->built_in);
  yd_docx_value (w, "w:name", style->name);
  if (style->aliases != NULL)
    yd_docx_value (w, "w:aliases", style->aliases);
  yd_docx_value (w, "w:basedOn", style->based_on != NULL ? style->based_on : "Normal");
  if (style->format.outline > 0)
    yd_docx_value (w, "w:next", "YdText");
  yd_docx_empty (w, "w:qFormat");
  yd_docx_properties (w, NULL, &format);
  yd_docx_start (w, "w:rPr");
  yd_docx_face (w, style->face);
  if (style->red)
    yd_docx_red (w);
  write_size (w, style->points);
  yd_docx_end (w);
  yd_docx_end (w);
}

static void
write_face_style (YdDocxWriter *w, YdFace face)
{
  start_style (w, "character", faces[face].id, FALSE, FALSE);
  yd_docx_value (w, "w:name", faces[face].name);
  yd_docx_value (w, "w:basedOn", "DefaultParagraphFont");
  yd_docx_empty (w, "w:qFormat");
  yd_docx_start (w, "w:rPr");
  yd_docx_face (w, face);
  yd_docx_end (w);
  yd_docx_end (w);
}

void
yd_docx_write_styles (YdDocxWriter *w)
{
  yd_docx_start (w, "w:styles");
  yd_docx_attribute (w, "xmlns:w", YD_DOCX_W);
  write_defaults (w);
  write_normal (w);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    write_style (w, &styles[i]);
  for (guint face = 0; face < YD_N_FACES; face++)
    write_face_style (w, (YdFace)face);
  yd_docx_end (w);
}

/* What Word takes where an office lacks a font: the same design under its other name. */
void
yd_docx_write_fonts (YdDocxWriter *w)
{
  yd_docx_start (w, "w:fonts");
  yd_docx_attribute (w, "xmlns:w", YD_DOCX_W);
  for (guint face = 0; face < YD_N_FACES; face++)
    {
      yd_docx_start (w, "w:font");
      yd_docx_attribute (w, "w:name", faces[face].family);
      yd_docx_value (w, "w:altName", faces[face].stand_in);
      yd_docx_value (w, "w:charset", face == YD_FACE_LATIN ? "00" : "86");
      yd_docx_value (w, "w:family", faces[face].class);
      yd_docx_end (w);
    }
  yd_docx_end (w);
}
