-- Settling a term and closing it in order: settle → disclose → archive → expire (FR-073, FR-078, FR-105).

-- How each day went as it was settled: a roll that arrives later changes no settlement, and the term's export stays as it was.
alter table settled_service add column days jsonb not null default '{}' check (jsonb_typeof(days) = 'object');

-- What follows the settlement, each once and in this order; the settlement itself is `settlement.finished_at`.
create table closing_step (
  school_id text not null,
  term_id uuid not null,
  step text not null check (step in ('disclose', 'archive', 'expire')),
  -- Of the archive: the fingerprint of the term's export and of each of its files. Of the rest: ids and counts.
  facts jsonb not null,
  done_by uuid not null,
  done_at timestamptz not null,
  primary key (school_id, term_id, step),
  foreign key (school_id, term_id) references settlement (school_id, term_id),
  foreign key (school_id, done_by) references staff (school_id, staff_id)
);

create function closing_in_order() returns trigger language plpgsql as $$
begin
  if new.step = 'disclose' and not exists (select 1 from settlement where school_id = new.school_id and term_id = new.term_id and finished_at is not null)
    or new.step = 'archive' and not exists (select 1 from closing_step where school_id = new.school_id and term_id = new.term_id and step = 'disclose')
    or new.step = 'expire' and not exists (select 1 from closing_step where school_id = new.school_id and term_id = new.term_id and step = 'archive') then
    raise exception 'step % is not the next one', new.step using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger closing_in_order before insert on closing_step for each row execute function closing_in_order();

grant select, insert on closing_step to kehou_app;
alter table closing_step enable row level security;
alter table closing_step force row level security;
create policy one_school on closing_step using (school_id = kehou_school()) with check (school_id = kehou_school());
