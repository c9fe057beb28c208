import fs from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

const shots = path.resolve(__dirname, '../../screenshots')
/** Milliseconds that a person waits for a page: machines that test are slower than phones. */
export const patience = 45_000

/** How one host shows its pages: which element is the page on top, and how to get to an address. */
export interface HostView {
  name: 'h5' | 'weapp'
  /** The page that is on top now. */
  topPage(page: Page): Locator
  /** Opens an address of the mini-program, such as `features/plan/read/index`. */
  open(page: Page, address: string): Promise<void>
  /** What went wrong in the page so far: script errors, failed requests. */
  problems(page: Page): Promise<string[]>
  /** Confirms the dialog that the host itself draws (Taro.showModal). */
  confirmDialog(page: Page): Promise<void>
  /** Operations that this phone has asked the API for, in order, as far as they got through to it. */
  calls: string[]
  /** Cuts the phone off from the network, or connects it again. */
  connect(page: Page, network: Network): Promise<void>
}

/** `answersLost`: what is sent arrives, what is answered does not. */
export type Network = 'on' | 'off' | 'answersLost'

/** Somebody with a phone: does and sees what a person does and sees, by the words on the screen. */
export class Person {
  constructor(
    readonly name: string,
    readonly page: Page,
    private readonly view: HostView,
  ) {}

  get top(): Locator {
    return this.view.topPage(this.page)
  }

  open(address: string) {
    return this.view.open(this.page, address)
  }

  /** Taps the first thing on top that says exactly this, or is named so for those who listen. */
  async tap(words: string, within: Locator = this.top) {
    const said = within.getByText(words, { exact: true }).or(within.locator(`[aria-label="${words}"]`)).filter({ visible: true }).first()
    await this.reach(said)
    await said.click()
  }

  /** Opens the folded entry of a list whose line contains these words. */
  async unfold(words: string) {
    const entry = this.top.locator('.office-entry').filter({ has: this.page.locator('.office-entry__head', { hasText: words }) }).last()
    await entry.locator('.office-entry__head').first().click()
    await entry.locator('.office-entry__body').first().waitFor()
  }

  private fieldOf(label: string | RegExp) {
    return this.top.locator('.k-field').filter({ has: this.page.locator('.k-field__label', { hasText: label }) }).last()
  }

  /** Fills the field of this label. */
  async fill(label: string | RegExp, value: string) {
    await this.fieldOf(label).locator('input, textarea').first().fill(value)
  }

  /** Taps one of the answers of a labelled question. */
  async choose(label: string, answer: string) {
    await this.mark(this.fieldOf(label).locator('.k-option').filter({ hasText: answer }).first())
  }

  /** Ticks the statement that contains these words. */
  async tick(words: string) {
    await this.mark(this.top.locator('.k-option--checkbox').filter({ hasText: words }).first())
  }

  /** Brings it onto the screen. A list may be drawn anew in that very moment; the tap then finds what stands there now. */
  private async reach(target: Locator) {
    await target.scrollIntoViewIfNeeded().catch((error: Error) => {
      if (!error.message.includes('not attached')) throw error
    })
  }

  /** Taps an answer and sees it marked, as a person does before going on. */
  private async mark(option: Locator) {
    await this.reach(option)
    await option.click()
    await option.and(this.page.locator('.k-option--on')).waitFor()
  }

  /** Waits until these words are on the page on top. */
  async sees(words: string | RegExp, timeout = patience) {
    await this.top.getByText(words).filter({ visible: true }).first().waitFor({ timeout })
  }

  /** Waits until these words are on the card of this heading. */
  async seesOn(card: string, words: string) {
    const headed = this.top.locator('.k-card').filter({ has: this.page.locator('.k-card__title', { hasText: card }) })
    await headed.filter({ hasText: words }).first().waitFor()
  }

  /** Makes sure that what is drawn now does not say these words. */
  async doesNotSee(words: string) {
    const found = await this.top.getByText(words).filter({ visible: true }).count()
    if (found > 0) throw new Error(`the page still says ${words}`)
  }

  private chipOf(row: string, answer: string) {
    return this.top.locator(`.k-chips[aria-label="${row}"]`).getByText(answer, { exact: true }).first()
  }

  /** Taps a short answer of a row of them, such as a weekday. */
  async pick(row: string, answer: string) {
    await this.chipOf(row, answer).click()
  }

  /** Picks an answer and fills a field while the phone is busy: both wait, and are heard one right after the other. */
  async pickAndFill(row: string, answer: string, label: string, value: string) {
    const chip = await this.chipOf(row, answer).elementHandle()
    const field = await this.fieldOf(label).locator('input').first().elementHandle()
    await this.page.evaluate(
      async ([tapped, typed, text]) => {
        for (const event of [new PointerEvent('pointerdown', { bubbles: true, isPrimary: true }), new PointerEvent('pointerup', { bubbles: true, isPrimary: true }), new MouseEvent('click', { bubbles: true })]) tapped?.dispatchEvent(event)
        // As between two events of a person's: what is promised is kept, what waits for a timer is not.
        await Promise.resolve()
        Object.assign(typed as HTMLInputElement, { value: text }).dispatchEvent(new Event('input', { bubbles: true }))
      },
      [chip, field, value] as const,
    )
  }

  /** Scrolls to these words. */
  async bring(words: string) {
    await this.top.getByText(words).filter({ visible: true }).first().evaluate((element) => element.scrollIntoView({ block: 'center' }))
  }

  /** All that is said where these words stand. */
  async read(words: string): Promise<string> {
    return (await this.top.getByText(words).filter({ visible: true }).first().textContent()) ?? ''
  }

  /** Taps the row of a list that says all of this. */
  async tapRow(...words: string[]) {
    const row = words.reduce((rows, each) => rows.filter({ hasText: each }), this.top.locator('.k-cell, .gate-row')).filter({ visible: true }).first()
    await this.reach(row)
    await row.click()
  }

  network(network: Network) {
    return this.view.connect(this.page, network)
  }

  /** What the phone asks the API for while something happens. */
  async asks(happen: () => Promise<void>): Promise<string[]> {
    const before = this.view.calls.length
    await happen()
    return this.view.calls.slice(before)
  }

  confirm() {
    return this.view.confirmDialog(this.page)
  }

  problems() {
    return this.view.problems(this.page)
  }

  /** Keeps a picture of the screen as it is, at 375 px width, for people to look at. */
  async shot(title: string) {
    const file = path.join(shots, this.view.name, `${title}.png`)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    // A page that is still sliding in, or about to, would be pictured half-way.
    await this.top.evaluate(
      (page) =>
        new Promise<void>((settled) => {
          const look = () => (page.getBoundingClientRect().left === 0 ? settled() : void requestAnimationFrame(look))
          look()
        }),
    )
    await this.page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
    await this.page.screenshot({ path: file })
  }

  /** Signs on the pad of this id by moving across it: strokes long enough to be a name. */
  async signByHand(id: string) {
    // The canvas itself carries the id on one host, an element around it on the other.
    const pad = this.top.locator(`canvas#${id}, #${id} canvas`).filter({ visible: true }).first()
    // To the middle: at the edge the bar below would lie over it.
    await pad.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await pad.evaluate(hasItsSize)
    const box = await pad.boundingBox()
    if (!box) throw new Error('there is no pad to sign on')
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
    for (const [from, to] of [[at(0.15, 0.3), at(0.4, 0.8)], [at(0.45, 0.75), at(0.6, 0.25)], [at(0.6, 0.5), at(0.9, 0.5)]] as const) {
      await this.page.mouse.move(...from)
      await this.page.mouse.down()
      for (const step of [0.25, 0.5, 0.75, 1]) await this.page.mouse.move(from[0] + (to[0] - from[0]) * step, from[1] + (to[1] - from[1]) * step)
      await this.page.mouse.up()
    }
  }
}

/** Until its page has measured it, a canvas has the browser's own width and takes no ink; a finger is never that quick. */
const hasItsSize = (canvas: Element) =>
  new Promise<void>((sized) => {
    const look = () => ((canvas as HTMLCanvasElement).width === 300 ? void requestAnimationFrame(look) : sized())
    look()
  })
