import type { Output } from 'cloud/contract/operations'
import { usePagedQuery } from '@/client/use-paged-query'
import { useDraft } from '@/session/draft'

export type Move = Output<'listMoves'>['moves'][number]
export type SmallCourse = Output<'listSmallCourses'>['courses'][number]
export type ClosedPlace = Output<'listClosedPlaces'>['children'][number]
export type PlaceablePupil = Output<'listPlaceable'>['pupils'][number]

/** Most children that are placed at once, as in the contract. */
export const mostPlaced = 50
/** Most characters of a reason, as in the contract. */
export const mostReason = 200

export const useMoves = () => usePagedQuery('listMoves', {}, (output) => ({ ...output, items: output.moves }))
export const useSmallCourses = () => usePagedQuery('listSmallCourses', {}, (output) => ({ ...output, items: output.courses }))
export const useClosedPlaces = (courseId: string | null) => usePagedQuery('listClosedPlaces', courseId === null ? null : { courseId }, (output) => ({ ...output, items: output.children }))
export const usePlaceable = (courseId: string, search: string) => usePagedQuery('listPlaceable', { courseId, search }, (output) => ({ ...output, items: output.pupils }))

/** The reason of what is done to one course: it outlives a refusal and a phone that is put away. */
export function useReason(courseId: string) {
  const draft = useDraft<{ reason: string }>(`staff.move.${courseId}`, { reason: '' })
  return { reason: draft.value.reason, setReason: (reason: string) => draft.change({ reason }), clear: draft.clear }
}
