#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean yd_char_is_han (gunichar c);
gboolean yd_char_is_full_width (gunichar c);
gboolean yd_char_is_opening (gunichar c);
gboolean yd_char_is_closing (gunichar c);
gunichar yd_char_to_half_width (gunichar c);

G_END_DECLS
