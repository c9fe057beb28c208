-- 收支公示: what is said once for a term's account, and its versions as they were published (R-041, R-056, R-057; S3, S5, S9, S19).

-- What finance states for a term beside the entries themselves.
create table account_setting (
  school_id text not null,
  term_id uuid not null,
  -- Below zero where the term began with a deficit.
  opening_fen bigint not null,
  -- Where that figure comes from, in the school's words.
  opening_source text not null,
  -- Null: the plan's separate account is not open yet.
  separate_opened_on date,
  revision int not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (school_id, term_id),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, saved_by) references staff (school_id, staff_id)
);

create table account_notice (
  school_id text not null,
  notice_id uuid not null,
  term_id uuid not null,
  version int not null check (version > 0),
  -- As it was read by families, whole: totals only, no child and no class.
  content jsonb not null,
  content_sha256 text not null,
  closing_fen bigint not null,
  prepared_by text not null,
  published_by uuid not null,
  published_at timestamptz not null,
  primary key (school_id, notice_id),
  unique (school_id, term_id, version),
  foreign key (school_id, term_id) references term (school_id, term_id),
  foreign key (school_id, published_by) references staff (school_id, staff_id)
);

-- What was published stands, whoever asks: what was wrong is put right by a later version.
create function account_notice_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a published account stands: publish a new version' using errcode = 'restrict_violation';
end $$;
create trigger account_notice_stands before update or delete on account_notice for each row execute function account_notice_stands();

grant select, insert on account_setting, account_notice to kehou_app;
grant update (opening_fen, opening_source, separate_opened_on, revision, saved_by, saved_at) on account_setting to kehou_app;

do $$
declare tenant text;
begin
  foreach tenant in array array['account_setting', 'account_notice'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy one_school on %I using (school_id = kehou_school()) with check (school_id = kehou_school())', tenant);
  end loop;
end $$;
