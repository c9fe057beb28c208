import type { PlanChange } from '../contract/plan'
import type { SchoolPlan } from '../contract/plan-document'
import type { AgreementTemplate } from '../contract/plan-texts'
import { change, fieldChanges, pairs, type ConcernedChild } from './change-list'

const area = '协议'
// What the system fills in is another text for every family.
const readable = (text: string) => text.replace(/\{\{\w+\}\}/g, '（按您的申请填写）')

/** What changed in the texts to sign, clause by clause (FR-037, FR-038). */
export function agreementChanges(before: SchoolPlan, after: SchoolPlan, child: ConcernedChild | null): PlanChange[] {
  return pairs(before.agreements, after.agreements).flatMap((pair): PlanChange[] => {
    const template = pair.after ?? pair.before
    const concerns = child !== null && template?.signer === 'guardian'
    if (!pair.before) return pair.after ? [change(area, pair.after.name, null, `新增，共 ${pair.after.clauses.length} 条`, concerns)] : []
    if (!pair.after) return [change(area, pair.before.name, `共 ${pair.before.clauses.length} 条`, '不再使用', concerns)]
    return [...fields(pair.before, pair.after, concerns), ...clauses(pair.before, pair.after, concerns)]
  })
}

const fields = (before: AgreementTemplate, after: AgreementTemplate, concerns: boolean) =>
  fieldChanges<AgreementTemplate>(
    {
      name: { title: '名称', words: (name) => name },
      // A new number alone changes nothing that anyone agreed to.
      version: { title: '文本版本', words: (version) => version },
      signer: { title: '谁签', words: (signer) => (signer === 'guardian' ? '家长' : '值班教师') },
      confirmations: { title: '逐条确认', words: (texts) => texts.map(readable).join(' ') },
    },
    { area, name: after.name, before, after, concerns: (field) => concerns && field !== 'version' },
  )

function clauses(before: AgreementTemplate, after: AgreementTemplate, concerns: boolean): PlanChange[] {
  const numbered = ({ clauses: all }: AgreementTemplate) => all.map((clause, index) => ({ ...clause, key: `${clause.title}/${all.slice(0, index).filter(({ title }) => title === clause.title).length}` }))
  const [was, is] = [numbered(before), numbered(after)]
  const told = pairs(was, is).flatMap((pair) => {
    const [old, now] = [pair.before, pair.after]
    if (old?.text === now?.text) return []
    return [change(area, `${after.name}：${(now ?? old)?.title}`, old && readable(old.text), now ? readable(now.text) : '删去这一条', concerns)]
  })
  const isReordered = told.length === 0 && was.some(({ key }, index) => key !== is[index]?.key)
  return isReordered ? [change(area, `${after.name}：条款的次序`, was.map(({ title }) => title).join('、'), is.map(({ title }) => title).join('、'), false)] : told
}
