// Control characters, and what turns the direction of writing round or hides words in it. Line ends stay, and so do the joiners
// that an emoji is made of.
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu
const lineEnd = /\r\n?|[\u0085\u2028\u2029\v\f]/g
// More marks on one letter than any writing needs are drawn over the lines around it.
const manyMarks = /(\p{M}{6})\p{M}+/gu
const showsNothing = /^[\s\p{M}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]*$/u

/**
 * What somebody wrote as others may read it: without control characters and other unseen ones, with at most one empty line
 * between lines. Empty where nothing would be seen. What looks like markup stays as it is: it is shown as text.
 */
export function plainText(written: string): string {
  const lines = written.replace(lineEnd, '\n').replace(/\t/g, ' ')
  const seen = [...lines.split('\n')].map((line) => line.replace(unseen, '').replace(manyMarks, '$1').trimEnd())
  const said = seen.join('\n').replace(/\n{3,}/g, '\n\n').trim()
  return showsNothing.test(said) ? '' : said
}
