/** The end of a page: where the next one starts, or null, and how long the whole list is. */
export function pageOf(offset: number, shown: number, total: number): { nextOffset: number | null; total: number } {
  return { nextOffset: shown > 0 && offset + shown < total ? offset + shown : null, total }
}
