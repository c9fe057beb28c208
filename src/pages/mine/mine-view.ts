import type { Output } from 'cloud/contract/operations'
import type { ApplicationStatus } from 'cloud/contract/application'
import { statusNames } from '@/wording/application'
import { dateOf, fullDateWords, instantWords } from '@/wording/dates'
import { relationNames } from '@/wording/family'

export type Family = Output<'readFamily'>
export type Home = Output<'readHome'>
type Child = Family['children'][number]

/** 陈海燕（妈妈，您）、林国栋（爸爸）. */
export const guardiansText = ({ guardians }: Pick<Child, 'guardians'>) =>
  guardians.map(({ name, relation, isMe }) => `${name}（${relationNames[relation]}${isMe ? '，您' : ''}）`).join('、')

export const collectorsText = ({ collectors }: Pick<Child, 'collectors'>) =>
  collectors.length === 0 ? '还没有登记' : collectors.map(({ name, relation }) => `${name}（${relation}）`).join('、')

/** One line of a list that opens something the family handed in or signed. */
export interface Paper {
  key: string
  title: string
  label: string
  url: string
}

/** Child by child, newest first as they come, so that a father of two finds each one's papers together. */
export const submissionPapers = ({ submissions, children }: Pick<Family, 'submissions' | 'children'>): Paper[] =>
  byChild(children, submissions, ({ applicationId, kind, status, submittedAt }, name) => ({
    key: applicationId,
    title: `${name} · ${kind === 'join' ? '参加申请' : '不参加说明'}`,
    label: [statusNames[status as ApplicationStatus], `${instantWords(submittedAt)}提交`].filter(Boolean).join(' · '),
    url: `/features/application/status/index?applicationId=${applicationId}`,
  }))

export const agreementPapers = ({ agreements, children }: Pick<Family, 'agreements' | 'children'>): Paper[] =>
  byChild(children, agreements, ({ agreementId, name: agreement, signedAt, effective }, name) => ({
    key: agreementId,
    title: `${name} · ${agreement}`,
    label: `${instantWords(signedAt)}签署 · ${effective ? '已生效' : '等待学校盖章'}`,
    url: `/features/agreement/copy/index?agreementId=${agreementId}`,
  }))

const byChild = <T extends { childId: string }>(children: Child[], papers: T[], paper: (one: T, name: string) => Paper) =>
  children.flatMap(({ childId, name }) => papers.filter((one) => one.childId === childId).map((one) => paper(one, name)))

const decisionWords: Record<Family['consents'][number]['decision'], string> = { granted: '已同意', refused: '未同意', withdrawn: '已撤回' }

/** The newest decision counts; 尚未选择 before the first. */
export function consentText([newest]: Family['consents']) {
  return newest ? `${fullDateWords(dateOf(newest.decidedAt))}${decisionWords[newest.decision]}` : '尚未选择'
}
