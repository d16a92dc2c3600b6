#pragma once

#include "yd-notice-content.h"

G_BEGIN_DECLS

/* Private to the content: what need not be read again. */
YdContentMemory *yd_content_memory_new (void);
void yd_content_memory_free (YdContentMemory *self);
void yd_content_memory_begin (YdContentMemory *self, YdPlan *plan, YdLatin latin);
gboolean yd_content_memory_recall (YdContentMemory *self, YdItem *item, YdContent *content);
void yd_content_memory_keep (YdContentMemory *self, YdItem *item, YdContent *content, guint from);
void yd_content_memory_end (YdContentMemory *self, YdContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdContentMemory, yd_content_memory_free)

G_END_DECLS
