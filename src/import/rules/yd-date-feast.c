/* Owns: deadlines that name a feast or a season (春节前, “七一”前, 汛期前). Refuses: a feast without 前;
 * what is done for one is no deadline. */

#include "yd-date-feast.h"

#include "yd-scan.h"

static const char *const before_words[] = { "之前", "以前", "前", NULL };

/* Days that are the same every year. */
static const struct
{
  const char *name;
  int month, day;
} feasts[] = {
  { "“五一”", 5, 1 },  { "劳动节", 5, 1 },  { "五一", 5, 1 },    { "“六一”", 6, 1 },
  { "儿童节", 6, 1 },  { "“七一”", 7, 1 },  { "“八一”", 8, 1 },  { "建军节", 8, 1 },
  { "教师节", 9, 10 }, { "“十一”", 10, 1 }, { "国庆节", 10, 1 }, { "国庆", 10, 1 },
  { "妇女节", 3, 8 },  { "“三八”", 3, 8 },  { "植树节", 3, 12 },
};

/* Days of the lunar calendar. */
static const struct
{
  const char *name;
  int month, day;
} lunar[] = {
  { "春节", 1, 1 },   { "元宵节", 1, 15 }, { "元宵", 1, 15 },
  { "端午节", 5, 5 }, { "端午", 5, 5 },    { "中秋节", 8, 15 },
  { "中秋", 8, 15 },  { "重阳节", 9, 9 },  { "重阳", 9, 9 },
};

/* When a season begins differs from place to place and from year to year. */
static const struct
{
  const char *name;
  int month, day;
} seasons[] = {
  { "汛期", 6, 1 },       { "入汛", 6, 1 },   { "主汛期", 7, 1 }, { "秋季开学", 9, 1 },
  { "新学期开学", 9, 1 }, { "开学", 9, 1 },   { "入冬", 11, 7 },  { "供暖季", 11, 15 },
  { "采暖季", 11, 15 },   { "供暖", 11, 15 },
};

/* Pure Brightness, by the rule of thumb that holds for 2000 to 2099. */
static int
get_qingming (int year)
{
  int of_century = year % 100;
  return (of_century * 2422 + 48100) / 10000 - of_century / 4;
}

static const char *
read_name (const char *p, const char *name)
{
  static const char *const holidays[] = { "假期", "假日", "小长假", "长假", "黄金周", NULL };
  const char *q = yd_scan_word (p, name);
  const char *holiday = q != NULL ? yd_scan_words (q, holidays) : NULL;
  q = holiday != NULL ? holiday : q;
  return q != NULL ? yd_scan_words (q, before_words) : NULL;
}

/* Not yet the day: the one of @year, or of another where that is meant. */
static const char *
read_day (const char *p, int year, YdDateFound *found)
{
  const char *q;
  for (guint i = 0; i < G_N_ELEMENTS (feasts); i++)
    if ((q = read_name (p, feasts[i].name)) != NULL)
      {
        found->due = yd_date_new_day (year, feasts[i].month, feasts[i].day);
        return q;
      }
  for (guint i = 0; i < G_N_ELEMENTS (lunar); i++)
    if ((q = read_name (p, lunar[i].name)) != NULL)
      {
        found->due = yd_date_new_lunar (year, lunar[i].month, lunar[i].day);
        return q;
      }
  if ((q = read_name (p, "清明节")) != NULL || (q = read_name (p, "清明")) != NULL)
    {
      found->due = yd_date_new_day (year, 4, get_qingming (year));
      return q;
    }
  if ((q = read_name (p, "元旦")) != NULL) /* the one that ends the year */
    found->due = yd_date_new_day (year + 1, 1, 1);
  return q;
}

/**
 * yd_date_feast_read:
 * @year: in which the day is looked for
 *
 * Returns: (nullable): the byte after a feast or season and 前 at @p
 */
const char *
yd_date_feast_read (const char *p, int year, YdDateFound *found)
{
  const char *q = read_day (p, year, found);
  for (guint i = 0; i < G_N_ELEMENTS (seasons) && q == NULL; i++)
    if ((q = read_name (p, seasons[i].name)) != NULL)
      {
        found->due = yd_date_new_day (year, seasons[i].month, seasons[i].day);
        found->rough = TRUE;
      }
  found->before |= q != NULL;
  return q != NULL && yd_date_is_set (found->due) ? q : NULL;
}
