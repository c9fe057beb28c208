import { isCongestion } from '../db/congestion'
import type { OpenDatabase } from '../db/database'
import { choosePlaces, type Basket, type BasketAnswer } from '../store/choosing'
import { chooseOne, outcomeOf, type Choosing, type ChoosingOutcome, type Settle } from './choosing'
import { openDoor } from './door'
import { callerOf, Line, newJob, secondsFor, type Job } from './line'

export interface Limits {
  /** Lines of baskets in one statement. */
  batchLines: number
  /** Baskets in line; whoever comes then is told when to come back. */
  inLine: number
  /** Of these, so many are let in unseen; whoever comes then must be known to the school. */
  unseen: number
  /** Baskets that one caller may have in line. */
  ofOneCaller: number
  /** How long a caller is kept waiting before being told its place in line. */
  patienceMs: number
  /** How long an answer that nobody was there to hear is kept for whoever asks again. */
  keptMs: number
}

const usualLimits: Limits = { batchLines: 64, inLine: 20_000, unseen: 200, ofOneCaller: 3, patienceMs: 1500, keptMs: 5 * 60_000 }

interface Ended {
  outcome: ChoosingOutcome
  inputSha256: string
  at: number
}

/**
 * Has what arrives together done together: baskets of one school in one statement, as many statements at once as the
 * database has lanes. What comes meanwhile stands in one line, in order; the line is bounded, and whoever stands in it for
 * long is told where. Nothing is told as done before it is committed, and nothing here need survive: a request key finds
 * its answer in the database.
 */
export function groupedChoosing(database: OpenDatabase, settle?: Settle, limits: Limits = usualLimits): Choosing {
  const refusedAtDoor = openDoor(database)
  const line = new Line()
  const underWay = new Map<string, Job>()
  const ended = new Map<string, Ended>()
  const lanes = new Set<Promise<void>>()
  let msPerBasket = 2
  let planned = false
  let closed = false

  const advance = () => {
    planned = false
    while (lanes.size < database.lanes && line.length > 0) {
      const lane = run(line.take(limits.batchLines)).finally(() => {
        lanes.delete(lane)
        // Not at once: an embedded database answers without the event loop ever turning, and nobody else would be heard.
        advanceSoon()
      })
      lanes.add(lane)
    }
  }
  /** After all that has already arrived was read, so that it goes along; nobody waits longer for company. */
  const advanceSoon = () => {
    if (planned) return
    planned = true
    setImmediate(advance)
  }

  async function run(batch: Map<string, Job>) {
    for (const [key, job] of batch) underWay.set(key, job)
    const begun = performance.now()
    await doTogether(batch)
    const each = (performance.now() - begun) / batch.size / database.lanes
    msPerBasket += (each - msPerBasket) / 8
    for (const key of batch.keys()) underWay.delete(key)
  }

  async function doTogether(batch: Map<string, Job>) {
    const jobs = [...batch.values()]
    const { schoolId } = jobs[0] as Job
    try {
      const { answers, offered } = await choosePlaces(database, schoolId, jobs.map(({ basket }) => basket))
      let number = 0
      for (const [key, job] of batch) end(key, job, answers[number++] as BasketAnswer)
      if (offered.length > 0) void settle?.(schoolId)
    } catch (error) {
      // One that the database cannot take must not take the others along; a server that is gone takes all.
      if (isCongestion(error)) for (const job of jobs) job.fail(error)
      else for (const [key, job] of batch) await doAlone(key, job)
    }
  }

  async function doAlone(key: string, job: Job) {
    try {
      const { answers, offered } = await chooseOne(database, job.schoolId, job.basket)
      end(key, job, answers[0] as BasketAnswer)
      if (offered.length > 0) void settle?.(job.schoolId)
    } catch (error) {
      job.fail(error)
    }
  }

  function end(key: string, job: Job, answer: BasketAnswer) {
    const outcome = outcomeOf(answer)
    if (job.listeners === 0) keep(key, { outcome, inputSha256: job.basket.inputSha256, at: performance.now() })
    job.end(outcome)
  }

  function keep(key: string, answer: Ended) {
    ended.set(key, answer)
    for (const [oldest, { at }] of ended) {
      if (at > answer.at - limits.keptMs && ended.size <= limits.inLine) break
      ended.delete(oldest)
    }
  }

  /** Waits for the outcome as long as it is polite to let a caller hang, and not at all where it would be in vain. */
  async function listen(job: Job): Promise<ChoosingOutcome> {
    const told = () => ({ refused: 'queued' as const, wait: { queue: line.placeOf(job, msPerBasket) } })
    const first = told()
    if (first.wait.queue.estimateSeconds * 1000 > limits.patienceMs + 1000) return first
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<ChoosingOutcome>((resolve) => (timer = setTimeout(() => resolve(told()), limits.patienceMs)))
    job.listeners += 1
    try {
      return await Promise.race([job.outcome, patience])
    } finally {
      job.listeners -= 1
      clearTimeout(timer)
    }
  }

  async function choose(schoolId: string, basket: Basket): Promise<ChoosingOutcome> {
    // A visitor has no place to take in line, nor a statement to cost.
    if (!basket.proof) return { refused: 'sign_in_needed' }
    const caller = callerOf(schoolId, basket)
    const key = `${caller} ${basket.requestKey}`
    if (line.length >= limits.unseen && !line.find(key)) {
      const refused = await refusedAtDoor(schoolId, basket)
      if (refused) return { refused }
    }
    const known = ended.get(key)
    let job = line.find(key) ?? underWay.get(key)
    if ((known?.inputSha256 ?? job?.basket.inputSha256 ?? basket.inputSha256) !== basket.inputSha256) return { refused: 'request_key_reused' }
    if (known) return known.outcome
    if (!job) {
      if (closed || line.length >= limits.inLine || line.countOf(caller) >= limits.ofOneCaller) return { refused: 'queue_full', wait: { retryAfterSeconds: secondsFor(line.length, msPerBasket) } }
      job = newJob(schoolId, basket)
      line.add(key, job)
      advanceSoon()
    }
    return listen(job)
  }

  return {
    choose,
    standing: () => ({ inLine: line.length, msPerBasket }),
    async close() {
      closed = true
      for (const job of line.clear()) job.fail(Object.assign(new Error('the host stops'), { code: '57P01' }))
      await Promise.all(lanes)
    },
  }
}
