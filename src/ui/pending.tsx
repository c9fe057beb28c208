import { Loading } from './loading'
import { Offline } from './offline'
import { Refused } from './refused'

type Waiting = { state: 'loading' } | { state: 'refused' | 'offline'; message: string; refresh: () => void }

/** What a page shows while its data is not ready: skeleton, refusal or no network. */
export function Pending({ query }: { query: Waiting }) {
  if (query.state === 'loading') return <Loading />
  if (query.state === 'offline') return <Offline message={query.message} onRetry={query.refresh} />
  return <Refused message={query.message} onRetry={query.refresh} />
}
