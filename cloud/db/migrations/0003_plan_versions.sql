-- A term's plan has versions: one draft at most, one published, and those it superseded. Whoever publishes leaves no way
-- back to what families read and signed: the table itself refuses to change it.

-- As text, so that a draft comes back in the order it was written in and a version's hash can be computed again from what
-- is stored; and so that a draft may hold what jsonb refuses.
alter table plan alter column document type json using document::json;
alter table plan
  -- Rises with every save; whoever saves over a revision they have not seen is refused.
  add column revision int not null default 0,
  add column updated_at timestamptz,
  add column updated_by uuid,
  -- The document that the last plan check looked at.
  add column checked_sha256 text,
  add foreign key (school_id, updated_by) references staff (school_id, staff_id);
create unique index plan_one_draft on plan (school_id, term_id) where status in ('draft', 'checked');

create function plan_version_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.school_id, new.plan_id, new.term_id, new.version) is distinct from (old.school_id, old.plan_id, old.term_id, old.version) then
    raise exception 'a plan version keeps its place';
  end if;
  if old.status in ('draft', 'checked') then
    if tg_op = 'UPDATE' and new.status = 'superseded' then
      raise exception 'only a published plan can be superseded';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a published plan cannot be deleted';
  end if;
  if (new.document::text, new.document_sha256, new.published_at) is distinct from (old.document::text, old.document_sha256, old.published_at)
     or not (new.status = old.status or (old.status = 'published' and new.status = 'superseded')) then
    raise exception 'a published plan cannot be changed';
  end if;
  return new;
end $$;
create trigger plan_version_kept before update or delete on plan for each row execute function plan_version_is_kept();

grant insert, delete on plan to kehou_app;
grant update (status, document, document_sha256, published_at, revision, updated_at, updated_by, checked_sha256) on plan to kehou_app;

-- What changed of a signed text by a later version stands beside it as a text of its own, signed like the first.
alter table agreement
  add column amends uuid,
  add foreign key (school_id, amends) references agreement (school_id, agreement_id);
drop index agreement_one_live;
create unique index agreement_one_live on agreement (school_id, application_id, agreement_key, plan_id) where status <> 'ended';
