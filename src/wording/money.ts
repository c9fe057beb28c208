/** Integer fen → 2元, 2.5元, 0.05元. */
export function yuanWords(amountFen: number) {
  const cents = String(amountFen % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(amountFen / 100)}${cents ? `.${cents}` : ''}元`
}
