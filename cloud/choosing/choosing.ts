import type { QueuePlace } from '../contract/wire'
import type { OpenDatabase } from '../db/database'
import { choosePlaces, type Basket, type BasketAnswer, type BasketLineAnswer, type WholeRefusal } from '../store/choosing'

export type ChoosingOutcome =
  | { reply: { lines: BasketLineAnswer[] } }
  | { refused: WholeRefusal }
  | { refused: 'queued'; wait: { queue: QueuePlace } }
  | { refused: 'queue_full'; wait: { retryAfterSeconds: number } }

/** How a host has courses chosen. */
export interface Choosing {
  /** Answers once it is committed, or says where the basket stands in line. Throws what the database throws. */
  choose(schoolId: string, basket: Basket): Promise<ChoosingOutcome>
  /** Who stands in this host's line, and about how long a basket takes; null where hosts share the work, so that one line says nothing. */
  standing(): { inLine: number; msPerBasket: number } | null
  /** Ends what is under way and sends away whoever still stands in line. */
  close(): Promise<void>
}

/** Called after a commit in which places came free for others: the sooner those who wanted them get them, the better. */
export type Settle = (schoolId: string) => Promise<void>

/** One basket, one statement: for a host that serves one caller at a time. */
export function directChoosing(database: OpenDatabase, settle?: Settle): Choosing {
  return {
    async choose(schoolId, basket) {
      if (!basket.proof) return { refused: 'sign_in_needed' }
      const { answers, offered } = await chooseOne(database, schoolId, basket)
      if (offered.length > 0) await settle?.(schoolId)
      return outcomeOf(answers[0] as BasketAnswer)
    },
    standing: () => null,
    close: () => Promise.resolve(),
  }
}

// Two calls under one key whose children have nothing in common meet only where the answer is kept: the second then finds it.
const uniqueViolation = '23505'

/** One basket by itself. */
export function chooseOne(database: OpenDatabase, schoolId: string, basket: Basket) {
  const once = () => choosePlaces(database, schoolId, [basket])
  return once().catch((error: { code?: string }) => {
    if (error.code === uniqueViolation) return once()
    throw error
  })
}

export const outcomeOf = ({ refused, reply }: BasketAnswer): ChoosingOutcome => (refused === null ? { reply } : { refused })
