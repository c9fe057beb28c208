import { fillAgreement, type AgreementFacts } from 'cloud/rules/agreement-text'
import { guardianTexts } from 'cloud/rules/chain'
import { termWords } from 'cloud/rules/date-words'
import { agreementFacts } from 'cloud/rules/plan-words'
import type { PlanPart, PublishedPlan } from './plan-view'

/** What only an application fills in; each names itself, so that nobody takes it for a gap. */
const fromApplication: AgreementFacts = {
  services: '【您选的服务】',
  content: '【所选服务的内容】',
  place: '【所选服务的地点】',
  fee: '【所选服务的收费】',
  lunch: '【您选的用餐方式】',
  departure: '【您选的离校方式】',
}

/** The texts that guardians will sign, to be read before anyone applies; places that the plan itself fills are filled. */
export function agreementParts({ plan, school, term, version }: PublishedPlan): PlanPart[] {
  const facts = agreementFacts({
    plan,
    schoolName: school.name,
    termText: termWords(term),
    date: term.startsOn,
    child: { name: '【孩子姓名】', className: '【班级】', grade: 0 },
    guardianName: '【家长姓名】',
    choices: [],
    departure: 'collected',
  })
  return guardianTexts(plan).map((template) => {
    const { name, clauses, confirmations } = fillAgreement(template, version, { ...facts, ...fromApplication })
    return { title: name, facts: [...clauses.map(({ title, text }) => ({ name: title, says: text })), { name: '签名前要逐条确认', says: confirmations }] }
  })
}
