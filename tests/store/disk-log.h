#pragma once

#include <glib.h>

/* What this process does to the files below a folder, written down as it does it, and what a disk may
 * hold if the power had failed at some moment of that.
 *
 * The model is the strict one, of what POSIX promises and no more: what was written to a file is there
 * once the file was synced; before that any of it may be missing, sector by sector, in any order. A name
 * is there, or gone, once its folder was synced; before that the changes of one folder arrive in their
 * order, but cut off anywhere. Renaming is one step, also from one folder to another. */
typedef enum
{
  DISK_LOSS_NONE,  /* all has arrived: the program alone was killed */
  DISK_LOSS_ALL,   /* nothing has arrived that was not synced */
  DISK_LOSS_BYTES, /* names and lengths have arrived, contents have not */
  DISK_LOSS_NAMES, /* contents have arrived, names have not */
  DISK_LOSS_ANY,   /* one or the other, by chance */
  DISK_N_LOSSES
} DiskLoss;

/* Begins to write down what happens below @root, which has only empty folders in it. */
void disk_log_begin (const char *root);
/* Puts a mark between what is written down: what had been promised by then. */
void disk_log_note (const char *word, int number);
void disk_log_end (void);

guint disk_log_get_length (void);
/* The newest @word before @moment, -1 where there is none. */
int disk_log_get_note (const char *word, guint moment);
/* Replaces all below the folder by what a disk may hold if the power fails after @moment steps. */
void disk_log_lay_out (guint moment, DiskLoss loss, GRand *random);
/* What was done before @moment, newest last, a line a step; for a failure. */
char *disk_log_describe (guint moment, guint n_steps);
/* Is what stands below the folder what was written down? */
gboolean disk_log_is_complete (void);
/* From now on the machine has been started anew, for whoever asks the kernel. */
void disk_log_start_machine (void);
void disk_log_clear (void);
