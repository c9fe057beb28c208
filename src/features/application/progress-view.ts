import type { ApplicationView, ChainProgress } from 'cloud/contract/application'
import { hasEnded } from 'cloud/rules/chain'
import { openStep } from 'cloud/rules/open-step'
import { isHeld } from '@/wording/chain'

/** The reviewer's reason of an application that was sent back or not passed. */
export function reviewerSaid(progress: readonly ChainProgress[]) {
  const review = progress.find(({ state }) => state === 'returned' || state === 'refused')
  return review ? { by: review.by, reason: review.reason } : null
}

export interface NextAction {
  words: string
  url: string
}

/** What the family can do next, by the chain; null while others act. */
export function nextActionOf({ childId, kind, status, progress, offered }: ApplicationView): NextAction | null {
  if (status === 'requested') return { words: '去填写并签名', url: formUrl(childId) }
  if (hasEnded(status)) return { words: kind === 'join' ? '重新填写申请' : '填写申请', url: formUrl(childId) }
  if (kind === 'decline') return null
  if (status === 'returned') return { words: '修改后重新提交', url: formUrl(childId) }
  const open = openStep(progress)
  if (open?.step === 'agreement' && open.actor === 'family') return { words: '去签协议', url: `/features/agreement/sign/index?childId=${childId}` }
  if (open?.step === 'notice' && open.actor === 'time') return { words: '查看公示名单', url: '/features/notice/list/index' }
  if (open && isHeld(open)) return { words: '去登记保险', url: insuranceUrl(childId) }
  const hasMenu = !open && offered.services.some(({ withCourses }) => withCourses)
  return hasMenu ? { words: '去选课', url: `/features/course/menu/index?childId=${childId}` } : null
}

export const formUrl = (childId: string) => `/features/application/form/index?childId=${childId}`
export const requestUrl = (childId: string) => `/features/application/request/index?childId=${childId}`
export const declineUrl = (childId: string) => `/features/application/decline/index?childId=${childId}`
/** Leaving can be asked for as soon as there is something to leave. */
export const exitUrl = (childId: string) => `/features/exit/request/index?childId=${childId}`
export const insuranceUrl = (childId: string) => `/features/family/insurance/index?childId=${childId}`
export const statusUrl = (applicationId: string) => `/features/application/status/index?applicationId=${applicationId}`
