/** An amount as a page writes it: with both decimals, or without those that say nothing. */
export const amount = (fen: number) => new RegExp(`(^|[^\\d.,])${Math.floor(fen / 100)}${fen % 100 === 0 ? '(\\.00)?' : `\\.${String(fen % 100).padStart(2, '0')}`} 元`)
