/** WeChat's rpx, and vh as the height of the page below the title bar, written for a browser. */
export function toBrowserUnits(text: string): string {
  return text
    .replace(/(-?[\d.]+)rpx\b/gi, 'calc($1 * var(--rpx))')
    .replace(/(-?[\d.]+)vh\b/gi, 'calc($1 * var(--vh))')
}
