import type { Output } from 'cloud/contract/operations'
import { dateTyped } from '@/ui/date-typed'
import { dateWords } from '@/wording/dates'

export type NoticeDraft = Output<'readFeeNoticeDraft'>

/** What is wrong with the day from which a notice is to be in force; null where nothing is. */
export function fromWrong(typed: string, earliest: string): string | null {
  const from = dateTyped(typed)
  if (from === null) return '请填写日期，如 2026-9-8。'
  return from < earliest ? `最早从${dateWords(earliest)}起。公布以前的日子没有公示过，不能收费。` : null
}

/** What is still missing, first what stands in the way of a statement. */
export const lackLines = (lacks: NoticeDraft['lacks']): { key: string; words: string; blocks: boolean }[] =>
  [...lacks]
    .sort((a, b) => Number(b.blocks) - Number(a.blocks))
    .map(({ serviceName, scope, says, blocks }, index) => ({ key: String(index), words: `${[serviceName, scope].filter(Boolean).join('，')}：${says}`, blocks }))

/** Whether exactly this was published last. */
export const isPublished = ({ published, contentSha256 }: NoticeDraft) => published.some((notice) => notice.contentSha256 === contentSha256 && notice.version === Math.max(...published.map(({ version }) => version)))
