import type { OutputOf } from 'cloud/contract/operation'
import { readDesk } from 'cloud/contract/staff'
import { useQuery } from '@/client/use-query'

export type Desk = OutputOf<typeof readDesk>
export type DeskClass = Desk['classes'][number]

export const useDesk = () => useQuery(readDesk, {})
