import type { DrawTerms } from '../contract/draw'
import { dayWords } from './date-words'
import { choicesForCredit, creditsMost } from './draw-list'

const inShanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()

/** An instant as a draw names it: 9月10日 18:00. */
export const drawInstantWords = (instant: string) => `${dayWords(inShanghai(instant).slice(0, 10))} ${inShanghai(instant).slice(11, 16)}`

/** All the rules of a draw in one sentence, told before anybody ranks (R-006; field: state the rule plainly). */
export function drawSentence(terms: DrawTerms, priorityNames: readonly string[], hasQuotas: boolean): string {
  const turn = `轮到的孩子按自己的志愿顺序，得到还有名额、时间不冲突的课，最多${terms.limitPerChild}门`
  const points = pointsWords(terms, priorityNames)
  return [
    `${drawInstantWords(terms.opensAt)}至${drawInstantWords(terms.closesAt)}排志愿，早交晚交机会一样`,
    `截止后${points ? `加分多的先轮到，同分的` : ''}按抽签号先后轮流，${turn}`,
    ...(points ? [points] : ['不看别的条件']),
    ...(hasQuotas ? ['有预留名额的课，预留的先给符合条件的孩子'] : []),
    '兄弟姐妹同选的一起轮到，按其中加分少的、抽签号靠后的算，都有名额才算得到。',
  ].join('；')
}

function pointsWords({ priorityGroups, priorityPoints, countsCredits }: DrawTerms, priorityNames: readonly string[]): string {
  const priority = priorityGroups.length > 0 ? `${priorityNames.join('、')}加${priorityPoints}分` : ''
  const credits = countsCredits ? `以前的抽签连续落空，每次加1分、最多${creditsMost}分（排满${choicesForCredit}个志愿仍一门没得到才算落空，能选的不足${choicesForCredit}门就全排上）` : ''
  return [priority, credits].filter(Boolean).join('，')
}
