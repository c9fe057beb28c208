import { readAgreements as operation } from '../../contract/agreement'
import { dueAgreements, signedDocument, type DueAgreements } from '../../due-agreements'
import { read, refuse } from '../../handling'
import { dayWords } from '../../rules/date-words'
import { shanghaiDate } from '../../rules/dates'
import { ownChild } from '../../store/child'
import { publishedPlan } from '../../store/plan'

export const readAgreements = read(operation, async ({ db, schoolId, actor, now }, { childId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  if (!(await publishedPlan(db, schoolId))) return refuse('plan_not_published')
  const due = await dueAgreements(db, schoolId, child, actor.guardianName, shanghaiDate(now))
  if (!due) return { childName: child.name, applicationId: null, signable: false, waitingFor: '先提交报名申请，审核通过后再签协议。', documents: [] }
  const toSign = due.unsigned.map(({ key, text, amends, textSha256 }) => ({ ...text, agreementKey: key, agreementId: null, amends, textSha256, state: 'to_sign' as const, signatures: [] }))
  return {
    childName: child.name,
    applicationId: due.application.applicationId,
    signable: due.signable,
    waitingFor: due.signable || due.unsigned.length === 0 ? null : waitingFor(due),
    documents: [...due.signed.map(signedDocument), ...toSign],
  }
})

function waitingFor({ openStep: open }: DueAgreements): string {
  if (open?.state === 'returned') return '申请被退回，请先修改后重新提交。'
  if (open?.state === 'refused') return '申请没有通过，不需要签协议。'
  if (open?.step === 'notice') return open.until ? `名单正在公示，到${dayWords(open.until)}结束，第二天起可以签。` : '学校公示名单后才能签。'
  return open ? `“${open.name}”完成后才能签，现在可以先读一读。` : '现在不需要签协议。'
}
