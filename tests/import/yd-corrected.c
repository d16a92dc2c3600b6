/* Owns: an import that is corrected by a test, and its outline and plan told in one line. */

#include "yd-corrected.h"

#include "yd-outline-levels.h"
#include "yd-plan-fixture.h"

#include <string.h>

const char *const yd_corrected_text
  = "示例区2031年工作要点\n"
    "2031年全区工作要点如下。\n"
    "一、健全服务体系\n"
    "1.完善预警机制。整合三类信号，9月底前完成建设。（牵头单位：区卫健委；配合单位：区财政局）\n"
    "2.加强监督管理。组织联合检查。年底前培训300人。（责任单位：区卫健委）\n"
    "二、守牢底线\n"
    "3.规范用药。点评处方。（责任单位：区医保局）\n"
    "4.改进服务。开通热线。（总务）\n";

YdImportDraft *
yd_corrected_read (const char *source)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  YdImportDraft *draft = yd_import_draft_new (bytes, "来源.txt", 0, NULL, NULL);
  g_assert_nonnull (draft);
  return draft;
}

/* ---- the outline in one line ---- */

static void
add_outline_item (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  static const char kinds[] = "SGPT";
  GString *out = data;
  g_autofree char *number = yd_outline_dup_number (outline, item);
  g_string_append_printf (out, "%s%c%s%s", out->len > 0 ? " " : "", kinds[item->kind], number,
                          item->title);
  for (guint i = 0; i < item->paragraphs->len; i++)
    g_string_append_printf (out, "|%s", (char *)g_ptr_array_index (item->paragraphs, i));
  for (int role = YD_ROLE_LEAD; role <= YD_ROLE_SUPPORT; role++)
    for (guint i = 0; i < item->units->len; i++)
      {
        const YdOutlineUnit *unit = g_ptr_array_index (item->units, i);
        if ((int)unit->role == role)
          g_string_append_printf (out, "%s%s", role == YD_ROLE_LEAD ? "!" : "+", unit->name);
      }
}

char *
yd_corrected_describe (YdImportDraft *draft)
{
  GString *out = g_string_new (NULL);
  yd_outline_each_item ((YdOutline *)yd_import_draft_get_outline (draft), add_outline_item, out);
  return g_string_free (out, FALSE);
}

/* The plan that is made, told in the same words. */
char *
yd_corrected_describe_plan (YdImportDraft *draft)
{
  static const char kinds[] = "SGPT";
  g_autoptr (YdImportResult) result = yd_import_draft_finish (draft);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (result->rows);
  GString *out = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      g_string_append_printf (out, "%s%c%s%s", out->len > 0 ? " " : "",
                              kinds[yd_item_get_kind (item)], yd_item_get_number (item),
                              yd_item_get_title (item));
      YdRecordList *texts = yd_item_list_paragraphs (item);
      for (guint i = 0; i < yd_record_list_get_length (texts); i++)
        g_string_append_printf (out, "|%s", yd_paragraph_get_text (yd_record_list_get (texts, i)));
      YdRecordList *units = yd_item_list_assignments (item);
      for (guint i = 0; i < yd_record_list_get_length (units); i++)
        {
          YdAssignment *one = yd_record_list_get (units, i);
          g_string_append_printf (out, "%s%s",
                                  yd_assignment_get_row (one)->role == YD_ROLE_LEAD ? "!" : "+",
                                  yd_unit_get_name (yd_assignment_get_unit (one)));
        }
    }
  return g_string_free (out, FALSE);
}

void
yd_corrected_check (YdImportDraft *draft, const char *expected)
{
  g_autofree char *shown = yd_corrected_describe (draft),
                  *made = yd_corrected_describe_plan (draft);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (made, ==, expected);
}

/* ---- corrections ---- */

typedef struct
{
  const char *title;
  const YdOutlineItem *item;
} Wanted;

static void
find_title (YdOutline *outline, YdOutlineItem *item, gpointer data)
{
  Wanted *wanted = data;
  if (strcmp (item->title, wanted->title) == 0)
    wanted->item = item;
}

const YdOutlineItem *
yd_corrected_get_item (YdImportDraft *draft, const char *title)
{
  Wanted wanted = { title, NULL };
  yd_outline_each_item ((YdOutline *)yd_import_draft_get_outline (draft), find_title, &wanted);
  g_assert_nonnull (wanted.item);
  return wanted.item;
}

YdCorrection *
yd_corrected_about (YdImportDraft *draft, const char *title, YdCorrectionCode code)
{
  return yd_correction_new (code, yd_corrected_get_item (draft, title)->key);
}

void
yd_corrected_do (YdImportDraft *draft, YdCorrection *correction)
{
  g_assert_true (yd_import_draft_correct (draft, yd_corrections_new (correction)));
}

void
yd_corrected_set_title (YdImportDraft *draft, const char *from, const char *to)
{
  YdCorrection *correction = yd_corrected_about (draft, from, YD_CORRECT_TITLE);
  correction->text = g_strdup (to);
  yd_corrected_do (draft, correction);
}
