import { usePagedQuery } from '@/client/use-paged-query'

/** Today's alerts and those still open from before, the ones that nobody has taken on first. */
export const useAlerts = () => usePagedQuery('listAlerts', {}, (output) => ({ ...output, items: output.alerts }))
