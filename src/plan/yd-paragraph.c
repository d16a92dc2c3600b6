#include "yd-paragraph.h"

#include "yd-text.h"

#include <string.h>

struct _YdParagraph
{
  YdRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (YdParagraph, yd_paragraph, YD_TYPE_RECORD)

static void
yd_paragraph_class_init (YdParagraphClass *klass)
{
  YD_RECORD_CLASS (klass)->table = YD_TABLE_PARAGRAPH;
}

static void
yd_paragraph_init (YdParagraph *self)
{
}

const YdParagraphRow *
yd_paragraph_get_row (YdParagraph *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

const char *
yd_paragraph_get_text (YdParagraph *self)
{
  const char *text = yd_paragraph_get_row (self)->text;
  return text != NULL ? text : "";
}

gboolean
yd_paragraph_get_labelled (YdParagraph *self)
{
  return yd_paragraph_get_row (self)->labelled != 0;
}

/**
 * yd_paragraph_get_label_length:
 *
 * Returns: bytes of the sub-heading at the start, its ： included; 0 where there is none
 */
gsize
yd_paragraph_get_label_length (YdParagraph *self)
{
  return yd_paragraph_get_labelled (self) ? yd_paragraph_find_label (yd_paragraph_get_text (self))
                                          : 0;
}

/**
 * yd_paragraph_list_count:
 * @list: of #YdParagraph
 *
 * Returns: characters of their texts, as yd_text_count() counts them
 */
glong
yd_paragraph_list_count (YdRecordList *list)
{
  glong count = 0;
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    count += yd_text_count (yd_paragraph_get_text (yd_record_list_get (list, i)));
  return count;
}

/**
 * yd_paragraph_find_label:
 *
 * Returns: bytes of what can be a sub-heading of @text: words up to the first ：, in the first sentence;
 *   0 where nothing can
 */
gsize
yd_paragraph_find_label (const char *text)
{
  const char *colon = strstr (text, "："), *stop = strstr (text, "。");
  if (colon == NULL || colon == text || (stop != NULL && stop < colon))
    return 0;
  return (gsize)(colon - text) + strlen ("：");
}
