import { logSafety as operation } from '../../contract/safety'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { writtenTime } from '../../rules/written-time'
import { addSafetyEntry } from '../../store/safety'

export const logSafety = write(operation, async ({ db, schoolId, actor, now, random }, input) => {
  const { kind, heldOn, at, ok, findings, visitorName, purpose } = input
  const time = writtenTime(heldOn, at, now, shanghaiDate(now))
  if (time === 'toCome') return refuse('safety_not_yet')
  if (time === 'tooOld') return refuse('safety_too_old')
  if (!ok && findings === '') return refuse('safety_findings_needed')
  if (kind === 'gate' && (visitorName === '' || purpose === '')) return refuse('safety_visitor_needed')
  const logId = random.uuid()
  // Only the gate has visitors: a name typed before the kind was changed is not kept.
  const visitor = kind === 'gate' ? { visitorName, purpose } : { visitorName: '', purpose: '' }
  await addSafetyEntry(db, schoolId, { ...input, ...visitor, findings: ok ? '' : findings, logId, staffId: actor.staffId as string, now })
  return done({ logId }, { target: `safety/${logId}`, kind, heldOn, ok })
})
