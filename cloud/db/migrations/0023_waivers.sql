-- 减免: what a family asks for in confidence, the official lists, and reliefs that were granted by mistake (FR-071, R-035, R-062).

create table waiver_request (
  school_id text not null,
  request_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  -- The plan's words for whom it relieves.
  waiver_group text not null,
  -- Read by who wrote it and by who decides; by nobody else.
  statement text not null,
  status text not null check (status in ('waiting', 'granted', 'denied', 'withdrawn')),
  filed_by uuid not null,
  filed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  relief_id uuid,
  primary key (school_id, request_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, filed_by) references guardian (school_id, guardian_id),
  foreign key (school_id, decided_by) references staff (school_id, staff_id),
  foreign key (school_id, relief_id) references relief (school_id, relief_id),
  check ((status in ('granted', 'denied')) = (decided_at is not null)),
  check (status <> 'denied' or reason <> ''),
  check (status <> 'granted' or relief_id is not null)
);
-- However often it is sent, and by whom.
create unique index waiver_request_live on waiver_request (school_id, term_id, child_id, waiver_group) where status = 'waiting';
create index waiver_request_by_term on waiver_request (school_id, term_id, status, filed_at);

-- 上级名单: who stands on an official list, and in which paper.
create table waiver_listing (
  school_id text not null,
  listing_id uuid not null,
  term_id uuid not null,
  child_id uuid not null,
  waiver_group text not null,
  source text not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (school_id, listing_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, child_id) references child (school_id, child_id),
  foreign key (school_id, imported_by) references staff (school_id, staff_id),
  foreign key (school_id, ended_by) references staff (school_id, staff_id)
);
create unique index waiver_listing_live on waiver_listing (school_id, term_id, child_id, waiver_group) where ended_at is null;

-- A relief that was granted by mistake ends with a reason; its entries are taken back by their opposites.
alter table relief add column ended_by uuid, add column ended_at timestamptz, add column ended_reason text;
alter table relief add constraint relief_ended_by foreign key (school_id, ended_by) references staff (school_id, staff_id);
alter table relief add constraint relief_end_has_reason check ((ended_at is null) = (ended_reason is null));
create unique index relief_live on relief (school_id, term_id, child_id, waiver_group, percent) where ended_at is null;

-- Where a greater relief was taken back, the smaller one that was laid on the statement before may have to be laid on it anew.
-- Of two at once the child's lock lets one through, and no statement goes below zero.
drop index fee_entry_relief_once;
create index fee_entry_by_relief on fee_entry (school_id, relief_id) where relief_id is not null;

-- ---------------------------------------------------------------- the third wall

grant select, insert on waiver_request, waiver_listing to kehou_app;
grant update (status, decided_by, decided_at, reason, relief_id) on waiver_request to kehou_app;
grant update (ended_by, ended_at) on waiver_listing to kehou_app;
grant update (ended_by, ended_at, ended_reason) on relief to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['waiver_request', 'waiver_listing'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
