import type { BasketLine, LineRefusal } from '../contract/course'
import type { OpenDatabase } from '../db/database'

/** What proves who calls, for the statement itself to look up: a session's token by its hash, or whom WeChat (or a trial) names. */
export type Proof = { tokenSha256: string } | { provider: 'wechat' | 'dev' | 'rehearsal'; subject: string }

/** One family's basket as it came in. */
export interface Basket {
  /** Null for a visitor. */
  proof: Proof | null
  requestKey: string
  inputSha256: string
  requestId: string
  /** When the API was asked: what decides whether choosing is open, however long the basket then stands in line. */
  at: Date
  lines: BasketLine[]
}

export type WholeRefusal = 'school_unknown' | 'sign_in_needed' | 'role_needed' | 'request_key_reused' | 'plan_not_published'

export interface BasketLineAnswer {
  childId: string
  courseId: string
  result: 'joined' | 'waiting' | 'refused'
  placeId: string | null
  waitingPosition: number | null
  refusal: LineRefusal | null
}

export type BasketAnswer = { refused: WholeRefusal; reply: null } | { refused: null; reply: { lines: BasketLineAnswer[] } }

/** A place that came free in the same step and is another child's to take now. */
export interface OfferedPlace {
  placeId: string
  childId: string
  onOffer: 'take' | 'ask'
}

/** Decides and writes many families' baskets of one school, in their order, in one statement and one commit. */
export async function choosePlaces(database: Pick<OpenDatabase, 'statement'>, schoolId: string, baskets: Basket[]): Promise<{ answers: BasketAnswer[]; offered: OfferedPlace[] }> {
  const requests = baskets.map(({ proof, ...basket }) => ({ ...basket, ...proof }))
  const [row] = await database.statement<{ answers: BasketAnswer[]; offered: OfferedPlace[] }>(`select answers, offered from choose_places($1, $2)`, [schoolId, JSON.stringify(requests)])
  if (!row) throw new Error('choosing answered nothing')
  return row
}

/** Why each of these callers may not choose at the school it names, in their order; null for those who may. */
export async function refusedCallers(database: Pick<OpenDatabase, 'statement'>, callers: readonly { schoolId: string; basket: Pick<Basket, 'proof' | 'at'> }[]): Promise<(WholeRefusal | null)[]> {
  const asked = callers.map(({ schoolId, basket: { proof, at } }) => ({ schoolId, at, ...proof }))
  const [row] = await database.statement<{ refused: (WholeRefusal | null)[] }>(`select refused_callers($1) as refused`, [JSON.stringify(asked)])
  if (!row) throw new Error('nobody answers at the door')
  return row.refused
}
