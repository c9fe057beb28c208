/** image. */
import { imageUrl } from '../wx/temp-files'
import type { Builtin } from './part'

const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover' }

export const image: Builtin = {
  properties: ['src', 'mode'],
  leaf: true,
  mount(part) {
    const picture = document.createElement('img')
    part.element.append(picture)
    picture.addEventListener('load', () => part.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight }))
    picture.addEventListener('error', () => part.fire('error', { errMsg: `${part.text('src')} failed to load` }))
    part.watch(['mode'], () => (picture.style.objectFit = fits[part.text('mode')] ?? 'fill'))
    part.watch(['src'], () => {
      const page = part.element.closest<HTMLElement>('wx-page')
      if (part.text('src')) picture.src = imageUrl(part.text('src'), page?.dataset.route ?? '')
      else picture.removeAttribute('src')
    })
  },
}
