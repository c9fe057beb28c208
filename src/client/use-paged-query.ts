import { useRef, useState } from 'react'
import type { Input, OperationName, Output } from 'cloud/contract/operations'
import { useSession } from '@/session/session'
import { call } from './call'
import { useLive, type Query } from './use-live'
import { CallRefused } from './refused'

export interface Page<T> {
  items: T[]
  nextOffset: number | null
  total: number
}

export interface Paged<Name extends OperationName, T> extends Page<T> {
  /** The first page's whole output, for what stands beside the list. */
  first: Output<Name>
}

export interface More {
  /** Reads the next page; null at the end of the list. */
  more: (() => void) | null
  loadingMore: boolean
  /** Why the next page did not come; null where it did. */
  moreRefused: string | null
}

type Listing = { [Name in OperationName]: Input<Name> extends { offset: number } ? Name : never }[OperationName]

/**
 * A list that grows page by page. Shown again, it reads every page it had, so that nobody loses their place.
 * `pick` says where in the output the list is, such as `(it) => ({ ...it, items: it.messages })`.
 */
export function usePagedQuery<Name extends Listing, T>(
  operation: Name,
  input: Omit<Input<Name>, 'offset'> | null,
  pick: (output: Output<Name>) => Page<T>,
): Query<Paged<Name, T>> & More {
  const { epoch } = useSession()
  const key = input === null ? null : `${epoch} ${operation} ${JSON.stringify(input)}`
  const shown = useRef({ key, rows: 0 })
  const [loadingMore, setLoadingMore] = useState(false)
  const [moreRefused, setMoreRefused] = useState<string | null>(null)

  const read = (offset: number) => call(operation, { ...input, offset } as Input<Name>)
  const { query, replace } = useLive<Paged<Name, T>>(key, () => readUpTo(shown.current.key === key ? shown.current.rows : 0, read, pick))

  const data = query.state === 'ready' ? query.data : null
  shown.current = { key, rows: data ? data.items.length : 0 }

  const readMore = async () => {
    if (!data || data.nextOffset === null || loadingMore) return
    setLoadingMore(true)
    setMoreRefused(null)
    try {
      const next = pick(await read(data.nextOffset))
      // The list may have been refreshed or changed owner meanwhile: then this page no longer fits behind it.
      if (shown.current.key === key && shown.current.rows === data.items.length) replace({ ...data, ...next, items: [...data.items, ...next.items] })
    } catch (failure) {
      if (!(failure instanceof CallRefused)) throw failure
      setMoreRefused(failure.message)
    } finally {
      setLoadingMore(false)
    }
  }
  return { ...query, more: !data || data.nextOffset === null ? null : () => void readMore(), loadingMore, moreRefused }
}

async function readUpTo<Name extends OperationName, T>(rows: number, read: (offset: number) => Promise<Output<Name>>, pick: (output: Output<Name>) => Page<T>) {
  const first = await read(0)
  const list: Paged<Name, T> = { first, ...pick(first) }
  while (list.nextOffset !== null && list.items.length < rows) {
    const next = pick(await read(list.nextOffset))
    Object.assign(list, next, { items: [...list.items, ...next.items] })
  }
  return list
}
