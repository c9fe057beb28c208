import type { AlertAnswer, AlertKind } from '../contract/alert'

const answers: Record<AlertKind, Record<AlertAnswer, string>> = {
  missing: { withMe: '孩子和家长在一起', onTheWay: '孩子正在去的路上', dontKnow: '家长不知道孩子在哪里' },
  uncollected: { withMe: '孩子和家长在一起', onTheWay: '家长正在来的路上', dontKnow: '家长现在来不了' },
}

/** What a guardian said, for the school's log: 孩子正在去的路上：刚下公交. */
export const answerWords = (kind: AlertKind, answer: AlertAnswer, note: string): string => [answers[kind][answer], note].filter(Boolean).join('：')
