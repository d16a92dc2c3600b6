-- The plan file, version 1. Content tables have no cascades, triggers, generated columns, nor UNIQUE
-- beyond the primary key: changesets that are undone or merged would break on them. Their columns stand
-- in the order of src/plan/yd-rows.h; later versions only append columns and tables. Dates are ISO text
-- with their precision (2025-Q2), decimals are digits and scale, absent is NULL.

-- ---- content: what the plan's objects are made of ----

CREATE TABLE plan (
  id INTEGER PRIMARY KEY NOT NULL,
  uid TEXT,
  title TEXT,
  year INTEGER NOT NULL DEFAULT 0,
  period_from TEXT,
  period_to TEXT,
  kind INTEGER NOT NULL DEFAULT 0,
  stage INTEGER NOT NULL DEFAULT 0,
  issuer TEXT,
  default_lead INTEGER,
  point_scope INTEGER NOT NULL DEFAULT 0,
  number_mark TEXT,
  unit_print INTEGER NOT NULL DEFAULT 0,
  unit_words INTEGER NOT NULL DEFAULT 0,
  assigning INTEGER NOT NULL DEFAULT 0,
  subtitle TEXT,
  groups_run_on INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE item (
  id INTEGER PRIMARY KEY NOT NULL,
  parent INTEGER,
  order_key TEXT,
  kind INTEGER NOT NULL DEFAULT 0,
  form INTEGER NOT NULL DEFAULT 0,
  title TEXT,
  run_in INTEGER NOT NULL DEFAULT 0,
  number_found TEXT,
  unit_mark TEXT,
  mark_own_line INTEGER NOT NULL DEFAULT 0,
  scope TEXT,
  source TEXT,
  tags TEXT,
  supervised INTEGER NOT NULL DEFAULT 0,
  exempt INTEGER NOT NULL DEFAULT 0,
  status INTEGER NOT NULL DEFAULT 0,
  lineage_plan TEXT,
  lineage_item INTEGER,
  span_start INTEGER NOT NULL DEFAULT 0,
  span_length INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY NOT NULL,
  owner_kind INTEGER NOT NULL DEFAULT 0,
  owner INTEGER,
  order_key TEXT,
  text TEXT,
  labelled INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE unit (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT,
  short_name TEXT,
  kind INTEGER NOT NULL DEFAULT 0,
  order_key TEXT,
  valid_from TEXT,
  valid_until TEXT,
  merged_into INTEGER,
  registered INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY NOT NULL,
  unit INTEGER,
  name TEXT
);

CREATE TABLE unit_member (
  collective INTEGER NOT NULL,
  member INTEGER NOT NULL,
  PRIMARY KEY (collective, member)
) WITHOUT ROWID;

CREATE TABLE assignment (
  item INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  role INTEGER NOT NULL DEFAULT 0,
  order_key TEXT,
  office TEXT,
  PRIMARY KEY (item, unit)
) WITHOUT ROWID;

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY NOT NULL,
  item INTEGER,
  order_key TEXT,
  name TEXT,
  definition TEXT,
  source TEXT,
  comparison INTEGER NOT NULL DEFAULT 0,
  target INTEGER NOT NULL DEFAULT 0,
  target_high INTEGER NOT NULL DEFAULT 0,
  scale INTEGER NOT NULL DEFAULT 0,
  measure TEXT,
  cumulative INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  words TEXT,
  due TEXT
);

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY NOT NULL,
  item INTEGER,
  order_key TEXT,
  title TEXT,
  due TEXT,
  "before" INTEGER NOT NULL DEFAULT 0,
  recurrence INTEGER NOT NULL DEFAULT 0,
  long_term INTEGER NOT NULL DEFAULT 0,
  words TEXT,
  unit INTEGER,
  weight INTEGER NOT NULL DEFAULT 0,
  done_on TEXT
);

CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY NOT NULL,
  item INTEGER,
  kind INTEGER NOT NULL DEFAULT 0,
  words TEXT,
  paragraph INTEGER,
  span_start INTEGER NOT NULL DEFAULT 0,
  span_length INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  result INTEGER,
  name TEXT,
  due TEXT,
  "before" INTEGER NOT NULL DEFAULT 0,
  recurrence INTEGER NOT NULL DEFAULT 0,
  long_term INTEGER NOT NULL DEFAULT 0,
  comparison INTEGER NOT NULL DEFAULT 0,
  target INTEGER NOT NULL DEFAULT 0,
  target_high INTEGER NOT NULL DEFAULT 0,
  scale INTEGER NOT NULL DEFAULT 0,
  measure TEXT,
  role INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE report (
  id INTEGER PRIMARY KEY NOT NULL,
  item INTEGER,
  milestone INTEGER,
  indicator INTEGER,
  period TEXT,
  unit INTEGER,
  percent INTEGER NOT NULL DEFAULT 0,
  value INTEGER NOT NULL DEFAULT 0,
  scale INTEGER NOT NULL DEFAULT 0,
  progress TEXT,
  problems TEXT,
  next TEXT,
  reporter TEXT,
  received_on TEXT,
  file_digest TEXT,
  cell TEXT,
  supersedes INTEGER,
  state INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE notice (
  id INTEGER PRIMARY KEY NOT NULL,
  form INTEGER NOT NULL DEFAULT 0,
  head TEXT,
  number TEXT,
  copy_number TEXT,
  secrecy TEXT,
  urgency TEXT,
  signer TEXT,
  title TEXT,
  addressee TEXT,
  signature TEXT,
  date TEXT,
  note TEXT,
  disclosure TEXT,
  copy_to TEXT,
  printed_by TEXT,
  printed_on TEXT,
  copies INTEGER NOT NULL DEFAULT 0,
  joint TEXT,
  as_annex INTEGER NOT NULL DEFAULT 0,
  issuer TEXT,
  plan_signature TEXT,
  plan_date TEXT,
  sealed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE annex (
  id INTEGER PRIMARY KEY NOT NULL,
  notice INTEGER,
  order_key TEXT,
  label TEXT,
  title TEXT,
  listed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE recipient (
  id INTEGER PRIMARY KEY NOT NULL,
  notice INTEGER,
  order_key TEXT,
  unit INTEGER,
  name TEXT,
  role INTEGER NOT NULL DEFAULT 0,
  copies INTEGER NOT NULL DEFAULT 0,
  channel TEXT
);

CREATE TABLE unplaced (
  id INTEGER PRIMARY KEY NOT NULL,
  order_key TEXT,
  text TEXT,
  reason TEXT,
  "before" INTEGER
);

CREATE TABLE comment (
  id INTEGER PRIMARY KEY NOT NULL,
  item INTEGER,
  reply_to INTEGER,
  author TEXT,
  time INTEGER NOT NULL DEFAULT 0,
  text TEXT,
  state INTEGER NOT NULL DEFAULT 0,
  reason TEXT
);

CREATE TABLE suppression (
  id INTEGER PRIMARY KEY NOT NULL,
  rule TEXT,
  item INTEGER,
  reason TEXT
);

CREATE TABLE setting (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT,
  value TEXT
);
-- ---- content: kept and recorded, read by the work that needs it ----

CREATE TABLE indicator_target (
  id INTEGER PRIMARY KEY NOT NULL,
  indicator INTEGER,
  year INTEGER NOT NULL DEFAULT 0,
  unit INTEGER,
  target INTEGER NOT NULL DEFAULT 0,
  scale INTEGER NOT NULL DEFAULT 0,
  adds_up INTEGER NOT NULL DEFAULT 0   -- 0 sum, 1 mean, 2 least, 3 greatest, 4 each
);

CREATE TABLE indicator_value (
  id INTEGER PRIMARY KEY NOT NULL,
  indicator INTEGER,
  period TEXT,
  unit INTEGER,
  kind INTEGER NOT NULL DEFAULT 0,     -- 0 planned, 1 actual
  value INTEGER NOT NULL DEFAULT 0,
  scale INTEGER NOT NULL DEFAULT 0,
  report INTEGER
);

CREATE TABLE adjustment (              -- 延期/调整申请
  id INTEGER PRIMARY KEY NOT NULL,
  item INTEGER,
  milestone INTEGER,
  indicator INTEGER,
  asked_by INTEGER,
  asked_on TEXT,
  reason TEXT,
  field TEXT,
  old_value TEXT,
  new_value TEXT,
  decision INTEGER NOT NULL DEFAULT 0, -- 0 open, 1 granted, 2 refused
  approver TEXT,
  decided_on TEXT
);

CREATE TABLE period (
  id INTEGER PRIMARY KEY NOT NULL,
  span TEXT,
  closed_by TEXT,
  closed_on TEXT,
  digest TEXT
);

CREATE TABLE slip (                    -- what was sent to whom, value by value
  id INTEGER PRIMARY KEY NOT NULL,
  period INTEGER,
  unit INTEGER,
  sent_on TEXT,
  contents TEXT,
  digest TEXT
);

CREATE TABLE intake (                  -- what file came back
  id INTEGER PRIMARY KEY NOT NULL,
  slip INTEGER,
  name TEXT,
  received_on TEXT,
  digest TEXT,
  outcome TEXT
);

CREATE TABLE recipient_event (
  id INTEGER PRIMARY KEY NOT NULL,
  recipient INTEGER,
  kind INTEGER NOT NULL DEFAULT 0,     -- 0 handed over, 1 签收, 2 补发, 3 收回
  happened_on TEXT,
  copies INTEGER NOT NULL DEFAULT 0,
  person TEXT
);

CREATE TABLE step (
  id INTEGER PRIMARY KEY NOT NULL,
  order_key TEXT,
  kind INTEGER NOT NULL DEFAULT 0,
  parallel_group INTEGER NOT NULL DEFAULT 0,
  person INTEGER,
  post TEXT,
  state INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE opinion (
  id INTEGER PRIMARY KEY NOT NULL,
  step INTEGER,
  person INTEGER,
  post TEXT,
  decision INTEGER NOT NULL DEFAULT 0,
  words TEXT,
  time INTEGER NOT NULL DEFAULT 0,
  payload BLOB,                        -- exactly what was signed
  previous_digest TEXT,
  signature BLOB,
  certificate INTEGER
);

CREATE TABLE version (                 -- a history hash with a name
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT,
  hash TEXT,
  time INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE source_document (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT,
  format TEXT,
  digest TEXT,
  text TEXT
);

CREATE TABLE source_span (
  id INTEGER PRIMARY KEY NOT NULL,
  document INTEGER,
  span_start INTEGER NOT NULL DEFAULT 0,
  span_length INTEGER NOT NULL DEFAULT 0,
  target_table TEXT,
  target INTEGER
);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY NOT NULL,
  owner_table TEXT,
  owner INTEGER,
  name TEXT,
  digest TEXT
);

CREATE TABLE person (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT,
  post TEXT,
  unit INTEGER
);

CREATE TABLE certificate (
  id INTEGER PRIMARY KEY NOT NULL,
  person INTEGER,
  data BLOB,
  digest TEXT
);

-- ---- outside the session: never undone ----

CREATE TABLE history (
  sequence INTEGER PRIMARY KEY,         -- rows are never deleted, so it only grows
  hash TEXT NOT NULL,
  parent TEXT,
  merged_from TEXT,
  schema_version INTEGER NOT NULL,
  program_version TEXT NOT NULL,
  author TEXT,
  host TEXT,
  time INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  verb TEXT NOT NULL,
  args TEXT,
  undoes TEXT,
  gesture TEXT NOT NULL,
  barrier INTEGER NOT NULL DEFAULT 0,
  changes INTEGER NOT NULL DEFAULT 0,
  changeset BLOB                       -- zlib, with its plain length before it
);

CREATE TABLE blob (
  digest TEXT PRIMARY KEY NOT NULL,
  data BLOB NOT NULL
);

CREATE TABLE meta (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT
);

CREATE INDEX item_parent ON item (parent);
CREATE INDEX paragraph_owner ON paragraph (owner);
CREATE INDEX assignment_unit ON assignment (unit);
CREATE INDEX indicator_item ON indicator (item);
CREATE INDEX milestone_item ON milestone (item);
CREATE INDEX suggestion_item ON suggestion (item);
CREATE INDEX report_item ON report (item);
