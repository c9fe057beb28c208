import { randomUUID } from 'node:crypto'
import { childOf, courseOf, schoolOf, tokenOf } from './rush-data'
import { load, type Api, type LoadReply, type LoadReport, type PhoneRequest, type Server } from './rush-server'
import type { Told } from './rush-truth'

/** One family's tap: a basket of one or more courses for its child. */
export interface Tap {
  school: number
  child: number
  courses: number[]
  at?: number
}

/** The request of a tap, as the phone sends it. */
export function requestOf({ school, child, courses, at }: Tap): PhoneRequest {
  const lines = courses.map((course) => ({ childId: childOf(school, child), courseId: courseOf(school, course), ifFull: 'wait', onOffer: 'take', ifClash: 'refuse', together: null }))
  return { token: tokenOf(school, child), body: JSON.stringify({ operation: 'chooseCourses', schoolId: schoolOf(school), requestKey: randomUUID(), input: { lines } }), at }
}

/** What the same family's phone asks when it shows the menu. */
export const menuRequestOf = ({ school, child }: Tap): PhoneRequest => ({
  token: tokenOf(school, child),
  body: JSON.stringify({ operation: 'readMenu', schoolId: schoolOf(school), input: { childId: childOf(school, child), offset: 0 } }),
})

interface Line {
  childId: string
  courseId: string
  result: string
  placeId: string | null
  waitingPosition: number | null
  refusal: string | null
}

/** What each family was told, wish by wish; a whole basket that was refused counts as that refusal of each wish. */
export function toldBy(taps: Tap[], replies: LoadReply[]): Told[] {
  return replies.flatMap(({ index, reply }) => {
    const { school, child, courses } = taps[index] as Tap
    const wishes = courses.map((course) => ({ schoolId: schoolOf(school), childId: childOf(school, child), courseId: courseOf(school, course) }))
    if (!reply.ok) return wishes.map((wish) => ({ ...wish, result: reply.code, placeId: null, waitingPosition: null }))
    const { lines } = reply.data as { lines: Line[] }
    return wishes.map((wish, line) => {
      const answer = lines[line]
      if (answer?.courseId !== wish.courseId || answer.childId !== wish.childId) return { ...wish, result: 'answer of another wish', placeId: null, waitingPosition: null }
      return { ...wish, result: answer.result === 'refused' ? String(answer.refusal) : answer.result, placeId: answer.placeId, waitingPosition: answer.waitingPosition }
    })
  })
}

/** Empties everything that choosing writes, so that each round begins on the same morning. */
export async function reset(server: Server) {
  await server.sql(`truncate course_place, answered_request, audit_entry, audit_head, message cascade`)
  await server.sql(`update course set taken = 0, waiting = 0 where taken > 0 or waiting > 0`)
  await server.sql(`vacuum course`)
  // Every round pays for its own pages after a checkpoint, not for what an earlier one left to be written.
  await server.sql(`checkpoint`)
}

export async function apiRound(api: Api, taps: Tap[], connections = 256): Promise<{ report: LoadReport; told: Told[] }> {
  const { report, replies } = await load(api.port, connections, taps.map(requestOf))
  return { report, told: toldBy(taps, replies) }
}
