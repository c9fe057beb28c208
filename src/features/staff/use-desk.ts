import type { Output } from 'cloud/contract/operations'
import { useQuery } from '@/client/use-query'

export type Desk = Output<'readDesk'>
export type DeskClass = Desk['classes'][number]

export const useDesk = () => useQuery('readDesk', {})
