/** Fen as yuan, always with both decimals, as a book writes it: 144.00 元, −72.00 元, 64,800.00 元. */
export const yuan = (fen: number) => `${fen < 0 ? '−' : ''}${(Math.abs(fen) / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')} 元`

/** The same to be read out: a minus sign is often swallowed. */
export const yuanSpoken = (fen: number) => `${fen < 0 ? '减 ' : ''}${(Math.abs(fen) / 100).toFixed(2)} 元`
