#include "yd-error.h"

G_DEFINE_QUARK (yd-error-quark, yd_error)
