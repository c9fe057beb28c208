import type { InputOf, Operation, OutputOf } from 'cloud/contract/operation'
import { useSession } from '@/session/session'
import { call } from './call'
import { useLive, type Query } from './use-live'

/**
 * Reads an operation and reads it again whenever the page is shown. Null as input waits: nothing is asked yet.
 * Another person or another school starts afresh.
 */
export function useQuery<O extends Operation>(operation: O, input: InputOf<O> | null): Query<OutputOf<O>> {
  const { epoch } = useSession()
  const key = input === null ? null : `${epoch} ${operation.name} ${JSON.stringify(input)}`
  return useLive<OutputOf<O>>(key, () => call(operation, input as InputOf<O>)).query
}
