import fs from 'node:fs'
import path from 'node:path'
import YAML from 'yaml'
import * as z from 'zod/mini'
import { holidayYear, type HolidayYear } from './contract/calendar'

// In a cloud function's bundle the data lies beside it, in the source tree beside cloud.
const folders = [path.join(__dirname, 'plans/calendars'), path.join(__dirname, '../plans/calendars')]

/** Reads one year's file; throws where it is not what the schema says. */
export function readHolidayYear(file: string): HolidayYear {
  const parsed = z.safeParse(holidayYear, YAML.parse(fs.readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${path.basename(file)} 不能用：${parsed.error.issues.map(({ path: at, message }) => `${at.join('.')} ${message}`).join('；')}`)
}

let read: HolidayYear[] | null = null

/** Every year of which the public arrangement is known, oldest first. */
export function holidayYears(): HolidayYear[] {
  const folder = folders.find((each) => fs.existsSync(each)) as string
  read ??= fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readHolidayYear(path.join(folder, name)))
  return read
}
