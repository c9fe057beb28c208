import type { Database } from './db/database'
import { bareWords, namesFamily } from './rules/feedback'
import { namesAnybody } from './store/feedback'

/** Whether words that families are to read hold a child's or guardian's name, of this family or the school, or a telephone number. */
export const namesSomebody = async (db: Database, schoolId: string, words: string, family: readonly string[] = []): Promise<boolean> =>
  namesFamily(words, family) || (await namesAnybody(db, schoolId, bareWords(words)))
