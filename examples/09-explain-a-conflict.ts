/*
Unlimited 5G fails on December 1, 2026 because Business Mobile, scheduled for that date, fails: no mobile number.
Call recording fails on December 1, 2026 because Business Mobile, scheduled for that date, fails.
Unlimited 5G misslyckas den 1 december 2026 eftersom Business Mobile, schemalagd till samma dag, misslyckas: mobilnummer saknas.
Call recording misslyckas den 1 december 2026 eftersom Business Mobile, schemalagd till samma dag, misslyckas.
Die Zuweisung von Unlimited 5G schlägt am 1. Dezember 2026 fehl, denn die Zuweisung von Business Mobile, geplant für denselben Tag, schlägt fehl: keine Mobilnummer.
Die Zuweisung von Call recording schlägt am 1. Dezember 2026 fehl, denn die Zuweisung von Business Mobile, geplant für denselben Tag, schlägt fehl.
3 changes wait for one thing: number_missing
Lägg till ett mobilnummer som är aktivt senast den 1 december 2026.
Business Mobile fails on 1 December 2026: please add a mobile number.
Unlimited 5G fails on 1 December 2026 because Business Mobile, scheduled for that date, fails.
Call recording fails on 1 December 2026 because Business Mobile, scheduled for that date, fails.
Business Mobile can now be assigned on 1 December 2026.
Unlimited 5G can now be assigned on 1 December 2026.
Call recording can now be assigned on 1 December 2026.
This user has conflicts.
*/
import {
  conflictNote,
  describeEffects,
  describeExplanation,
  describeRemedy,
  explain,
  wordingOf,
} from 'seatline'
import { english, extendLanguage, german, swedish } from 'seatline/languages'
import { catalog } from './catalog.js'
import { openPortal } from './portal.js'

const { acme } = await openPortal()
const words = { ...wordingOf(catalog), capability: (name: string) => name.toUpperCase() }
const anna = await acme.users.create({
  firstName: 'Anna',
  surname: 'Berg',
  email: 'anna@acme.example',
})
await acme.numbers.add(anna.id, { number: '+4681000001', type: 'landline' })

// Business Mobile is scheduled, although the mobile number is missing
await acme.confirm(
  await acme.plan({ users: [anna.id], assign: ['businessMobile'], on: '2026-12-01' }),
)

// what rests on it has its chain, down to the number
const plan = await acme.plan({
  users: [anna.id],
  assign: ['unlimited5g', 'recording'],
  on: '2026-12-01',
})
const [answer] = plan.users
if (!answer) throw new Error('a plan has an answer for each user')
const explanation = explain(answer)
for (const language of [english, swedish, german])
  console.log(describeExplanation(explanation, { words, language }).join('\n'))
for (const { conflict, changes } of explanation.roots)
  console.log(`${changes.length} changes wait for one thing: ${conflict.code}`)
for (const remedy of answer.remedies.sets.slice(0, 1))
  console.log(describeRemedy(remedy, { words, language: swedish }))

// the same from the schedule, in the words and with the dates of a portal's own
await acme.confirm(plan)
const british = extendLanguage(english, {
  locale: 'en-GB',
  conflicts: { labels: { number_missing: ({ type }) => `please add a ${type} number` } },
})
console.log(
  describeExplanation(explain(await acme.schedule.of(anna.id)), {
    words,
    language: british,
  }).join('\n'),
)

// what an edit does to others
const added = await acme.numbers.add(
  anna.id,
  { number: '+46701000001', type: 'mobile' },
  { preview: true },
)
if (added.status === 'done')
  console.log(describeEffects(added.effects, { words, language: british }).join('\n'))
console.log(conflictNote(catalog, plan, { language: british }).text)
