import type { ResultQuestion, SurveyPromise } from 'cloud/contract/survey-result'
import { ratioValue } from 'cloud/rules/score'
import { percentChange, percentWords, resultPercent, rowBase } from 'cloud/rules/survey-result'
import { dateOf, fullDateWords } from './dates'

/** One option's bar, in the words that stand beside it. */
export interface ResultBar {
  name: string
  share: number
  says: string
  amount: string
  heard: string
}

export interface ResultRow {
  label: string
  /** What its percentages are of. */
  base: string
  bars: ResultBar[]
}

/** A question's bars, row by row; null where too few have answered to be counted. */
export function resultRows(question: ResultQuestion): ResultRow[] | null {
  const { kind, rows, options, answers } = question
  if (answers === null) return null
  return rows.map((label, row) => {
    const base = rowBase(kind, answers, row)
    // Of a matrix's row that few have filled in no count was kept.
    if (base === 0) return { label, base: '这一行答的太少，不统计', bars: [] }
    return { label, base: `有效回答 ${base} 份${kind === 'multiple' ? '，可选多项' : ''}`, bars: options.map((name, option) => barOf(question, name, row, option)) }
  })
}

function barOf(question: ResultQuestion, name: string, row: number, option: number): ResultBar {
  const { kind, answers } = question
  const percent = answers && resultPercent(kind, answers, row, option)
  const says = percent === null ? '没有人答' : percentWords(percent)
  const amount = [`${answers?.counts[row]?.[option] ?? 0} 份`, changeWords(percentChange(question, row, option))].filter(Boolean).join('，')
  return { name, share: percent ?? 0, says, amount, heard: `${name}，${says}，${amount}` }
}

/** 比上次多 5 个百分点; nothing where there is nothing to compare with. */
function changeWords(change: number | null): string {
  if (change === null) return ''
  const points = Math.round(Math.abs(change) * 10) / 10
  if (points === 0) return '和上次差不多'
  return `比上次${change > 0 ? '多' : '少'} ${points} 个百分点`
}

interface Base {
  asked: number
  answered: number
}

/** How many were asked, how many answered and how many did not: no percentage is shown without it. */
export function baseWords({ asked, answered }: Base): string {
  const share = ratioValue('percent', answered, asked)
  return `请了 ${asked} 个孩子的家庭，交回 ${answered} 份${share === null ? '' : `（${percentWords(share)}）`}，没交 ${asked - answered} 份。`
}

/** Why some figures are missing. */
export const leastWords = (leastGroup: number) => `回答不到 ${leastGroup} 份的不单独统计，免得认出是谁。`

export const lastWords = (last: { title: string; closedAt: string; answered: number }) => `和上次的“${last.title}”比（${fullDateWords(dateOf(last.closedAt))}截止，${last.answered} 份）；题目改过的不比。`

export const promiseWords = {
  open: { words: '进行中', tone: 'calm' },
  late: { words: '已过期限', tone: 'bad' },
  kept: { words: '已做到', tone: 'good' },
} as const satisfies Record<SurveyPromise['state'], { words: string; tone: string }>

/** Who sees to it and until when; when it was done, once it is. */
export const promiseLine = ({ owner, dueOn, keptOn }: Pick<SurveyPromise, 'owner' | 'dueOn' | 'keptOn'>) =>
  keptOn === null ? `${owner}负责，${fullDateWords(dueOn)}前做到` : `${owner}负责，${fullDateWords(keptOn)}做到`
