import type { OpenDatabase } from '../db/database'
import { tendLines } from '../tend-lines'
import type { Settle } from './choosing'

interface Outside {
  database: OpenDatabase
  now(): Date
  newId(): string
  log(line: Record<string, unknown>): void
}

interface Rounds {
  running: Promise<void>
  next: Promise<void> | null
}

/**
 * Gives what choosing set free to those who wanted to be taken: one round a school at a time, and however many ask while
 * one runs, a single one after it, for what they set free may have come too late for the first.
 */
export function settleSoon({ database, now, newId, log }: Outside): Settle {
  const rounds = new Map<string, Rounds>()
  const start = (schoolId: string): Promise<void> => {
    // Whoever chose has the answer already; the upkeep does again what fails here.
    const running = tendLines({ database, schoolId, now: now(), newId })
      .catch((error: Error) => log({ event: 'settle_failed', schoolId, reason: error.name }))
      .finally(() => {
        if (rounds.get(schoolId)?.next === null) rounds.delete(schoolId)
      })
    rounds.set(schoolId, { running, next: null })
    return running
  }
  return (schoolId) => {
    const round = rounds.get(schoolId)
    if (!round) return start(schoolId)
    round.next ??= round.running.then(() => start(schoolId))
    return round.next
  }
}
