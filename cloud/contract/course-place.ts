import * as z from 'zod/mini'
import { courseView, onOffer, placeState } from './course'
import { operation } from './operation'
import { id, instant } from './values'

/** How a place or a wait ended. */
export const placeEnd = z.enum(['released', 'replaced', 'declined', 'lapsed', 'removed', 'exit', 'closed'])
export type PlaceEnd = z.infer<typeof placeEnd>

/** One movement in line: from when on the child stood at this position. Nobody is named. */
const movement = z.object({ at: instant, position: z.int() })

export const placeView = z.object({
  placeId: id,
  childId: id,
  childName: z.string(),
  course: z.pick(courseView, { courseId: true, title: true, weekday: true, startsAt: true, endsAt: true, venue: true, teacherName: true, serviceKey: true }),
  state: placeState,
  onOffer,
  waitingPosition: z.nullable(z.int()),
  offerUntil: z.nullable(instant),
  requestedAt: instant,
  /** Where the child stood in line from when on, oldest first; at most the last thirty movements. */
  movements: z.array(movement),
  /** Courses of the child that would be given back when this place is taken, by title. */
  wouldGiveBack: z.array(z.string()),
  /** The school's own reason where its staff placed the child; empty otherwise. */
  reason: z.string(),
  /** Whether the family may still give it back by itself. */
  canRelease: z.boolean(),
})
export type PlaceView = z.infer<typeof placeView>

/** What the guardian's children have, are offered and wait for this term, and what ended lately and how (FR-031, FR-045). */
export const readPlaces = operation({
  name: 'readPlaces',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({}),
  output: z.object({
    places: z.array(placeView),
    ended: z.array(z.object({ placeId: id, childName: z.string(), title: z.string(), endedAs: placeEnd, reason: z.string(), at: instant })),
  }),
  refusals: ['plan_not_published'],
})

/** Takes an offered place; courses of the child that overlap it are given back in the same step. */
export const acceptOffer = operation({
  name: 'acceptOffer',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ placeId: id }),
  output: z.object({ placeId: id, gaveBack: z.array(z.string()) }),
  refusals: ['place_unknown', 'place_released', 'offer_not_open', 'offer_lapsed', 'course_not_active', 'course_change_closed'],
})

/** Gives an offered place to the next in line. */
export const declineOffer = operation({
  name: 'declineOffer',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ placeId: id }),
  output: z.object({ placeId: id }),
  refusals: ['place_unknown', 'place_released', 'offer_not_open'],
})

/** Changes what happens when a place comes free while the child waits. */
export const setOnOffer = operation({
  name: 'setOnOffer',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ placeId: id, onOffer }),
  output: z.object({ placeId: id, onOffer }),
  refusals: ['place_unknown', 'place_released', 'place_not_waiting'],
})
