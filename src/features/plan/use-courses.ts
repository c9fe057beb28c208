import { usePagedQuery } from '@/client/use-paged-query'

/** The published menu, for anybody who may not be bound to a child yet (FR-014). */
export const useCourses = () => usePagedQuery('readPublicMenu', {}, (output) => ({ ...output, items: output.courses }))
