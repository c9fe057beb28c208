import { call } from '@/client/call'
import { CallRefused, fateUnknown } from '@/client/refused'
import { serverNow } from '@/client/server-clock'
import { readSession } from '@/session/session'
import { nextParcel, withoutParcel, withRefusal, type Parcel, type RollQueue } from './mark-queue'
import { changeQueue, keepAnswer, keepSheet, readQueues, tellAll } from './roll-store'

let underWay: Promise<void> | null = null
let wanted = false
/** How often in a row nothing came through. */
let failures = 0

/** What the pages show of it. */
export const uploading = () => ({ isSending: underWay !== null, failures })

/**
 * Sends everything that was saved on this phone, of every roll, oldest first and one after another: each parcel under the
 * key it was given when it was saved, so that it counts once however often it has to be sent. Stops where no answer comes.
 * `anew` where something has changed since what is under way began: a new save, a network that is back.
 */
export function upload(anew = false): Promise<void> {
  wanted = wanted || anew || !underWay
  if (!underWay) {
    underWay = sendAll().finally(() => {
      underWay = null
      tellAll()
    })
    if (nextParcel(readQueues())) tellAll()
  }
  return underWay
}

async function sendAll() {
  const { epoch } = readSession()
  while (wanted) {
    wanted = false
    let came = true
    for (let next = nextParcel(readQueues()); next && came; next = nextParcel(readQueues())) {
      came = await send(next.queue, next.parcel, epoch)
      // Somebody else has taken over the phone: what is theirs is not touched, what was ours goes out again another day.
      if (readSession().epoch !== epoch) return
    }
    failures = came ? 0 : failures + 1
  }
}

/** False where nobody knows what became of it. */
async function send({ name, heldOn, serviceKey, rollKey }: RollQueue, parcel: Parcel, epoch: number): Promise<boolean> {
  const address = { heldOn, serviceKey, rollKey }
  const { requestKey, refused: _refused, ...saved } = parcel
  try {
    const { unused, ...sheet } = await call('saveRoll', { ...address, ...saved }, { requestKey })
    if (readSession().epoch !== epoch) return true
    keepAnswer(address, { unused, askedToClose: parcel.close, at: serverNow().toISOString() })
    keepSheet(sheet)
    changeQueue(address, name, (held) => withoutParcel(held, requestKey))
    return true
  } catch (failure) {
    if (!(failure instanceof CallRefused)) throw failure
    if (fateUnknown(failure)) return false
    if (readSession().epoch === epoch) changeQueue(address, name, (held) => withRefusal(held, requestKey, failure.message))
    return true
  }
}
