/*
38 laws; tried here: holdable, book, sound, forecast, cancel
holdable: holds
book: holds
sound: holds
forecast: holds
cancel: holds

In this catalog, a rule of your own does not hold: Recording is for Voice

  2027-01-04: give Sam Call recording now: applied.

To see it again: { seed: 1 }.
*/
import { defineCatalog, isSeatlineError } from 'seatline'
import { assertCatalogLaws, catalogLaws } from 'seatline/testing'

const catalog = defineCatalog({
  tracks: [
    {
      id: 'voice',
      name: 'Voice',
      licenses: [{ id: 'basic', name: 'Basic', requirement: { kind: 'number', type: 'landline' } }],
    },
    {
      id: 'addons',
      name: 'Add-ons',
      holds: 'many',
      licenses: [{ id: 'recording', name: 'Call recording' }], // its requirement was forgotten
    },
  ],
})

// each law is a test of its own in your test runner
const some = ['holdable', 'book', 'sound', 'forecast', 'cancel']
const laws = catalogLaws(catalog, { runs: 50 })
console.log(`${laws.length} laws; tried here: ${some.join(', ')}`)
for (const law of laws) {
  if (!some.includes(law.id)) continue
  await law.run()
  console.log(`${law.id}: holds`)
}

// a rule of your own, held after everything that administrators may do
try {
  await assertCatalogLaws(catalog, {
    seed: 1,
    runs: 50,
    rules: { 'Recording is for Voice': ({ holds }) => !holds('recording') || holds('basic') },
  })
} catch (error) {
  if (isSeatlineError(error, 'law_broken')) console.log(`\n${error.message}`)
}
