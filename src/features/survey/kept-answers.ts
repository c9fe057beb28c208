import Taro from '@tarojs/taro'
import type { SectionAnswers } from 'cloud/contract/survey-form'
import { keptDraft } from '@/session/draft'
import { checked, type Sheet } from './survey-view'

/**
 * One child's answers as this phone keeps them: the API never gives answers back. The sheet is kept beside them, so that
 * they can still be read without a network and after closing.
 */
export interface KeptAnswers {
  sheet: Sheet | null
  answers: SectionAnswers[]
  /** The screen that was open last, from 0. */
  page: number
  /** The answers as they were handed in, as text; null before. */
  sent: string | null
  /** The answers that were sent and of which no reply came, as text: they may be in the box. */
  unanswered: string | null
}

export const nothingKept: KeptAnswers = { sheet: null, answers: [], page: 0, sent: null, unanswered: null }

export const keyOf = (schoolId: string, surveyId: string, childId: string) => `survey.${schoolId}.${surveyId}.${childId}`

/** Whether something stands on the phone that was not handed in. */
export function isUnsent({ sheet, answers, sent }: KeptAnswers): boolean {
  if (answers.length === 0) return false
  const check = sheet && checked(sheet, answers)
  return check?.kind !== 'right' || JSON.stringify(check.answers) !== sent
}

/** Whether what stands on the phone may be in the box all the same: its reply was lost. */
export function mayBeIn({ sheet, answers, unanswered }: KeptAnswers): boolean {
  const check = sheet && checked(sheet, answers)
  return check?.kind === 'right' && JSON.stringify(check.answers) === unanswered
}

export interface KeptHere extends KeptAnswers {
  surveyId: string
  childId: string
}

const prefix = 'kehou.draft.'

/** Everything this phone keeps of a school's surveys. */
export function keptHere(schoolId: string): KeptHere[] {
  const own = `${prefix}${keyOf(schoolId, '', '').slice(0, -1)}`
  return Taro.getStorageInfoSync()
    .keys.filter((key) => key.startsWith(own))
    .map((key) => {
      const [surveyId = '', childId = ''] = key.slice(own.length).split('.')
      return { surveyId, childId, ...keptDraft(key.slice(prefix.length), nothingKept) }
    })
}

export const forget = (schoolId: string, { surveyId, childId }: Pick<KeptHere, 'surveyId' | 'childId'>) => Taro.removeStorageSync(`${prefix}${keyOf(schoolId, surveyId, childId)}`)
