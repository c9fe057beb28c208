import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'

export type PickUp = Output<'readPickUp'>
export type PickUpDay = PickUp['days'][number]

export const usePickUp = (childId: string) => useQuery('readPickUp', childId ? { childId } : null)
