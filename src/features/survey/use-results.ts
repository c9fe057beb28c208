import { usePagedQuery } from '@/client/use-paged-query'
import { useQuery } from '@/client/use-query'

/** What the school published of one survey. */
export const usePublished = (surveyId: string | undefined) => useQuery('readPublishedSurvey', surveyId ? { surveyId } : null)

/** What the school has promised, of all its surveys. */
export const usePromises = () => usePagedQuery('listPromises', {}, (output) => ({ ...output, items: output.promises }))
