import type { Output } from 'cloud/contract/operations'
import { periodWords } from '@/wording/account'
import { yuan } from '@/wording/money'

export type Billable = Output<'listBillable'>
export type BillableService = Billable['services'][number]
export type BillablePeriod = BillableService['periods'][number]

export const periodKey = (serviceKey: string, { periodFrom }: Pick<BillablePeriod, 'periodFrom'>) => `${serviceKey} ${periodFrom}`

/** What is to be issued next, the earliest period first: the page's one main action. Null where nothing can be issued. */
export function nextToIssue(services: readonly BillableService[]): string | null {
  const open = services.flatMap(({ serviceKey, obstacles, periods }) => (obstacles.length > 0 ? [] : periods.filter(({ left }) => left > 0).map((period) => ({ key: periodKey(serviceKey, period), from: period.periodFrom }))))
  return open.reduce<(typeof open)[number] | null>((first, each) => (first === null || each.from < first.from ? each : first), null)?.key ?? null
}

/** 已发 131 份，共 18,864.00 元；还有 20 名孩子没发. */
export function periodState({ issued, payableFen, left }: BillablePeriod): string {
  const done = issued === 0 ? '还没有发' : `已发 ${issued} 份，共 ${yuan(payableFen)}`
  return left === 0 ? (issued === 0 ? '没有要发的孩子' : `${done}，都发完了`) : `${done}；还有 ${left} 名孩子没发`
}

/** What is asked before statements go out. */
export const askWords = (service: Pick<BillableService, 'name'>, period: BillablePeriod) => `给 ${period.left} 名孩子发${service.name} ${periodWords(period)}的账单？`

/** How far the issuing of one period is: `stopped` where the network or the person stopped it, `stuck` where what is left cannot be stated. */
export type Issuing =
  | { kind: 'idle' }
  | { kind: 'running'; key: string; issued: number; left: number | null }
  | { kind: 'done'; key: string; issued: number }
  | { kind: 'stopped'; key: string; issued: number; left: number | null }
  | { kind: 'stuck'; key: string; issued: number; left: number }

export function progressWords(state: Exclude<Issuing, { kind: 'idle' }>): string {
  const left = state.kind === 'done' || state.left === null ? '' : `，还剩 ${state.left} 名`
  switch (state.kind) {
    case 'running':
      return `正在发，已发 ${state.issued} 份${left}`
    case 'done':
      return `这次发了 ${state.issued} 份，都发完了。`
    case 'stopped':
      return `这次发了 ${state.issued} 份${left}。再按一次接着发，已经发的不会重发。`
    case 'stuck':
      return `这次发了 ${state.issued} 份。还有 ${state.left} 名孩子在这一期没有可以计费的日子，发不了。请核对收费公示的执行日期和方案里的计费分钟数。`
  }
}
