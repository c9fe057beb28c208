import type { ComplaintState, ComplaintTopic } from 'cloud/contract/complaint'
import { dayWords } from 'cloud/rules/date-words'
import type { BadgeTone } from '@/ui/badge'

/** Letters that a complaint, a reply or a question to the school may have. */
export const longest = 500

export const topicOptions: { value: ComplaintTopic; label: string; note?: string }[] = [
  { value: 'charging', label: '收费', note: '如没有公示就收、多收、重复收' },
  { value: 'compulsion', label: '强制或变相强制', note: '如不参加就被催促、被要求写说明、被区别对待' },
  { value: 'other', label: '其他' },
]

export const topicWords = (topic: ComplaintTopic) => topicOptions.find(({ value }) => value === topic)?.label ?? '其他'

export const stateWords: Record<ComplaintState, { words: string; tone: BadgeTone }> = {
  open: { words: '等答复', tone: 'todo' },
  answered: { words: '已答复', tone: 'good' },
  closed: { words: '已结束', tone: 'calm' },
}

export const filedWords = (filedOn: string) => `${dayWords(filedOn)}提出`

/** Neither scheme nor law states a day here, so none is promised. */
export const noDeadline = '方案没有规定多少天内答复。等得太久，可以拨打投诉电话，或向教育局投诉。'
