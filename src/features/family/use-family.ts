import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'

export type Family = Output<'readFamily'>
export type FamilyChild = Family['children'][number]
export type Collector = FamilyChild['collectors'][number]

export const useFamily = () => useQuery('readFamily', {})
