import type { Input, OperationName, Output } from 'cloud/contract/operations'
import { useSession } from '@/session/session'
import { call } from './call'
import { useLive, type Query } from './use-live'

/**
 * Reads an operation and reads it again whenever the page is shown. Null as input waits: nothing is asked yet.
 * Another person or another school starts afresh.
 */
export function useQuery<Name extends OperationName>(operation: Name, input: Input<Name> | null): Query<Output<Name>> {
  const { epoch } = useSession()
  const key = input === null ? null : `${epoch} ${operation} ${JSON.stringify(input)}`
  return useLive<Output<Name>>(key, () => call(operation, input as Input<Name>)).query
}
