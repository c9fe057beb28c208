import * as z from 'zod/mini'
import { departureHow, recordSource, rollAddress, standing } from './attendance'
import { collector, relation } from './family'
import { operation } from './operation'
import { clockTime, date, freeText, grade, id, instant, nothing, planKey, text } from './values'

/** How a child goes home when nobody keeps it: collected 接走, or by itself 自己离校. */
export const wishHow = z.enum(['collected', 'independent'])
export type WishHow = z.infer<typeof wishHow>

const wish = {
  how: wishHow,
  /** `HH:MM` where the child leaves before the end; null where it stays to the end. */
  leavesAt: z.nullable(clockTime),
  note: z.string(),
}

/** How a child left a service, as its family and the keepers of its roll see it. */
export const departureView = z.object({ departureId: id, how: departureHow, toName: z.string(), note: z.string(), at: instant, byName: z.string() })
export type DepartureView = z.infer<typeof departureView>

/** How a child goes home: who may collect it, what its family wished for, and what became of today (FR-060). */
export const readPickUp = operation({
  name: 'readPickUp',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    childName: z.string(),
    today: date,
    guardians: z.array(z.object({ name: z.string(), relation, isMe: z.boolean() })),
    collectors: z.array(collector),
    /** True while the school itself says who collects; why is not told. */
    frozen: z.boolean(),
    /** The usual way; `how` is null where neither a wish nor an application says. */
    usual: z.object({ ...wish, how: z.nullable(wishHow), from: z.enum(['wish', 'application', 'nothing']) }),
    /** The next days on which the child stays, today included, each with its own wish where it has one. */
    days: z.array(z.object({ date, endsAt: z.nullable(clockTime), wish: z.nullable(z.object(wish)) })),
    left: z.array(z.object({ ...departureView.shape, serviceName: z.string() })),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

/** Sets how the child goes home, as usual or on one day; it counts at once. The earlier wish stays in the record. */
export const setDepartureWish = operation({
  name: 'setDepartureWish',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, heldOn: z.nullable(date), how: wishHow, leavesAt: z.nullable(clockTime), note: freeText(100) }),
  output: nothing,
  refusals: ['child_not_yours', 'plan_not_published', 'collectors_frozen', 'wish_day_wrong', 'wish_left_already'],
})

/** Takes back the wish of one day, or the usual one; what stands behind it counts again. */
export const clearDepartureWish = operation({
  name: 'clearDepartureWish',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, heldOn: z.nullable(date) }),
  output: nothing,
  refusals: ['child_not_yours', 'plan_not_published', 'collectors_frozen', 'wish_left_already'],
})

/** Somebody who may collect a child: a guardian with its relation's key, or a collector with its own word for it. */
export const person = z.object({ kind: z.enum(['guardian', 'collector']), personId: id, name: z.string(), relation: z.string(), note: z.string() })
export type Person = z.infer<typeof person>

export const dismissalChild = z.object({
  childId: id,
  name: z.string(),
  grade,
  className: z.string(),
  rosterNo: z.int(),
  standing,
  endsAt: z.nullable(clockTime),
  /** What counts on this day: its own wish, else the usual one, else the application's word. */
  wish: z.object({ ...wish, how: z.nullable(wishHow), forToday: z.boolean() }),
  /** While true the school says who collects, and `people` holds only those. */
  frozen: z.boolean(),
  people: z.array(person),
  departure: z.nullable(departureView),
  /** How many times somebody was called about it on this day. */
  contacts: z.int(),
})
export type DismissalChild = z.infer<typeof dismissalChild>

export const dismissal = z.object({
  ...rollAddress,
  serviceName: z.string(),
  name: z.string(),
  title: z.string(),
  time: z.string(),
  venue: z.nullable(z.string()),
  cancelled: z.boolean(),
  /** From how long after the end a child that is still here counts as uncollected. */
  uncollectedMinutes: z.int(),
  children: z.array(dismissalChild),
  /** The server's clock, from which a phone's own is corrected. */
  asOf: instant,
})
export type Dismissal = z.infer<typeof dismissal>

const keeping = ['classTeacher', 'dutyTeacher', 'schoolAdmin'] as const

/** One roll at the gate: who is here, with whom each may go, and who has gone (FR-059, R-053). Each read is logged. */
export const readDismissal = operation({
  name: 'readDismissal',
  kind: 'read',
  roles: [...keeping],
  input: z.object(rollAddress),
  output: dismissal,
  refusals: ['plan_not_published', 'roll_unknown', 'roll_not_yours'],
})

export const departureLine = z.object({
  /** Made by the phone: the same line sent again counts once. */
  departureId: id,
  childId: id,
  how: departureHow,
  /** Exactly one of the two where it was collected. */
  guardianId: z.nullable(id),
  collectorId: z.nullable(id),
  /** To whom it was returned, or what else is to be said. */
  note: freeText(60),
  /** When it was tapped, by the server's clock as the phone knows it. */
  madeAt: instant,
})
export type DepartureLine = z.infer<typeof departureLine>

/**
 * What became of a line. `already`: the child had left, see its departure; `notAuthorised`: nobody who may collect it;
 * `notAgreed`: the family has not agreed that it goes alone; `notHere`: on leave or missing by the roll; `notExpected`: not
 * on this roll.
 */
export const departureOutcome = z.enum(['recorded', 'already', 'notAuthorised', 'notAgreed', 'notHere', 'notExpected'])
export type DepartureOutcome = z.infer<typeof departureOutcome>

/**
 * Records how children left, lines of an hour ago included (FR-059, R-053). Each line has its own answer; one that does not
 * count leaves nothing behind. Whoever was allowed to collect when it was tapped is, though removed since.
 */
export const recordDepartures = operation({
  name: 'recordDepartures',
  kind: 'write',
  roles: [...keeping],
  input: z.object({ ...rollAddress, departures: z.array(departureLine).check(z.minLength(1), z.maxLength(300)), source: recordSource }),
  output: z.object({ results: z.array(z.object({ departureId: id, childId: id, outcome: departureOutcome })), dismissal }),
  refusals: ['plan_not_published', 'roll_unknown', 'roll_not_yours', 'roll_not_yet'],
})

/** Takes back a wrong tap, on the day itself; the family is told of the correction. */
export const undoDeparture = operation({
  name: 'undoDeparture',
  kind: 'write',
  roles: [...keeping],
  input: z.object({ ...rollAddress, departureId: id }),
  output: dismissal,
  refusals: ['plan_not_published', 'roll_unknown', 'roll_not_yours', 'departure_unknown', 'departure_undo_late'],
})

export const contactHow = z.enum(['phone', 'message', 'visit'])
export const contactOutcome = z.enum(['reached', 'notReached', 'comesLater'])
export type ContactHow = z.infer<typeof contactHow>
export type ContactOutcome = z.infer<typeof contactOutcome>

const aboutChild = { heldOn: date, serviceKey: planKey, childId: id }

/** Who can be called about a child that is still here, and who was (FR-061). Each read is logged, for it shows phones. */
export const readContacts = operation({
  name: 'readContacts',
  kind: 'read',
  roles: [...keeping],
  input: z.object(aboutChild),
  output: z.object({
    childName: z.string(),
    className: z.string(),
    frozen: z.boolean(),
    /** `phone` is empty where none is known; collectors have none, their note may say. */
    people: z.array(z.object({ ...person.shape, phone: z.string() })),
    contacts: z.array(z.object({ contactId: id, person: z.string(), how: contactHow, outcome: contactOutcome, note: z.string(), at: instant, byName: z.string() })),
  }),
  refusals: ['plan_not_published', 'child_not_in_care'],
})

/** Notes that somebody was called, and what came of it (FR-061). */
export const logContact = operation({
  name: 'logContact',
  kind: 'write',
  roles: [...keeping],
  input: z.object({
    ...aboutChild,
    /** At most one; none where nobody of the list was called, then the note says who. */
    guardianId: z.nullable(id),
    collectorId: z.nullable(id),
    how: contactHow,
    outcome: contactOutcome,
    note: freeText(200),
  }),
  output: z.object({ contactId: id }),
  refusals: ['plan_not_published', 'child_not_in_care', 'collector_unknown', 'contact_person_needed'],
})

/** What the office decided about who collects a child. */
export const freezeView = z.object({
  freezeId: id,
  reason: z.string(),
  guardianIds: z.array(id),
  collectorIds: z.array(id),
  setAt: instant,
  setByName: z.string(),
  liftedAt: z.nullable(instant),
})

/** Children for whom the school itself says who collects, the latest first. Each read is logged. */
export const listFreezes = operation({
  name: 'listFreezes',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({ freezes: z.array(z.object({ childId: id, childName: z.string(), className: z.string(), setAt: instant })) }),
  refusals: [],
})

/** Who may collect a child, and what the office decided and why. Each read is logged. */
export const readCustody = operation({
  name: 'readCustody',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ childId: id }),
  output: z.object({
    childName: z.string(),
    className: z.string(),
    people: z.array(person),
    /** Null while the family itself says who collects. */
    freeze: z.nullable(freezeView),
    earlier: z.array(freezeView),
  }),
  refusals: ['child_unknown'],
})

/** From now on only these people collect the child; a decision in force is replaced. The reason stays with the office. */
export const freezeCustody = operation({
  name: 'freezeCustody',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ childId: id, reason: text(200), guardianIds: z.array(id).check(z.maxLength(10)), collectorIds: z.array(id).check(z.maxLength(10)) }),
  output: z.object({ freezeId: id }),
  refusals: ['child_unknown', 'collector_unknown'],
})

/** Gives the family its say again. */
export const liftFreeze = operation({
  name: 'liftFreeze',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ childId: id, freezeId: id }),
  output: nothing,
  refusals: ['child_unknown', 'freeze_unknown'],
})

/** Those of a class who do not take part, and how they go home (FR-064). Each read is logged. */
export const listNonParticipants = operation({
  name: 'listNonParticipants',
  kind: 'read',
  roles: ['classTeacher', 'schoolAdmin'],
  input: z.object({ classId: id }),
  output: z.object({
    className: z.string(),
    /** What the plan says of them all; null where it says nothing. */
    arrangement: z.nullable(z.string()),
    /** `declined` with the family's own words, `open` while an application is on its way, `silent` where nothing was said, `left` where it took part before. */
    pupils: z.array(z.object({ childId: id, rosterNo: z.int(), name: z.string(), answer: z.enum(['declined', 'open', 'silent', 'left']), departurePlan: z.string() })),
    participants: z.int(),
  }),
  refusals: ['class_not_yours', 'plan_not_published'],
})
