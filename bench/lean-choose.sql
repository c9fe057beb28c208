-- The least that taking a place can be: what the whole function is measured beside. The benchmark's own.
create function lean_choose(p_school text, p_account uuid, p_key uuid, p_child uuid, p_course uuid) returns text language plpgsql as $$
declare
  chosen record;
  won boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('child:' || p_school || ':' || p_child, 0));
  perform 1 from answered_request where school_id = p_school and caller = p_account::text and request_key = p_key;
  if found then return 'answered'; end if;
  select capacity, taken, status, closes_at into chosen from course where school_id = p_school and course_id = p_course;
  if chosen.taken < chosen.capacity then
    update course set taken = taken + 1 where school_id = p_school and course_id = p_course and taken < capacity;
    won := found;
  end if;
  if won is not true then update course set waiting = waiting + 1 where school_id = p_school and course_id = p_course; end if;
  insert into course_place (school_id, place_id, course_id, child_id, state, requested_by, requested_at, changed_at)
  select p_school, gen_random_uuid(), p_course, p_child, case when won then 'joined' else 'waiting' end, g.guardian_id, now(), now() from guardian g where g.school_id = p_school and g.account_id = p_account;
  insert into answered_request (school_id, caller, request_key, operation, input_sha256, answered_at) values (p_school, p_account::text, p_key, 'chooseCourses', '', now());
  return case when won then 'joined' else 'waiting' end;
end $$;
grant execute on function lean_choose to kehou_app;
