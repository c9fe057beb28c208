import { useQuery } from '@/client/use-query'

/** Who is reading, and the family's own records where there is one: a visitor's page asks for nothing personal. */
export function useMine() {
  const home = useQuery('readHome', {})
  const isGuardian = home.state === 'ready' && home.data.roles.includes('guardian')
  const family = useQuery('readFamily', isGuardian ? {} : null)
  return { home, isGuardian, family }
}
