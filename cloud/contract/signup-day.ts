import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, freeText, id, instant, nothing, weekday } from './values'

/** What is looked at before choosing opens, in the order in which an office would look. */
export const checkKey = z.enum([
  'courses_published',
  'courses_complete',
  'openings',
  'children_ready',
  'families_bound',
  'quotas',
  'places_agree',
  'engine',
  'connections',
  'plans_ready',
  'clocks',
  'records_linked',
  'rehearsed',
  'warm_instances',
  'families_told',
  'phone_staffed',
])
export type CheckKey = z.infer<typeof checkKey>

/** Those that no program can see: a person says so, and is named with the hour. */
export const personCheck = z.enum(['warm_instances', 'families_told', 'phone_staffed'])
export type PersonCheck = z.infer<typeof personCheck>

export const checkItem = z.object({
  key: checkKey,
  title: z.string(),
  /** `person`: nobody has confirmed it yet. */
  state: z.enum(['good', 'warn', 'bad', 'person']),
  /** What was found, in one sentence. */
  says: z.string(),
  /** What it is about, such as the titles of courses. */
  details: z.array(z.string()),
  /** What to do; empty where nothing is. */
  todo: z.string(),
  confirmed: z.nullable(z.object({ byName: z.string(), at: instant, note: z.string() })),
})
export type CheckItem = z.infer<typeof checkItem>

/** Where choosing of the term's first-come courses stands. */
export const choosingPhase = z.enum(['none', 'before', 'open', 'over'])
export type ChoosingPhase = z.infer<typeof choosingPhase>

/** Everything that should be so before choosing opens; what can be computed is computed at this moment, never ticked. */
export const readSignUpChecklist = operation({
  name: 'readSignUpChecklist',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({ termName: z.string(), phase: choosingPhase, opensAt: z.nullable(instant), closesAt: z.nullable(instant), asOf: instant, items: z.array(checkItem) }),
  refusals: ['plan_not_published'],
})

/** Confirms what no program can see, or takes the confirmation back. */
export const confirmSignUpCheck = operation({
  name: 'confirmSignUpCheck',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ item: personCheck, confirmed: z.boolean(), note: freeText(200) }),
  output: nothing,
  refusals: ['plan_not_published'],
})

/** Most simulated families of one rehearsal. */
export const mostRehearsalFamilies = 3000

/** `even`: every course that suits a child is as likely as another; `popular`: a few are wanted by most. */
export const rehearsalTaste = z.enum(['even', 'popular'])
export type RehearsalTaste = z.infer<typeof rehearsalTaste>

const tally = z.object({ reason: z.string(), words: z.string(), count: z.int() })

export const rehearsalReport = z.object({
  /** Families that were answered, and those whose call failed. */
  answered: z.int(),
  failed: z.int(),
  failures: z.array(tally),
  /** Lines of baskets by what became of them. */
  joined: z.int(),
  waiting: z.int(),
  refused: z.array(tally),
  /** From the moment a family taps to its answer, in milliseconds. */
  p50Ms: z.int(),
  p95Ms: z.int(),
  p99Ms: z.int(),
  slowestMs: z.int(),
  /** From the first opening until the last family was answered. */
  allAnsweredMs: z.int(),
  /** How many families were answered in the fullest second. */
  fullestSecond: z.int(),
  waves: z.int(),
  /** Whether places and counts agreed for every course afterwards; those of which they did not, by title. */
  verified: z.object({ courses: z.int(), differing: z.array(z.string()) }),
  courses: z.array(
    z.object({
      courseId: id,
      title: z.string(),
      capacity: z.int(),
      wanted: z.int(),
      joined: z.int(),
      waiting: z.int(),
      /** How long after its wave opened the last place went; null where places were left. */
      fullAfterMs: z.nullable(z.int()),
      /** Full within seconds of opening: speed would decide, where a draw would be fairer. */
      suggestsDraw: z.boolean(),
    }),
  ),
})
export type RehearsalReport = z.infer<typeof rehearsalReport>

export const rehearsalView = z.object({
  rehearsalId: id,
  state: z.enum(['running', 'finished', 'stopped']),
  families: z.int(),
  seconds: z.int(),
  taste: rehearsalTaste,
  engine: z.enum(['pglite', 'postgres']),
  answered: z.int(),
  playedMs: z.int(),
  startedAt: instant,
  startedByName: z.string(),
  endedAt: z.nullable(instant),
  /** Why it was stopped before its end; empty otherwise. */
  stoppedBecause: z.string(),
  /** The copy is still there; another rehearsal begins after it is removed. */
  copyKept: z.boolean(),
  /** Courses have been changed since. */
  coursesChanged: z.boolean(),
  report: z.nullable(rehearsalReport),
})
export type RehearsalView = z.infer<typeof rehearsalView>

/** The last rehearsal, and what a new one could be. */
export const readRehearsal = operation({
  name: 'readRehearsal',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    rehearsal: z.nullable(rehearsalView),
    /** Children who could choose now, and courses that will be chosen by first come. */
    children: z.int(),
    courses: z.int(),
    mostFamilies: z.int(),
    /** Why none can begin now, as a sentence; null where one can. */
    hindrance: z.nullable(z.string()),
  }),
  refusals: ['plan_not_published'],
})

/**
 * Copies the term's first-come courses and the children who may choose, nobody named, into a school of their own, where
 * simulated families will choose. The school itself is only read.
 */
export const startRehearsal = operation({
  name: 'startRehearsal',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    /** How many families choose; beyond the number of children, some are simulated twice. */
    families: z.int().check(z.gte(1), z.lte(mostRehearsalFamilies)),
    /** Within how many seconds after each opening they come. */
    seconds: z.int().check(z.gte(1), z.lte(120)),
    taste: rehearsalTaste,
  }),
  output: z.object({ rehearsalId: id }),
  refusals: ['plan_not_published', 'rehearsal_running', 'rehearsal_no_courses', 'rehearsal_no_children', 'rehearsal_choosing_open'],
})

/** Plays the next few seconds of the rehearsal by the real way of choosing; the last step ends it with its report. */
export const stepRehearsal = operation({
  name: 'stepRehearsal',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ rehearsalId: id }),
  output: z.object({ state: z.enum(['running', 'finished', 'stopped']), answered: z.int(), families: z.int() }),
  refusals: ['rehearsal_unknown'],
})

/** Removes the copy with everything in it; a rehearsal that still runs is stopped. The report stays. */
export const removeRehearsal = operation({
  name: 'removeRehearsal',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ rehearsalId: id }),
  output: z.object({ removed: z.boolean() }),
  refusals: ['rehearsal_unknown'],
})

/** One course while families choose, with its places counted anew from the rows at this moment. */
export const liveCourse = z.object({
  courseId: id,
  title: z.string(),
  weekday,
  startsAt: clockTime,
  capacity: z.int(),
  taken: z.int(),
  joined: z.int(),
  offered: z.int(),
  /** As the course says and as the rows say. */
  waiting: z.int(),
  waitingCounted: z.int(),
  /** taken = joined + offered ≤ capacity and waiting = counted. */
  agrees: z.boolean(),
})
export type LiveCourse = z.infer<typeof liveCourse>

/** The sign-up day as it is at this moment: how fast families are answered, and every place counted anew. */
export const readSignUpDay = operation({
  name: 'readSignUpDay',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    termName: z.string(),
    phase: choosingPhase,
    opensAt: z.nullable(instant),
    closesAt: z.nullable(instant),
    asOf: instant,
    /** Baskets answered in each of the last sixty whole seconds, oldest first. */
    answeredBySecond: z.array(z.int()),
    /** Lines of the baskets of the last so many seconds by what became of them. */
    lately: z.object({ seconds: z.int(), joined: z.int(), waiting: z.int(), refused: z.array(tally) }),
    /** Baskets in this host's own line, of all its schools; null where each call may reach another instance, so that nobody knows. */
    queue: z.nullable(z.object({ waiting: z.int(), estimateMs: z.int() })),
    courses: z.array(liveCourse),
  }),
  refusals: ['plan_not_published'],
})
