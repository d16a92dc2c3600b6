#pragma once

#include "disk-log.h"

/* What has been written down, for disk-after.c: read it between disk_log_begin() and disk_log_clear(). */

typedef enum
{
  STEP_MAKE, /* name, in node's folder */
  STEP_REMOVE,
  STEP_RENAME, /* to other_name in other */
  STEP_WRITE,
  STEP_TRUNCATE,
  STEP_SYNC,
  STEP_NOTE,
} StepKind;

typedef struct
{
  StepKind kind;
  int node;   /* the file that is written or synced; else the folder that has the name */
  int made;   /* what gets the name */
  int other;  /* the folder to which it is renamed; -1 for none */
  char *name; /* or the note's word */
  char *other_name;
  gint64 offset; /* or the length, or the note's number */
  GBytes *bytes;
} Step;

const char *disk_log_get_root (void);
const Step *disk_log_get_step (guint i);
/* Nodes are what has, or had, a name: node 0 is the root. */
guint disk_log_get_n_nodes (void);
gboolean disk_log_is_folder (guint node);
