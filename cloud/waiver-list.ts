import type { WaiverRule } from './contract/plan-money'
import type { Database } from './db/database'
import { readListRows, matchList, type ListMatch } from './rules/waiver-list'
import { isGrantedByList, percentToGrant } from './rules/waiver'
import { readExcel } from './spreadsheet'
import { isSettling } from './store/fee'
import { publishedPlan, type PublishedPlan } from './store/plan'
import { listedChildren, pupilsOfClasses } from './store/waiver'

export interface WaiverList {
  group: string
  source: string
  percent: number | null
  base64: string
}

export interface ReadList extends ListMatch {
  kind: 'read'
  published: PublishedPlan
  waiver: WaiverRule
  /** What everybody on it is granted at once; null where the list only counts in favour of a request. */
  percent: number | null
  /** Who stands on it already. */
  already: ReadonlySet<string>
}

/** An official list 上级名单 as it was sent in, matched with the register by class, roster number and name. */
export async function readWaiverList(db: Database, schoolId: string, { group, percent, base64 }: WaiverList) {
  const refused = <Code extends string>(code: Code) => ({ kind: 'refused' as const, code })
  const published = await publishedPlan(db, schoolId)
  if (!published) return refused('plan_not_published')
  const waiver = published.plan.waivers.find((each) => each.group === group)
  if (!waiver) return refused('waiver_group_unknown')
  if (await isSettling(db, schoolId, published.term.termId)) return refused('term_settled')
  const granting = isGrantedByList(waiver) ? percentToGrant(waiver, percent) : { kind: 'percent' as const, percent: null }
  if (granting.kind === 'refused') return refused(granting.code)
  const sheet = await readExcel(base64)
  if (!sheet) return refused('waiver_list_unreadable')
  const rows = readListRows(sheet)
  if (rows.kind === 'refused') return rows
  const pupils = await pupilsOfClasses(db, schoolId, [...new Set(rows.rows.map(({ className }) => className))])
  const already = new Set(await listedChildren(db, schoolId, published.term.termId, group))
  const list: ReadList = { kind: 'read', published, waiver, percent: granting.percent, already, ...matchList(rows.rows, pupils) }
  return list
}
