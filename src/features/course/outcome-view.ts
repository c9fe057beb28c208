import type { Outcome } from './shortlist'

type Line = Outcome[number]

/** What came of one line, as the API has committed it. */
export function lineWords({ result, waitingPosition, message }: Line): string {
  if (result === 'joined') return '已选上'
  if (result === 'waiting') return waitingPosition === null ? '没有名额，已排上候补' : `没有名额，候补第 ${waitingPosition} 位`
  return message
}

/** 已选上, 候补, 没选上. */
export const stateWords = ({ result }: Line) => ({ joined: '已选上', waiting: '候补', refused: '没选上' })[result]

export const toneOf = ({ result }: Line) => (result === 'joined' ? 'good' : result === 'waiting' ? 'todo' : 'bad')

/** 3 项里：选上 1 项，候补 1 项，没选上 1 项. */
export function outcomeWords(outcome: Outcome): string {
  const count = (result: Line['result']) => outcome.filter((line) => line.result === result).length
  const parts = [
    ['选上', count('joined')],
    ['候补', count('waiting')],
    ['没选上', count('refused')],
  ] as const
  return parts.filter(([, number]) => number > 0).map(([words, number]) => `${words} ${number} 项`).join('，')
}
