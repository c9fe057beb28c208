import { usePagedQuery } from '@/client/use-paged-query'
import { usePictures } from '@/client/use-pictures'
import { useQuery } from '@/client/use-query'

export const useShowcases = () => usePagedQuery('readShowcases', {}, (output) => ({ ...output, items: output.showcases }))

/** One showcase; its pictures come one after another when its words are there. */
export function useShowcase(showcaseId: string | null) {
  const showcase = useQuery('readShowcase', showcaseId === null ? null : { showcaseId })
  const pictures = usePictures(showcase.state === 'ready' ? showcase.data.pictures.map(({ pictureId }) => pictureId) : [])
  return { showcase, pictures }
}
