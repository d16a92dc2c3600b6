/* Owns: the order in which comments are read: as they were written, each with its answers right below.
 * Refuses: to show them. */

#include "yd-comments.h"

/* A comment with the one that its thread began with; ids are no order, as they are drawn by lot. */
typedef struct
{
  YdComment *comment; /* borrowed */
  gint64 began;
  YdId thread;
} Place;

static Place
find_place (YdPlan *plan, YdComment *comment)
{
  const YdCommentRow *row = yd_comment_get_row (comment);
  YdRecord *first
    = row->reply_to != YD_ID_NONE ? yd_plan_find (plan, YD_TABLE_COMMENT, row->reply_to) : NULL;
  const YdCommentRow *head = first != NULL ? yd_comment_get_row (YD_COMMENT (first)) : row;
  return (Place){ comment, head->time, head->id };
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  const YdCommentRow *one = yd_comment_get_row (x->comment), *two = yd_comment_get_row (y->comment);
  int order = compare_numbers (x->began, y->began);
  order = order != 0 ? order : compare_numbers (x->thread, y->thread);
  order = order != 0 ? order : (one->reply_to != YD_ID_NONE) - (two->reply_to != YD_ID_NONE);
  order = order != 0 ? order : compare_numbers (one->time, two->time);
  return order != 0 ? order : compare_numbers (one->id, two->id);
}

/**
 * yd_comments_dup_of:
 *
 * @item: that they are on; none for all of the plan
 *
 * Returns: (transfer container) (element-type YdComment): the comments, the oldest first, answers below what
 *   they answer
 */
GPtrArray *
yd_comments_dup_of (YdPlan *plan, YdId item)
{
  YdRecordList *list = yd_plan_list_comments (plan);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GPtrArray *comments = g_ptr_array_new ();
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdComment *comment = yd_record_list_get (list, i);
      if (item != YD_ID_NONE && yd_comment_get_row (comment)->item != item)
        continue;
      Place place = find_place (plan, comment);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (comments, g_array_index (places, Place, i).comment);
  return comments;
}
