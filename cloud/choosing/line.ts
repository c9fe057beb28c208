import type { QueuePlace } from '../contract/wire'
import type { Basket } from '../store/choosing'
import type { ChoosingOutcome } from './choosing'

/** One basket on its way: in line, then under way, then ended. */
export interface Job {
  schoolId: string
  /** Who asks, of which school. */
  caller: string
  basket: Basket
  outcome: Promise<ChoosingOutcome>
  end(outcome: ChoosingOutcome): void
  fail(error: unknown): void
  /** Counted over all that ever stood in line. */
  number: number
  /** How many callers wait for the outcome at this moment. */
  listeners: number
}

export function newJob(schoolId: string, basket: Basket): Job {
  const job = { schoolId, caller: callerOf(schoolId, basket), basket, number: 0, listeners: 0 } as Job
  job.outcome = new Promise((end, fail) => Object.assign(job, { end, fail }))
  // Where nobody listens any more a failure is no news: whoever asks again starts afresh.
  job.outcome.catch(() => undefined)
  return job
}

export const callerOf = (schoolId: string, { proof }: Basket) => JSON.stringify([schoolId, proof])

/** Who waits, oldest first. Whoever asks again under the same key stands where they stood. */
export class Line {
  private readonly jobs = new Map<string, Job>()
  private readonly byCaller = new Map<string, number>()
  private last = 0

  get length() {
    return this.jobs.size
  }

  find(key: string): Job | undefined {
    return this.jobs.get(key)
  }

  /** How many baskets of one caller stand in line. */
  countOf(caller: string): number {
    return this.byCaller.get(caller) ?? 0
  }

  add(key: string, job: Job) {
    job.number = ++this.last
    this.jobs.set(key, job)
    this.byCaller.set(job.caller, this.countOf(job.caller) + 1)
  }

  /** Takes the oldest basket and those behind it that can go along: of the same school, as long as there is room. */
  take(mostLines: number): Map<string, Job> {
    const batch = new Map<string, Job>()
    let schoolId: string | null = null
    let lines = 0
    for (const [key, job] of this.jobs) {
      schoolId ??= job.schoolId
      if (job.schoolId !== schoolId) continue
      lines += job.basket.lines.length
      if (batch.size > 0 && lines > mostLines) break
      batch.set(key, job)
    }
    for (const [key, { caller }] of batch) {
      this.jobs.delete(key)
      if (this.countOf(caller) > 1) this.byCaller.set(caller, this.countOf(caller) - 1)
      else this.byCaller.delete(caller)
    }
    return batch
  }

  /** Empties the line; answers who stood in it. */
  clear(): Job[] {
    const all = [...this.jobs.values()]
    this.jobs.clear()
    this.byCaller.clear()
    return all
  }

  /** Where a basket stands, counted from 1 and never too low: of another school some may have gone before their turn. Whoever is not in line any more is next. */
  placeOf(job: Job, msPerBasket: number): QueuePlace {
    const [first] = this.jobs.values()
    const place = first ? Math.min(Math.max(job.number - first.number + 1, 1), this.jobs.size) : 1
    return { place, estimateSeconds: secondsFor(place, msPerBasket) }
  }
}

/** How long so many baskets take, in whole seconds and never none. */
export const secondsFor = (baskets: number, msPerBasket: number) => Math.max(1, Math.ceil((baskets * msPerBasket) / 1000))
