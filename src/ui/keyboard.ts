/**
 * On an office desktop a tappable part that has the focus answers to Enter and Space, as a real button would. Taro's
 * H5 components are custom elements, which browsers do not click by themselves.
 */
export function listenToKeyboard() {
  if (process.env.TARO_ENV !== 'h5') return
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if ((event.key !== 'Enter' && event.key !== ' ') || !target.matches('[role][tabindex]')) return
    event.preventDefault()
    target.click()
  })
}
