/* Owns: the rows of the breakdown table, out of the same records as the text: a row for each point,
 * or for each of its tasks, sections and groups as rows of their own. Refuses: to guess a date or a
 * unit; what nobody has said stays empty. */

#include "yd-breakdown.h"

#include "yd-content-memory.h"

#include "yd-milestone.h"

gboolean
yd_breakdown_has_rows (YdPlan *plan)
{
  YdItem *item = yd_plan_get_first_item (plan);
  while (item != NULL && yd_item_get_kind (item) != YD_ITEM_POINT)
    item = yd_item_get_next (item);
  return item != NULL;
}

/**
 * yd_breakdown_dup_title:
 *
 * Returns: (transfer full): the title over the table
 */
char *
yd_breakdown_dup_title (YdPlan *plan)
{
  return g_strconcat (yd_plan_get_title (plan), "任务分解表", NULL);
}

static void
add_cell (YdBlockWriter *writer, const char *text, YdItem *item, const char *column)
{
  yd_block_writer_add (writer, text, YD_FACE_FS, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)),
                       column);
  yd_block_writer_finish (writer, YD_PART_CELL);
}

/* Its paragraphs as one cell; for an item without text, its title. */
static void
add_content (YdBlockWriter *writer, YdItem *item)
{
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  guint n = yd_record_list_get_length (paragraphs);
  for (guint i = 0; i < n; i++)
    {
      YdParagraph *paragraph = yd_record_list_get (paragraphs, i);
      yd_block_writer_add (writer, yd_paragraph_get_text (paragraph), YD_FACE_FS,
                           YD_TABLE_PARAGRAPH, yd_record_get_id (YD_RECORD (paragraph)), "text");
    }
  if (n == 0)
    yd_block_writer_add (writer, yd_item_get_title (item), YD_FACE_FS, YD_TABLE_ITEM,
                         yd_record_get_id (YD_RECORD (item)), "title");
  yd_block_writer_finish (writer, YD_PART_CELL);
}

static char *
dup_due (YdItem *item)
{
  GString *text = g_string_new (NULL);
  YdRecordList *milestones = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    {
      g_autofree char *due = yd_milestone_dup_due_text (yd_record_list_get (milestones, i));
      if (due == NULL || *due == '\0')
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "；" : "", due);
    }
  return g_string_free (text, FALSE);
}

static void
add_row (YdBlockWriter *writer, YdItem *point, YdItem *item, guint number)
{
  g_autofree char *serial = g_strdup_printf ("%u", number);
  g_autofree char *lead = yd_item_dup_carriers_text (item, YD_ROLE_LEAD, "、");
  g_autofree char *support = yd_item_dup_carriers_text (item, YD_ROLE_SUPPORT, "、");
  g_autofree char *due = dup_due (item);

  add_cell (writer, serial, item, NULL);
  add_cell (writer, yd_item_get_title (point), point, "title");
  add_content (writer, item);
  add_cell (writer, lead, item, NULL);
  add_cell (writer, support, item, NULL);
  add_cell (writer, due, item, NULL);
}

static guint
count_tasks (YdItem *point)
{
  YdRecordList *children = yd_item_list_children (point);
  guint n = 0;
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    n += yd_item_get_kind (yd_record_list_get (children, i)) == YD_ITEM_TASK;
  return n;
}

static void
add_heads (YdBlockWriter *writer)
{
  static const char *const heads[YD_BREAKDOWN_COLUMNS]
    = { "序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限" };
  for (guint i = 0; i < YD_BREAKDOWN_COLUMNS; i++)
    {
      yd_block_writer_add (writer, heads[i], YD_FACE_HT, YD_TABLE_PLAN, YD_ID_NONE, NULL);
      yd_block_writer_finish (writer, YD_PART_CELL_HEAD);
    }
}

static void
add_group (YdBlockWriter *writer, YdItem *item)
{
  YdId id = yd_record_get_id (YD_RECORD (item));
  yd_block_writer_add (writer, yd_item_get_number (item), YD_FACE_HT, YD_TABLE_ITEM, id, NULL);
  yd_block_writer_add (writer, yd_item_get_title (item), YD_FACE_HT, YD_TABLE_ITEM, id, "title");
  yd_block_writer_finish (writer, YD_PART_CELL_GROUP);
}

/* What stands in the table for an item: the row of a group, of a point without tasks, of a task, or
 * nothing. @point: (nullable): that a task belongs to. */
static void
add_item (YdBlockWriter *writer, YdContentMemory *memory, YdItem *item, YdItem *point, guint number)
{
  guint from = writer->content->blocks->len;
  guint64 stamp = yd_record_get_stamp (YD_RECORD (item));
  YdReading reading = { item, YD_READ_ROW, stamp, number };

  if (point != NULL)
    reading.stamp = MAX (stamp, yd_record_get_stamp (YD_RECORD (point)));
  if (memory != NULL && yd_content_memory_recall (memory, &reading, writer->content))
    return;
  if (yd_item_get_kind (item) <= YD_ITEM_GROUP)
    add_group (writer, item);
  else
    add_row (writer, point != NULL ? point : item, item, number);
  if (memory != NULL)
    yd_content_memory_keep (memory, &reading, writer->content, from);
}

static void add_items (YdBlockWriter *writer, YdContentMemory *memory, YdRecordList *list,
                       YdItem *above, guint *number);

/* An item's row and those below it. @above: (nullable): that it stands below */
static void
add_tree (YdBlockWriter *writer, YdContentMemory *memory, YdItem *item, YdItem *above,
          guint *number)
{
  YdItemKind kind = yd_item_get_kind (item);
  if (kind <= YD_ITEM_GROUP)
    add_item (writer, memory, item, NULL, 0);
  else if (kind == YD_ITEM_POINT && count_tasks (item) == 0)
    add_item (writer, memory, item, NULL, ++*number);
  else if (kind == YD_ITEM_TASK && above != NULL)
    add_item (writer, memory, item, above, ++*number);
  add_items (writer, memory, yd_item_list_children (item), item, number);
}

/* Rows that are read anew only where one of them has changed, or the number before them. */
static void
add_run (YdBlockWriter *writer, YdContentMemory *memory, YdRecordList *list, guint from, guint n,
         YdItem *above, guint *number)
{
  YdReading reading = yd_content_memory_reading (YD_READ_ROWS, list, from, n);
  guint first = writer->content->blocks->len, before = *number;

  reading.place += before;
  if (memory != NULL && yd_content_memory_recall (memory, &reading, writer->content))
    {
      *number += reading.count;
      return;
    }
  for (guint i = from; i < from + n; i++)
    add_tree (writer, memory, yd_record_list_get (list, i), above, number);
  reading.count = *number - before;
  if (memory != NULL)
    yd_content_memory_keep (memory, &reading, writer->content, first);
}

static void
add_items (YdBlockWriter *writer, YdContentMemory *memory, YdRecordList *list, YdItem *above,
           guint *number)
{
  guint n = yd_record_list_get_length (list), run;
  for (guint i = 0; i < n; i += run)
    {
      run = above == NULL || yd_item_get_kind (above) != YD_ITEM_POINT
              ? yd_content_memory_get_run (list, i)
              : 0; /* a task's row has its point's title */
      if (run > 0)
        add_run (writer, memory, list, i, run, above, number);
      else
        add_tree (writer, memory, yd_record_list_get (list, i), above, number);
      run = MAX (run, 1);
    }
}

/**
 * yd_breakdown_add_rows:
 * @memory: (nullable): rows that have not changed are taken from it
 *
 * Adds the heads and all rows of the table to the content.
 */
void
yd_breakdown_add_rows (YdBlockWriter *writer, YdPlan *plan, YdContentMemory *memory)
{
  guint number = 0;
  add_heads (writer);
  add_items (writer, memory, yd_plan_list_items (plan), NULL, &number);
}
