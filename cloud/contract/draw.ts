import * as z from 'zod/mini'
import { courseView } from './course'
import { operation } from './operation'
import { grade, id, instant, nothing, offset, pageEnd, planKey, sha256, text, weekday } from './values'

/** Names an entry of a draw and nothing else: random, so that nobody but its family knows whose it is. */
export const drawToken = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** A course as it entered the draw. `no` counts from 0; `places` are those free at closing. */
export const drawCourse = z.object({
  no: z.int(),
  courseId: id,
  weekday,
  startsAt: z.string(),
  endsAt: z.string(),
  places: z.int(),
  /** Places kept for some children, by numbers that mean nothing outside of this list. */
  quotas: z.array(z.object({ no: z.int(), places: z.int() })),
})
export type DrawCourse = z.infer<typeof drawCourse>

/** One child's entry as it is published: no name, no class, no reason for anything. */
export const drawEntry = z.object({
  token: drawToken,
  /** Entries of the same number take their turn as one: 兄弟姐妹同选. */
  together: z.nullable(drawToken),
  /** 加分: what the school declared beforehand for priority and for earlier misses, added up, so that neither can be read. */
  points: z.int(),
  /** At most so many courses. */
  limit: z.int(),
  /** Quotas whose places it may use. */
  quotas: z.array(z.int()),
  /** Courses by `no`, the dearest first. */
  ranks: z.array(z.int()),
})
export type DrawEntry = z.infer<typeof drawEntry>

/** What became of one choice, when its turn came. */
export const drawOutcome = z.enum(['received', 'full', 'clash', 'limit'])
export type DrawOutcome = z.infer<typeof drawOutcome>

/** Why a choice did not take part: what stood at closing. */
export const drawLeftOut = z.enum(['cancelled', 'grade', 'not_active', 'weekday', 'clash', 'limit', 'together'])
export type DrawLeftOut = z.infer<typeof drawLeftOut>

export const drawStatus = z.enum(['draft', 'published', 'frozen', 'drawn', 'done', 'cancelled'])
export type DrawStatus = z.infer<typeof drawStatus>

/** What a draw goes by, declared before families rank. */
export const drawTerms = z.object({
  opensAt: instant,
  closesAt: instant,
  /** Courses a child gets at most from this draw. */
  limitPerChild: z.int().check(z.gte(1), z.lte(10)),
  /** Priority groups of the plan that count, by key, and for how many points. */
  priorityGroups: z.array(planKey).check(z.maxLength(20)),
  priorityPoints: z.int().check(z.gte(1), z.lte(4)),
  /** Whether each earlier draw in a row without any course counts one point, three at most. */
  countsCredits: z.boolean(),
})
export type DrawTerms = z.infer<typeof drawTerms>

const drawHead = z.object({
  drawId: id,
  title: z.string(),
  status: drawStatus,
  /** All the rules in one sentence. */
  sentence: z.string(),
  opensAt: instant,
  closesAt: instant,
  limitPerChild: z.int(),
  /** SHA-256 of the seed, published before anybody could rank; null until then. */
  commitment: z.nullable(sha256),
  /** SHA-256 of the entry list, published before the seed; null until closing. */
  entriesSha256: z.nullable(sha256),
  /** The seed as hex; null until the draw has run. */
  seed: z.nullable(sha256),
})
export type DrawHead = z.infer<typeof drawHead>

const refNo = { courseId: id }
const draftTitle = text(30)

/** The term's draws, and what a new one could be made of (S4, S7: scarce courses by lot). */
export const listDraws = operation({
  name: 'listDraws',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    now: instant,
    draws: z.array(
      z.object({
        ...drawHead.shape,
        courses: z.array(z.object({ courseId: id, title: z.string(), weekday, startsAt: z.string(), endsAt: z.string(), capacity: z.int(), taken: z.int(), waiting: z.int() })),
        /** Children that ranked so far, or took part. */
        entries: z.int(),
        /** Of those, how many received something; null until the draw has run. */
        received: z.nullable(z.int()),
      }),
    ),
    priorityGroups: z.array(z.object({ key: planKey, name: z.string() })),
    /** Published courses that nobody has chosen yet. */
    candidates: z.array(z.object({ courseId: id, title: z.string(), weekday, startsAt: z.string(), endsAt: z.string(), capacity: z.int() })),
  }),
  refusals: ['plan_not_published'],
})

/** Makes a draw of published courses; families see nothing of it until it is published. */
export const createDraw = operation({
  name: 'createDraw',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ title: draftTitle, courseIds: z.array(id).check(z.minLength(1), z.maxLength(120)), ...drawTerms.shape }),
  output: z.object({ drawId: id, sentence: z.string() }),
  refusals: ['plan_not_published', 'draw_times_wrong', 'draw_course_unfit', 'draw_hours_tangled', 'priority_group_unknown'],
})

/** Fixes the seed, shows its commitment and tells the families; from then on nothing of the draw can be changed. */
export const publishDraw = operation({
  name: 'publishDraw',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ drawId: id }),
  output: z.object({ drawId: id, commitment: sha256 }),
  refusals: ['draw_unknown', 'draw_not_draft', 'draw_times_wrong', 'draw_course_unfit', 'draw_hours_tangled'],
})

/** Takes a draw back before ranking opens; its courses are chosen by first come again. */
export const cancelDraw = operation({
  name: 'cancelDraw',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ drawId: id }),
  output: z.object({ drawId: id }),
  refusals: ['draw_unknown', 'draw_begun'],
})

const rankedCourse = z.object(z.pick(courseView, { courseId: true, title: true, category: true, weekday: true, startsAt: true, endsAt: true, grades: true, teacherName: true, venue: true, capacity: true, placesLeft: true, costFen: true, costNote: true }).shape)

/** The term's draws for the guardian's children; a draft is not among them. */
export const readDraws = operation({
  name: 'readDraws',
  kind: 'read',
  roles: ['guardian'],
  input: nothing,
  output: z.object({ draws: z.array(drawHead), now: instant }),
  refusals: ['plan_not_published'],
})

/** One draw with its courses, and what each of the guardian's children can rank and has ranked. */
export const readDraw = operation({
  name: 'readDraw',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ drawId: id }),
  output: z.object({
    draw: drawHead,
    now: instant,
    courses: z.array(rankedCourse),
    children: z.array(
      z.object({
        childId: id,
        name: z.string(),
        grade,
        className: z.string(),
        /** Courses for its grade; what else must be met by closing stands beside. */
        courses: z.array(z.object({ ...refNo, missing: z.nullable(z.enum(['not_active', 'weekday', 'clash'])) })),
        ranks: z.array(id),
        waits: z.boolean(),
        /** The children it takes its turn with. */
        togetherWith: z.array(id),
        token: z.nullable(drawToken),
        /** Points of its own as they stand now. */
        points: z.int(),
        savedAt: z.nullable(instant),
      }),
    ),
  }),
  refusals: ['draw_unknown'],
})

/** Most choices a child may rank. */
export const ranksMost = 20

/**
 * Saves the ranking of a child, or one ranking of several children who want the same courses or none. It may be saved
 * again until closing and counts only then, so that being early gains nothing. An empty list takes the ranking back.
 */
export const rankCourses = operation({
  name: 'rankCourses',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({
    drawId: id,
    childIds: z.array(id).check(z.minLength(1), z.maxLength(6)),
    courseIds: z.array(id).check(z.maxLength(ranksMost)),
    /** Whether to wait in line for choices above what is received. */
    waits: z.boolean(),
  }),
  output: z.object({ savedAt: instant, tokens: z.array(z.object({ childId: id, token: drawToken })) }),
  refusals: ['child_not_yours', 'draw_unknown', 'draw_not_open', 'draw_closed', 'course_unknown', 'course_not_for_grade', 'ranked_twice'],
})

/** The entry list as it was at closing, page by page; together with the seed all that a phone needs to draw again. */
export const readDrawEntries = operation({
  name: 'readDrawEntries',
  kind: 'read',
  roles: ['guardian', 'schoolAdmin'],
  input: z.object({ drawId: id, offset }),
  output: z.object({ drawId: id, courses: z.array(drawCourse), entries: z.array(drawEntry), ...pageEnd }),
  refusals: ['draw_unknown', 'draw_not_closed'],
})

/** What the draw gave the guardian's children, choice by choice. */
export const readDrawResult = operation({
  name: 'readDrawResult',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ drawId: id }),
  output: z.object({
    draw: drawHead,
    entries: z.int(),
    courses: z.array(z.object(z.pick(courseView, { courseId: true, title: true, weekday: true, startsAt: true, endsAt: true, placesLeft: true, waiting: true, closesAt: true }).shape)),
    children: z.array(
      z.object({
        childId: id,
        name: z.string(),
        token: drawToken,
        points: z.int(),
        /** Which turn it had, counted from 1; null where nothing of it took part. */
        turn: z.nullable(z.int()),
        /** How many turns the draw had. */
        turns: z.int(),
        together: z.boolean(),
        path: z.array(z.object({ ...refNo, outcome: drawOutcome, clashesWith: z.nullable(id) })),
        leftOut: z.array(z.object({ ...refNo, reason: drawLeftOut })),
        received: z.array(id),
        /** Received, but no longer possible when the places were written: the child had left, or chosen elsewhere meanwhile. */
        dropped: z.array(id),
        waitsFor: z.array(id),
        /** What the next draw counts for it. */
        creditAfter: z.int(),
      }),
    ),
  }),
  refusals: ['draw_unknown', 'draw_not_run'],
})
