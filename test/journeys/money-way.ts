import { yuanShares } from 'cloud/rules/account-disclosure'
import { bookYuan, jiaoWords } from 'cloud/rules/account-words'
import { amount } from './amount'
import type { Person } from './person'
import type { Stage } from './stage'
import type { Everyone } from './way'

/* What a family can check: what it is asked for, what is taken off, what comes back, and where it all went. */

const child = '林知夏'
const hardship = '今年家里收入少了'
const complaint = '班里有人说不参加晚托要写说明'

const typed = (fen: number) => (fen / 100).toFixed(2)

const card = (person: Person, ...words: string[]) => words.reduce((cards, each) => cards.filter({ hasText: each }), person.top.locator('.k-card')).first()
const childOf = async (stage: Stage) => (await stage.ask('newFamily', 'readFamily', {})).children[0]?.childId ?? ''
const accountOf = async (stage: Stage) => stage.ask('newFamily', 'readAccount', { childId: await childOf(stage) })

async function openAccount(stage: Stage, person: Person) {
  await person.open('pages/home/index')
  await person.open(`features/fee/account/index?childId=${await childOf(stage)}`)
  await person.sees(child)
}

/** Taps the amount of this name, and gives back all that opens below it. */
async function openArithmetic(person: Person, name: string): Promise<string> {
  const line = person.top.locator('.k-money').filter({ hasText: name }).first()
  await line.locator('.k-money__head').first().click()
  await line.scrollIntoViewIfNeeded()
  return (await line.locator('.k-money__body').innerText()).trim()
}

/** Finance states the service for whoever has no statement yet; the family that has just joined is among them. */
export async function stateTheFees({ finance }: Everyone) {
  await finance.open('features/fee-office/statements/index')
  await finance.sees('名孩子没发')
  await finance.shot('110-statements')
  await finance.tap('发账单', card(finance, '晚托'))
  await finance.shot('111-statements-ask')
  await finance.tap('确认发账单')
  await finance.sees('都发完了。')
  await finance.shot('112-statements-issued')
}

/** The family reads what is charged and by whose authority, and counts its own bill after the school. */
export async function countTheBill(stage: Stage, { parent }: Everyone) {
  await parent.open('features/fee/notice/index')
  await parent.sees('现在执行')
  await parent.sees(/每(小)?时\s*2(\.00)? 元/)
  await parent.sees('演示用文件')
  await parent.shot('113-fee-notice')
  const { totals } = await accountOf(stage)
  await openAccount(stage, parent)
  await parent.sees('待交')
  await parent.sees(amount(totals.balanceFen))
  await parent.shot('114-account')
  const said = await openArithmetic(parent, '晚托 ')
  await parent.shot('115-account-arithmetic')
  const [, factors = '', sum = ''] = /^(.+) = (\d+(?:\.\d\d)?) 元/.exec(said) ?? []
  expect(factors).toMatch(/ × 1 小时 × 2 元$/)
  const product = factors.split(' × ').reduce((whole, factor) => whole * Number.parseFloat(factor), 1)
  expect(Number(sum)).toBe(product)
  expect(totals.balanceFen).toBe(product * 100)
  expect(said).toContain('演示用文件')
}

/** Asked for in confidence, granted by the office, and taken off what the caps have left. */
export async function askForRelief(stage: Stage, { parent, office }: Everyone) {
  const before = (await accountOf(stage)).totals.balanceFen
  await parent.open(`features/fee/waiver/index?childId=${await childOf(stage)}`)
  await parent.choose('申请哪一项', '家庭经济困难学生')
  await parent.fill('家里的情况', hardship)
  await parent.shot('116-waiver')
  await parent.tap('提交申请')
  await parent.sees('申请已交给学校')
  await parent.shot('117-waiver-filed')
  await office.open('features/fee-office/waivers/index')
  await office.sees(hardship)
  await office.shot('118-waivers')
  await office.tap(`同意${child}的申请`)
  await office.fill('减百分之几', '50')
  await office.fill('理由', '核对过家里的情况')
  await office.shot('119-waiver-decide')
  await office.tap('确认同意减免')
  await office.sees('账单已经按减免重算')
  await office.shot('120-waiver-granted')
  await openAccount(stage, parent)
  await parent.sees('减收 50%')
  expect((await accountOf(stage)).totals.balanceFen).toBe(before / 2)
  await parent.sees(amount(before / 2))
  const said = await openArithmetic(parent, '减收 50%')
  expect(said).toMatch(/ × 50% = −/)
  await parent.shot('121-account-relief')
}

/** No teacher of the class meets the hardship or the amount anywhere on the pages of the class. */
export async function reliefIsPrivate(stage: Stage, { teacher }: Everyone) {
  const { classes } = await stage.ask('classTeacher', 'readDesk', {})
  for (const page of ['features/staff/desk/index', `features/staff/pupils/index?classId=${classes[0]?.classId}`, 'features/fee-office/waivers/index']) {
    await teacher.open(page)
    await teacher.top.locator('.k-page').filter({ visible: true }).first().waitFor()
    await teacher.top.locator('.k-loading').first().waitFor({ state: 'detached' })
    for (const words of [hardship, '家庭经济困难', '减收 50%']) await teacher.doesNotSee(words)
  }
  await teacher.shot('122-waivers-refused')
}

/** Finance records what it has received; the family finds it on its account. */
export async function recordPayment(stage: Stage, { finance, parent }: Everyone) {
  const { balanceFen } = (await accountOf(stage)).totals
  await finance.open(`features/fee-office/payment/index?childId=${await childOf(stage)}`)
  await finance.sees(amount(balanceFen))
  await finance.pickAndFill('怎样收的', '现金', '收据号', '2026-117')
  await finance.shot('123-payment')
  await finance.tap('登记收款')
  await finance.sees('未交还有')
  await finance.shot('124-payment-ask')
  await finance.tap('登记收款', finance.top.locator('.k-dialog'))
  await finance.sees(`已登记${child}的收款`)
  await finance.shot('125-payment-recorded')
  await openAccount(stage, parent)
  await parent.sees('没有要交的')
  expect(await openArithmetic(parent, '现金')).toContain('收据号 2026-117')
  await parent.shot('126-account-paid')
}

/** The last day is over: finance decides what the plan leaves open, as the family saw it before it confirmed. */
export async function giveBack(stage: Stage, { finance, parent }: Everyone, previewedFen: number) {
  await stage.daysPass(1)
  await finance.open('features/fee-office/refunds/index')
  await finance.tap('退出')
  // Before that the list is of every reason, and the child's first refund another one.
  await finance.top.locator('.k-chips__one--on').filter({ hasText: '退出' }).waitFor()
  await finance.sees(child)
  await card(finance, child, '决定退多少').scrollIntoViewIfNeeded()
  await finance.shot('127-refunds')
  await finance.tap('决定退多少', card(finance, child, '决定退多少'))
  await finance.fill('退多少', typed(previewedFen))
  await finance.fill('理由', '按没有上的次数退')
  await finance.shot('128-refund-decide')
  await finance.tap('确认这个决定')
  await finance.sees('没有要处理的退费')
  await finance.tap('已处理')
  await finance.sees('按没有上的次数退')
  await finance.shot('129-refund-decided')
  await openAccount(stage, parent)
  await parent.sees('在学校有余')
  await parent.sees(amount(previewedFen))
  const said = await openArithmetic(parent, '退费')
  expect(said).toMatch(/÷/)
  await parent.shot('130-account-refund')
  expect((await accountOf(stage)).totals).toMatchObject({ refundedFen: previewedFen, balanceFen: -previewedFen })
}

/** What the school has in hand is paid back, and stays to be read on the account. */
export async function payOut(stage: Stage, { finance, parent }: Everyone) {
  const inHandFen = -(await accountOf(stage)).totals.balanceFen
  await finance.open(`features/fee-office/payment/index?childId=${await childOf(stage)}`)
  await finance.sees('应退')
  await finance.pick('怎样退的', '对公转账')
  await finance.tap('登记退款')
  await finance.tap('登记退款', finance.top.locator('.k-dialog'))
  await finance.sees(`已登记${child}的退款`)
  await finance.shot('131-payout')
  await openAccount(stage, parent)
  await parent.sees('没有要交的')
  await parent.shot('132-account-even')
  expect((await accountOf(stage)).entries.at(-1)).toMatchObject({ kind: 'payout', amountFen: inHandFen })
}

interface Entered {
  direction: '收入' | '支出'
  category: string
  yuan: string
}

async function enter(finance: Person, { direction, category, yuan }: Entered) {
  await finance.tap('记一笔')
  await finance.pick('收入还是支出', direction)
  if (direction === '收入') await finance.pick('项目', category)
  else await finance.fill('项目', category)
  await finance.fill('金额', yuan)
  await finance.tap('记下')
  await finance.sees('已记下')
}

/** The school's own book of the term, and its publishing for everybody. */
export async function publishAccounts({ finance }: Everyone) {
  await finance.open('features/fee-office/book/index')
  await finance.tap('期初结余和专账')
  await finance.fill('期初结余', '0')
  await finance.fill('从哪里来', '本学期刚开始')
  await finance.fill('专账开设日期', '2026-09-01')
  await finance.tap('保存')
  await finance.sees('已记下')
  await enter(finance, { direction: '收入', category: '财政补助', yuan: '50000' })
  await enter(finance, { direction: '支出', category: '教师劳务', yuan: '36000.50' })
  await finance.tap('记一笔')
  await finance.shot('133-book-entry')
  await finance.tap('先不记')
  await enter(finance, { direction: '支出', category: '活动材料', yuan: '400' })
  await finance.shot('134-book')
  await finance.open('features/fee-office/publish-accounts/index')
  await finance.tap('公布给家长')
  await finance.shot('135-accounts-publish')
  await finance.tap('公布，不再修改')
  await finance.sees('已公布第')
  await finance.shot('136-accounts-published')
}

/** Whoever comes by, tied to no child, sees where one yuan went, and that it adds up. */
export async function seeWhereItWent(stage: Stage, visitor: Person) {
  await visitor.open('features/fee/accounts/index')
  await visitor.sees('一元钱花在哪里')
  const { notice } = await stage.ask('newFamily', 'readAccounts', {})
  if (!notice) throw new Error('nothing was published')
  const { openingFen, grantFen, otherFen, feesFen, spending, closingFen, families } = notice.content
  const shares = yuanShares(spending)
  expect(shares.reduce((sum, each) => sum + each, 0)).toBe(100)
  const wages = shares[spending.findIndex(({ category }) => category === '教师劳务')] ?? 0
  await visitor.sees(`每花 1 元，有 ${jiaoWords(wages)}用在教师劳务上。`)
  await visitor.sees('各项加起来正好是 1 元。')
  await visitor.shot('137-accounts-chart')
  expect(closingFen).toBe(spending.reduce((left, { amountFen }) => left - amountFen, openingFen + grantFen + otherFen + feesFen))
  await visitor.sees(bookYuan(closingFen))
  await visitor.bring('期末结余')
  await visitor.shot('138-accounts-table')
  await visitor.sees(bookYuan(families.chargedFen))
  await visitor.sees('一分不差')
  // So few children are relieved that the sum in a public table would say whose it is.
  await visitor.sees('不单独列出')
  await visitor.bring('一分不差')
  await visitor.shot('139-accounts-agree')
  await visitor.doesNotSee(child)
}

/** Straight to the bureau: the school has nothing of it, the bureau does not see who. */
export async function complainToBureau({ parent, office, bureau }: Everyone) {
  await parent.open('features/complaint/file/index')
  await parent.choose('投诉什么', '强制或变相强制')
  await parent.choose('交给谁', '直接交给教育局')
  await parent.fill('发生了什么', complaint)
  await parent.shot('140-complaint')
  await parent.tap('提交投诉')
  await parent.sees('投诉已经交上去了')
  await parent.shot('141-complaint-filed')
  await office.open('features/complaint/office/index')
  await office.sees('没有交给学校的投诉')
  await office.doesNotSee(complaint)
  await office.shot('142-complaint-office')
  await bureau.open('features/complaint/bureau/index')
  await bureau.sees(complaint)
  for (const words of [child, '陈海燕', '三年级']) await bureau.doesNotSee(words)
  await bureau.shot('143-complaint-bureau')
  await bureau.tap('答复家长')
  await bureau.fill('答复家长', '已查实，学校会改正')
  await bureau.tap('发出答复')
  await bureau.sees('已答复')
  await parent.open('pages/home/index')
  await parent.open('features/complaint/mine/index')
  await parent.sees('已查实，学校会改正')
  await parent.shot('144-complaint-answered')
}
