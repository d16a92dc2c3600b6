/* Owns: changes to samples, by seed. */

#include "yd-mutate.h"

#include <string.h>

static const char *const pieces[] = {
  "\n",
  "\n\n",
  " ",
  "　",
  "。",
  "；",
  "：",
  "（",
  "）",
  "(",
  ")",
  "《",
  "》",
  "“",
  "”",
  "一、",
  "二、",
  "（一）",
  "1.",
  "2、",
  "3．",
  "第一部分",
  "附件",
  "附件：",
  "附件1",
  "2025年",
  "2025年4月1日",
  "年底前",
  "〔2025〕3号",
  "责任单位：",
  "（区卫健委牵头）",
  "90%以上",
  "区财政局",
  "抄送：",
  "印发",
  "（此件公开发布）",
  "（共印7份）",
  "— 3 —",
  "---",
  "我要留言",
  "各单位：",
  "第一条 ",
  "九月：",
  "、",
  "，",
  "的通知",
  "工作要点",
  "\t",
  "12.4",
  "①",
  "（1）",
};

char *
yd_mutate_text (GRand *rand, const char *text)
{
  GString *out = g_string_new (text);
  int changes = g_rand_int_range (rand, 1, 24);
  for (int i = 0; i < changes && out->len > 4; i++)
    {
      gsize at = (gsize)g_rand_int_range (rand, 0, (gint32)out->len);
      while (at > 0 && ((guchar)out->str[at] & 0xc0) == 0x80)
        at--;
      gsize end = at;
      int step = g_rand_int_range (rand, 1, 12);
      while (step-- > 0 && end < out->len)
        end = (gsize)(g_utf8_next_char (out->str + end) - out->str);
      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0: /* lose some */
          g_string_erase (out, (gssize)at, (gssize)(end - at));
          break;
        case 1: /* say it twice */
          {
            g_autofree char *copy = g_strndup (out->str + at, end - at);
            g_string_insert (out, (gssize)at, copy);
          }
          break;
        case 2: /* lose the line end that comes next */
          {
            char *line_end = strchr (out->str + at, '\n');
            if (line_end != NULL)
              g_string_erase (out, line_end - out->str, 1);
          }
          break;
        default:
          g_string_insert (out, (gssize)at,
                           pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          break;
        }
    }
  return g_string_free (out, FALSE);
}

char *
yd_mutate_bytes (GRand *rand, const char *data, gsize *length)
{
  GString *out = g_string_new_len (data, (gssize)*length);
  int changes = g_rand_int_range (rand, 1, 16);
  for (int i = 0; i < changes && out->len > 2; i++)
    {
      gsize at = (gsize)g_rand_int_range (rand, 0, (gint32)out->len);
      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          out->str[at] = (char)g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          out->str[at] ^= (char)(1 << g_rand_int_range (rand, 0, 8));
          break;
        case 2:
          g_string_truncate (out, at);
          break;
        default:
          g_string_insert_c (out, (gssize)at, (char)g_rand_int_range (rand, 0, 256));
          break;
        }
    }
  *length = out->len;
  return g_string_free (out, FALSE);
}
