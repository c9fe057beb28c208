import type { FeedbackKind, FeedbackState } from 'cloud/contract/feedback'
import type { BadgeTone } from '@/ui/badge'

/** As in the contract. */
export const longest = 500

export const kindOptions: { value: FeedbackKind; label: string }[] = [
  { value: 'suggestion', label: '建议' },
  { value: 'question', label: '想问的事' },
  { value: 'thanks', label: '表扬' },
]

export const kindWords = (kind: FeedbackKind) => kindOptions.find(({ value }) => value === kind)?.label ?? '意见'

export const stateWords: Record<FeedbackState, { words: string; tone: BadgeTone }> = {
  open: { words: '等答复', tone: 'todo' },
  answered: { words: '已答复', tone: 'good' },
  closed: { words: '已结束', tone: 'calm' },
}

/** What the family said of an answer; empty where it has not. */
export const ratingWords = (satisfied: boolean | null) => (satisfied === null ? '' : satisfied ? '满意' : '不满意')
