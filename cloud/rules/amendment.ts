import type { AgreementText } from './agreement-text'

type Clause = AgreementText['clauses'][number]

/**
 * What a later version of the plan changes of a signed text, as a text of its own to sign: only the clauses that
 * changed, each with its old and its new wording. Null where the wording is the same and nothing new is confirmed, so
 * that a new version number alone asks nobody to sign (FR-009, FR-037).
 *
 * `before` and `after` are the old and the new version's text filled with the same facts, so that what differs is the
 * plan's doing alone. `signed` is the wording that was really signed, shown as the old one wherever it is still in force.
 */
export function amendmentOf(before: AgreementText, after: AgreementText, signed: readonly Clause[]): AgreementText | null {
  const changed = changedClauses(before.clauses, after.clauses)
  const confirmed = after.confirmations.filter((text) => !before.confirmations.includes(text))
  if (changed.length === 0 && confirmed.length === 0) return null
  const inForce = ({ title, text }: Clause) => signed.find((clause) => clause.title === title)?.text ?? text
  return {
    name: `${after.name}补充确认`,
    templateVersion: after.templateVersion,
    planVersion: after.planVersion,
    clauses: [{ title: '这份补充确认说什么', text: explained(after.planVersion) }, ...changed.map((change) => clauseOf(change, inForce))],
    confirmations: ['我已读完有变化的条款，知道改了什么。', '我同意以电子形式签订这份补充确认。', ...confirmed],
  }
}

const explained = (planVersion: number) =>
  `学校公布了第 ${planVersion} 版方案，与已签协议有关的变化都列在这里，没有列出的条款不变。签好并由学校确认以前，孩子仍按已签的协议参加；暂时不签，不影响孩子继续参加。`

interface Change {
  old: Clause | null
  new: Clause | null
}

/** Clauses in the order of the new text, with those that fell away at the end. One that was only renamed says the same. */
function changedClauses(before: readonly Clause[], after: readonly Clause[]): Change[] {
  const left = [...before]
  const take = (fits: (clause: Clause) => boolean) => {
    const at = left.findIndex(fits)
    return at < 0 ? null : (left.splice(at, 1)[0] as Clause)
  }
  // What stayed is taken out first, so that of two clauses with one title the other is the one that changed.
  const fresh = after.filter(({ title, text }) => !take((clause) => clause.title === title && clause.text === text)).filter(({ text }) => !take((clause) => clause.text === text))
  const changes = fresh.map((clause) => ({ old: take(({ title }) => title === clause.title), new: clause }))
  return [...changes, ...left.map((clause) => ({ old: clause, new: null }))]
}

function clauseOf({ old, new: now }: Change, inForce: (clause: Clause) => string): Clause {
  if (old === null) return { title: now?.title ?? '', text: `新增这一条：${now?.text}` }
  if (now === null) return { title: old.title, text: `原来约定：${inForce(old)}\n现在删去这一条。` }
  return { title: now.title, text: `原来约定：${inForce(old)}\n现在改为：${now.text}` }
}
