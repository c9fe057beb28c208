import fs from 'node:fs'
import path from 'node:path'
import { planJsonSchema } from '../cloud/plan-problem'

/** `npm run plans:schema`: writes the JSON Schema that editors use when a plan is written by hand. */
const file = path.resolve(__dirname, '../plans/plan.schema.json')
fs.writeFileSync(file, `${JSON.stringify(planJsonSchema, null, 2)}\n`)
console.log(`已写入 ${path.relative(process.cwd(), file)}`)
