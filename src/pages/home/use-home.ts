import { useQuery } from '@/client/use-query'
import { chooseChild, useSession } from '@/session/session'
import { chosenChild } from './home-view'

/** Everything the home page draws, in one request, and the child whose day it shows. */
export function useHome() {
  const home = useQuery('readHome', {})
  const { childId } = useSession()
  const child = home.state === 'ready' ? chosenChild(home.data.children, childId) : null
  return { home, child, chooseChild }
}
