/*
 * `node deploy/recompute-term.mjs <folder>`: works a term's money out once more from its exported CSV files alone. It shares no
 * line of code with the application: whole fractions instead of scaled numbers, and its own reading of each rule. Ends with 1
 * and says where a child's or the school's amounts differ.
 */
import fs from 'node:fs'
import path from 'node:path'

const folder = process.argv[2]
if (!folder || !fs.existsSync(path.join(folder, 'school.csv'))) {
  console.error(`用法：node deploy/recompute-term.mjs <导出的文件夹>${folder ? `\n${folder} 里没有导出的 school.csv。` : ''}`)
  process.exit(1)
}

/** Rows of a CSV whose cells hold no comma, as objects by their headings. */
function table(name) {
  const [heading, ...lines] = fs.readFileSync(path.join(folder, `${name}.csv`), 'utf8').trimEnd().split('\n')
  const columns = heading.split(',')
  return lines.filter(Boolean).map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index], cell])))
}

const number = (cell) => (cell === '' || cell === undefined ? null : Number(cell))

// ------------------------------------------------------------------ fractions of a fen

const gcd = (a, b) => (b === 0n ? a : gcd(b, a % b))
const fraction = (top, bottom = 1) => {
  const [t, b] = [BigInt(top), BigInt(bottom)]
  const by = gcd(t < 0n ? -t : t, b) || 1n
  return { top: t / by, bottom: b / by }
}
const plus = (a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
const minus = (a, b) => plus(a, { top: -b.top, bottom: b.bottom })
const timesOf = (a, b) => fraction(a.top * b.top, a.bottom * b.bottom)
const less = (a, b) => a.top * b.bottom < b.top * a.bottom
const zero = fraction(0)
const smaller = (a, b) => (less(a, b) ? a : b)
/** To the whole fen, half of one upwards. */
const toFen = ({ top, bottom }) => {
  const doubled = 2n * top + bottom
  const below = doubled / (2n * bottom)
  return Number(doubled < 0n && doubled % (2n * bottom) !== 0n ? below - 1n : below)
}

// ------------------------------------------------------------------ units of a day

const monday = (date) => {
  const at = new Date(`${date}T00:00:00Z`)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
}
const periodOf = {
  day: (date) => date,
  week: monday,
  halfMonth: (date) => `${date.slice(0, 7)}-${Number(date.slice(8)) > 15 ? 2 : 1}`,
  month: (date) => date.slice(0, 7),
  term: () => 'term',
  year: () => 'year',
}

function unitsOf(day, rate, days) {
  const most = number(rate.max_units_per_day)
  const limited = (units) => (most === null ? units : smaller(units, fraction(most)))
  const byMinutes = (each) => {
    const whole = Math.floor(Number(day.minutes) / each)
    const rest = Number(day.minutes) % each
    const part = rest === 0 || rate.short_unit === 'none' ? zero : rate.short_unit === 'full' ? fraction(1) : fraction(rest, each)
    return plus(fraction(whole), part)
  }
  switch (rate.unit) {
    case 'hour':
      return limited(byMinutes(number(rate.unit_minutes) ?? 60))
    case 'lesson': {
      const sameFee = days.filter((each) => each.rate === day.rate)
      const inMinutes = sameFee.some((each) => each.lessons === '') || (rate.short_unit !== '' && sameFee.every((each) => each.minutes !== ''))
      return limited(inMinutes ? byMinutes(number(rate.unit_minutes)) : fraction(Number(day.lessons)))
    }
    case 'session':
      return limited(fraction(1))
    default: {
      // One unit for the first of a period's days, whichever fee of the kind it was charged by.
      const period = periodOf[rate.unit](day.date)
      const isFirst = !days.slice(0, days.indexOf(day)).some((each) => rates.get(each.rate).unit === rate.unit && periodOf[rate.unit](each.date) === period)
      return fraction(isFirst ? 1 : 0)
    }
  }
}

/** What days cost one after another, each as a fraction of a fen; a cap is one for the service, however often its fee changes. */
function costs(days, priceOf) {
  const used = new Map()
  return days.map((day) => {
    const rate = rates.get(day.rate)
    let amount = timesOf(unitsOf(day, rate, days), priceOf(rate))
    for (const length of ['day', 'week', 'month', 'term', 'year']) {
      const cap = number(rate[`cap_${length}_fen`])
      if (cap !== null) amount = smaller(amount, minus(fraction(cap), used.get(`${length} ${periodOf[length](day.date)}`) ?? zero))
    }
    if (less(amount, zero)) amount = zero
    for (const length of ['day', 'week', 'month', 'term', 'year']) {
      const key = `${length} ${periodOf[length](day.date)}`
      used.set(key, plus(used.get(key) ?? zero, amount))
    }
    return amount
  })
}

const stated = (rate) => fraction(rate.price_fen)
const actual = (rate) => (rate.actual_fen === '' ? stated(rate) : fraction(rate.actual_fen, rate.actual_per))

// ------------------------------------------------------------------ the term

const school = Object.fromEntries(table('school').map(({ key, value }) => [key, value]))
const rates = new Map(table('rates').map((rate) => [rate.rate, rate]))
const grouped = (rows) => {
  const groups = new Map()
  for (const row of rows) groups.set(`${row.child} ${row.service}`, [...(groups.get(`${row.child} ${row.service}`) ?? []), row])
  return groups
}
const files = Object.fromEntries(['sessions', 'attendance', 'statements', 'reliefs', 'refunds', 'payments', 'settled'].map((name) => [name, table(name)]))
const [sessions, statements, refunds, settled] = ['sessions', 'statements', 'refunds', 'settled'].map((name) => grouped(files[name]))
const stateOf = new Map(files.attendance.map(({ child, service, date, state }) => [`${child} ${service} ${date}`, state]))

const problems = []
const expect = (what, found, computed) => {
  if (found !== computed) problems.push(`${what} 不一致：导出的是 ${found}，重算是 ${computed}`)
}
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0)

const totals = { charge: 0, relief: 0, refund: 0, topUp: 0 }

const sharedUnits = new Map()
for (const key of new Set([...sessions.keys(), ...statements.keys(), ...settled.keys()])) {
  const [child, service] = key.split(' ')
  const days = (sessions.get(key) ?? []).sort((a, b) => (a.date < b.date ? -1 : 1))
  // Statements: what was charged for the days that each names, in order, rounded over all of them together.
  const own = (statements.get(key) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1))
  // Who joined again on other weekdays has a later statement for days in between: the earlier one used up caps and months first.
  const rank = new Map(own.map(({ statement }, index) => [statement, index]))
  const statedDays = days.filter(({ statement, rate }) => statement !== '' && rate !== '').sort((a, b) => rank.get(a.statement) - rank.get(b.statement) || (a.date < b.date ? -1 : 1))
  const charges = costs(statedDays, stated)
  let running = zero
  for (const each of own) {
    const before = running
    statedDays.forEach((day, index) => {
      if (day.statement === each.statement) running = plus(running, charges[index])
    })
    expect(`${key} 账单 ${each.statement}`, Number(each.charged_fen), toFen(running) - toFen(before))
  }
  // Attendance: which days count is worked out from how they went, never taken over.
  const counted = days.filter((day) => {
    const state = stateOf.get(`${key} ${day.date}`)
    const counts = state === 'attended' || (state === 'unrecorded' && school.unrecorded_as === 'attended')
    expect(`${key} ${day.date} 是否计入`, day.counted, counts ? 'yes' : 'no')
    return counts && day.rate !== ''
  })
  const [charged, relief, back] = [sum(own.map((each) => Number(each.charged_fen))), sum(own.map((each) => Number(each.relief_fen))), sum((refunds.get(key) ?? []).map((each) => Number(each.fen)))]
  totals.charge += charged
  totals.relief += relief
  totals.refund += back
  for (const row of settled.get(key) ?? []) {
    const percent = Math.max(0, ...files.reliefs.filter((each) => each.child === child).map((each) => Number(each.percent)))
    const cost = toFen(costs(counted, actual).reduce(plus, zero))
    const isSettled = row.settles === 'yes'
    const owed = isSettled ? toFen(fraction(BigInt(cost) * BigInt(10_000 - Math.round(percent * 100)), 10_000n)) : charged + relief + back
    expect(`${key} 结算前应交`, Number(row.charged_fen), charged + relief + back)
    expect(`${key} 按实际应交`, Number(row.owed_fen), owed)
    expect(`${key} 多还少补`, Number(row.amount_fen), owed - (charged + relief + back))
    if (owed < charged + relief + back) totals.refund += owed - (charged + relief + back)
    else totals.topUp += owed - (charged + relief + back)
    const units = counted.filter((day) => rates.get(day.rate).at_most === 'yes').map((day) => unitsOf(day, rates.get(day.rate), counted))
    sharedUnits.set(service, units.reduce(plus, sharedUnits.get(service) ?? zero))
  }
}

// The actual rate itself: cost less grant among the units of all children (R-033).
for (const [key, value] of Object.entries(school).filter(([name]) => name.startsWith('cost '))) {
  const service = key.slice(5)
  const [cost, grant] = value.split(' ').map(Number)
  const units = sharedUnits.get(service) ?? zero
  for (const rate of [...rates.values()].filter((each) => each.service === service && each.at_most === 'yes' && units.top > 0n)) {
    const shared = timesOf(fraction(Math.max(0, cost - grant)), { top: units.bottom, bottom: units.top })
    const price = smaller(shared, stated(rate))
    expect(`${service} 实际单价`, `${fraction(rate.actual_fen, rate.actual_per).top}/${fraction(rate.actual_fen, rate.actual_per).bottom}`, `${price.top}/${price.bottom}`)
  }
}

const carried = sum(files.payments.filter(({ kind }) => kind === 'carried').map(({ fen }) => Number(fen)))
const received = sum(files.payments.filter(({ kind }) => kind !== 'carried').map(({ fen }) => Number(fen)))
expect('全校 应收（减免后，含补交和结转）', Number(school.chargedFen), totals.charge + totals.relief + totals.topUp + carried)
expect('全校 减免', Number(school.reliefFen), -totals.relief + 0)
expect('全校 退费', Number(school.refundedFen), -totals.refund + 0)
expect('全校 已收', Number(school.receivedFen), -received + 0)
expect('全校 余额', Number(school.balanceFen), totals.charge + totals.relief + totals.topUp + totals.refund + carried + received)

if (problems.length > 0) {
  console.error([`重算与导出对不上，共 ${problems.length} 处：`, ...problems.slice(0, 50)].join('\n'))
  process.exit(1)
}
const yuan = (fen) => `${(fen / 100).toFixed(2)} 元`
console.log(`重算一致：${new Set(files.sessions.map(({ child }) => child)).size} 个孩子，${files.sessions.length} 次服务，账单 ${yuan(totals.charge)}，减免 ${yuan(-totals.relief + 0)}，退 ${yuan(-totals.refund + 0)}，补交 ${yuan(totals.topUp)}，余额 ${yuan(Number(school.balanceFen))}。`)
