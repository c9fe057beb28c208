import type { FeeItem, FeeNoticeContent, FeeNoticeView } from 'cloud/contract/fee-notice'
import { dateOf, fullDateWords } from './dates'

type Tone = 'calm' | 'good' | 'todo'
type Says = string | string[] | null
interface Fact {
  name: string
  says: Says
}

/** 第2版，2026年8月31日公布，2026年9月1日起执行. */
export const versionWords = ({ version, publishedAt, inForceFrom }: Pick<FeeNoticeView, 'version' | 'publishedAt' | 'inForceFrom'>) => `第${version}版，${fullDateWords(dateOf(publishedAt))}公布，${fullDateWords(inForceFrom)}起执行`

const lines = (all: readonly string[]): Says => (all.length === 0 ? null : [...all])

/** What families look for first beside a service's name. */
function badgeOf(items: readonly FeeItem[]): { words: string; tone: Tone } {
  const all = (status: FeeItem['status']) => items.length > 0 && items.every((item) => item.status === status)
  if (all('free')) return { words: '免费', tone: 'good' }
  if (all('notIssued')) return { words: '标准未出台', tone: 'calm' }
  if (items.some(({ status }) => status === 'free')) return { words: '部分免费', tone: 'good' }
  return items.some(({ status }) => status === 'charged') ? { words: '收费', tone: 'todo' } : { words: '收费未公布', tone: 'calm' }
}

function itemFacts(item: FeeItem, scoped: boolean): Fact[] {
  const name = (words: string) => (scoped && item.scope ? `${item.scope}：${words}` : words)
  if (item.status === 'free') return [{ name: name('收费'), says: '免费，不用交费' }]
  if (item.status === 'notIssued') return [{ name: name('收费'), says: '标准未出台，出台和公布以前不能收费' }]
  return [
    { name: name('标准'), says: item.standard },
    ...(item.caps.length > 0 ? [{ name: name('上限'), says: item.caps }] : []),
    { name: name('多久交一次'), says: item.cycle },
    { name: name('收费依据'), says: item.authority === null ? null : `${item.authority}${item.issuedOn === null ? '（日期未公布）' : `（${fullDateWords(item.issuedOn)}）`}` },
    ...(item.validUntil === null ? [] : [{ name: name('有效期至'), says: fullDateWords(item.validUntil) }]),
    { name: name('交给谁'), says: item.payee },
  ]
}

/** A card for each service: for whom what is charged, by whose authority, and what counts. */
export const serviceCards = ({ services }: Pick<FeeNoticeContent, 'services'>) =>
  services.map(({ serviceKey, name, counts, items, extras }) => ({
    key: serviceKey,
    title: name,
    badge: badgeOf(items),
    facts: [
      ...(items.length === 0 ? [{ name: '收费', says: null }] : items.flatMap((item) => itemFacts(item, items.length > 1))),
      ...(items.some(({ status }) => status !== 'free') ? [{ name: '怎样计费', says: counts }] : []),
      ...(extras.length > 0 ? [{ name: '服务费以外，可以不要', says: extras }] : []),
    ],
  }))

/** What holds for all services: relief, money back, lunch. */
export const commonCards = ({ relief, refunds, lunch }: Pick<FeeNoticeContent, 'relief' | 'refunds' | 'lunch'>) => [
  { key: 'relief', title: '减免', facts: relief.length === 0 ? [{ name: '减免办法', says: null }] : relief.map(({ group, says, basis }) => ({ name: group, says: basis === null ? says : `${says}（依据：${basis}）` })) },
  { key: 'refunds', title: '退费', facts: [{ name: '退费办法', says: lines(refunds) }] },
  ...(lunch === null ? [] : [{ key: 'lunch', title: '午餐（另交，不在服务费里）', facts: [{ name: '午餐费', says: lunch }] }]),
]
