import { useQuery } from '@/client/use-query'

/** What families wished for before the menu was drafted. */
export const useNeeds = () => useQuery('readNeeds', {})
