/* Owns: small workbooks, so that no binary file stands in the tests. */

#include "yd-xlsx-fixture.h"

#include <gsf/gsf.h>
#include <string.h>

#define HEAD "<?xml version='1.0' encoding='UTF-8'?>"
#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static void
add_part (GsfOutfile *folder, const char *name, const char *content)
{
  GsfOutput *part = gsf_outfile_new_child (folder, name, FALSE);
  g_assert_true (gsf_output_write (part, strlen (content), (const guint8 *)content));
  g_assert_true (gsf_output_close (part));
  g_object_unref (part);
}

static GsfOutfile *
add_folder (GsfOutfile *parent, const char *name)
{
  return GSF_OUTFILE (gsf_outfile_new_child (parent, name, TRUE));
}

static void
end_folder (GsfOutfile *folder)
{
  gsf_output_close (GSF_OUTPUT (folder));
  g_object_unref (folder);
}

static void
add_workbook (GsfOutfile *xl)
{
  add_part (xl, "workbook.xml",
            HEAD "<workbook " MAIN " xmlns:r='" RELATION "'><sheets>"
                 "<sheet name='名录' sheetId='1' r:id='rId1'/></sheets></workbook>");
  GsfOutfile *relations = add_folder (xl, "_rels");
  add_part (relations, "workbook.xml.rels",
            HEAD "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
                 "<Relationship Id='rId2' Target='/xl/sharedStrings.xml'/></Relationships>");
  end_folder (relations);
  add_part (xl, "sharedStrings.xml",
            HEAD "<sst " MAIN
                 "><si><t>甲</t></si><si><r><t>乙</t></r><r><rPr/><t>丙</t></r></si></sst>");
  add_part (
    xl, "styles.xml",
    HEAD
    "<styleSheet " MAIN "><numFmts><numFmt numFmtId='164' formatCode='yyyy\"年\"m\"月\"d\"日\"'/>"
    "<numFmt numFmtId='165' formatCode='0\"day\"[Red]'/></numFmts>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
    "</styleSheet>");
}

static GBytes *
make (const char *declaration, const char *rows, const char *after)
{
  GsfOutput *memory = gsf_output_memory_new ();
  GsfOutfile *zip = gsf_outfile_zip_new (memory, NULL);
  GsfOutfile *xl = add_folder (zip, "xl");
  add_workbook (xl);
  GsfOutfile *sheets = add_folder (xl, "worksheets");
  g_autofree char *sheet
    = g_strconcat (HEAD, declaration, "<worksheet " MAIN "><sheetData>", rows, "</sheetData>",
                   after != NULL ? after : "", "</worksheet>", NULL);
  add_part (sheets, "sheet1.xml", sheet);
  end_folder (sheets);
  end_folder (xl);
  end_folder (zip);
  GBytes *bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                               (gsize)gsf_output_size (memory));
  g_object_unref (memory);
  return bytes;
}

GBytes *
yd_xlsx_fixture (const char *rows, const char *after)
{
  return make ("", rows, after);
}

GBytes *
yd_xlsx_fixture_raw (const char *declaration, const char *rows)
{
  return make (declaration, rows, NULL);
}
