/** How many letters must be put in, left out or changed to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= b.length; at += 1) next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (row[at - 1] ?? 0) + Number(letter !== b[at - 1])))
    row = next
  }
  return row[b.length] ?? 0
}

// A third of the letters, two at least, may differ.
const furthest = (word: string) => Math.max(2, Math.floor(word.length / 3))

/** The known word that someone who mistyped most likely meant; null where none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  // Words that differ by their length alone need no comparing, whatever length somebody has sent.
  const near = known.filter((word) => Math.abs(word.length - typed.length) <= furthest(word))
  const [best] = near.map((word) => ({ word, off: distance(typed.toLowerCase(), word.toLowerCase()) })).sort((a, b) => a.off - b.off)
  return best && best.off <= furthest(best.word) ? best.word : null
}
