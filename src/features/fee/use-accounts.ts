import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'

export type Accounts = Output<'readAccounts'>
export type AccountNotice = NonNullable<Accounts['notice']>

/** The school's published accounts: the latest, or the version asked for. */
export const useAccounts = (noticeId: string | undefined) => useQuery('readAccounts', noticeId === undefined ? {} : { noticeId })
