import type { Output } from 'cloud/contract/operations'
import type { Step } from '@/ui/steps'

type Settlement = Output<'readSettlement'>
type StepKey = Settlement['steps'][number]['step']

/** What finance has typed: amounts as text in yuan by service, and how unrecorded days count. */
export interface Entered {
  costs: Record<string, { cost: string; grant: string }>
  unrecordedAs: 'attended' | 'absent' | null
}

const words: Record<StepKey, { title: string; says: string; action: string }> = {
  settle: { title: '结算', says: '按实际到场和实际单价，多交的退，少交的补。', action: '开始结算' },
  disclose: { title: '收支公示', says: '结算以后公布收支公示，家长都能看到。', action: '确认已公示' },
  archive: { title: '归档', says: '本学期的账导出成没有姓名的表格，并留下指纹，以后改动一处都查得出来。', action: '归档' },
  expire: { title: '到期', says: '孩子的报名随学期结束，不会自动续到下学期。家长仍能查看本学期的账。', action: '结束本学期' },
}

export const actionOf = (step: StepKey) => words[step].action

/** What is said once more before a step that cannot be taken back. */
const asks: Record<StepKey, { title: string; says: string }> = {
  settle: { title: '开始结算？', says: '开始以后，本学期不能再出账单、减免和退费，成本、补助和计入方法也不能再改。家长会在账单里看到结算结果。' },
  disclose: { title: '确认已经公示？', says: '确认结算以后的收支公示已经公布给家长。确认后不能撤回。' },
  archive: { title: '归档本学期的账？', says: '按现在的账导出没有姓名的表格并留下指纹，归档后不能撤回。' },
  expire: { title: '结束本学期？', says: '全校孩子本学期的报名到此结束，不会自动续到下学期，不能恢复。家长仍能查看本学期的账。' },
}

export const askOf = (step: StepKey) => asks[step]

const obstacleWays: Record<Settlement['obstacles'][number]['kind'], { label: string; url: string } | null> = {
  termRunning: null,
  refunds: { label: '去处理退费', url: '/features/fee-office/refunds/index' },
  waivers: { label: '去看减免', url: '/features/fee-office/waivers/index' },
  statements: { label: '去发账单', url: '/features/fee-office/statements/index' },
  units: { label: '去看收费公示', url: '/features/fee-office/notice/index' },
}

/** What stands in the way of the next step, each with the page where it is cleared; null where only time clears it. */
export function inTheWay(data: Settlement): { says: string; way: { label: string; url: string } | null }[] {
  const next = nextStep(data)
  if (next?.step === 'settle' && data.settlement === null) return data.obstacles.map(({ kind, says }) => ({ says, way: obstacleWays[kind] }))
  if (!next?.obstacle) return []
  return [{ says: next.obstacle, way: next.step === 'disclose' ? { label: '去公布收支公示', url: '/features/fee-office/publish-accounts/index' } : null }]
}

/** The first step that is not done; null where the term is closed. */
export const nextStep = ({ steps }: Settlement): Settlement['steps'][number] | null => steps.find(({ doneAt }) => doneAt === null) ?? null

/** The checklist: what is done and when, what comes next, what waits. */
export function checklist(data: Settlement, dayOf: (instant: string) => string): Step[] {
  const next = nextStep(data)
  const isBlocked = inTheWay(data).length > 0
  return data.steps.map(({ step, doneAt }) => ({
    key: step,
    title: words[step].title,
    // What something stands in the way of has not begun.
    state: doneAt !== null ? 'done' : step === next?.step && !isBlocked ? 'current' : 'later',
    lines: doneAt === null ? [words[step].says] : [`${dayOf(doneAt)}完成`],
  }))
}

const fenOf = (text: string): number | null => {
  const [, yuan, parts = ''] = /^(\d{1,7})(?:[.．](\d{1,2}))?$/.exec(text.trim()) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(parts.padEnd(2, '0'))
}

/** The costs as they are sent, in fen; null while an amount is missing or cannot be read. */
export function costsOf({ services }: Settlement, { costs }: Entered): { serviceKey: string; termCostFen: number; grantFen: number }[] | null {
  const read = services
    .filter(({ needsCost }) => needsCost)
    .map(({ serviceKey }) => ({ serviceKey, termCostFen: fenOf(costs[serviceKey]?.cost ?? ''), grantFen: fenOf(costs[serviceKey]?.grant ?? '') }))
  return read.every((each): each is { serviceKey: string; termCostFen: number; grantFen: number } => each.termCostFen !== null && each.grantFen !== null) ? read : null
}

/** Days that nobody recorded, of services that settle: somebody has to say how they count. */
export const unrecordedDays = ({ services }: Settlement) => services.filter(({ settles }) => settles).reduce((all, { days }) => all + days.unrecorded, 0)

/** What is still to be filled in before the settlement can start; null where nothing is. */
export function lacking(data: Settlement, entered: Entered): string | null {
  if (costsOf(data, entered) === null) return '请把成本和财政补助填完整，没有补助填 0。'
  return unrecordedDays(data) > 0 && entered.unrecordedAs === null ? '请选择没有点名的日子怎样计入。' : null
}
