import type { AlertAnswer, AlertKind, AlertStep, AlertSummary } from 'cloud/contract/alert'
import type { Output } from 'cloud/contract/operations'
import type { BadgeTone } from '@/ui/badge'
import { dateWords, instantWords } from '@/wording/dates'

export type AlertDetail = Output<'readAlert'>
export type MyAlert = Output<'listMyAlerts'>['alerts'][number]

type Facts = Pick<AlertSummary, 'kind' | 'state' | 'resolvedAs'>

export const whatWords: Record<AlertKind, string> = { missing: '没有到', uncollected: '还没有人接' }

const endings: Record<NonNullable<AlertSummary['resolvedAs']>, string> = { found: '已经到了', onLeave: '已请假', collected: '已接走', explained: '已弄清原因' }

/** Where an alert stands, in a word or two. */
export function standWords({ state, resolvedAs }: Facts): { words: string; tone: BadgeTone } {
  if (state === 'resolved') return { words: resolvedAs ? endings[resolvedAs] : '已结束', tone: 'good' }
  return state === 'acknowledged' ? { words: '处理中', tone: 'todo' } : { words: '还没有人处理', tone: 'bad' }
}

/** 16:20 晚托 · 301教室. */
export const sessionWords = ({ title, startsAt, venue }: Pick<MyAlert, 'title' | 'startsAt' | 'venue'>) => [[startsAt, title].filter(Boolean).join(' '), venue].filter(Boolean).join(' · ')

/** The same with its date, where it is not of today. */
export const whenWords = (alert: Pick<MyAlert, 'title' | 'startsAt' | 'venue' | 'heldOn'>, today: string) => (alert.heldOn === today ? sessionWords(alert) : `${dateWords(alert.heldOn)} ${sessionWords(alert)}`)

/** The three answers that a guardian can give with one tap. */
export const answersTo: Record<AlertKind, Record<AlertAnswer, string>> = {
  missing: { withMe: '孩子和我在一起', onTheWay: '孩子正在去的路上', dontKnow: '我也不知道孩子在哪里' },
  uncollected: { withMe: '孩子已经和我在一起', onTheWay: '我正在来的路上', dontKnow: '我现在来不了' },
}

export const answerOrder = ['withMe', 'onTheWay', 'dontKnow'] as const satisfies readonly AlertAnswer[]

/** What the family reads after its answer: what happens next, and what it can do. */
export const afterAnswer: Record<AlertKind, Record<AlertAnswer, string>> = {
  missing: { withMe: '老师会核对后结束提醒。下次不来，请先请假。', onTheWay: '老师会在门口等。孩子到了会告诉您。', dontKnow: '老师正在找。请保持电话畅通，也请问问接送的家人和同学。' },
  uncollected: { withMe: '老师会核对后结束提醒。', onTheWay: '老师会陪着孩子等您。', dontKnow: '老师会陪着孩子，并给您打电话商量由谁来接。' },
}

const stepNames: Record<AlertStep, string> = { raised: '发现', told: '通知', acknowledged: '我来处理', escalated: '催办', answered: '家长答复', note: '记录', resolved: '结束' }

export interface StepLine {
  key: string
  head: string
  note: string
}

/** The log as lines: when, what, who, and what was written down. */
export const stepLines = (steps: AlertDetail['steps']): StepLine[] =>
  steps.map(({ step, at, by, note }, index) => ({ key: `${index} ${at}`, head: [instantWords(at), stepNames[step], by].filter(Boolean).join(' · '), note }))

/** The roll on which a child that was found is marked. */
export const rollPlace = ({ heldOn, serviceKey, rollKey }: NonNullable<AlertDetail['roll']>) => `/features/roll/sheet/index?heldOn=${heldOn}&serviceKey=${serviceKey}&rollKey=${rollKey}`
