-- Choosing courses: many families' baskets in one statement, which is one round trip and one commit.

-- How many courses a child may have, beside the plan that says so: choosing must not parse a whole plan. A draft may hold
-- anything, so only what was published is looked at.
alter table plan add column courses_per_child int generated always as
  (case when status in ('published', 'superseded') and document #>> '{menu,coursesPerChild}' ~ '^[0-9]{1,4}$'
        then (document #>> '{menu,coursesPerChild}')::int end) stored;

-- What is left of each reserved quota that still lives: { key: places }; below nothing where places of it were given up.
create function quotas_left(p_course course, p_now timestamptz) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(q.key, q.places - (
           select count(*) from course_place p
            where p.school_id = p_course.school_id and p.course_id = p_course.course_id and p.quota_key = q.key and p.state in ('joined', 'offered'))), '{}')
    from jsonb_to_recordset(p_course.quotas) as q (key text, places int, until timestamptz)
   where q.until is null or q.until > p_now
$$;

-- Which of the places left is open to a child that may use these quotas: a quota's own first, then '' a common one, or null.
create function place_among(p_left int, p_quotas jsonb, p_keys text[]) returns text language sql immutable as $$
  select case
    when p_left <= 0 then null
    when p_quotas = '{}' then ''
    else coalesce(
      (select min(q.key) from jsonb_each_text(p_quotas) q where q.value::int > 0 and q.key = any (p_keys)),
      case when p_left > (select sum(greatest(q.value::int, 0)) from jsonb_each_text(p_quotas) q) then '' end)
  end
$$;

-- What place of a course is open to a child that may use these quotas: '' a common one, a quota's key, or null for none.
-- A quota's own places come first, so that its children do not use up what is everyone's.
create function place_open_to(p_course course, p_keys text[], p_now timestamptz) returns text language sql stable as $$
  select place_among(p_course.capacity - p_course.taken, case when p_course.quotas = '[]' then '{}' else quotas_left(p_course, p_now) end, p_keys)
$$;

-- The quotas that a child of this grade and priority group may use, whether or not they still live.
create function quotas_for(p_quotas jsonb, p_grade int, p_group text) returns text[] language sql immutable as $$
  select coalesce(array_agg(q.key order by q.key), '{}')
    from jsonb_to_recordset(p_quotas) as q (key text, grades jsonb, groups jsonb)
   where (q.grades is null or q.grades @> to_jsonb(p_grade)) and (q.groups is null or q.groups ? p_group)
$$;

-- The quotas of a course that a child may use, by its grade and its approved application.
create function quotas_of_child(p_course course, p_child uuid, p_grade int) returns text[] language sql stable as $$
  select quotas_for(p_course.quotas, p_grade,
                    (select a.form ->> 'priorityGroup' from application a
                      where a.school_id = p_course.school_id and a.child_id = p_child and a.term_id = p_course.term_id and a.status = 'approved' limit 1))
$$;

-- Why a child cannot take a course by what neither place nor time of day in its week changes (R-025): the same order as
-- `rules/course-choice.ts`, whose words `clash` and `limit` come after these. Null where nothing stands against it.
create function standing_obstacle(p_course course, p_child uuid, p_grade int, p_at timestamptz) returns text language plpgsql stable as $$
declare
  on_weekday boolean;
begin
  if p_course.status <> 'published' then return 'course_cancelled'; end if;
  if p_course.admission = 'assigned' then return 'course_assigned_by_school'; end if;
  if p_course.admission = 'draw' and not draw_has_run(p_course.school_id, p_course.draw_id) then return 'course_by_draw'; end if;
  if not p_course.grades @> to_jsonb(p_grade) then return 'course_not_for_grade'; end if;
  select bool_or(e.weekdays @> to_jsonb(p_course.weekday)) into on_weekday from enrolment e
   where e.school_id = p_course.school_id and e.child_id = p_child and e.term_id = p_course.term_id and e.service_key = p_course.service_key
     and e.ends_on >= e.starts_on and e.ends_on >= (p_at at time zone 'Asia/Shanghai')::date;
  if on_weekday is null then return 'course_not_active'; end if;
  if not on_weekday then return 'course_weekday_not_chosen'; end if;
  if p_at < p_course.opens_at or p_course.grade_openings <> '[]' then
    if p_at < coalesce((select (o.one ->> 'opensAt')::timestamptz from jsonb_array_elements(p_course.grade_openings) with ordinality o (one, no)
                         where o.one -> 'grades' @> to_jsonb(p_grade) order by o.no limit 1), p_course.opens_at) then return 'course_not_open'; end if;
  end if;
  if p_at >= p_course.closes_at then return 'course_closed'; end if;
  return null;
end $$;

-- Writes places that were decided, and what the courses' counters are then. The caller holds the courses' locks.
create function write_choices(p_school text, p_places course_place[], p_courses uuid[], p_taken int[], p_waiting int[]) returns void language plpgsql as $$
begin
  insert into course_place (school_id, place_id, course_id, child_id, state, requested_by, requested_at, changed_at, on_offer, quota_key, quota_keys, left_line_at)
  select p.school_id, p.place_id, p.course_id, p.child_id, p.state, p.requested_by, p.requested_at, p.changed_at, p.on_offer, p.quota_key, p.quota_keys, p.left_line_at
    from unnest(p_places) p;
  update course c set taken = n.taken, waiting = n.waiting
    from unnest(p_courses, p_taken, p_waiting) as n (course_id, taken, waiting)
   where c.school_id = p_school and c.course_id = n.course_id and (c.taken <> n.taken or c.waiting <> n.waiting);
end $$;

-- What the children of some lines have or wait for: how many, how many of them overlapping the line's course, whether this
-- very course, and whether an overlapping one can no longer be given back.
create function held_by_lines(p_school text, p_term uuid, p_children uuid[], p_courses uuid[], p_weekdays int[], p_starts time[], p_ends time[], p_at timestamptz[])
returns table (no int, held int, overlapping int, already boolean, fixed boolean) language sql stable as $$
  select l.no::int, count(*)::int, (count(*) filter (where o.overlaps))::int, bool_or(p.course_id = l.course_id), bool_or(o.overlaps and p.state <> 'waiting' and c.change_until <= l.at) is true
    from unnest(p_children, p_courses, p_weekdays, p_starts, p_ends, p_at) with ordinality as l (child_id, course_id, weekday, starts_at, ends_at, at, no)
   -- "offset 0": looked up child by child and never the other way round, whatever statistics say.
   cross join lateral (select p.course_id, p.state from course_place p where p.school_id = p_school and p.child_id = l.child_id and p.state <> 'released' offset 0) p
    join course c on c.school_id = p_school and c.course_id = p.course_id and c.term_id = p_term
   cross join lateral (select c.weekday = l.weekday and c.starts_at < l.ends_at and l.starts_at < c.ends_at as overlaps) o
   group by l.no
$$;

/*
 * Chooses for many families of one school at once. Each of p_requests is one basket:
 *   { "requestKey", "inputSha256", "requestId", "at", "lines": [{ "childId", "courseId", "ifFull", "onOffer", "ifClash", "together" }],
 *     and who asks: "tokenSha256", or "provider" ('wechat' or 'dev') with "subject" }
 * Answers { answers: [{ "refused": code | null, "reply": { "lines": […] } | null }] in their order, offered: [{ "placeId", "childId", "onOffer" }] }.
 * By hand, or from pgbench as kehou_app with a batch of one:
 *   select * from choose_places('haijiang', '[{"requestKey": "…", "inputSha256": "…", "requestId": "r", "at": "2026-09-08T09:00:00+08:00",
 *     "tokenSha256": "…", "lines": [{"childId": "…", "courseId": "…", "ifFull": "wait", "onOffer": "take", "ifClash": "refuse", "together": null}]}]')
 *
 * Order of locks, the same for everyone: children by id, then courses by id. Every statement here has a snapshot of its
 * own, so what is read after a lock is what the last holder left; nothing that decides is read before.
 *
 * Lookups by key only, whatever statistics say, and plans that are kept: planning would cost more than doing. A plan made
 * while nobody has a place yet cannot tell one index from another, and kept through a rush it would walk through everybody's
 * places for each line; so while that table is small its query is planned anew each time, and kept from then on.
 */
create function choose_places(p_school text, p_requests jsonb, out answers jsonb, out offered jsonb) language plpgsql
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off
  set lock_timeout = '5s'
as $$
declare
  this_term uuid;
  most_courses int;
  latest timestamptz;
  -- Requests by number. Of several with one key in this call, `first` is done and the others hear its answer.
  r_key uuid[]; r_account text[]; r_guardian uuid[]; r_input text[]; r_id text[]; r_at timestamptz[]; r_first int[]; r_refused text[]; r_reply jsonb[]; r_gave jsonb[];
  -- Lines of all requests by number; `previous` is the one done before it for the same child, and lines that belong together
  -- are done where the first of them stands. Without a grade the child is not theirs.
  l_request int[]; l_child uuid[]; l_course uuid[]; l_waits boolean[]; l_on_offer text[]; l_replaces boolean[]; l_together int[]; l_grade int[]; l_previous int[];
  l_at timestamptz[]; l_course_no int[]; l_weekday int[]; l_starts time[]; l_ends time[]; l_change_until timestamptz[]; l_obstacle text[];
  l_result text[]; l_refusal text[]; l_place uuid[]; l_position int[]; l_quota text[]; l_quotas text[]; l_overlaps boolean[]; l_unwritten boolean[];
  -- What a line's child has by what is written: how many, overlapping it, this very course, and overlapping but no longer to be given back.
  h_count int[]; h_overlapping int[]; h_already boolean[]; h_fixed boolean[];
  -- Courses by number.
  c_ids uuid[]; c_capacity int[]; c_taken int[]; c_waiting int[]; c_reserves boolean[]; c_quotas jsonb[];
  requests int := coalesce(jsonb_array_length(p_requests), 0);
  lines int;
  stale boolean := true;
  pending course_place[] := '{}';
  members int[]; giving_back int[]; all_joined boolean;
  held int; overlapping int; already boolean; fixed boolean; own_clash boolean; open_to text; why text;
  i int; j int; k int; c int; r int;
  found_row record; freed record; place course_place; open_held refcursor;
begin
  perform set_config('role', 'kehou_app', true), set_config('kehou.school_id', p_school, true);
  select t.term_id, p.courses_per_child into this_term, most_courses
    from term t join plan p on p.school_id = t.school_id and p.term_id = t.term_id and p.status = 'published'
   where t.school_id = p_school and t.current;

  select array_agg(q.key), array_agg(q.account), array_agg(q.guardian), array_agg(q.input), array_agg(q.id),
         array_agg(q.at), array_agg(q.first), array_agg(q.refused), max(q.at)
    into r_key, r_account, r_guardian, r_input, r_id, r_at, r_first, r_refused, latest
    from (
      select b.no, (b.body ->> 'requestKey')::uuid as key, g.account_id::text as account, g.guardian_id as guardian, b.body ->> 'inputSha256' as input,
             b.body ->> 'requestId' as id, (b.body ->> 'at')::timestamptz as at,
             min(b.no) over (partition by g.account_id, (b.body ->> 'requestKey')::uuid)::int as first,
             case when not exists (select 1 from school x where x.school_id = p_school) then 'school_unknown'
                  -- Whom WeChat vouches for is signed in, though no school may have heard of them yet.
                  when g.account_id is null and b.body ->> 'provider' is distinct from 'wechat' then 'sign_in_needed'
                  when g.guardian_id is null then 'role_needed' end as refused
        from jsonb_array_elements(p_requests) with ordinality b (body, no)
        -- Looked up one by one: as joins behind row-level security these would read all guardians.
        cross join lateral (select case when b.body ? 'tokenSha256'
                 then (select s.account_id from session s where s.token_sha256 = b.body ->> 'tokenSha256' and s.expires_at > (b.body ->> 'at')::timestamptz)
                 else (select a.account_id from account a where a.provider = b.body ->> 'provider' and a.subject = b.body ->> 'subject') end as account_id offset 0) a
        cross join lateral (select a.account_id, (select g.guardian_id from guardian g where g.school_id = p_school and g.account_id = a.account_id) as guardian_id offset 0) g
       order by b.no) q;

  select count(*), array_agg(q.request_no), array_agg(q.child_id), array_agg(q.course_id), array_agg(q.if_full = 'wait'),
         array_agg(q.on_offer), array_agg(q.if_clash = 'replace'), array_agg(q.together), array_agg(q.grade),
         array_agg(q.previous), array_agg(r_at[q.request_no])
    into lines, l_request, l_child, l_course, l_waits, l_on_offer, l_replaces, l_together, l_grade, l_previous, l_at
    from (
      select w.*, lag(w.no) over (partition by w.child_id order by w.turn, w.no) as previous
        from (select v.*, case when v.together is null then v.no else min(v.no) over (partition by v.request_no, v.together) end as turn from (
          select b.no::int as request_no, row_number() over (order by b.no, l.no)::int as no, l.child_id, l.course_id, l.if_full, l.on_offer, l.if_clash, l.together,
                 (select sc.grade::int from child_guardian cg
                    join child ch on ch.school_id = p_school and ch.child_id = cg.child_id
                    join school_class sc on sc.school_id = p_school and sc.class_id = ch.class_id
                   where cg.school_id = p_school and cg.child_id = l.child_id and cg.guardian_id = r_guardian[b.no]) as grade
            from jsonb_array_elements(p_requests) with ordinality b (body, no)
            cross join lateral rows from (jsonb_to_recordset(b.body -> 'lines') as ("childId" uuid, "courseId" uuid, "ifFull" text, "onOffer" text, "ifClash" text, together int))
                               with ordinality as l (child_id, course_id, if_full, on_offer, if_clash, together, no)
           where r_refused[b.no] is null) v) w
       order by w.no) q;

  -- The children first, by the very lock that lockChildren of store/child.ts takes.
  perform pg_advisory_xact_lock(hashtextextended('child:' || p_school || ':' || q.child_id, 0))
    from (select distinct l.child_id from unnest(l_child, l_grade) as l (child_id, grade) where l.grade is not null order by l.child_id) q;

  r_reply := array_fill(null::jsonb, array[requests]);
  r_gave := array_fill('[]'::jsonb, array[requests]);
  for found_row in
    select q.no, d.reply, d.operation = 'chooseCourses' and d.input_sha256 = q.input as same
      from unnest(r_account, r_key, r_input, r_refused) with ordinality as q (account, key, input, refused, no)
     cross join lateral (select a.reply, a.operation, a.input_sha256 from answered_request a where a.school_id = p_school and a.caller = q.account and a.request_key = q.key offset 0) d
     where q.refused is null
  loop
    if found_row.same then r_reply[found_row.no] := found_row.reply; else r_refused[found_row.no] := 'request_key_reused'; end if;
  end loop;
  for r in 1 .. requests loop
    if this_term is null and r_refused[r] is null and r_reply[r] is null and r_first[r] = r then r_refused[r] := 'plan_not_published'; end if;
  end loop;

  -- Then the courses: those asked for, and those that may be given back for them.
  c_ids := array(select distinct l.course_id from unnest(l_course, l_grade) as l (course_id, grade) where l.grade is not null);
  if true = any (l_replaces) then
    execute $held$
      select array(select unnest($1) union select p.course_id from course_place p where p.school_id = $2 and p.child_id = any ($3) and p.state <> 'released') $held$
      into c_ids using c_ids, p_school, array(select l.child_id from unnest(l_child, l_replaces, l_grade) as l (child_id, replaces, grade) where l.replaces and l.grade is not null);
  end if;
  perform 1 from course x where x.school_id = p_school and x.course_id = any (c_ids) order by x.course_id for no key update;

  offered := '[]';
  l_result := array_fill(null::text, array[lines]); l_refusal := l_result; l_quota := l_result; l_quotas := l_result;
  l_place := array_fill(null::uuid, array[lines]); l_position := array_fill(null::int, array[lines]); l_overlaps := array_fill(false, array[lines]);
  for i in 1 .. lines loop
    r := l_request[i];
    continue when l_result[i] is not null or r_refused[r] is not null or r_reply[r] is not null or r_first[r] <> r;

    -- What is written, read once; and again after places were given back, which is rare.
    if stale then
      stale := false;
      select array_agg(q.course_id), array_agg(q.capacity), array_agg(q.taken), array_agg(q.waiting), array_agg(q.reserves), array_agg('{}'::jsonb)
        into c_ids, c_capacity, c_taken, c_waiting, c_reserves, c_quotas
        from (select x.course_id, x.capacity, x.taken, x.waiting, x.quotas <> '[]' as reserves from course x
               where x.school_id = p_school and x.course_id = any (c_ids) order by x.course_id) q;
      for c in 1 .. coalesce(cardinality(c_ids), 0) loop
        if c_reserves[c] then c_quotas[c] := (select quotas_left(x, latest) from course x where x.school_id = p_school and x.course_id = c_ids[c]); end if;
        -- A place for everyone while somebody waits, as when a reserve has just lapsed: those in line come first.
        if c_waiting[c] > 0 and place_among(c_capacity[c] - c_taken[c], c_quotas[c], '{}') = '' then
          for freed in select * from fill_course(p_school, c_ids[c], latest) loop
            offered := offered || jsonb_build_object('placeId', freed.place_id, 'childId', freed.child_id, 'onOffer', freed.on_offer);
          end loop;
          select x.taken, x.waiting, quotas_left(x, latest) as quotas into found_row from course x where x.school_id = p_school and x.course_id = c_ids[c];
          c_taken[c] := found_row.taken; c_waiting[c] := found_row.waiting; c_quotas[c] := found_row.quotas;
        end if;
      end loop;
      select array_agg(array_position(c_ids, q.course_id)), array_agg(q.weekday), array_agg(q.starts_at), array_agg(q.ends_at), array_agg(q.change_until), array_agg(q.obstacle)
        into l_course_no, l_weekday, l_starts, l_ends, l_change_until, l_obstacle
        from (
          select l.no, x.course_id, x.weekday::int as weekday, x.starts_at, x.ends_at, x.change_until,
                 case when l.grade is null then 'child_not_yours'
                      when x.course_id is null or x.term_id <> this_term or x.status = 'draft' then 'course_unknown'
                      else standing_obstacle(x, l.child_id, l.grade, l.at) end as obstacle
            from unnest(l_child, l_course, l_grade, l_at) with ordinality as l (child_id, course_id, grade, at, no)
            left join course x on x.school_id = p_school and x.course_id = l.course_id and l.grade is not null
           order by l.no) q;
      h_count := array_fill(0, array[lines]); h_overlapping := h_count;
      h_already := array_fill(false, array[lines]); h_fixed := h_already; l_unwritten := h_already;
      open_held := null;
      if pg_relation_size('course_place') < 16 * 8192 then
        open open_held for execute 'select * from held_by_lines($1, $2, $3, $4, $5, $6, $7, $8)' using p_school, this_term, l_child, l_course, l_weekday, l_starts, l_ends, l_at;
      else
        open open_held for select * from held_by_lines(p_school, this_term, l_child, l_course, l_weekday, l_starts, l_ends, l_at);
      end if;
      loop
        fetch open_held into found_row;
        exit when not found;
        h_count[found_row.no] := found_row.held; h_overlapping[found_row.no] := found_row.overlapping;
        h_already[found_row.no] := found_row.already; h_fixed[found_row.no] := found_row.fixed;
      end loop;
      close open_held;
    end if;

    members := array[i];
    if l_together[i] is not null then
      members := array(select l.no::int from unnest(l_request, l_together) with ordinality as l (request_no, together, no) where l.request_no = r and l.together = l_together[i] order by l.no);
    end if;
    all_joined := true;
    foreach k in array members loop
      c := l_course_no[k]; why := null; own_clash := false;
      held := h_count[k]; overlapping := h_overlapping[k]; already := h_already[k]; fixed := h_fixed[k];
      j := l_previous[k];
      while j is not null loop
        if l_result[j] <> 'refused' and l_weekday[j] = l_weekday[k] and l_starts[j] < l_ends[k] and l_starts[k] < l_ends[j] then
          -- A basket never gives back what it has just taken itself.
          own_clash := own_clash or l_request[j] = r;
          if l_unwritten[j] then
            overlapping := overlapping + 1;
            fixed := fixed or (l_result[j] = 'joined' and coalesce(l_change_until[j] <= l_at[k], false));
          end if;
        end if;
        if l_unwritten[j] then
          held := held + 1;
          already := already or l_course[j] = l_course[k];
        end if;
        j := l_previous[j];
      end loop;
      why := case
        when l_obstacle[k] in ('child_not_yours', 'course_unknown') then l_obstacle[k]
        when already then 'course_taken_already'
        when l_obstacle[k] is not null then l_obstacle[k]
        when own_clash or overlapping > 0 and not l_replaces[k] then 'course_clash'
        when fixed then 'course_change_closed'
        when held - overlapping >= most_courses then 'course_limit' end;
      l_overlaps[k] := overlapping > 0;
      if why is null then
        l_quotas[k] := '';
        if c_reserves[c] then
          l_quotas[k] := (select array_to_string(quotas_of_child(x, l_child[k], l_grade[k]), ',') from course x where x.school_id = p_school and x.course_id = c_ids[c]);
          open_to := place_among(c_capacity[c] - c_taken[c], c_quotas[c], string_to_array(l_quotas[k], ','));
        else
          open_to := case when c_taken[c] < c_capacity[c] then '' end;
        end if;
        if open_to is not null then
          l_result[k] := 'joined';
          l_quota[k] := nullif(open_to, '');
          c_taken[c] := c_taken[c] + 1;
          if open_to <> '' then c_quotas[c] := jsonb_set(c_quotas[c], array[open_to], to_jsonb((c_quotas[c] ->> open_to)::int - 1)); end if;
        elsif l_waits[k] and l_together[k] is null then
          l_result[k] := 'waiting';
          c_waiting[c] := c_waiting[c] + 1;
          l_position[k] := c_waiting[c];
        else
          why := 'course_full';
        end if;
      end if;
      l_unwritten[k] := why is null;
      if why is not null then
        l_result[k] := 'refused'; l_refusal[k] := why; all_joined := false;
      end if;
    end loop;

    giving_back := '{}';
    foreach k in array members loop
      c := l_course_no[k];
      if l_together[k] is not null and not all_joined then
        -- Nobody gets anything; whom nothing but this stands against is told so.
        if l_result[k] = 'joined' then
          c_taken[c] := c_taken[c] - 1;
          if l_quota[k] is not null then c_quotas[c] := jsonb_set(c_quotas[c], array[l_quota[k]], to_jsonb((c_quotas[c] ->> l_quota[k])::int + 1)); end if;
          l_unwritten[k] := false; l_result[k] := 'refused'; l_refusal[k] := 'course_not_together';
        elsif l_refusal[k] = 'course_full' then
          l_refusal[k] := 'course_not_together';
        end if;
      end if;
      if l_unwritten[k] then
        l_place[k] := gen_random_uuid();
        place := null;
        place.school_id := p_school; place.place_id := l_place[k]; place.course_id := l_course[k]; place.child_id := l_child[k]; place.state := l_result[k];
        place.requested_by := r_guardian[r]; place.requested_at := l_at[k]; place.changed_at := l_at[k]; place.on_offer := l_on_offer[k];
        place.quota_key := l_quota[k]; place.quota_keys := string_to_array(l_quotas[k], ',');
        -- Who never stood in line left it at once.
        if l_result[k] = 'joined' then place.left_line_at := l_at[k]; end if;
        pending := pending || place;
        if l_result[k] = 'joined' and l_overlaps[k] then giving_back := giving_back || k; end if;
      end if;
    end loop;

    -- The child has the new place: what overlaps it is given back in this same step, and the lines behind move up.
    if giving_back <> '{}' then
      perform write_choices(p_school, pending, c_ids, c_taken, c_waiting);
      pending := '{}';
      foreach k in array giving_back loop
        for found_row in execute $given$
          select p.place_id from course_place p join course x on x.school_id = $1 and x.course_id = p.course_id and x.term_id = $2
           where p.school_id = $1 and p.child_id = $3 and p.state <> 'released' and p.place_id <> $4 and x.weekday = $5 and x.starts_at < $7 and $6 < x.ends_at
           order by p.line_no $given$
          using p_school, this_term, l_child[k], l_place[k], l_weekday[k], l_starts[k], l_ends[k]
        loop
          r_gave[r] := r_gave[r] || to_jsonb(found_row.place_id);
          for freed in select * from free_place(p_school, found_row.place_id, 'replaced', '', l_at[k]) loop
            offered := offered || jsonb_build_object('placeId', freed.place_id, 'childId', freed.child_id, 'onOffer', freed.on_offer);
          end loop;
        end loop;
      end loop;
      stale := true;
    end if;
  end loop;
  if pending <> '{}' then perform write_choices(p_school, pending, c_ids, c_taken, c_waiting); end if;

  -- What each is answered, kept under its key, with one audit row of ids and states.
  for found_row in
    with answer as (
      select l.request_no, jsonb_agg(jsonb_build_object('childId', l.child_id, 'courseId', l.course_id, 'result', l.result, 'placeId', l.place_id,
                                                        'waitingPosition', l.position, 'refusal', l.refusal) order by l.no) as lines
        from unnest(l_request, l_child, l_course, l_result, l_place, l_position, l_refusal) with ordinality as l (request_no, child_id, course_id, result, place_id, position, refusal, no)
       where l.result is not null group by l.request_no),
    kept as (
      insert into answered_request (school_id, caller, request_key, operation, input_sha256, reply, answered_at)
      select p_school, r_account[a.request_no], r_key[a.request_no], 'chooseCourses', r_input[a.request_no], jsonb_build_object('lines', a.lines), r_at[a.request_no] from answer a),
    noted as (
      insert into audit_entry (school_id, actor, operation, target, change, request_id, at)
      select p_school, r_guardian[a.request_no]::text, 'chooseCourses', 'guardian/' || r_guardian[a.request_no],
             jsonb_build_object('lines', a.lines, 'gaveBack', r_gave[a.request_no]), r_id[a.request_no], r_at[a.request_no] from answer a)
    select a.request_no, a.lines from answer a
  loop
    r_reply[found_row.request_no] := jsonb_build_object('lines', found_row.lines);
  end loop;
  for r in 1 .. requests loop
    continue when r_refused[r] is not null or r_reply[r] is not null;
    if r_input[r] is distinct from r_input[r_first[r]] then r_refused[r] := coalesce(r_refused[r_first[r]], 'request_key_reused');
    else r_refused[r] := r_refused[r_first[r]]; r_reply[r] := r_reply[r_first[r]]; end if;
  end loop;
  answers := (select coalesce(jsonb_agg(jsonb_build_object('refused', a.refused, 'reply', a.reply) order by a.no), '[]') from unnest(r_refused, r_reply) with ordinality as a (refused, reply, no));
end $$;

-- Why each of some callers may not choose at the school it names, in their order; null for those who may. The same as
-- choose_places finds, for whoever would otherwise stand in a long line in vain and keep others out of it.
-- Each: { "schoolId", "at", and who asks as above }.
create function refused_callers(p_callers jsonb) returns jsonb language plpgsql set enable_seqscan = off as $$
declare
  one jsonb;
  account uuid;
  answers jsonb := '[]';
begin
  perform set_config('role', 'kehou_app', true);
  for one in select b.body from jsonb_array_elements(p_callers) with ordinality b (body, no) order by b.no loop
    perform set_config('kehou.school_id', one ->> 'schoolId', true);
    account := case when one ? 'tokenSha256'
      then (select s.account_id from session s where s.token_sha256 = one ->> 'tokenSha256' and s.expires_at > (one ->> 'at')::timestamptz)
      else (select a.account_id from account a where a.provider = one ->> 'provider' and a.subject = one ->> 'subject') end;
    answers := answers || coalesce(to_jsonb(case
      when not exists (select 1 from school x where x.school_id = one ->> 'schoolId') then 'school_unknown'
      when account is null and one ->> 'provider' is distinct from 'wechat' then 'sign_in_needed'
      when not exists (select 1 from guardian g where g.school_id = one ->> 'schoolId' and g.account_id = account) then 'role_needed' end), 'null');
  end loop;
  return answers;
end $$;
