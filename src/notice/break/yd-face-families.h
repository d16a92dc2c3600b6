#pragma once

#include "yd-fonts.h"

G_BEGIN_DECLS

/* Private to the fonts: the families that may stand for a face. */
typedef struct
{
  const char *family;
  int weight;        /* CSS weight */
  gboolean stand_in; /* not the design that offices use */
  gboolean visible;  /* and a reader sees it */
} YdFaceCandidate;

typedef struct
{
  const YdFaceCandidate *candidates; /* in order of preference; ends with a %NULL family */
  const char *chinese;
  const char *fallback; /* family for the characters that the face lacks */
  int fallback_weight;
} YdFaceFamilies;

const YdFaceFamilies *yd_face_get_families (YdFace face);

G_END_DECLS
