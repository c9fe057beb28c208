import type { OpenDatabase } from '../db/database'
import { refusedCallers, type Basket, type WholeRefusal } from '../store/choosing'

/** Why somebody may not choose at a school at all; null for whom it knows. */
export type Door = (schoolId: string, basket: Basket) => Promise<WholeRefusal | null>

interface Knock {
  schoolId: string
  basket: Basket
  answer(refused: WholeRefusal | null): void
  fail(error: unknown): void
}

const mostAtOnce = 500

/** Asks for all who came meanwhile in one statement, so that looking at strangers costs those in line little. */
export function openDoor(database: Pick<OpenDatabase, 'statement'>): Door {
  const waiting: Knock[] = []
  let asking = false

  async function askAll() {
    asking = true
    while (waiting.length > 0) {
      const knocks = waiting.splice(0, mostAtOnce)
      try {
        const refused = await refusedCallers(database, knocks)
        for (const [index, knock] of knocks.entries()) knock.answer(refused[index] ?? null)
      } catch (error) {
        for (const knock of knocks) knock.fail(error)
      }
    }
    asking = false
  }

  return (schoolId, basket) =>
    new Promise((answer, fail) => {
      waiting.push({ schoolId, basket, answer, fail })
      if (!asking) void askAll()
    })
}
