import { readFamily } from 'cloud/contract/family'
import type { OutputOf } from 'cloud/contract/operation'
import { useQuery } from '@/client/use-query'

export type Family = OutputOf<typeof readFamily>
export type FamilyChild = Family['children'][number]
export type Collector = FamilyChild['collectors'][number]

export const useFamily = () => useQuery(readFamily, {})
