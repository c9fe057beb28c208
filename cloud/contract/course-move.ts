import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, freeText, id, instant, offset, pageEnd, text, weekday } from './values'

/** Why the school did it: the family reads it, and where others waited, they do too. */
const reason = text(200)

/** Why one child was not placed; the same words as the refusals of choosing. */
const childObstacle = z.enum(['pupil_unknown', 'course_taken_already', 'course_not_for_grade', 'move_not_attending', 'course_clash', 'move_over_line', 'move_no_place'])

/**
 * The school puts children into a course (FR-045): the normal way of an assigned one, where the reason may be empty;
 * elsewhere by hand, with a reason. Children that cannot be placed are told one by one and keep no other from it.
 *
 * With `overLine` a child is placed although others wait, or before families may choose; a place is added where none is
 * open to it, so that nobody loses theirs. The families that wait are told so, with the reason, without a name.
 */
export const placeChild = operation({
  name: 'placeChild',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: id, childIds: z.array(id).check(z.minLength(1), z.maxLength(50)), reason: freeText(200), overLine: z.boolean() }),
  output: z.object({
    children: z.array(z.object({ childId: id, childName: z.string(), placeId: z.nullable(id), refusal: z.nullable(childObstacle), message: z.string() })),
    capacity: z.int(),
  }),
  refusals: ['course_unknown', 'course_cancelled', 'move_reason_needed', 'move_reason_names_child'],
})

/** Moves a child's place to another course, in one step; the place it leaves goes to the next in line (FR-045). */
export const moveChild = operation({
  name: 'moveChild',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ placeId: id, toCourseId: id, reason, overLine: z.boolean() }),
  output: z.object({ placeId: id }),
  refusals: [
    'place_unknown', 'place_released', 'course_unknown', 'course_cancelled', 'course_taken_already', 'course_not_for_grade', 'move_not_attending', 'course_clash',
    'move_reason_needed', 'move_over_line', 'move_no_place', 'move_reason_names_child',
  ],
})

/** Ends a child's place, or its wait; the family is told why, and the next in line moves up. */
export const removeChild = operation({
  name: 'removeChild',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ placeId: id, reason }),
  output: z.object({ placeId: id }),
  refusals: ['place_unknown', 'place_released', 'move_reason_names_child'],
})

/** Gives a course more places, which go to those who wait, in order; or fewer, but never fewer than are taken or reserved. */
export const changeCapacity = operation({
  name: 'changeCapacity',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: id, capacity: z.int().check(z.gte(0), z.lte(500)), reason }),
  output: z.object({ capacity: z.int(), taken: z.int(), waiting: z.int() }),
  refusals: ['course_unknown', 'course_cancelled', 'capacity_below_taken', 'capacity_below_quotas'],
})

/**
 * Closes a course that cannot take place (FR-045). Every place and wait in it ends; a child that ranked further courses
 * in the same draw gets the next one with a free place at once, and every other family is told which courses that fit
 * still have places. Numbers in other lines stay as they are.
 */
export const closeCourse = operation({
  name: 'closeCourse',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: id, reason }),
  /** How many places and waits ended, and how many children have one of their next choices now. */
  output: z.object({ ended: z.int(), movedOn: z.int() }),
  refusals: ['course_unknown', 'course_cancelled', 'move_reason_names_child'],
})

/** The children of a closed course, with what each has at that hour now and where it could go (FR-045). Each read is logged. */
export const listClosedPlaces = operation({
  name: 'listClosedPlaces',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: id, offset }),
  output: z.object({
    title: z.string(),
    children: z.array(
      z.object({
        childId: id,
        childName: z.string(),
        className: z.string(),
        /** It waited in line, and had no place. */
        waited: z.boolean(),
        /** What it has or is offered at that hour now, by title. */
        nowHas: z.nullable(z.string()),
        /** Courses that fit and have places now, the same hour first; at most five. */
        fitting: z.array(z.object({ courseId: id, title: z.string(), weekday, startsAt: clockTime })),
      }),
    ),
    ...pageEnd,
  }),
  refusals: ['course_unknown'],
})

/** Children that may be in a course, to be placed by hand: by name or class, those without a clash first. Each read is logged. */
export const listPlaceable = operation({
  name: 'listPlaceable',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: id, search: freeText(30), offset }),
  output: z.object({
    pupils: z.array(
      z.object({
        childId: id,
        childName: z.string(),
        className: z.string(),
        rosterNo: z.int(),
        /** What the child has at that hour, by title; null where the hour is free. */
        clashesWith: z.nullable(z.string()),
        /** Its place in this course's line; null where it does not wait. */
        waitingPosition: z.nullable(z.int()),
      }),
    ),
    ...pageEnd,
  }),
  refusals: ['course_unknown'],
})

export const moveKind = z.enum(['placed', 'moved', 'removed', 'resized', 'closed'])
export type MoveKind = z.infer<typeof moveKind>

/** What the office did by hand this term, newest first (FR-045). Each read is logged. */
export const listMoves = operation({
  name: 'listMoves',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    moves: z.array(
      z.object({
        moveId: id,
        kind: moveKind,
        title: z.string(),
        /** Where the child went. */
        toTitle: z.nullable(z.string()),
        childName: z.nullable(z.string()),
        className: z.nullable(z.string()),
        by: z.string(),
        reason: z.string(),
        overLine: z.boolean(),
        capacity: z.nullable(z.int()),
        movedAt: instant,
      }),
    ),
    ...pageEnd,
  }),
  refusals: [],
})

/** Courses with fewer children than they need, for the office to fill, merge or close (FR-045), the fewest first. */
export const listSmallCourses = operation({
  name: 'listSmallCourses',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    courses: z.array(z.object({ courseId: id, title: z.string(), weekday, startsAt: clockTime, teacherName: z.string(), taken: z.int(), waiting: z.int(), capacity: z.int(), minimum: z.int() })),
    ...pageEnd,
  }),
  refusals: [],
})
